"""A card that shows what is on file about one thing, and changes it in place."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary.core.records import Record
from diary.ui.pages.base import Services
from diary.ui.widgets.buttons import PRIMARY, QUIET, ArrowButton, Button, keep_place
from diary.ui.widgets.cards import Card
from diary.ui.widgets.labels import Text

Lines = list[tuple[str, str]]
"""Texts with their kinds, one a line."""


class DetailForm(QWidget):
    """The form of such a card. Subclasses put fields into ``column`` and make the record."""

    saved = Signal(object)
    """The ``Record`` as it should be kept."""

    closed = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        texts = services.texts
        self.services = services
        self.column = QVBoxLayout()
        self.column.setSpacing(10)
        self.save = Button(services.theme, texts.text("treatment.save"), icon="check", kind=PRIMARY)
        self.cancel = Button(services.theme, texts.text("treatment.cancel"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 8, 0)
        outer.setSpacing(14)
        outer.addLayout(self.column)
        outer.addLayout(buttons)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.closed)

    def first(self) -> QWidget:
        """The field that typing begins with."""
        raise NotImplementedError

    def record(self) -> Record | None:
        """The record as typed; None where something cannot be read, which the form then says."""
        raise NotImplementedError

    def _save(self) -> None:
        record = self.record()
        if record is not None:
            self.saved.emit(record)


class DetailCard(Card):
    """Shows the lines, or the form while one changes them.

    Args:
        services: What the page works with.
        title: The heading.
        icon: The icon before it.
        lines: Says what is on file.
        make_form: Makes the form, filled with what is on file.

    Attributes:
        form: The form while it is open, else None.
    """

    saved = Signal(object)
    """The ``Record`` as it should be kept."""

    def __init__(
        self,
        services: Services,
        title: str,
        icon: str,
        *,
        lines: Callable[[], Lines],
        make_form: Callable[[], DetailForm],
    ) -> None:
        texts = services.texts
        super().__init__(services.theme, title, icon)
        self._read_lines, self._make_form = lines, make_form
        self.form: DetailForm | None = None
        self.change = Button(services.theme, texts.text("treatment.change"), icon="pencil", kind=QUIET)
        self.change.setAccessibleName(texts.text("treatment.change-what", name=title))
        self.change.setEnabled(not services.book.read_only)
        keep_place(self.change)
        self.header.addWidget(self.change)
        self.body.setContentsMargins(16, 8, 8, 14)
        self.lines = QWidget()
        self._said: list[Text] = []
        self._column = QVBoxLayout(self.lines)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(4)
        self.body.addWidget(self.lines)
        self.change.clicked.connect(self.open_form)

    def show_lines(self) -> None:
        """Show what is on file now."""
        for old in self._said:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._said = [Text(text, kind, wrap=True) for text, kind in self._read_lines()]
        for text in self._said:
            self._column.addWidget(text)

    def open_form(self) -> None:
        """Change it here."""
        self.close_form()
        self.form = self._make_form()
        self.form.saved.connect(self.saved)
        self.form.closed.connect(self._closed)
        self.body.addWidget(self.form)
        self.form.show()
        self.lines.hide()
        self.change.hide()
        self.form.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Take the form away without saving."""
        if self.form is not None:
            self.body.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
            self.lines.show()
            self.change.show()

    def _closed(self) -> None:
        self.close_form()
        self.change.setFocus(Qt.FocusReason.OtherFocusReason)


class RepeatedRows(QWidget):
    """Rows of fields that can be added and removed, such as phone numbers.

    Args:
        services: What the page works with.
        add: The words of the button that adds a row.
    """

    def __init__(self, services: Services, add: str) -> None:
        super().__init__()
        self._services = services
        self.add = Button(services.theme, add, icon="plus", kind=QUIET)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._rows)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def put(self, row: QWidget, first_line: QHBoxLayout, remove: str, removed: Callable[[], None]) -> None:
        """Add a row; its first line gets a button that removes it.

        Args:
            row: The row.
            first_line: The layout of its first line.
            remove: What the button says.
            removed: Called when the row is gone.
        """
        button = ArrowButton(self._services.theme, "trash-2", remove)
        first_line.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self._rows.addWidget(row)
        if self.isVisible():
            row.show()

        def take_out() -> None:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
            removed()
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

        button.clicked.connect(take_out)
