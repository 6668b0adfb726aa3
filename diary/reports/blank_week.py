"""The blank week: a paper sheet to fill in by hand while too ill to type, and to type in later.

On paper no warning can come up, so the sheet says by itself when to call, and whom.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from diary.core.clock import Clock, wall
from diary.core.records import PhoneNumber, Quantity, Treatment
from diary.core.texts import Texts
from diary.core.timeline import Timeline, days_between
from diary.core.treatment import CHECKED_INFUSIONS, USUAL_LENGTH, infusion_span, medicines_at
from diary.core.units import CANONICAL
from diary.core.words import COMMON_SYMPTOMS, YES_OR_NO
from diary.reports.content import PAPERS
from diary.reports.handout import both_scales, fixed_words, shortened
from diary.reports.render import Document
from diary.reports.wording import Wording
from diary.signs.engine import EMERGENCY_AT, NEVER_HELD_BACK
from diary.signs.temperature import fever_line

TEMPLATE = "week.typ"
DAYS = 7
LOOK_BACK = 28
"""How many days back the symptoms logged most are looked for where the person chose none."""

FILLED_UP = 8
MOST_SYMPTOMS, MOST_MEDICINES, MOST_NUMBERS = 12, 6, 2
LABEL, PHONE = 44, 32
"""How many signs the label of a row, and a number or its label, have room for."""

LOW = Quantity(value=Decimal("36.0"), unit="Cel")
"""A temperature below this is a sign that counts for everybody."""

WHILE_IT_RUNS = {
    "blinatumomab": ("dizziness", "headache", "nausea", "shortness-of-breath", "wheezing", "loss-of-balance"),
    "inotuzumab-ozogamicin": ("dizziness", "rash", "swelling-face", "shortness-of-breath", "wheezing"),
}
"""What else to call about at once, by the signs of a reaction and of the nerves; the rest stands above it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayHead:
    """The head of a day's column; both are empty on a sheet without dates."""

    weekday: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekContent:
    """All that is on the sheet.

    Attributes:
        made: The person's wall clock when it was made.
        paper: typst's name of the paper.
        words: The fixed words.
        title: With the dates where there are any.
        calls: The care team's numbers and the emergency number.
        signs: When to call which number.
        symptoms: The rows' names.
        more_symptoms: How many more the person has chosen.
        temperature: What the rows of the temperature are called.
        weight: What the row of the weight is called.
        infusion: What the row of the infusion check is called; empty where none runs.
        medicines: The medicines that are taken, by name.
    """

    language: str
    made: datetime
    paper: str
    words: Mapping[str, str]
    title: str
    calls: tuple[str, ...]
    signs: tuple[tuple[str, str], ...]
    days: tuple[DayHead, ...]
    symptoms: tuple[str, ...]
    more_symptoms: int
    temperature: tuple[str, ...]
    weight: str
    infusion: str
    medicines: tuple[str, ...]
    more_medicines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankWeek:
    """The sheet as a person chose it.

    Attributes:
        first: The first of its seven days; None for a sheet without dates.
        paper: A key of ``PAPERS``.
    """

    first: date | None = None
    paper: str = "a4"

    def document(self, timeline: Timeline, texts: Texts, clock: Clock) -> Document:
        """The sheet, with the person's own symptoms, medicines and numbers as they are now."""
        return Document(template=TEMPLATE, content=build_week(timeline, self, texts=texts, now=wall(clock)))


def build_week(timeline: Timeline, week: BlankWeek, *, texts: Texts, now: datetime) -> WeekContent:
    """All that is on the sheet."""
    names = usual_symptoms(timeline, texts, now.date())
    days = _days(week, now)
    infusions = _infusions(timeline, days)
    courses = dict.fromkeys(
        texts.name("medicine", course.medicine) for day in days for course in medicines_at(timeline, day)
    )
    temperature, weight = (_unit(timeline, texts, kind) for kind in ("temperature", "weight"))
    return WeekContent(
        language=texts.text("report.language"),
        made=now,
        paper=PAPERS[week.paper],
        words=fixed_words(texts, "week", now),
        title=_title(texts, week.first),
        calls=tuple(_calls(timeline, texts)),
        signs=tuple(_signs(timeline, texts, infusions)),
        days=tuple(_head(texts, day) for day in days) if week.first else (DayHead(),) * DAYS,
        symptoms=tuple(_symptom(texts, name) for name in names[:MOST_SYMPTOMS]),
        more_symptoms=max(len(names) - MOST_SYMPTOMS, 0),
        temperature=tuple(texts.text(f"week.temperature-{part}", unit=temperature) for part in ("morning", "evening")),
        weight=texts.text("week.weight", unit=weight),
        infusion=texts.text("week.infusion") if infusions else "",
        medicines=tuple(shortened(texts, course, LABEL) for course in list(courses)[:MOST_MEDICINES]),
        more_medicines=max(len(courses) - MOST_MEDICINES, 0),
    )


def usual_symptoms(timeline: Timeline, texts: Texts, today: date) -> tuple[str, ...]:
    """The symptoms that the person chose; else those logged most in the last weeks, then the common ones."""
    if timeline.settings.usual_symptoms:
        return timeline.settings.usual_symptoms
    days = days_between(today - timedelta(days=LOOK_BACK - 1), today)
    logged = Counter(name for day in days for name in _present(timeline, day))
    order = list(texts.catalog.symptoms)
    often = sorted(logged, key=lambda name: (-logged[name], order.index(name) if name in order else len(order), name))
    return tuple(dict.fromkeys((*often, *COMMON_SYMPTOMS)))[:FILLED_UP]


def _present(timeline: Timeline, day: date) -> set[str]:
    return {entry.symptom for entry in timeline.symptoms_on(day) if entry.severity != 0}


def _unit(timeline: Timeline, texts: Texts, kind: str) -> str:
    return texts.unit(dict(timeline.settings.units).get(kind) or CANONICAL[kind])


def _days(week: BlankWeek, now: datetime) -> tuple[date, ...]:
    """The days that the sheet is for; today alone where it has no dates."""
    if week.first is None:
        return (now.date(),)
    return tuple(days_between(week.first, week.first + timedelta(days=DAYS - 1)))


def _title(texts: Texts, first: date | None) -> str:
    if first is None:
        return texts.text("week.undated")
    return texts.text("week.dated", span=Wording(texts, years=True).span(first, first + timedelta(days=DAYS - 1)))


def _head(texts: Texts, day: date) -> DayHead:
    return DayHead(weekday=texts.templates[f"weekday-short.{day.isoweekday()}"], day=texts.day(day))


def _symptom(texts: Texts, name: str) -> str:
    label = shortened(texts, texts.name("symptom", name), LABEL)
    return texts.text("week.yes-no", symptom=label) if name in YES_OR_NO else label


def _infusions(timeline: Timeline, days: tuple[date, ...]) -> tuple[str, ...]:
    """The infusions whose signs are asked about that run, may run, or are planned on one of the days."""
    found = {each.medicine for each in timeline.treatments if each.kind == "infusion" and _touches(each, days)}
    return tuple(medicine for medicine in CHECKED_INFUSIONS if medicine in found)


def _touches(infusion: Treatment, days: tuple[date, ...]) -> bool:
    """Whether an infusion runs on one of the days; a long one whose end is not on file goes on."""
    span = infusion_span(infusion)
    if span.started is not None and span.started.day > days[-1]:
        return False
    if span.ended is not None:
        return span.ended.day >= days[0]
    return infusion.medicine in USUAL_LENGTH or span.usual_end is None or span.usual_end.date() >= days[0]


def _calls(timeline: Timeline, texts: Texts) -> Iterator[str]:
    team = timeline.care_team
    for number in team.numbers[:MOST_NUMBERS]:
        yield _call(texts, number)
    if not team.numbers:
        yield texts.text("week.no-number")
    emergency = shortened(texts, team.emergency_number, PHONE)
    yield texts.text("week.emergency", number=emergency) if emergency else texts.text("week.no-emergency")


def _call(texts: Texts, number: PhoneNumber) -> str:
    label, phone, hours = (shortened(texts, text, PHONE) for text in (number.label, number.phone, number.hours))
    said = texts.text("week.call", label=label or texts.text("week.team"), number=phone)
    return texts.text("week.call-hours", call=said, hours=hours) if hours else said


def _signs(timeline: Timeline, texts: Texts, infusions: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Whom to call and what for, by the warning signs that count for everybody and those of what runs."""
    fever, low = both_scales(texts, fever_line(timeline)), both_scales(texts, LOW)
    first = ", ".join(_emergency_sign(texts, name, step) for name, step in EMERGENCY_AT.items())
    yield texts.text("week.first"), texts.text("week.signs", signs=first)
    at_once = [name for name in texts.catalog.symptoms if name in NEVER_HELD_BACK and name not in EMERGENCY_AT]
    yield texts.text("week.now"), texts.text("week.now-signs", fever=fever, low=low, signs=_names(texts, at_once))
    for medicine in infusions:
        signs = _names(texts, WHILE_IT_RUNS[medicine])
        yield texts.text("week.while", medicine=medicine), texts.text("week.signs", signs=signs)
    yield texts.text("week.same-day"), texts.text("week.same-day-signs")


def _names(texts: Texts, symptoms: Iterable[str]) -> str:
    return ", ".join(texts.inline("symptom", name) for name in symptoms)


def _emergency_sign(texts: Texts, name: str, step: int) -> str:
    if name == "confusion":
        return texts.text("week.new", symptom=name)
    return texts.text("week.severe" if step > 1 else "week.any", symptom=name)
