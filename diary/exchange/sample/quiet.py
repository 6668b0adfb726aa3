"""A quiet year of maintenance: tablets, counts in the usual range every two weeks, a few mild days and one cold."""

from datetime import date, time, timedelta
from random import Random

from diary.core.records import DiaryInfo, Medicine, Milestone, Person, Phase, Record
from diary.core.timeline import days_between
from diary.core.when import When
from diary.exchange.sample.making import Maker

DAYS = 365
BEFORE = 480
"""Days from the first chemotherapy to the year."""
COLD = {"sore-throat": "112210", "cough": "0122211101"}
"""How bad each was on the days of the cold."""
FIRST_DAY_OF_COLD = 140
COUNTS = ((5.4, 0.1), (3.1, 0.12), (13.1, 0.035), (228.0, 0.1))
"""White cells, neutrophils, hemoglobin and platelets: the middle, and how far a count usually lies from it."""


def quiet_year(last: date, seed: int) -> tuple[Record, ...]:
    """The records of a made-up year in which nothing happens that a care team would have to hear of at once.

    Args:
        last: Its last day.
        seed: The same seed makes the same records, ids included.
    """
    maker = Maker(Random(seed))  # noqa: S311  (chance for a story, not for a secret)
    first = last - timedelta(days=DAYS - 1)
    _treatment(maker, first)
    for number, day in enumerate(days_between(first, last)):
        _daily(maker, number, day)
        if number % 14 == 0:
            _draw(maker, day)
    return tuple(maker.records)


def _treatment(maker: Maker, first: date) -> None:
    begun = first - timedelta(days=BEFORE)
    maker.records += [
        DiaryInfo(id="diary", people=("self",)),
        Person(id="person", name="Quiet year", subtype="b-cell", philadelphia=False),
    ]
    for milestone, after in (("diagnosis", -4), ("first-chemotherapy", 0), ("remission", 33)):
        maker.add(Milestone, milestone=milestone, on=When(begun + timedelta(days=after)))
    maintenance = begun + timedelta(days=300)
    maker.add(Phase, phase="maintenance", started=When(maintenance))
    for medicine, dose in (("mercaptopurine", "75 mg in the evening"), ("methotrexate", "30 mg on Fridays")):
        maker.add(Medicine, medicine=medicine, started=When(maintenance), dose=dose)


def _daily(maker: Maker, number: int, day: date) -> None:
    chance = maker.random
    after_methotrexate = day.isoweekday() == 6  # noqa: PLR2004  (Saturday: the tablets are taken on Fridays)
    maker.symptom(When(day), "fatigue", int(chance.random() < 0.3))  # noqa: PLR2004  (three days in ten)
    maker.symptom(When(day), "nausea", int(chance.random() < (0.5 if after_methotrexate else 0.05)))
    for symptom, figures in COLD.items():
        into = number - FIRST_DAY_OF_COLD
        if 0 <= into < len(figures) and figures[into] != "0":
            maker.symptom(When(day), symptom, int(figures[into]))
    maker.measure(When(day, maker.clock(7, 10)), "temperature", f"{chance.uniform(36.3, 37.1):.1f}")
    if day.isoweekday() == 1:
        maker.measure(When(day, time(7, 30)), "weight", f"{chance.gauss(71.5, 0.5):.1f}")


def _draw(maker: Maker, day: date) -> None:
    white, neutrophils, hemoglobin, platelets = (
        middle * (1 + spread * min(2.2, max(-2.2, maker.random.gauss(0, 1)))) for middle, spread in COUNTS
    )
    values = f"{white:.1f} {neutrophils:.2f} {hemoglobin:.1f} {platelets:.0f} {hemoglobin * 0.335:.2f}"
    maker.draw(When(day, maker.clock(8, 11)), values)
