"""Puts the sample together: the story of three months and, for years, what came before it."""

from datetime import date, datetime
from decimal import Decimal
from random import Random

from diary.core.records import (
    CareTeam,
    DiaryInfo,
    Panel,
    Person,
    PhoneNumber,
    Quantity,
    Record,
    Result,
    Settings,
)
from diary.core.timeline import moment_of
from diary.exchange.sample import story
from diary.exchange.sample.making import Maker
from diary.exchange.sample.telling import tell_story
from diary.exchange.sample.years import tell_years

SEED = 20260514
STORY_END = date.fromisoformat(story.LAST_DAY)


def sample_records(
    last: date = STORY_END, *, years: int = 0, until: datetime | None = None, seed: int = SEED
) -> tuple[Record, ...]:
    """The records of a made-up diary.

    Args:
        last: Its last day, the third of a blinatumomab infusion; the next visit is the day after.
        years: How many years it goes back; 0 is four months.
        until: The wall-clock moment at which it ends; None is the end of the last day.
        seed: The same seed makes the same records, ids included.
    """
    maker = Maker(Random(seed), last - STORY_END)  # noqa: S311  (chance for a story, not for a secret)
    _introduce(maker)
    if years:
        tell_years(maker, years)
    tell_story(maker, again=years > 0)
    return tuple(maker.records) if until is None else _cut(maker.records, until)


def _introduce(maker: Maker) -> None:
    fever = Quantity(value=Decimal("38.0"), unit="Cel")
    maker.records += [
        DiaryInfo(id="diary", people=("self", "Maria")),
        Person(
            id="person",
            name="Sample diary",
            born=date(1984, 5, 2),
            subtype="b-cell",
            philadelphia=False,
            regimen="Induction in two parts, consolidation with blinatumomab, maintenance",
        ),
        CareTeam(
            id="care_team",
            name="Hematology day unit",
            numbers=(
                PhoneNumber(label="Care team", phone="(202) 555-0142", hours="day or night"),
                PhoneNumber(label="Ward 4", phone="(202) 555-0178", hours="nights and weekends"),
            ),
            emergency_number="911",
            fever_at=fever,
            fever_card=fever,
            instructions="Call before you take anything for a fever.",
            source="clinic card",
        ),
        Settings(id="settings", usual_symptoms=story.USUAL, units=(("temperature", "Cel"),)),
    ]


def _cut(records: list[Record], until: datetime) -> tuple[Record, ...]:
    """What had been written by the moment ``until``; visits and what is planned may lie ahead."""
    kept = [record for record in records if _written_by(record, until)]
    panels = {record.id for record in kept if isinstance(record, Panel)}
    return tuple(record for record in kept if not isinstance(record, Result) or record.panel in panels)


def _written_by(record: Record, until: datetime) -> bool:
    moment = moment_of(record)
    ahead = getattr(record, "planned", False) or hasattr(record, "title")
    return ahead or moment is None or moment.earliest <= until
