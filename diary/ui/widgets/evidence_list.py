"""Why a warning shows: the entries, each a link; what is not known; and where the guide explains it."""

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from diary.core.records import CareTeam
from diary.core.texts import Texts
from diary.signs.flags import Evidence
from diary.ui.reasons import Reasons, evidence_when
from diary.ui.theme import Theme
from diary.ui.widgets.buttons import LINK, Button
from diary.ui.widgets.labels import Icon, RichText, Text

ICONS = {
    "symptom": "activity",
    "measurement": "thermometer",
    "count": "test-tube",
    "treatment": "syringe",
    "medicine": "pill",
    "device": "stethoscope",
    "milestone": "calendar",
}
ACT = "act"


class EvidenceList(QWidget):
    """The reasons of a warning.

    Args:
        theme: The look.
        texts: The words.
        reasons: What to list.
        today: The day it is today.
        role: The color of the icons: ``act`` in a red panel, ``tell`` in an amber one, ``primary`` elsewhere.
    """

    opened = Signal(str, str)
    """Kind and id of the entry to show."""

    guide = Signal(str)
    """A place of the guide."""

    def __init__(self, theme: Theme, texts: Texts, reasons: Reasons, today: date, role: str) -> None:
        super().__init__()
        self._theme, self._texts, self._role = theme, texts, role
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if reasons.evidence:
            column.addWidget(Text(texts.text("warnings.why-you-see"), "strong"))
        for piece in reasons.evidence:
            column.addWidget(self._entry(piece, today))
        if reasons.more:
            column.addWidget(self._more(reasons, today))
        if reasons.not_known:
            column.addSpacing(6)
            gaps = tuple(texts.render(gap) for gap in reasons.not_known)
            column.addWidget(Text(texts.text("warnings.not-known", what=gaps), "second", wrap=True))
        column.addSpacing(8)
        divider = QFrame()
        divider.setProperty("kind", "red-line" if role == ACT else "line")
        column.addWidget(divider)
        column.addSpacing(6)
        column.addWidget(Text(texts.text("warnings.from-guide"), "strong"))
        for section, sign in reasons.guide:
            column.addWidget(self._section(section, sign))

    def _more(self, reasons: Reasons, today: date) -> QWidget:
        box, rest = QWidget(), QWidget()
        outer, column = QVBoxLayout(box), QVBoxLayout(rest)
        for layout in (outer, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(2)
        for piece in reasons.more:
            column.addWidget(self._entry(piece, today))
        rest.hide()
        button = Button(self._theme, self._texts.text("warnings.all-entries"), kind=LINK)
        button.setCheckable(True)
        button.toggled.connect(rest.setVisible)
        outer.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(rest)
        return box

    def _entry(self, piece: Evidence, today: date) -> "LineButton":
        words, when = self._texts.render(piece.text), evidence_when(piece, today, self._texts)
        button = LineButton(self._theme, ICONS.get(piece.kind, "info"), self._role, words, when)
        button.setToolTip(self._texts.text("warnings.show-entry"))
        button.clicked.connect(lambda: self.opened.emit(piece.kind, piece.ref))
        return button

    def _section(self, section: str, sign: str) -> "LineButton":
        button = LineButton(self._theme, "book-open", self._role, section, kind="link")
        button.setToolTip(self._texts.text("warnings.show-guide"))
        button.clicked.connect(lambda: self.guide.emit(f"sign:{sign}"))
        return button


class Instructions(RichText):
    """What the care team told the person to do, in its own words; hidden where nothing is on file."""

    def __init__(self, texts: Texts, team: CareTeam) -> None:
        super().__init__((texts.text("warnings.instructions"), True), (f" “{team.instructions}”", False))
        if not team.instructions:
            self.hide()


class LineButton(QPushButton):
    """A whole line to press: icon, words that wrap, and perhaps when it was.

    Args:
        theme: The look.
        icon: The name of the icon.
        role: Its color.
        words: What it is about.
        when: What stands at the right.
        kind: How the words look: ``strong``, or ``link``.
    """

    def __init__(self, theme: Theme, icon: str, role: str, words: str, when: str = "", *, kind: str = "strong") -> None:
        super().__init__()
        self.setProperty("kind", "entry")
        self.setAccessibleName(f"{words}, {when}" if when else words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)  # Enter presses it, as Space does
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        row.addWidget(Icon(theme, icon, role, 20))
        row.addWidget(Text(words, kind, wrap=True), 1)
        if when:
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
