"""What Trends shows: which days and panels, and which day the line stands on. Without any widget."""

from collections.abc import Callable
from datetime import date, timedelta

from diary.charts.content import is_enough
from diary.charts.view import Range, SymptomOrder, TrendsView, days_of
from diary.core.timeline import Timeline
from diary.ui.pages.trends.window import LEAST_DAYS, Window

OWN = "dates"
"""The choice of dates of one's own, among the names of the ranges."""

BEYOND = timedelta(days=31)
"""How far dates of one's own may reach beyond the first entry and beyond today."""

_Asked = tuple[Timeline, Range | None, tuple[date, date] | None, date]


class TrendsPresenter:
    """The state of the screen.

    A range, or dates of one's own, are chosen; moving and zooming shows other days until a range is chosen again.

    Args:
        timeline: Gives the diary as it stands.
        today: Gives the person's date.

    Attributes:
        chosen: The range of days; None for dates of one's own.
        log_scale: White cells on a logarithmic scale.
        panels: The panels to show; None for the usual ones.
        symptom_order: How the symptoms follow one another.
    """

    def __init__(self, timeline: Callable[[], Timeline], today: Callable[[], date]) -> None:
        self._timeline, self._today = timeline, today
        self.chosen: Range | None = Range.THREE_MONTHS
        self.log_scale = True
        self.panels: tuple[str, ...] | None = None
        self.symptom_order = SymptomOrder.WORST
        self._own: tuple[date, date] | None = None
        self._day: date | None = None
        self._moved: Window | None = None
        self._asked: _Asked | None = None
        self._base = self._limits = Window.of(today(), today())

    @property
    def enough(self) -> bool:
        """Whether there is enough to draw."""
        return is_enough(self._timeline())

    @property
    def window(self) -> Window:
        """The stretch of time shown; in the middle of a gesture it may cut a day."""
        self._follow()
        return self._moved or self._base

    @property
    def limits(self) -> Window:
        """What can be shown at all: all days of the diary, and those that were chosen."""
        self._follow()
        return self._limits

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day shown."""
        return self.window.days

    @property
    def choice(self) -> str | None:
        """The name of what is chosen, ``OWN`` for dates of one's own; None for days that a gesture led to."""
        if self.chosen is None:
            return OWN
        return self.chosen.value if self.days == self._base.days else None

    @property
    def day(self) -> date:
        """The day that the line stands on; the last one until another was chosen."""
        first, last = self.days
        return min(max(self._day or last, first), last)

    def choose(self, chosen: Range) -> None:
        """Show another range; the line keeps its day where it can."""
        self.chosen, self._moved = chosen, None

    def choose_dates(self, one: date, other: date) -> None:
        """Show the days from one date to another, in whichever order they are given."""
        self.chosen, self._moved = None, None
        self._own = (min(one, other), max(one, other))

    def own_dates(self) -> tuple[date, date]:
        """The dates of one's own that were chosen last; those that are shown until any were."""
        return self._own or self.days

    def zoom(self, factor: float, around: float | None = None) -> bool:
        """Enlarge so many times; below 1 show more days.

        Args:
            factor: How many times.
            around: The moment that stays where it is; None for the middle of the line's day.

        Returns:
            Whether anything changed.
        """
        middle = self.day.toordinal() + 0.5 if around is None else around
        return self._move(self.window.zoomed(factor, middle, self.limits))

    def pan(self, days: float, grabbed: Window | None = None) -> bool:
        """Show later days, or earlier ones where ``days`` is negative.

        Args:
            days: By how many.
            grabbed: From where the gesture began; None for where things stand.

        Returns:
            Whether anything changed.
        """
        return self._move((grabbed or self.window).moved(days, self.limits))

    def can_zoom(self, factor: float) -> bool:
        """Whether zooming would change anything."""
        return self.window.zoomed(factor, self.window.start, self.limits) != self.window

    def can_pan(self, sign: int) -> bool:
        """Whether there are later days (1) or earlier ones (-1) to show."""
        return self.window.whole().moved(sign, self.limits) != self.window.whole()

    def pan_half(self, sign: int) -> bool:
        """Show later days (1) or earlier ones (-1), by half of what is shown."""
        return self.pan(sign * max(round(self.window.length / 2), 1))

    def settle(self) -> None:
        """End a gesture: show whole days."""
        if self._moved is not None:
            self._move(self._moved.whole())

    def back(self) -> bool:
        """Show what was chosen again; False where it is shown."""
        moved, self._moved = self._moved, None
        return moved is not None

    def stand_on(self, day: date) -> None:
        """Put the line on a day; one that is not shown gets into the middle."""
        first, last = self.days
        if not first <= day <= last:
            self.pan((day - first).days - (last - first).days // 2)
        self._day = day

    def step(self, days: int) -> bool:
        """Move the line by some days, and with it what is shown, no further than the diary reaches.

        Returns:
            Whether it moved.
        """
        before = self.day
        first, last = self.limits.days
        self._reveal(min(max(before + timedelta(days=days), first), last))
        return self.day != before

    def to_end(self, *, last: bool) -> None:
        """Put the line on the first or the last day shown; where it stands there, on that of the diary."""
        there = self.day == self.days[last]
        self._reveal((self.limits if there else self.window).days[last])

    def view(self, width: int, height: int, ratio: float) -> TrendsView:
        """What the chart is to show, at a size in pixels."""
        first, last = self.days
        return TrendsView(
            first=first,
            last=last,
            today=self._today(),
            log_scale=self.log_scale,
            panels=self.panels,
            symptom_order=self.symptom_order,
            width=width,
            height=height,
            pixel_ratio=ratio,
        )

    def _reveal(self, day: date) -> None:
        """Put the line on a day, and show just as many other days as that takes."""
        first, last = self.days
        if not first <= day <= last:
            self.pan((day - (first if day < first else last)).days)
        self._day = day

    def _move(self, window: Window) -> bool:
        if window.is_close(self.window):
            return False
        self._moved = None if window.is_close(self._base) else window
        return True

    def _follow(self) -> None:
        """Take account of what changed since: the diary, what was chosen, the date."""
        timeline, today = self._timeline(), self._today()
        asked = (timeline, self.chosen, self._own, today)
        if self._asked is not None and _same(self._asked, asked):
            return
        self._asked, before = asked, self._limits
        every = days_of(Range.ALL, timeline, today)
        days = days_of(self.chosen, timeline, today) if self.chosen else _sensible(self._own or every, every, today)
        self._base = Window.of(*days)
        first = min(every[0], days[0], every[1] - timedelta(days=LEAST_DAYS - 1))
        self._limits = Window.of(first, max(every[1], days[1]))
        if self._moved is not None:
            at_end = self._moved.days[1] == before.days[1]
            self._moved = self._moved.moved(self._limits.end - before.end if at_end else 0, self._limits)


def _same(one: _Asked, other: _Asked) -> bool:
    return one[0] is other[0] and one[1:] == other[1:]


def _sensible(own: tuple[date, date], every: tuple[date, date], today: date) -> tuple[date, date]:
    """Dates of one's own without what lies far from every entry, a week at the least."""
    earliest, latest = every[0] - BEYOND, max(every[1], today) + BEYOND
    first, last = (min(max(day, earliest), latest) for day in own)
    week = Window(start=first.toordinal(), length=max((last - first).days + 1, LEAST_DAYS))
    return week.inside(Window.of(earliest, latest)).days
