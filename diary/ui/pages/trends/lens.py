"""Where moments lie on the screen while a picture that was drawn for one window of days stands in for another."""

from dataclasses import dataclass

from diary.ui.pages.trends.window import Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Lens:
    """The time axis of a picture, moved and stretched.

    Attributes:
        left: Where the time axis begins on the screen, in pixels.
        right: Where it ends.
        drawn: The days that the picture was drawn for.
        shown: The days to show.
    """

    left: float
    right: float
    drawn: Window
    shown: Window

    @property
    def at_rest(self) -> bool:
        """Whether the picture shows just these days."""
        return self.drawn == self.shown

    @property
    def per_day(self) -> float:
        """Pixels a day."""
        return (self.right - self.left) / self.shown.length

    @property
    def span(self) -> tuple[float, float]:
        """From where to where the time axis of the picture reaches on the screen."""
        return self.x_of(self.drawn.start), self.x_of(self.drawn.end)

    def x_of(self, moment: float) -> float:
        """Where a moment lies."""
        return self.left + (moment - self.shown.start) * self.per_day

    def moment_at(self, x: float) -> float:
        """The moment at a place; outside the time axis its nearer end."""
        return self.shown.start + (min(max(x, self.left), self.right) - self.left) / self.per_day
