"""Dates of one's own: from one day to another, in whichever order."""

from datetime import date

from PySide6.QtCore import Signal

from diary.core.texts import Texts
from diary.ui.theme import Theme
from diary.ui.widgets.cards import Card
from diary.ui.widgets.fields import DateField
from diary.ui.widgets.flow import Flow
from diary.ui.widgets.labels import Text


class DatesCard(Card):
    """Two dates, and which days are shown for them.

    Attributes:
        first: From this day.
        last: To this day.
        shown: Says which days are shown.
    """

    chosen = Signal(object, object)
    """Show the days between these two."""

    def __init__(self, theme: Theme, texts: Texts, today: date) -> None:
        super().__init__(theme)
        self._texts = texts
        self.first = DateField(theme, texts.text("trends.page.from"), today, fallback=today)
        self.last = DateField(theme, texts.text("trends.page.to"), today, fallback=today)
        self.shown = Text("", "hint", wrap=True)
        fields = Flow(16)
        for field in (self.first, self.last):
            fields.add(field)
            field.changed.connect(self._changed)
        self.body.addWidget(fields)
        self.body.addWidget(self.shown)

    def show_dates(self, first: date, last: date) -> None:
        """Show two dates in the fields, without telling anyone."""
        self.first.set_value(first)
        self.last.set_value(last)

    def tell(self, first: date, last: date) -> None:
        """Say which days are shown."""
        number = (last - first).days + 1
        self.shown.setText(self._texts.text("trends.page.shown", first=first, last=last, n=number))

    def _changed(self) -> None:
        self.chosen.emit(self.first.value(), self.last.value())
