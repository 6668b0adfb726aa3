"""Why a warning shows: the entries with their times, each a link; what is not known; and where the guide says so."""

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from diary.core.texts import Texts
from diary.signs.flags import Evidence
from diary.ui.pages.today.alarm import CALL, Alarm, evidence_when
from diary.ui.theme import Theme
from diary.ui.widgets.buttons import LINK, Button
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
        column.setSpacing(0)
        column.addWidget(Text(texts.text("warnings.why-you-see"), "strong"))
        for piece in alarm.evidence:
            column.addWidget(self._entry(piece, today))
        if alarm.more_evidence:
            column.addWidget(self._more(alarm, today))
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

    def _more(self, alarm: Alarm, today: date) -> QWidget:
        box, rest = QWidget(), QWidget()
        outer, column = QVBoxLayout(box), QVBoxLayout(rest)
        for layout in (outer, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(2)
        for piece in alarm.more_evidence:
            column.addWidget(self._entry(piece, today))
        rest.hide()
        button = Button(self._theme, self._texts.text("warnings.all-entries"), kind=LINK)
        button.setCheckable(True)
        button.toggled.connect(rest.setVisible)
        outer.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(rest)
        return box

    def _entry(self, piece: Evidence, today: date) -> "EntryButton":
        when = evidence_when(piece, today)
        button = EntryButton(
            self._theme,
            ICONS.get(piece.kind, "info"),
            self._role,
            self._texts.render(piece.text),
            self._texts.render(when) if when else "",
        )
        button.setToolTip(self._texts.text("warnings.show-entry"))
        button.clicked.connect(lambda: self.opened.emit(piece.kind, piece.ref))
        return button


class EntryButton(QPushButton):
    """A whole line to press: icon, the entry in words that wrap, and when it was."""

    def __init__(self, theme: Theme, icon: str, role: str, words: str, when: str) -> None:
        super().__init__()
        self.setProperty("kind", "entry")
        self.setAccessibleName(f"{words}, {when}" if when else words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        row.addWidget(Icon(theme, icon, role, 20))
        row.addWidget(Text(words, "strong", wrap=True), 1)
        row.addWidget(Text(when, "hint"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for label in self.findChildren(QWidget):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def sizeHint(self) -> QSize:
        """As its words need."""
        return self._row.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        """As its longest word needs."""
        return self._row.minimumSize()

    @override
    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        """How high it is at a width."""
        return self._row.heightForWidth(arg__1)
