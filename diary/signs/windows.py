"""How long after something a rule still looks back at it."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta


def end_of_day(moment: datetime) -> datetime:
    """The end of a moment's day."""
    return datetime.combine(moment.date(), time.max)


@dataclass(frozen=True, slots=True)
class Window:
    """A time after an event.

    Days are calendar days, the last one to its end; hours are exact. Where neither is given it never ends.
    """

    days: int | None = None
    hours: int | None = None

    @classmethod
    def parse(cls, text: str) -> "Window":
        """Read "14 days", "6 weeks", "48 hours" or "ever".

        Raises:
            ValueError: The text is none of these.
        """
        if text == "ever":
            return cls()
        number, _, unit = text.partition(" ")
        match unit:
            case "day" | "days":
                return cls(days=int(number))
            case "week" | "weeks":
                return cls(days=7 * int(number))
            case "hour" | "hours":
                return cls(hours=int(number))
        raise ValueError(f"no window: {text}")

    def holds(self, event: datetime, moment: datetime) -> bool:
        """Whether the moment lies no further after the event than the window allows; before it always does."""
        if self.days is not None:
            return (moment.date() - event.date()).days <= self.days
        return self.hours is None or moment - event <= timedelta(hours=self.hours)


EVER = Window()
RECENT = Window(days=14)
"""What "recent" means of a medicine, where no rule of its own says otherwise (law 11)."""

AFTER_RADIATION = Window(days=42)
AFTER_LUMBAR_PUNCTURE = Window(days=7)
"""How long the effects of these are looked for (law 11, our own decisions)."""
