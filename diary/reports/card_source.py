"""What the emergency card is made from, and how it writes dates and ages."""

from dataclasses import dataclass
from datetime import date, datetime

from diary.core.texts import Texts
from diary.core.timeline import Timeline
from diary.core.when import When
from diary.reports.handout import shortened
from diary.reports.wording import Wording

NAME, LINE, LONG = 60, 110, 320
"""How many signs of a name, of a line, and of a longer text the card has room for."""


@dataclass(frozen=True, slots=True)
class CardSource:
    """The diary at a moment.

    Attributes:
        now: The person's wall clock.
    """

    timeline: Timeline
    texts: Texts
    now: datetime

    @property
    def wording(self) -> Wording:
        """Dates with their year: nobody knows when the card will be read."""
        return Wording(self.texts, years=True)

    @property
    def today(self) -> date:
        """The person's date."""
        return self.now.date()

    def text(self, message_id: str, /, **values: object) -> str:
        """A text by its id."""
        return self.texts.text(message_id, **values)

    def name(self, text: str) -> str:
        """A short text of a person's."""
        return shortened(self.texts, text, NAME)

    def line(self, text: str) -> str:
        """A line of a person's."""
        return shortened(self.texts, text, LINE)

    def long(self, text: str) -> str:
        """A longer text of a person's."""
        return shortened(self.texts, text, LONG)

    def age(self, day: date) -> str:
        """How long ago a day was: "today", "3 days ago"."""
        days = (self.today - day).days
        return self.texts.text("age.today") if days <= 0 else self.texts.text("age.days", n=days)

    def since(self, when: When | None) -> str:
        """From when on something is there: "since 15 Feb 2026"."""
        return self.text("emergency.since", day=when.day) if when else self.text("emergency.no-start")
