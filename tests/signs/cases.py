"""Small diaries for the tests of the warning signs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from diary.config.resources import Resources
from diary.core.catalog import Catalog
from diary.core.codec import from_plain
from diary.core.records import KINDS, Record
from diary.core.texts import Message, Texts
from diary.core.timeline import Timeline
from diary.signs.answers import Condition
from diary.signs.day import Day
from diary.signs.engine import judge
from diary.signs.facts import Facts
from diary.signs.flags import Flag, Judgement
from diary.signs.rules import RuleBook, parse_rules
from diary.signs.tables import Table
from diary.signs.vocabulary import parse_condition

DAY = date(2026, 3, 4)
TODAY = DAY.isoformat()
YESTERDAY = "2026-03-03T08:00"
NOON = datetime(2026, 3, 4, 12)


@cache
def rule_book() -> RuleBook:
    return parse_rules(Resources.find().sign_rules(), "test")


@cache
def catalog() -> Catalog:
    return Resources.find().catalog()


@cache
def texts() -> Texts:
    return Texts(Resources.find().texts(), catalog())


def shown(message: Message) -> str:
    return texts().render(message)


def condition(**data: Any) -> Condition:  # noqa: ANN401
    return parse_condition(Table.of("test", data))


class Diary:
    """Builds records; each method adds one and returns the diary."""

    def __init__(self, *records: Record) -> None:
        self.records = list(records)

    def add(self, kind: str, /, **values: Any) -> "Diary":  # noqa: ANN401
        data = {"id": f"{kind}-{len(self.records)}", **values}
        self.records.append(from_plain(KINDS[kind], data))
        return self

    def symptom(self, symptom: str, severity: int | None = 1, when: str = "2026-03-04", **more: Any) -> "Diary":  # noqa: ANN401
        return self.add("symptoms", symptom=symptom, severity=severity, when=when, **more)

    def reading(self, kind: str, value: str, unit: str, when: str = "2026-03-04", **more: Any) -> "Diary":  # noqa: ANN401
        return self.add("measurements", kind=kind, value=value, unit=unit, when=when, **more)

    def temperature(
        self, value: str, when: str = "2026-03-04", unit: str = "Cel", *, masked: bool | None = None
    ) -> "Diary":
        answer = {} if masked is None else {"after_fever_medicine": masked}
        return self.reading("temperature", value, unit, when, **answer)

    def count(
        self, analyte: str, value: str, at: str = "2026-03-03T08:00", unit: str = "10*9/L", **more: object
    ) -> "Diary":
        specimen = more.pop("specimen", "blood")
        self.add("counts", collected_at=at, specimen=specimen)
        return self.add("results", panel=self.records[-1].id, analyte=analyte, value=value, unit=unit, **more)

    def given(self, medicine: str | None, started: str | None, ended: str | None = None, **more: Any) -> "Diary":  # noqa: ANN401
        kind = more.pop("kind", "infusion")
        return self.add("treatments", kind=kind, medicine=medicine, started=started, ended=ended, **more)

    def course(self, medicine: str, started: str | None = None, ended: str | None = None) -> "Diary":
        return self.add("medicines", medicine=medicine, started=started, ended=ended)

    def phase(self, phase: str, started: str | None = None, ended: str | None = None) -> "Diary":
        return self.add("phases", phase=phase, started=started, ended=ended)

    def milestone(self, milestone: str, on: str | None) -> "Diary":
        return self.add("milestones", milestone=milestone, on=on)

    def check(self, answer: str, when: str = "2026-03-04T14:30") -> "Diary":
        return self.add("checks", check="infusion", answer=answer, when=when)

    def timeline(self) -> Timeline:
        return Timeline.of(self.records)

    def facts(self) -> Facts:
        return Facts.of(self.timeline(), catalog())

    def day(self, moment: date | datetime = DAY) -> Day:
        return Day.of(self.facts(), moment)

    def judge(self, moment: date | datetime = DAY) -> Judgement:
        return judge(rule_book(), self.timeline(), catalog(), moment)

    def flags(self, moment: date | datetime = DAY) -> dict[str, Flag]:
        return {flag.sign: flag for flag in self.judge(moment).flags}

    def urgency(self, sign: str, moment: date | datetime = DAY) -> str | None:
        flag = self.flags(moment).get(sign)
        return flag.urgency if flag else None


def from_lists(lists: Mapping[str, Any]) -> Diary:
    """The diary of an example in a rule file; results lie inside their draws."""
    diary = Diary()
    for kind, items in lists.items():
        for item in items:
            own = {key: value for key, value in item.items() if key != "results"}
            diary.add(kind, **own)
            panel = diary.records[-1].id
            for result in item.get("results", ()):
                diary.add("results", panel=panel, **result)
    return diary


def moment_of(text: str) -> date | datetime:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


class Story:
    """Builds the records of a case, of which most are of one day."""

    def __init__(self) -> None:
        self.diary = Diary()

    @property
    def records(self) -> list[Record]:
        return self.diary.records

    def add(self, kind: str, /, **values: Any) -> "Story":  # noqa: ANN401
        self.diary.add(kind, **values)
        return self

    def symptom(self, word: str, severity: int | None = 1, at: str = "", day: str = TODAY, **more: Any) -> "Story":  # noqa: ANN401
        return self.add("symptoms", symptom=word, severity=severity, when=f"{day}T{at}" if at else day, **more)

    def temperature(self, value: str, unit: str = "Cel", at: str = "", day: str = TODAY, **more: Any) -> "Story":  # noqa: ANN401
        return self.measured("temperature", value, unit, at, day, **more)

    def measured(self, kind: str, value: str, unit: str, at: str = "", day: str = TODAY, **more: Any) -> "Story":  # noqa: ANN401
        return self.add("measurements", kind=kind, value=value, unit=unit, when=f"{day}T{at}" if at else day, **more)

    def count(self, analyte: str, value: str, at: str = YESTERDAY, unit: str = "10*9/L", **more: Any) -> "Story":  # noqa: ANN401
        self.diary.count(analyte, value, at, unit, **more)
        return self

    def draw(self, at: str, *results: dict[str, object]) -> "Story":
        """Several results of one draw."""
        self.add("counts", collected_at=at)
        panel = self.records[-1].id
        for result in results:
            self.add("results", panel=panel, **{"unit": "10*9/L", **result})
        return self

    def infusion(self, medicine: str, started: str | None = None, ended: str | None = None, **more: Any) -> "Story":  # noqa: ANN401
        self.diary.given(medicine, started, ended, **more)
        return self

    def medicine(self, word: str, started: str | None = None, ended: str | None = None) -> "Story":
        self.diary.course(word, started, ended)
        return self

    def phase(self, word: str, started: str | None = None, ended: str | None = None) -> "Story":
        self.diary.phase(word, started, ended)
        return self

    def milestone(self, word: str, on: str | None) -> "Story":
        self.diary.milestone(word, on)
        return self

    def dose(self, medicine: str | None, at: str | None, kind: str = "oral-dose", **more: Any) -> "Story":  # noqa: ANN401
        """What is given at one moment, or was missed or vomited."""
        self.diary.given(medicine, at, kind=kind, **more)
        return self

    def done(self, kind: str, started: str | None = None, ended: str | None = None, **more: Any) -> "Story":  # noqa: ANN401
        """A treatment that is no medicine, such as radiation or a transplant."""
        self.diary.given(None, started, ended, kind=kind, **more)
        return self

    def dose_change(self, medicine: str, on: str | None, direction: str = "up") -> "Story":
        return self.add("dose_changes", medicine=medicine, on=on, direction=direction)

    def device(self, word: str, placed: str | None = None, removed: str | None = None) -> "Story":
        return self.add("devices", device=word, placed=placed, removed=removed)

    def weight(self, value: str, day: str = TODAY, unit: str = "kg") -> "Story":
        return self.measured("weight", value, unit, "08:00", day)

    def each_day(self, word: str, severities: str, last: str = "2026-03-03") -> "Story":
        """A symptom on days in a row up to the last one, a digit a day."""
        for back, severity in enumerate(reversed(severities)):
            self.symptom(word, int(severity), day=(date.fromisoformat(last) - timedelta(days=back)).isoformat())
        return self

    def fever_line(self, value: str, unit: str = "Cel") -> "Story":
        return self.add("care_team", fever_at={"value": value, "unit": unit})

    def nothing_new(self) -> "Story":
        return self.add("days", day=TODAY, nothing_new=True)


def d() -> Story:
    return Story()


@dataclass(frozen=True)
class Case:
    """A diary, the line of the clinical basis, and what must and must not stand on the day."""

    name: str
    rests_on: str
    diary: Story
    flags: dict[str, str] = field(default_factory=dict)
    silent: tuple[str, ...] = ()
    incomplete: tuple[str, ...] = ()
    complete: tuple[str, ...] = ()
    not_judged: tuple[str, ...] = ()
    on: str = TODAY

    def check(self) -> None:
        judgement = self.diary.diary.judge(moment_of(self.on))
        flags = {flag.sign: flag for flag in judgement.flags}
        found = {sign: flags[sign].urgency if sign in flags else None for sign in self.flags}
        assert found == self.flags, self.rests_on
        assert [sign for sign in self.silent if sign in flags] == [], self.rests_on
        assert [sign for sign in self.incomplete if flags[sign].complete] == [], self.rests_on
        assert [sign for sign in self.complete if not flags[sign].complete] == [], self.rests_on
        listed = {each.sign for each in judgement.not_evaluated}
        assert [sign for sign in self.not_judged if sign not in listed] == [], self.rests_on
        for flag in judgement.flags:
            assert flag.evidence
            assert flag.section
            assert flag.standards
            assert flag.complete is not bool(flag.not_known)
