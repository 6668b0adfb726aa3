"""Turns the story into records."""

from datetime import date, time, timedelta
from decimal import Decimal

from diary.core.records import (
    Appointment,
    Check,
    Day,
    Device,
    Medicine,
    Milestone,
    Phase,
    Question,
    Treatment,
)
from diary.core.timeline import days_between
from diary.core.when import When
from diary.exchange.sample import story
from diary.exchange.sample.making import Maker

SKIPPED = "-"


def tell_story(maker: Maker, *, again: bool) -> None:
    """Write the story down.

    Args:
        maker: Takes the records.
        again: The illness came back, instead of being new.
    """
    _treatment(maker, again=again)
    for number, day in enumerate(days_between(maker.day(story.FIRST_DAY), maker.day(story.LAST_DAY))):
        _daily(maker, number, day)
    for kind, values in (("weight", story.WEIGHTS), ("pulse", story.PULSES)):
        for morning, value in values.items():
            maker.measure(maker.when(f"{morning}T08:{maker.random.randrange(15, 50)}"), kind, value)
    for moment, count in story.COUNTS.items():
        maker.draw(maker.when(moment), count)
    _night_of_the_nosebleed(maker)
    _last_afternoon(maker)
    _talks(maker)
    if not again:
        _weeks_before(maker)


def _weeks_before(maker: Maker) -> None:
    for number, day in enumerate(
        days_between(maker.day(story.EARLIEST_DAY), maker.day(story.FIRST_DAY) - timedelta(days=1))
    ):
        for symptom, figures in story.BEFORE.items():
            if figures[number] != SKIPPED:
                maker.symptom(When(day), symptom, int(figures[number]))
        _note(maker, day)


def _treatment(maker: Maker, *, again: bool) -> None:
    turning_points = (
        [("relapse", "2026-02-10")] if again else [("diagnosis", "2026-02-10"), ("first-chemotherapy", "2026-02-16")]
    )
    for milestone, day in (*turning_points, ("remission", "2026-03-23")):
        maker.add(Milestone, milestone=milestone, on=maker.when(day))
    for phase, label, first, last in story.PHASES:
        maker.add(Phase, phase=phase, label=label, started=maker.when(first), ended=maker.when(last) if last else None)
    for medicine, first, last, dose in story.COURSES:
        ended = maker.when(last) if last else None
        maker.add(Medicine, medicine=medicine, started=maker.when(first), ended=ended, dose=dose)
    for medicine, start, end, dose in story.INFUSIONS:
        _infusion(maker, medicine, start, end, dose=dose)
    _infusion(maker, "methotrexate", "2026-05-03T10:00", "2026-05-05T10:00", high_dose=True)
    _infusion(maker, "blinatumomab", "2026-05-12T10:00", "", dose="28 mcg a day, 28 days", cycle=1)
    for moment in story.SPINAL:
        _spinal(maker, moment)
    _spinal(maker, "2026-05-19T11:00", planned=True)
    for kind, moments, units in (("red-cells", story.RED_CELLS, 2), ("platelets", story.PLATELETS, 1)):
        for moment in moments:
            maker.add(Treatment, kind="transfusion", product=kind, units=Decimal(units), started=maker.when(moment))
    maker.add(Treatment, kind="procedure", started=maker.when("2026-03-20T11:00"), note="Bone marrow sample")
    for first, last in (("2026-02-14", "2026-03-01"), ("2026-04-07T20:30", "2026-04-10")):
        maker.add(Treatment, kind="hospital-stay", started=maker.when(first), ended=maker.when(last))
    maker.add(Device, device="port", placed=maker.when("2026-02-15"))


def _infusion(maker: Maker, medicine: str, start: str, end: str, **more: object) -> None:
    ended = maker.when(end) if end else None
    fields = {"route": "vein", "high_dose": False, **more}
    maker.add(Treatment, kind="infusion", medicine=medicine, started=maker.when(start), ended=ended, **fields)


def _spinal(maker: Maker, moment: str, *, planned: bool = False) -> None:
    maker.add(
        Treatment,
        kind="intrathecal",
        medicine="methotrexate",
        started=maker.when(moment),
        route="spine",
        planned=planned,
    )


def _daily(maker: Maker, number: int, day: date) -> None:
    by = "Maria" if maker.random.random() < 0.2 else "self"  # noqa: PLR2004  (she writes one day in five)
    for symptom, figures in story.SEVERITIES.items():
        if figures[number] != SKIPPED:
            maker.symptom(When(day), symptom, int(figures[number]), by=by)
    told = (day - maker.shift).isoformat()
    value = story.TEMPERATURES.split()[number]
    if value != SKIPPED:
        fever = story.FEVER_TIMES.get(told)
        at = time.fromisoformat(fever) if fever else maker.clock(8, 11)
        maker.measure(When(day, at), "temperature", value, by)
    _note(maker, day)


def _note(maker: Maker, day: date) -> None:
    told = (day - maker.shift).isoformat()
    if told in story.NOTES:
        maker.records.append(Day(id=day.isoformat(), day=day, note=story.NOTES[told]))


def _night_of_the_nosebleed(maker: Maker) -> None:
    maker.symptom(maker.when("2026-05-09T20:50"), "nosebleed", 3, "25 minutes", by="Maria")


def _last_afternoon(maker: Maker) -> None:
    """The infusion checks, the last evening's fever with chills, and what was answered after it."""
    for back in (2, 1, 0):
        day = maker.day(story.LAST_DAY) - timedelta(days=back)
        maker.add(Check, when=When(day, time(14, 30)), check="infusion", answer="no")
    maker.measure(maker.when("2026-05-14T16:04"), "temperature", "38.6")
    maker.symptom(maker.when("2026-05-14T16:05"), "chills", 2)
    for symptom in ("headache", "numbness-tingling", "tremor"):
        maker.symptom(maker.when("2026-05-14T15:30"), symptom, 1, by="Maria")


def _talks(maker: Maker) -> None:
    for did, talks in (("told", story.TOLD), ("called", story.CALLED)):
        for moment, signs, who, said in talks:
            maker.answer(maker.when(moment), did, signs, who, said)
    for first, last, clock, signs, said in story.CLOSED:
        for day in days_between(maker.day(first), maker.day(last)):
            maker.answer(When(day, time.fromisoformat(clock)), "closed", signs, said=said)
    visits = {
        moment: maker.add(Appointment, at=maker.when(moment), title=title, place=place, note=note)
        for moment, title, place, note in story.VISITS
    }
    for asked, question, answer in story.QUESTIONS:
        ahead = next(visit.id for moment, visit in visits.items() if moment >= asked)
        maker.add(Question, asked_on=maker.when(asked), question=question, answer=answer, appointment=ahead)
