"""The emergency card: one page to fold, for strangers who have to act before anybody can ask.

It says what is on file and that the rest is not; nothing is guessed and a blank is never "none".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from diary.core.clock import Clock, wall
from diary.core.counts import Count
from diary.core.records import PhoneNumber, Quantity
from diary.core.texts import Texts
from diary.core.timeline import Timeline
from diary.core.treatment import devices_at, medicines_at
from diary.core.units import to_canonical
from diary.reports.card_source import CardSource
from diary.reports.card_treatment import dose_day, illness, last_doses, running
from diary.reports.chemotherapy import Stage, Standing, last_moment, standing
from diary.reports.content import PAPERS
from diary.reports.emergency_model import CardContent, Front, Part, Row
from diary.reports.handout import both_scales, fixed_words
from diary.reports.render import Document
from diary.reports.therapy import treatment_text
from diary.signs.temperature import fever_line

TEMPLATE = "emergency.typ"
TESTS = ("white-cells", "neutrophils", "hemoglobin", "platelets")
MOST = 12
FOOT = 28
"""How many signs of a name each quarter has room for at its foot; the front has more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyCard:
    """The card as a person chose it.

    Attributes:
        paper: A key of ``PAPERS``.
        with_name: Whether the name and the date of birth stand on it.
    """

    paper: str = "a4"
    with_name: bool = True

    def document(self, timeline: Timeline, texts: Texts, clock: Clock) -> Document:
        """The card, filled from the diary as it is now."""
        content = build_card(CardSource(timeline, texts, wall(clock)), self)
        return Document(template=TEMPLATE, content=content)


def build_card(source: CardSource, card: EmergencyCard) -> CardContent:
    """All that is on the card."""
    name = source.timeline.person.name.strip() if card.with_name else ""
    return CardContent(
        language=source.texts.text("report.language"),
        made=source.now,
        paper=PAPERS[card.paper],
        words=fixed_words(source.texts, "emergency", source.now),
        front=_front(source, with_name=card.with_name),
        quarters=(
            (_allergies(source), _devices(source), _whom_to_call(source), _instructions(source)),
            (illness(source), running(source)),
            (_counts(source), last_doses(source)),
        ),
        owner=source.text("emergency.owner", name=name) if 0 < len(name) <= FOOT else source.text("emergency.card"),
    )


def _front(source: CardSource, *, with_name: bool) -> Front:
    found = standing(source.timeline, source.texts.catalog, source.now)
    return Front(
        statement=source.text(f"emergency.statement.{found.stage.value}"),
        about=tuple(_about(source, found)),
        fever=tuple(_fever(source)),
        calls=tuple(_first_calls(source)),
        who=tuple(_who(source)) if with_name else (),
    )


def _about(source: CardSource, found: Standing) -> Iterator[str]:
    """What the statement rests on, with dates, so that the reader can judge it."""
    if found.stage is Stage.ENDED:
        yield (
            source.text("emergency.about.ended", day=found.ended)
            if found.ended
            else source.text("emergency.about.ended-undated")
        )
    if found.courses:
        names = tuple(dict.fromkeys(source.texts.inline("medicine", course.medicine) for course in found.courses))
        yield source.line(source.text("emergency.about.courses", medicines=names))
    if found.last:
        yield source.text(
            "emergency.about.last",
            dose=source.line(treatment_text(source.texts, found.last)),
            day=dose_day(source, found.last),
            age=source.age(last_moment(found.last, source.now).date()),
        )
    elif not found.courses:
        yield source.text("emergency.about.no-dates")
    if found.stage is not Stage.ENDED:
        yield source.text("emergency.about.low")


def _fever(source: CardSource) -> Iterator[str]:
    """The line and where it is from; what counts without a fever; what can hide one."""
    team = source.timeline.care_team
    line = fever_line(source.timeline)
    yield source.text("emergency.fever.line", line=both_scales(source.texts, line))
    if team.fever_at is None:
        yield source.text("emergency.fever.own-line")
    elif team.source.strip():
        yield source.text("emergency.fever.source", source=source.name(team.source))
    else:
        yield source.text("emergency.fever.no-source")
    if team.fever_card and _celsius(team.fever_card) != _celsius(line):
        yield source.text("emergency.fever.card", card=both_scales(source.texts, team.fever_card))
    yield source.text("emergency.fever.without")
    courses = medicines_at(source.timeline, source.today)
    steroids = dict.fromkeys(
        source.texts.inline("medicine", course.medicine)
        for course in courses
        if source.texts.catalog.medicine(course.medicine).steroid
    )
    if steroids:
        yield source.text("emergency.fever.steroid", medicines=tuple(steroids))


def _celsius(line: Quantity) -> Decimal:
    return to_canonical("temperature", line.value, line.unit)


def _first_calls(source: CardSource) -> Iterator[Row]:
    numbers = source.timeline.care_team.numbers
    if numbers:
        yield _call(source, numbers[0])
    else:
        yield Row(label=source.text("emergency.team"), value=source.text("emergency.not-on-file"), known=False)
    yield _emergency_number(source)


def _call(source: CardSource, number: PhoneNumber) -> Row:
    return Row(
        label=source.name(number.label) or source.text("emergency.team"),
        value=source.name(number.phone),
        note=source.name(number.hours) or source.text("emergency.no-hours"),
    )


def _emergency_number(source: CardSource) -> Row:
    number = source.name(source.timeline.care_team.emergency_number)
    label = source.text("emergency.emergency-number")
    return (
        Row(label=label, value=number)
        if number
        else Row(label=label, value=source.text("emergency.local"), known=False)
    )


def _who(source: CardSource) -> Iterator[Row]:
    person, not_known = source.timeline.person, source.text("emergency.not-on-file")
    name = source.name(person.name)
    born = source.wording.day(person.born) if person.born else ""
    for label, value in (("name", name), ("born", born)):
        yield Row(label=source.text(f"emergency.{label}"), value=value or not_known, known=bool(value))


def _allergies(source: CardSource) -> Part:
    rows = tuple(
        Row(value=source.name(allergy.to), note=source.line(allergy.reaction) or source.text("emergency.no-reaction"))
        for allergy in source.timeline.person.allergies
    )
    return _part(source, "allergies", rows, empty="none-on-file", kept=4)


def _devices(source: CardSource) -> Part:
    rows = tuple(
        Row(label=source.since(device.placed), value=source.name(source.texts.name("device", device.device)))
        for device in devices_at(source.timeline, source.today)
    )
    return _part(source, "devices", rows, empty="none-on-file")


def _whom_to_call(source: CardSource) -> Part:
    team = source.timeline.care_team
    where = Row(label=source.text("emergency.clinic"), value=source.name(team.name))
    rows = (*(_call(source, number) for number in team.numbers), *((where,) if team.name.strip() else ()))
    return _part(source, "calls", (_emergency_number(source), *rows), empty="not-on-file", kept=3)


def _instructions(source: CardSource) -> Part:
    said = source.long(source.timeline.care_team.instructions)
    return _part(source, "instructions", (Row(value=said),) if said else (), empty="nothing-on-file")


def _part(source: CardSource, name: str, rows: tuple[Row, ...], *, empty: str, kept: int = 1) -> Part:
    return Part(
        title=source.text(f"emergency.part.{name}"),
        rows=rows[:MOST],
        left_out=max(len(rows) - MOST, 0),
        kept=kept,
        empty=source.text(f"emergency.{empty}"),
    )


def _counts(source: CardSource) -> Part:
    rows = tuple(_count_row(source, analyte) for analyte in TESTS)
    return _part(source, "counts", rows, empty="none-on-file", kept=len(TESTS))


def _count_row(source: CardSource, analyte: str) -> Row:
    info = source.texts.catalog.analyte(analyte)
    label = source.texts.text("report.counts.test", name=info.name, short=info.short)
    found = source.timeline.counts_until(analyte, source.now)
    if not found:
        return Row(label=label, value=source.text("emergency.no-result"), known=False)
    count = found[-1]
    unit = "" if count.value is None else f" {source.texts.unit(count.unit)}"
    about = (source.wording.moment(count.at), source.age(count.at.day), *_marks(source, count))
    return Row(label=label, value=source.wording.count(count) + unit, note=", ".join(about))


def _marks(source: CardSource, count: Count) -> Iterator[str]:
    """What keeps a count from being taken at its word."""
    if count.doubtful:
        yield source.text("emergency.in-doubt")
    if count.result.status not in ("final", "corrected"):
        yield source.texts.inline("status", count.result.status)
    if count.panel.specimen == "unknown":
        yield source.texts.inline("specimen", "unknown")
    if count.derived:
        yield source.text("emergency.calculated")
