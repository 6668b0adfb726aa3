"""The years before the story: first treatment, maintenance, a long follow-up; then the illness came back."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from math import exp

from diary.core.records import Day, Device, Medicine, Milestone, Phase, Question, Treatment
from diary.core.timeline import days_between
from diary.core.when import When
from diary.exchange.sample import story
from diary.exchange.sample.making import Maker

NADIR = 12
"""The day of a course of chemotherapy on which the counts are lowest."""


@dataclass(frozen=True, slots=True)
class Era:
    """A stretch of treatment.

    Attributes:
        phase: The phase's word.
        days: How long it lasts; the last one fills what is left.
        course: Days from one course of chemotherapy to the next; 0 without courses.
        draws: Days from one blood count to the next.
        burden: How many symptoms there are, 0 to 1.
    """

    phase: str
    days: int
    course: int
    draws: int
    burden: float


ERAS = (
    Era("induction", 70, 28, 3, 0.55),
    Era("consolidation", 168, 28, 4, 0.45),
    Era("maintenance", 780, 84, 14, 0.25),
    Era("follow-up", 100_000, 0, 60, 0.1),
)


def tell_years(maker: Maker, years: int) -> None:
    """Write down the years before the story, up to the day before it begins."""
    last = maker.day(story.FIRST_DAY) - timedelta(days=8)
    end = maker.day(story.LAST_DAY)
    first = date(end.year - years, end.month, min(end.day, 28))
    maker.add(Milestone, milestone="diagnosis", on=When(first))
    maker.add(Milestone, milestone="first-chemotherapy", on=When(first + timedelta(days=3)))
    maker.add(Milestone, milestone="remission", on=When(first + timedelta(days=40)))
    maker.add(Device, device="picc", placed=When(first), removed=When(min(last, first + timedelta(days=300))))
    start = first
    for era in ERAS:
        ended = min(last, start + timedelta(days=era.days - 1))
        if start <= ended:
            _era(maker, era, start, ended)
        start = ended + timedelta(days=1)


def _era(maker: Maker, era: Era, first: date, last: date) -> None:
    maker.add(Phase, phase=era.phase, started=When(first), ended=When(last))
    if era.phase == "maintenance":
        ended = When(last)
        maker.add(Medicine, medicine="mercaptopurine", started=When(first), ended=ended, dose="75 mg in the evening")
        maker.add(Medicine, medicine="methotrexate", started=When(first), ended=ended, dose="30 mg once a week")
    for number, day in enumerate(days_between(first, last)):
        into = number % era.course if era.course else None
        if into == 0:
            _course(maker, day)
        low = exp(-(((into - NADIR) / 5) ** 2)) if into is not None else 0.0
        _daily(maker, era, day, low)
        if number % era.draws == 0:
            _draw(maker, day, low if era.course < 80 else low / 3)  # noqa: PLR2004  (maintenance lowers counts less)


def _course(maker: Maker, day: date) -> None:
    start, end = When(day, time(10)), When(day, time(11))
    maker.add(Treatment, kind="infusion", medicine="vincristine", started=start, ended=end, route="vein", dose="2 mg")
    maker.add(Treatment, kind="intrathecal", medicine="methotrexate", started=When(day, time(13)), route="spine")


def _draw(maker: Maker, day: date, low: float) -> None:
    chance = maker.random
    white = max(0.3, 6.2 - 5.8 * low + chance.gauss(0, 0.6))
    neutrophils = max(0.1, white * (0.58 - 0.35 * low))
    hemoglobin = max(7.2, 13.0 - 5.0 * low + chance.gauss(0, 0.4))
    platelets = max(9, 230 - 215 * low + chance.gauss(0, 18))
    red = hemoglobin * 0.335
    maker.draw(
        When(day, maker.clock(7, 10)), f"{white:.1f} {neutrophils:.1f} {hemoglobin:.1f} {platelets:.0f} {red:.1f}"
    )
    if platelets < 20:  # noqa: PLR2004  (where a clinic would give platelets)
        maker.add(Treatment, kind="transfusion", product="platelets", units=Decimal(1), started=When(day, time(15)))
    if hemoglobin < 8:  # noqa: PLR2004  (where a clinic would give red cells)
        maker.add(Treatment, kind="transfusion", product="red-cells", units=Decimal(2), started=When(day, time(14)))


def _daily(maker: Maker, era: Era, day: date, low: float) -> None:
    chance = maker.random
    if chance.random() < 0.06:  # noqa: PLR2004  (a day without an entry)
        return
    for symptom in story.USUAL:
        burden = era.burden * (0.4 if symptom in ("chills", "tremor") else 1) + low * 0.35
        severity = min(3, int(burden * 3 * chance.random() + 0.2 * chance.random()))
        maker.symptom(When(day), symptom, severity)
    fever = low > 0.8 and chance.random() < 0.04  # noqa: PLR2004  (a fever now and then at the lowest counts)
    temperature = chance.uniform(38.0, 38.9) if fever else chance.uniform(36.3, 37.2)
    maker.measure(When(day, maker.clock(7, 22)), "temperature", f"{temperature:.1f}")
    if fever:
        maker.answer(When(day, time(22, 30)), "called", "fever infection", "Night line", "Come in now.")
    if day.isoweekday() == 1:
        maker.measure(When(day, maker.clock(7, 9)), "weight", f"{chance.gauss(74, 0.8):.1f}")
    if chance.random() < 0.04:  # noqa: PLR2004  (a note a month)
        maker.records.append(Day(id=day.isoformat(), day=day, note="A quiet day. Read in the garden."))
    if chance.random() < 0.01:  # noqa: PLR2004  (a question now and then)
        maker.add(Question, asked_on=When(day), question="May I travel by train?", answer="Yes, with a mask.")
