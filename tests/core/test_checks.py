"""What one record can be checked for."""

from datetime import date
from decimal import Decimal

import pytest

from diary.core.checks import check_record
from diary.core.codec import FieldError
from diary.core.records import Measurement, Medicine, Milestone, Panel, Person, Record, Result, Symptom, Treatment
from diary.core.when import When

TODAY = date(2026, 3, 4)


IN_FUTURE = "problem.in-the-future"
ENDS_FIRST = "problem.ends-before-it-starts"
NO_UNIT = "problem.unknown-unit"


def when(text: str) -> When:
    return When.parse(text)


ACCEPTED: list[Record] = [
    Person(id="person"),
    Symptom(id="a", when=when("2026-03-05"), symptom="nausea"),
    Treatment(id="t", kind="infusion", started=when("2027-01-01"), planned=True),
    Medicine(id="m", medicine="dasatinib", started=when("2026-03-04"), ended=when("2026-03-04")),
    Medicine(id="m", medicine="dasatinib", ended=when("2026-03-04")),
    Milestone(id="s", milestone="remission", on=when("2027-01-01")),
    Result(id="r", panel="p", analyte="other:Ferritin", value=Decimal(3), unit="ng/mL"),
    Result(id="r", panel="p", analyte="unknown:x", value=Decimal(3), unit="anything"),
    Measurement(id="t", when=when("2026-03-04"), kind="temperature", value=Decimal("38.0"), unit="[degF]"),
]
REFUSED: list[tuple[Record, str]] = [
    (Symptom(id="a", when=when("2026-03-06"), symptom="nausea"), IN_FUTURE),
    (Panel(id="p", collected_at=when("2026-03-06T08:00")), IN_FUTURE),
    (Treatment(id="t", kind="infusion", started=when("2026-03-06")), IN_FUTURE),
    (Medicine(id="m", medicine="dasatinib", started=when("2026-03-04"), ended=when("2026-03-03")), ENDS_FIRST),
    (Treatment(id="t", kind="infusion", started=when("2026-03-04T09:00"), ended=when("2026-03-04T08:00")), ENDS_FIRST),
    (Result(id="r", panel="p", analyte="platelets", value=Decimal(3), unit="g/dL"), NO_UNIT),
    (Measurement(id="t", when=when("2026-03-04"), kind="temperature", value=Decimal(38), unit="K"), NO_UNIT),
]


@pytest.mark.parametrize("record", ACCEPTED)
def test_what_can_be_is_accepted(record: Record) -> None:
    check_record(record, TODAY)


@pytest.mark.parametrize(("record", "message"), REFUSED)
def test_what_cannot_be_is_refused_with_its_reason(record: Record, message: str) -> None:
    with pytest.raises(FieldError) as refused:
        check_record(record, TODAY)
    assert refused.value.message.id == message
