"""Blood counts as rules, charts and tables read them: one draw's results joined with what the draw shares."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from diary.core.grades import NO_LIMITS, STANDARD, Limits, grade
from diary.core.records import Panel, Result
from diary.core.truth import Truth
from diary.core.units import canonical_unit, is_plausible, plausible_readings, tidy, to_canonical
from diary.core.when import When

CLEARLY_DIFFERENT = Decimal("0.2")
"""Neutrophils that differ from white cells times percent by more than 0.2 in 10*9/L, or by more than 20 %, are
questioned and the lower ones used (our own decision, ``clinical.md``, 7.3)."""

FINAL = ("final", "corrected")
UPPER_BOUNDS = (None, "<", "<=")
_SIGNS = {"<": -1, ">": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One result with its draw.

    Attributes:
        readings: What it may be in the canonical unit: one value; several where its unit is in doubt; none where
            nothing makes it plausible.
        unit: The canonical unit, or the result's own for ``other:`` analytes.
        derived: Calculated from other results of the draw; ``result`` is then made up from them, with the id and the
            time of change of the white-cell result.
    """

    analyte: str
    result: Result
    panel: Panel
    readings: tuple[Decimal, ...]
    unit: str
    derived: bool = False

    @property
    def at(self) -> When:
        """When the blood was drawn."""
        return self.panel.collected_at

    @property
    def comparator(self) -> str | None:
        """The bound's sign where the value is only a bound."""
        return self.result.comparator

    @property
    def value(self) -> Decimal | None:
        """The value in the canonical unit, or None while it is in doubt."""
        return self.readings[0] if len(self.readings) == 1 and not self.doubtful else None

    @property
    def doubtful(self) -> bool:
        """Whether the result cannot be taken as entered."""
        if self.result.doubt is not None:
            return True
        return not self.derived and not is_plausible(self.analyte, self.result.value, self.result.unit)

    @property
    def provisional(self) -> bool:
        """Whether it may not reassure: not final, or of a specimen that was not named."""
        return self.result.status not in FINAL or self.panel.specimen == "unknown"

    @property
    def usable(self) -> bool:
        """Whether rules may read it at all: blood, and not withdrawn."""
        return self.panel.specimen in ("blood", "unknown") and self.result.status != "entered-in-error"

    @property
    def limits(self) -> Limits:
        """The report's own range in the canonical unit; empty where low is not below high or neither can be.

        A range that is absurd in the result's unit but not in the canonical one (1.8 to 7.7 beside 500 in single
        cells) was printed in the canonical one.
        """
        low, high = self.result.low, self.result.high
        if low is not None and high is not None and low >= high:
            return NO_LIMITS
        for unit in (self.result.unit, self.unit):
            ends = [end for end in (low, high) if end is not None]
            if all(_possible(self.analyte, end, unit) for end in ends):
                return Limits(*(None if end is None else to_canonical(self.analyte, end, unit) for end in (low, high)))
        return NO_LIMITS

    @property
    def grade(self) -> int | None:
        """The CTCAE v5.0 grade, or None where the number alone cannot tell it."""
        if self.value is None:
            return None
        molar = self.analyte == "hemoglobin" and self.result.unit == "mmol/L"
        return grade(
            self.analyte,
            self.value,
            self.limits,
            comparator=self.comparator,
            mmol=self.result.value if molar else None,
        )

    @property
    def standard(self) -> str:
        """The standard that the grade is by."""
        return STANDARD

    @property
    def marker(self) -> str | None:
        """``low``, ``high`` or ``in`` against the report's own range; None where that cannot be told."""
        low, high = self.limits.low, self.limits.high
        if self.value is None or (low is None and high is None):
            return None
        below = Truth.NO if low is None else self.below(low)
        above = Truth.NO if high is None else self.above(high)
        if Truth.YES in (below, above):
            return "low" if below is Truth.YES else "high"
        return "in" if (below, above) == (Truth.NO, Truth.NO) else None

    def below(self, limit: Decimal, *, or_equal: bool = False) -> Truth:
        """Whether the true value lies below a limit in the canonical unit; a doubtful value answers with its worst.

        ``<x`` is below every limit at or above x and unknown against smaller ones; ``>x`` likewise upward.
        """
        return _worst(_compare(-reading, _mirrored(self.comparator), -limit, or_equal) for reading in self.readings)

    def above(self, limit: Decimal, *, or_equal: bool = False) -> Truth:
        """Whether the true value lies above a limit in the canonical unit; a doubtful value answers with its worst."""
        return _worst(_compare(reading, self.comparator, limit, or_equal) for reading in self.readings)


def by_value(count: Count) -> tuple[Decimal, int]:
    """The order of counts that are not in doubt, the lowest first: ``<0.1`` before 0.1, and that before ``>0.1``."""
    return count.value or Decimal(0), _SIGNS.get((count.comparator or "")[:1], 0)


def _possible(analyte: str, end: Decimal, unit: str) -> bool:
    """Whether an end of a range makes sense in a unit."""
    return end == 0 or is_plausible(analyte, end, unit)


def _mirrored(comparator: str | None) -> str | None:
    return comparator.translate(str.maketrans("<>", "><")) if comparator else None


def _compare(reading: Decimal, comparator: str | None, limit: Decimal, or_equal: bool) -> Truth:  # noqa: FBT001
    if comparator is None:
        return Truth.of(reading >= limit if or_equal else reading > limit)
    if comparator in (">", ">="):
        sure = reading > limit or (reading == limit and (or_equal or comparator == ">"))
        return Truth.YES if sure else Truth.UNKNOWN
    sure_not = reading < limit or (reading == limit and (not or_equal or comparator == "<"))
    return Truth.NO if sure_not else Truth.UNKNOWN


def _worst(answers: Iterable[Truth]) -> Truth:
    seen = set(answers)
    for answer in (Truth.YES, Truth.UNKNOWN, Truth.NO):
        if answer in seen:
            return answer
    return Truth.UNKNOWN


def count_of(result: Result, panel: Panel) -> Count:
    """The result joined with its draw, its possible values in the canonical unit worked out."""
    unit = canonical_unit(result.analyte) or result.unit
    return Count(analyte=result.analyte, result=result, panel=panel, readings=readings_of(result), unit=unit)


def readings_of(result: Result) -> tuple[Decimal, ...]:
    """What a result may be in the canonical unit; the readings of its own doubt come first."""
    if result.doubt is not None and result.doubt.readings:
        pairs: Sequence[tuple[Decimal, str]] = [(reading.value, reading.unit) for reading in result.doubt.readings]
    else:
        pairs = plausible_readings(result.analyte, result.value, result.unit)
    values = []
    for value, unit in pairs:
        try:
            canonical = to_canonical(result.analyte, value, unit)
        except KeyError:
            continue
        if canonical not in values:
            values.append(canonical)
    return tuple(values)


def derived_neutrophils(counts: Mapping[str, Count], *, include_bands: bool | None) -> Count | None:
    """Neutrophils calculated from one draw's white cells and percent, or None where those are missing or in doubt.

    Args:
        counts: The draw's counts by analyte.
        include_bands: Whether this laboratory's neutrophil percent already includes bands. None is not known: then
            the reading with fewer neutrophils is taken, which leaves the bands out.

    Source: neutrophils = white cells x (segmented + bands percent) / 100, ``clinical.md``, section 6.4.
    """
    white, percent = counts.get("white-cells"), counts.get("neutrophils-percent")
    if white is None or percent is None or white.value is None or percent.value is None:
        return None
    if white.comparator not in UPPER_BOUNDS or percent.comparator not in UPPER_BOUNDS:
        return None
    parts: tuple[Count, ...] = (white, percent)
    share = percent.value
    bands = counts.get("bands-percent")
    if include_bands is False and bands is not None and bands.value is not None:
        share, parts = share + bands.value, (*parts, bands)
    return _calculated(tidy(white.value * min(share, Decimal(100)) / 100), parts)


def _calculated(value: Decimal, parts: tuple[Count, ...]) -> Count:
    """Neutrophils worked out from other counts of the draw: a bound or not final as soon as one of those is."""
    white = parts[0]
    status = next((part.result.status for part in parts if part.result.status not in FINAL), white.result.status)
    made = Result(
        id=white.result.id,
        changed_at=white.result.changed_at,
        changed_by=white.result.changed_by,
        panel=white.panel.id,
        analyte="neutrophils",
        value=value,
        unit=white.unit,
        comparator=next((part.comparator for part in parts if part.comparator), None),
        status=status,
    )
    return Count(
        analyte="neutrophils", result=made, panel=white.panel, readings=(value,), unit=white.unit, derived=True
    )


def _ceiling(stated: Count, counts: Mapping[str, Count]) -> Count | None:
    """The white cells as a count of neutrophils, where more neutrophils than white cells were stated."""
    white = counts.get("white-cells")
    if white is None or white.value is None or white.comparator not in UPPER_BOUNDS:
        return None
    return _calculated(white.value, (white,)) if min(stated.readings, default=white.value) > white.value else None


def draw_counts(panel: Panel, results: Iterable[Result], *, include_bands: bool | None) -> tuple[Count, ...]:
    """All counts of one draw, with neutrophils added where they can only be calculated.

    Where the draw's other results say clearly fewer neutrophils than were stated, the fewest are added: rules use the
    lower ones, and both are shown.
    """
    counts = [count_of(result, panel) for result in results]
    by_analyte = {count.analyte: count for count in counts if count.usable}
    derived = derived_neutrophils(by_analyte, include_bands=include_bands)
    stated = by_analyte.get("neutrophils")
    if stated is None:
        lower = [derived] if derived else []
    else:
        found = (derived if derived and _clearly_less(derived, stated) else None, _ceiling(stated, by_analyte))
        lower = [count for count in found if count is not None]
    if lower:
        counts.append(min(lower, key=lambda count: count.readings[0]))
    return tuple(counts)


def _clearly_less(derived: Count, stated: Count) -> bool:
    if stated.value is None:
        return True
    difference = stated.value - derived.readings[0]
    return difference > CLEARLY_DIFFERENT or difference > stated.value * CLEARLY_DIFFERENT
