"""Limits of blood counts: one number, or a multiple of the report's own limit."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from diary.core.counts import Count
from diary.core.truth import Truth


@dataclass(frozen=True, slots=True)
class Limit:
    """What makes a count dangerous.

    Attributes:
        value: In the canonical unit, or how many times the report's own limit.
        side: ``below`` or ``above``.
        or_equal: Whether the limit itself is dangerous.
        of_range: The limit is this multiple of the report's own lower or upper limit of normal.
        band: What decides, itself dangerous, where the report printed no limit of its own (law 12).
    """

    value: Decimal
    side: str
    or_equal: bool = False
    of_range: bool = False
    band: Decimal | None = None

    def test(self, count: Count) -> Truth | None:
        """Whether a count is beyond the limit; None where the report printed no limit of its own and no band does."""
        compare: Callable[..., Truth] = count.below if self.side == "below" else count.above
        limit = self.value
        if self.of_range:
            own = count.limits.low if self.side == "below" else count.limits.high
            if own is None:
                return None if self.band is None else compare(self.band, or_equal=True)
            limit *= own
        return compare(limit, or_equal=self.or_equal)
