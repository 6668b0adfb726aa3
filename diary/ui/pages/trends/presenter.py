"""What Trends shows: which days, on which scale, and which of them the day line stands on. Without any widget."""

from collections.abc import Callable
from datetime import date, timedelta

from diary.charts.content import is_enough
from diary.charts.view import Range, TrendsView, days_of
from diary.core.timeline import Timeline

WEEK = 7


class TrendsPresenter:
    """The state of the screen.

    Args:
        timeline: Gives the diary as it stands.
        today: Gives the person's date.

    Attributes:
        chosen: The range of days.
        log_scale: White cells on a logarithmic scale.
    """

    def __init__(self, timeline: Callable[[], Timeline], today: Callable[[], date]) -> None:
        self._timeline, self._today = timeline, today
        self.chosen = Range.THREE_MONTHS
        self.log_scale = True
        self._day: date | None = None
        self._known: Timeline | None = None
        self._asked: tuple[Range, date] = (self.chosen, today())
        self._days = (today(), today())

    @property
    def enough(self) -> bool:
        """Whether there is enough to draw."""
        return is_enough(self._timeline())

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day shown."""
        timeline, asked = self._timeline(), (self.chosen, self._today())
        if self._known is not timeline or self._asked != asked:
            self._known, self._asked = timeline, asked
            self._days = days_of(self.chosen, timeline, asked[1])
        return self._days

    @property
    def day(self) -> date:
        """The day that the line stands on; the last one until another was chosen."""
        first, last = self.days
        return min(max(self._day or last, first), last)

    def stand_on(self, day: date) -> None:
        """Put the line on a day; one outside the range widens it to all."""
        first, last = self.days
        if not first <= day <= last:
            self.chosen = Range.ALL
        self._day = day

    def step(self, days: int) -> bool:
        """Move the line by some days, no further than the ends.

        Returns:
            Whether it moved.
        """
        first, last = self.days
        before = self.day
        self._day = min(max(before + timedelta(days=days), first), last)
        return self._day != before

    def to_end(self, *, last: bool) -> None:
        """Put the line on the first or the last day."""
        self._day = self.days[last]

    def choose(self, chosen: Range) -> None:
        """Show another range; the line keeps its day where it can."""
        self.chosen = chosen

    def view(self, width: int, height: int, ratio: float) -> TrendsView:
        """What the chart is to show, at a size in pixels."""
        first, last = self.days
        return TrendsView(
            first=first,
            last=last,
            today=self._today(),
            log_scale=self.log_scale,
            width=width,
            height=height,
            pixel_ratio=ratio,
        )
