from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from diary.book.treatment import Therapy
from diary.core.records import Device, DoseChange, Medicine, Milestone, Phase, Treatment
from diary.core.when import When
from diary.ui.pages.treatment.asks import answers_of, asks, filled, kind_of_form, kinds, new_record
from diary.ui.pages.treatment.sections import SECTIONS
from tests.ui.pages.counts.draws import TEXTS

TODAY = date(2026, 5, 15)


def asked(section: str, kind: str = "") -> list[str]:
    return [ask.field for ask in asks(section, kind)]


def problems(record: Therapy, kind: str, **answers: object) -> dict[str, str]:
    made = filled(record, answers, kind, TODAY)
    assert isinstance(made, dict)
    return {field: TEXTS.render(problem) for field, problem in made.items()}


@pytest.mark.parametrize("section", SECTIONS)
def test_the_form_of_every_list_begins_with_a_record_that_its_fields_fill(section: str) -> None:
    kind = kind_of_form(section, None)
    record = new_record(section, kind, "an-id")
    assert record.id == "an-id"
    fields = asks(section, kind)
    answers = answers_of(record, fields)
    assert set(answers) == {ask.field for ask in fields}
    if "medicine" in answers:
        answers["medicine"] = "dasatinib"
    made = filled(record, answers, kind, TODAY)
    assert isinstance(made, type(record))


@pytest.mark.parametrize("section", SECTIONS)
def test_each_field_has_a_label(section: str) -> None:
    for kind in kinds(section) or ("",):
        for ask in asks(section, kind or kind_of_form(section, None)):
            assert TEXTS.text(f"treatment.ask.{ask.field}")


def test_only_what_lasts_has_an_end_and_only_some_doses_can_be_high() -> None:
    assert {"ended", "high_dose", "route"} <= set(asked("doses", "infusion"))
    assert "ended" not in asked("doses", "injection")
    assert not {"ended", "high_dose", "route"} & set(asked("doses", "intrathecal"))


def test_lists_of_one_kind_ask_for_no_kind() -> None:
    assert kinds("transfusions") == ()
    assert kinds("doses") == ("infusion", "injection", "intrathecal", "oral-dose", "growth-factor")
    assert kinds("missed")[-2:] == ("dose-up", "dose-down")


def test_a_form_begins_with_the_kind_of_the_record() -> None:
    assert kind_of_form("doses", Treatment(id="a", kind="injection")) == "injection"
    assert kind_of_form("missed", DoseChange(id="a", medicine="dasatinib", direction="down")) == "dose-down"
    assert kind_of_form("phases", Phase(id="a", phase="rest")) == ""


def test_answers_fill_the_record_and_keep_what_is_not_asked_for() -> None:
    old = Treatment(id="a", kind="infusion", medicine="blinatumomab", extra='{"x":1}', changed_by="Maria")
    answers = answers_of(old, asks("doses", "infusion")) | {
        "cycle": "2", "high_dose": False, "started": When.parse("2026-05-12T09:00"), "route": "vein",
    }  # fmt: skip
    assert filled(old, answers, "infusion", TODAY) == replace(
        old, cycle=2, high_dose=False, started=When.parse("2026-05-12T09:00"), route="vein"
    )


def test_units_may_be_parts_and_the_end_goes_with_a_kind_that_has_none() -> None:
    made = filled(Treatment(id="a", kind="transfusion"), {"units": "1,5"}, "transfusion", TODAY)
    assert isinstance(made, Treatment)
    assert made.units == Decimal("1.5")
    old = Treatment(id="a", kind="infusion", medicine="cytarabine", ended=When.parse("2026-05-01"))
    changed = filled(old, {"medicine": "cytarabine"}, "injection", TODAY)
    assert isinstance(changed, Treatment)
    assert (changed.kind, changed.ended) == ("injection", None)


def test_a_dose_change_takes_its_direction_from_the_kind() -> None:
    made = filled(new_record("missed", "dose-down", "a"), {"medicine": "dasatinib"}, "dose-down", TODAY)
    assert made == DoseChange(id="a", medicine="dasatinib", direction="down")


def test_what_cannot_be_is_said_at_its_field() -> None:
    dose = Treatment(id="a", kind="infusion")
    assert set(problems(dose, "infusion", medicine="", cycle="two")) == {"medicine", "cycle"}
    assert set(problems(dose, "infusion", cycle="1001")) == {"cycle"}
    assert set(problems(Treatment(id="a", kind="transfusion"), "transfusion", units="-1")) == {"units"}
    future = When.parse("2026-05-20")
    assert set(problems(dose, "infusion", medicine="x", started=future)) == {"started"}
    assert set(problems(Phase(id="a", phase="rest"), "", started=future, ended=When.parse("2026-05-01"))) == {"ended"}
    device = Device(id="a", device="port")
    assert set(problems(device, "", placed=future, removed=When.parse("2026-05-01"))) == {"removed"}


def test_what_is_planned_may_lie_ahead() -> None:
    made = filled(
        Treatment(id="a", kind="transfusion"),
        {"started": When.parse("2026-05-20"), "planned": True},
        "transfusion",
        TODAY,
    )
    assert isinstance(made, Treatment)


def test_every_other_kind_of_record_has_its_form() -> None:
    assert isinstance(new_record("medicines", "", "a"), Medicine)
    assert isinstance(new_record("milestones", "", "a"), Milestone)
    assert asked("milestones") == ["milestone", "on"]
