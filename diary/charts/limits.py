"""Lines that mean something: where a grade begins and the person's fever line, each with its source."""

from dataclasses import dataclass
from decimal import Decimal

from diary.charts.readings import fever_line
from diary.charts.series import unit_of
from diary.core.grades import SEVERE, STANDARD, severe_limit
from diary.core.numbers import short
from diary.core.texts import Message
from diary.core.timeline import Timeline
from diary.core.units import from_canonical


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitLine:
    """A level drawn across a panel.

    Attributes:
        y: In the chart's unit.
        label: What it means and who set it.
        shorter: The same without its source, for where there is little room.
        source: The source alone, to be named beside the panel then.
    """

    y: float
    label: Message
    shorter: Message | None = None
    source: str = ""


def grade_line(timeline: Timeline, analyte: str) -> LimitLine | None:
    """The line below which the analyte's severe grade begins; None for an analyte without one."""
    if analyte not in SEVERE:
        return None
    value = severe_limit(analyte, unit_of(timeline, analyte))
    shorter = Message.of(f"trends.limit.{analyte}", value=short(value), grade=SEVERE[analyte])
    label = Message.of("trends.limit.with-source", limit=shorter, source=STANDARD)
    return LimitLine(y=float(value), label=label, shorter=shorter, source=STANDARD)


def fever_limit(timeline: Timeline) -> LimitLine:
    """The person's fever line, or the diary's: with what the clinic's card says where that is not used."""
    line, unit = fever_line(timeline), unit_of(timeline, "temperature")
    value = from_canonical("temperature", line.value, unit).quantize(Decimal("0.1"))
    own = Message.of("trends.limit.fever-own", value=value)
    if not line.own:
        of_diary = Message.of("trends.limit.fever-of-diary", value=value)
        if line.card is None:
            return LimitLine(y=float(value), label=of_diary)
        card = Message.of("trends.limit.card", value=line.card.value, unit=line.card.unit)
        label = Message.of("trends.limit.with-source", limit=of_diary, source=card)
        return LimitLine(y=float(value), label=label, shorter=of_diary)
    if not line.source:
        return LimitLine(y=float(value), label=own)
    label = Message.of("trends.limit.with-source", limit=own, source=line.source)
    return LimitLine(y=float(value), label=label, shorter=own)
