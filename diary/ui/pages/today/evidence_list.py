"""Why a warning shows: the entries with their times, each a link; what is not known; and where the guide says so."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from diary.core.texts import Texts
from diary.signs.flags import Evidence
from diary.ui.pages.today.alarm import CALL, Alarm, evidence_when
from diary.ui.theme import Theme
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.labels import Icon, Text

ICONS = {
    "symptom": "activity",
    "measurement": "thermometer",
    "count": "test-tube",
    "treatment": "syringe",
    "medicine": "pill",
    "device": "stethoscope",
    "milestone": "calendar",
}


class EvidenceList(QWidget):
    """The reasons of an alarm."""

    opened = Signal(str, str)
    """Kind and id of the entry to show."""

    def __init__(self, theme: Theme, texts: Texts, alarm: Alarm, today: date) -> None:
        super().__init__()
        self._theme, self._texts = theme, texts
        self._role = "act" if alarm.level == CALL else "tell"
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Text(texts.text("warnings.why-you-see"), "strong"))
        for piece in alarm.evidence:
            column.addLayout(self._entry(piece, today))
        if alarm.not_known:
            column.addSpacing(6)
            gaps = tuple(texts.render(gap) for gap in alarm.not_known)
            column.addWidget(Text(texts.text("warnings.not-known", what=gaps), "second", wrap=True))
        column.addSpacing(8)
        divider = QFrame()
        divider.setProperty("kind", "red-line" if alarm.level == CALL else "line")
        column.addWidget(divider)
        column.addSpacing(6)
        column.addWidget(Text(texts.text("warnings.from-guide"), "strong"))
        for section in alarm.sections:
            column.addWidget(Text(section, "second", wrap=True))

    def _entry(self, piece: Evidence, today: date) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Icon(self._theme, ICONS.get(piece.kind, "info"), self._role, 20))
        link = Button(self._theme, self._texts.render(piece.text), kind="entry")
        link.setToolTip(self._texts.text("warnings.show-entry"))
        link.clicked.connect(lambda: self.opened.emit(piece.kind, piece.ref))
        row.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        if when := evidence_when(piece, today):
            row.addWidget(Text(self._texts.render(when), "hint"))
        return row
