"""One flag of the history: a line to press, and behind it the warning in full."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.book.history import PastFlag, in_full
from diary.core.clock import today
from diary.ui.pages.base import Services
from diary.ui.pages.history.lines import SHAPES, done_lines, headline, log_lines, state
from diary.ui.reasons import reasons_of
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.evidence_list import EvidenceList, Instructions, LineButton
from diary.ui.widgets.labels import Text

INDENT = 32


class WarningRow(QWidget):
    """A flag.

    Attributes:
        past: What the history knows of it.
        line: Opens and closes it.
        detail: The warning in full while it is open, else None.
    """

    open_day = Signal(object)
    """Show that ``date``."""

    guide = Signal(str)
    """A place of the guide."""

    def __init__(self, services: Services, past: PastFlag) -> None:
        super().__init__()
        self._services, self.past = services, past
        texts = services.texts
        icon, role = SHAPES[past.urgency]
        self.line = LineButton(services.theme, icon, role, headline(past, texts), state(past, texts), kind="link")
        self.line.setToolTip(texts.text("history.read"))
        self.line.setCheckable(True)
        self.line.toggled.connect(self._toggled)
        self.detail: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.line)

    def _toggled(self, opened: bool) -> None:  # noqa: FBT001  (Qt calls it so)
        if self.detail is not None:
            self._column.removeWidget(self.detail)
            self.detail.hide()
            self.detail.deleteLater()
            self.detail = None
        if opened:
            self.detail = self._make_detail()
            self._column.addWidget(self.detail)
            self.detail.show()

    def _make_detail(self) -> QWidget:
        services, texts, past = self._services, self._services.texts, self.past
        flag = in_full(services.book, past)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(INDENT, 0, 0, 12)
        column.setSpacing(6)
        column.addWidget(Text(texts.render(flag.why), wrap=True))
        column.addWidget(Text(texts.render(flag.action), wrap=True))
        column.addWidget(Instructions(texts, services.book.timeline.care_team))
        zone = services.clock.now().tzinfo
        parts = (
            ("history.came-and-went", log_lines(past, texts, zone)),
            ("history.what-was-done", done_lines(past, texts)),
        )
        for heading, lines in parts:
            column.addWidget(Text(texts.text(heading), "strong"))
            for said in lines:
                column.addWidget(Text(said, "second", wrap=True))
        reasons = EvidenceList(services.theme, texts, reasons_of(flag), today(services.clock), SHAPES[past.urgency][1])
        days = {piece.ref: piece.at.day for piece in flag.evidence if piece.at}
        reasons.opened.connect(lambda _kind, ref: self.open_day.emit(days.get(ref, past.day)))
        reasons.guide.connect(self.guide)
        column.addWidget(reasons)
        show = Button(services.theme, texts.text("history.show-day", day=past.day), icon="sun")
        show.clicked.connect(lambda: self.open_day.emit(past.day))
        column.addWidget(show)
        return box
