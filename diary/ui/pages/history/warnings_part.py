"""The warnings of the history: a choice of them, the latest day first, and more on request."""

from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from diary.book.history import Choice, Part, PastFlag, before, latest
from diary.signs.flags import EMERGENCY, NOTE, NOW, TELL, TODAY
from diary.ui.pages.base import Services
from diary.ui.pages.history.warning_row import WarningRow
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.cards import Card, EmptyState
from diary.ui.widgets.fields import ChoiceField, Combo
from diary.ui.widgets.labels import Text, line

ALL, OPEN = "all", "open"
STEPS = (EMERGENCY, NOW, TODAY, TELL)
SHORTEST = 20
"""So many letters of a choice can be seen at least."""


class WarningsPart(QWidget):
    """All flags of the diary, as far back as was asked for.

    Attributes:
        which: Open warnings, all, or from a step on.
        sign: One sign, or all.
        rows: What is listed, the latest first.
        more: Goes further back.
    """

    open_day = Signal(object)
    """Show that ``date``."""

    guide = Signal(str)
    """A place of the guide."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        text, theme = services.texts.text, services.theme
        steps = [(step, text(f"history.from-{step}")) for step in STEPS]
        self.which = ChoiceField(
            theme, text("history.which"), [(ALL, text("history.all")), (OPEN, text("history.open")), *steps]
        )
        signs = sorted((text(f"sign.{rule.sign}.title"), rule.sign) for rule in services.book.rules.rules)
        self.sign = ChoiceField(
            theme, text("history.sign"), [("", text("history.all")), *((sign, title) for title, sign in signs)]
        )
        self.empty = EmptyState(theme, icon="history", title=text("history.none"), hint=text("history.none-hint"))
        self.more = Button(theme, "", icon="chevron-down")
        self.rows: list[WarningRow] = []
        self._cards: list[Card] = []
        self._parts = 1
        self._rest: Part | None = None
        self._lay_out()
        for field in (self.which, self.sign):
            field.changed.connect(self._chosen)
        self.more.clicked.connect(self._show_more)

    def refresh(self) -> None:
        """List anew as much as was listed; what stood open stays open."""
        opened = {(row.past.sign, row.past.day) for row in self.rows if row.line.isChecked()}
        self._clear()
        self._add(latest(self._services.book, self._choice()))
        for _ in range(self._parts - 1):
            self._add_before()
        for row in self.rows:
            row.line.setChecked((row.past.sign, row.past.day) in opened)

    def _choice(self) -> Choice:
        which = self.which.value()
        return Choice(open_only=which == OPEN, least=which if which in STEPS else NOTE, sign=self.sign.value())

    def _chosen(self) -> None:
        self._parts = 1
        self.refresh()

    def _show_more(self) -> None:
        """Go further back; the cursor goes to what appeared."""
        known = len(self.rows)
        self._parts += 1
        self._add_before()
        if len(self.rows) > known:
            self.rows[known].line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_before(self) -> None:
        if self._rest is not None and self._rest.goes_on is not None:
            self._add(before(self._services.book, self._choice(), self._rest.goes_on))

    def _add(self, part: Part) -> None:
        self._rest = part
        for day, flags in groupby(part.flags, key=lambda past: past.day):
            card = Card(self._services.theme, self._services.texts.day(day, "full"))
            card.body.setSpacing(2)
            for number, past in enumerate(flags):
                if number:
                    card.body.addWidget(line())
                card.body.addWidget(self._row(past))
            self._cards.append(card)
            self._list.addWidget(card)
            card.show()
        self.empty.setVisible(not self.rows)
        self.more.setVisible(part.goes_on is not None)
        if part.goes_on is not None:
            self.more.setText(self._services.texts.text("history.more", day=part.goes_on))

    def _row(self, past: PastFlag) -> WarningRow:
        row = WarningRow(self._services, past)
        row.open_day.connect(self.open_day)
        row.guide.connect(self.guide)
        self.rows.append(row)
        return row

    def _clear(self) -> None:
        for card in self._cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards.clear()
        self.rows.clear()

    def arrange(self, *, wide: bool) -> None:
        """Both choices side by side, or one below the other."""
        self._fields.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _lay_out(self) -> None:
        text = self._services.texts.text
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self._fields = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._fields.setSpacing(12)
        for field in (self.which, self.sign):
            field.combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.combo.setMinimumContentsLength(SHORTEST)
            self._fields.addWidget(field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Text(text("history.warnings"), "h2"))
        column.addWidget(Text(text("history.lead"), "second", wrap=True))
        column.addLayout(self._fields)
        column.addWidget(self.empty)
        column.addLayout(self._list)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
