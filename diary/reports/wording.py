"""Dates, values and names as the report prints them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from diary.core.counts import Count
from diary.core.numbers import plain, readable
from diary.core.records import Measurement, Symptom
from diary.core.texts import Texts
from diary.core.units import canonical_unit
from diary.core.when import When

COMPARATORS = {"<=": "≤", ">=": "≥"}


@dataclass(frozen=True, slots=True)
class Wording:
    """Writes dates with their year where the report covers more than one.

    Attributes:
        texts: The texts of the report's language.
        years: Whether dates need their year.
    """

    texts: Texts
    years: bool = False

    def day(self, day: date) -> str:
        """A date: "14 May", or "14 May 2026"."""
        return self.texts.day(day, "year" if self.years else "day")

    def weekday(self, day: date, *, year: bool = False) -> str:
        """A date with its weekday: "Thu 14 May", or "Thu 14 May 2026"."""
        shown = self.texts.day(day, "year") if year else self.day(day)
        return self.texts.text(
            "report.weekday", weekday=self.texts.templates[f"weekday-short.{day.isoweekday()}"], day=shown
        )

    def moment(self, when: When) -> str:
        """A date with its time where that is known: "14 May, 16:04"."""
        return self.texts.moment(when, "year" if self.years else "day")

    def span(self, first: date, last: date) -> str:
        """From one date to another: "3 to 5 May", "30 Apr to 14 May", or the one date."""
        if first == last:
            return self.day(first)
        same_month = (first.year, first.month) == (last.year, last.month)
        start = str(first.day) if same_month else self.day(first)
        return self.texts.text("report.span", first=start, last=self.day(last))

    def full_span(self, first: date, last: date) -> str:
        """The same with the year always: "30 Apr to 14 May 2026"."""
        start = self.texts.day(first, "day" if first.year == last.year else "year")
        if first == last:
            return self.texts.day(last, "year")
        return self.texts.text("report.span", first=start, last=self.texts.day(last, "year"))

    def count(self, count: Count) -> str:
        """The value in the canonical unit with its bound's sign, digits as entered where that was the unit.

        One in doubt stands as entered, with a question mark.
        """
        if count.value is None:
            return self.texts.text("report.in-doubt", value=self.entered(count))
        as_entered = not count.derived and count.result.unit == count.unit
        return sign(count.comparator) + readable(count.result.value if as_entered else count.value)

    def entered(self, count: Count) -> str:
        """The value and unit as the laboratory gave them."""
        return sign(count.comparator) + self.texts.quantity(count.result.value, count.result.unit)

    def count_unit(self, analyte: str, found: Iterable[Count]) -> str:
        """The unit that the report shows a test in."""
        own = next((count.unit for count in found), "")
        return self.texts.unit(canonical_unit(analyte) or own)

    def grade(self, count: Count) -> str:
        """The grade, or that the number alone tells none."""
        grade = count.grade
        return self.texts.text("report.no-grade") if grade is None else self.texts.text("report.grade", grade=grade)

    def measurement(self, reading: Measurement) -> str:
        """The value and unit, digits as entered; one in doubt with a question mark."""
        shown = self.texts.quantity(reading.value, reading.unit)
        return self.texts.text("report.in-doubt", value=shown) if reading.doubt else shown

    def entry(self, entry: Symptom) -> str:
        """One entry of a symptom without its name: "2, 3 times (14:30)"."""
        parts = [digit(entry)]
        if entry.times is not None:
            parts.append(self.texts.text("common.times", n=entry.times))
        text = ", ".join(parts)
        return f"{text} ({self.texts.time_of_day(entry.when.time)})" if entry.when.time else text


def digit(entry: Symptom) -> str:
    """The severity as a digit, a plus sign where it was present and not rated."""
    return "+" if entry.severity is None else str(entry.severity)


def sign(comparator: str | None) -> str:
    """The sign of a bound as printed."""
    return COMPARATORS.get(comparator, comparator) if comparator else ""


def signed(change: Decimal) -> str:
    """A change with its sign, a true minus for a loss."""
    return f"−{plain(-change)}" if change < 0 else f"+{plain(change)}"
