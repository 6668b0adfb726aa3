"""Where text from a lab sheet is pasted; what it holds goes into the form and is added only from there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.ui.pages.base import Services
from diary.ui.pages.counts.paste import read_pasted
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.fields import LongTextField
from diary.ui.widgets.flow import FlowLayout
from diary.ui.widgets.labels import Text, line


class PastePanel(QWidget):
    """Takes the text, and says afterwards what found a place and what did not."""

    read = Signal(object)
    """The values found, as a tuple of ``Pasted``."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        texts, theme = services.texts, services.theme
        self._services = services
        self.field = LongTextField(
            theme, texts.text("counts.paste.title"), lines=4, hint=texts.text("counts.paste.hint")
        )
        self.take = Button(theme, texts.text("counts.paste.take"))
        self.cancel = Button(theme, texts.text("counts.cancel"), kind=QUIET)
        self.said = Text("", "second", wrap=True)
        self._buttons = QWidget()
        flow = FlowLayout()
        self._buttons.setLayout(flow)
        flow.addWidget(self.take)
        flow.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.field, self._buttons, self.said, line()):
            column.addWidget(widget)
        self.take.clicked.connect(self._take)
        self.cancel.clicked.connect(self.hide)
        self.hide()

    def open(self) -> None:
        """Show it empty, ready for the text."""
        self.field.set_value("")
        self._open(entry=True)
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, *, entry: bool) -> None:
        self.field.setVisible(entry)
        self._buttons.setVisible(entry)
        self.said.setVisible(not entry)
        self.field.set_problem("")
        self.show()

    def _take(self) -> None:
        texts = self._services.texts
        found, left = read_pasted(self.field.value(), self._services.catalog)
        if not found:
            self.field.set_problem(texts.text("counts.paste.nothing"))
            return
        said = [texts.text("counts.paste.filled", n=len(found))]
        if left:
            said.append(texts.text("counts.paste.left", texts=texts.join(left)))
        self.said.setText(" ".join(said))
        self._open(entry=False)
        self._services.notifier.announce(self.said.text())
        self.read.emit(found)
