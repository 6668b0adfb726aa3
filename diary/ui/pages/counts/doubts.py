"""Questions about values that look like a slip. They ask and offer exact choices; they never block or correct.

How far is far, and the check of hematocrit against hemoglobin, are our own decisions (``clinical.md``, 7.3).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from diary.core.counts import Count
from diary.core.numbers import plain
from diary.core.texts import Message
from diary.core.units import is_plausible, plausible_readings, to_canonical
from diary.ui.pages.counts.entry import Typed
from diary.ui.pages.counts.lines import SHARE_OF, Asked, count_text, reading_as_printed

SOON = 3
"""Days within which counts rarely change tenfold."""

LONG_AGO = 90
"""Days after which the last result says nothing about a slip."""

_CELLS = ("white-cells", "neutrophils", "platelets", "lymphocytes")
_STEADY = ("hemoglobin", "red-cells", "hematocrit", "potassium", "calcium")
_STEADY_FACTOR = Decimal("2.5")
_SOON_FACTOR = Decimal(9)
_LATER_FACTOR = Decimal(20)
_SMALLEST = Decimal("0.1")
_TEN = Decimal(10)
_HEMATOCRIT_TIMES = Decimal(3)
_HEMATOCRIT_APART = Decimal(6)
_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Use:
    """One exact choice: the value, what it is a value of, and the words on its button."""

    value: Decimal
    asked: Asked
    label: Message


@dataclass(frozen=True, slots=True)
class Question:
    """Why a value is asked about, what is asked, and the choices; without choices it is only a remark."""

    why: Message
    ask: Message
    uses: tuple[Use, ...] = ()


def question_about(typed: Typed, asked: Asked, last: Count | None, days: int) -> Question | None:
    """The question that one value raises by itself and beside the last result, or None.

    Args:
        typed: The value.
        asked: The test and the unit chosen.
        last: The last result with a value.
        days: How many days it lies back.
    """
    if not is_plausible(asked.analyte, typed.value, asked.unit):
        return _of_unit(typed, asked)
    if typed.comparator is None and last is not None and days <= LONG_AGO:
        return _of_distance(typed.value, asked, last, days)
    return None


def question_of_white_cells(values: Mapping[str, tuple[Decimal, Asked]]) -> Question | None:
    """The question that neutrophils raise which are more than the white cells, or None.

    Args:
        values: What was typed as plain numbers, by line.
    """
    neutrophils, white = values.get("neutrophils"), values.get("white-cells")
    if neutrophils is None or white is None or neutrophils[1].analyte != "neutrophils":
        return None
    value, asked = neutrophils
    if to_canonical(asked.analyte, value, asked.unit) <= to_canonical("white-cells", white[0], white[1].unit):
        return None
    why = Message.of("counts.ask.more-than-white", white=plain(white[0]))
    if value > _WHOLE:
        return Question(why, Message.of("counts.ask.check-both"))
    use = Use(value, Asked(SHARE_OF["neutrophils"], "%"), Message.of("counts.choice.use-percent", value=plain(value)))
    return Question(why, Message.of("counts.ask.percent", value=plain(value)), (use,))


def remark_on_hematocrit(values: Mapping[str, tuple[Decimal, Asked]]) -> Question | None:
    """The remark that hematocrit raises which is far from three times the hemoglobin, or None."""
    hemoglobin, hematocrit = values.get("hemoglobin"), values.get("hematocrit")
    if hemoglobin is None or hematocrit is None:
        return None
    grams = to_canonical("hemoglobin", hemoglobin[0], hemoglobin[1].unit)
    percent = to_canonical("hematocrit", hematocrit[0], hematocrit[1].unit)
    if abs(grams * _HEMATOCRIT_TIMES - percent) <= _HEMATOCRIT_APART:
        return None
    return Question(Message.of("counts.ask.hematocrit"), Message.of("counts.ask.check-both"))


def _of_unit(typed: Typed, asked: Asked) -> Question:
    uses = []
    for value, unit in plausible_readings(asked.analyte, typed.value, asked.unit):
        printed, its_unit = reading_as_printed(asked.analyte, value, unit)
        label = Message.of("counts.choice.use-unit", value=plain(printed), unit=its_unit)
        uses.append(Use(printed, Asked(asked.analyte, its_unit), label))
    why = Message.of("counts.ask.unit", value=plain(typed.value), unit=asked.unit)
    if not uses:
        return Question(why, Message.of("counts.ask.check-report"))
    if len(uses) > 1:
        return Question(why, Message.of("counts.ask.which"), tuple(uses))
    first = uses[0]
    return Question(
        why, Message.of("counts.ask.mean-unit", value=plain(first.value), unit=first.asked.unit), tuple(uses)
    )


def _of_distance(value: Decimal, asked: Asked, last: Count, days: int) -> Question | None:
    old = last.value
    if old is None or last.comparator is not None or asked.analyte not in (*_STEADY, *_CELLS):
        return None
    new = to_canonical(asked.analyte, value, asked.unit)
    least = min(max(old, _SMALLEST), max(new, _SMALLEST))
    if max(old, new) < least * _far(asked.analyte, days):
        return None
    slipped = value / _TEN if new > old else value * _TEN
    if not is_plausible(asked.analyte, slipped, asked.unit):
        return None
    why = "counts.ask.far-above" if new > old else "counts.ask.far-below"
    printed = plain(slipped.normalize() if slipped.normalize().as_tuple().exponent <= 0 else slipped)  # type: ignore[operator]
    use = Use(slipped, asked, Message.of("counts.choice.use", value=printed))
    return Question(
        Message.of(why, last=count_text(last, asked.unit)), Message.of("counts.ask.mean", value=printed), (use,)
    )


def _far(analyte: str, days: int) -> Decimal:
    if analyte in _STEADY:
        return _STEADY_FACTOR
    return _SOON_FACTOR if days <= SOON else _LATER_FACTOR
