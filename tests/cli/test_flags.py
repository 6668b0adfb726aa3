from typing import Any

import pytest

from diary.core.words import SIGNS, URGENCIES
from diary.signs.rules import VERSION
from diary.storage.file import DiaryFile
from tests.cli.conftest import Answer, Commands
from tests.signs.test_rule_files import SECTIONS

KINDS = ("symptom", "measurement", "count", "treatment", "medicine", "device", "milestone")


def day(date: str = "2026-03-04", **lists: object) -> dict[str, object]:
    return {"date": date, **lists}


def temperature(value: str, unit: str = "Cel", date: str = "2026-03-04") -> dict[str, object]:
    return day(
        date, measurements=[{"id": f"m-{date}", "kind": "temperature", "value": value, "unit": unit, "at": "14:40"}]
    )


def signs(answer: Answer) -> dict[str, dict[str, Any]]:
    return {flag["sign"]: flag for flag in answer.json["flags"]}


@pytest.mark.parametrize(("value", "unit"), [("38.0", "Cel"), ("100.4", "[degF]")])
def test_a_fever_with_nothing_else_known_is_a_call_now_and_incomplete(run: Commands, value: str, unit: str) -> None:
    answer = run("flags", run.exchange(days=[temperature(value, unit)]), "--json")
    fever = signs(answer)["fever"]
    assert (fever["urgency"], fever["complete"], fever["day"]) == ("now", False, "2026-03-04")
    assert fever["not_known"]
    assert answer.code == 3


@pytest.mark.parametrize(("value", "unit"), [("37.9", "Cel"), ("100.3", "[degF]")])
def test_below_the_fever_line_is_no_fever(run: Commands, value: str, unit: str) -> None:
    answer = run("flags", run.exchange(days=[temperature(value, unit)]), "--json")
    assert answer.json["flags"] == []
    assert answer.code == 0


def test_chills_during_blinatumomab_are_an_infusion_reaction(run: Commands) -> None:
    path = run.exchange(
        treatments=[{"id": "t", "kind": "infusion", "medicine": "blinatumomab", "started": "2026-03-04T09:00"}],
        days=[day(symptoms=[{"id": "s", "symptom": "chills", "severity": 2, "at": "14:30"}])],
    )
    reaction = signs(run("flags", path, "--json"))["blinatumomab-infusion-reaction"]
    assert reaction["urgency"] == "now"
    assert {"kind": "symptom", "ref": "s", "at": "2026-03-04T14:30", "text": "Chills, moderate, 14:30"} in reaction[
        "evidence"
    ]


def test_a_nosebleed_with_low_platelets_of_eleven_days_ago_is_a_call_now(run: Commands) -> None:
    path = run.exchange(
        counts=[{"collected_at": "2026-02-21T08:00",
                 "results": [{"analyte": "platelets", "value": "18", "unit": "10*9/L"}]}],
        days=[day(symptoms=[{"symptom": "nosebleed", "severity": 1, "at": "10:00"}])],
    )  # fmt: skip
    assert signs(run("flags", path, "--json"))["bleeding"]["urgency"] == "now"


def test_the_json_is_as_the_contract_has_it(run: Commands) -> None:
    answer = run("flags", run.exchange(days=[temperature("38.6")]), "--json", "--on", "2026-03-04T18:00")
    assert set(answer.json) == {"as_of", "rules", "flags", "not_evaluated"}
    assert answer.json["as_of"] == "2026-03-04T18:00:00"
    assert answer.json["rules"] == VERSION
    fever = signs(answer)["fever"]
    assert set(fever) == {
        "sign", "urgency", "complete", "day", "title", "action", "evidence", "not_known", "source",
    }  # fmt: skip
    assert set(fever["source"]) == {"section", "standards"}
    assert ":" in fever["source"]["section"]
    assert fever["evidence"] == [
        {"kind": "measurement", "ref": "m-2026-03-04", "at": "2026-03-04T14:40", "text": "Temperature 38.6 °C, 14:40"}
    ]


def contract_diary(run: Commands) -> Answer:
    """A day with flags of several steps, complete and not, and a sign that could not be evaluated."""
    path = run.exchange(
        phases=[{"phase": "follow-up", "started": "2025-12-01"}],
        devices=[{"device": "port", "placed": "2026-01-30"}],
        medicines=[{"medicine": "dasatinib", "started": "2026-02-09"}],
        milestones=[{"milestone": "remission", "on": "2025-12-01"}],
        treatments=[{"kind": "infusion", "medicine": "blinatumomab", "started": "2026-03-01T09:00"}],
        counts=[
            {
                "collected_at": "2026-03-04T08:00",
                "results": [
                    {"analyte": "platelets", "value": "8", "unit": "10*9/L"},
                    {"analyte": "potassium", "value": "3.3", "unit": "mmol/L"},
                ],
            }
        ],
        days=[
            day(
                symptoms=[
                    {"symptom": "cough", "severity": 2, "at": "10:00"},
                    {"symptom": "chest-pain", "severity": 1, "at": "11:00"},
                    {"symptom": "line-site-problem", "severity": 1},
                    {"symptom": "nausea", "severity": 1},
                ],
                measurements=[{"kind": "temperature", "value": "38.2", "unit": "Cel", "at": "14:40"}],
            )
        ],
    )
    return run("flags", path, "--json")


def test_a_flag_is_complete_exactly_when_nothing_is_not_known(run: Commands) -> None:
    flags = contract_diary(run).json["flags"]
    assert {flag["complete"] for flag in flags} == {True, False}
    assert all(flag["complete"] is (flag["not_known"] == []) for flag in flags)


def test_what_could_not_be_evaluated_is_a_sign_and_what_it_misses(run: Commands) -> None:
    (found,) = (each for each in contract_diary(run).json["not_evaluated"] if each["sign"].endswith("potassium"))
    assert found == {
        "sign": "blinatumomab-low-potassium",
        "missing": ["the report’s own limit for potassium"],
    }


def test_every_flag_is_in_the_words_of_the_contract_the_strongest_first(run: Commands) -> None:
    answer = contract_diary(run)
    flags = answer.json["flags"]
    ranks = [URGENCIES.index(flag["urgency"]) for flag in flags]
    assert ranks == sorted(ranks)
    assert ranks[0] == 0
    assert len({flag["sign"] for flag in flags}) == len(flags) > 3
    for flag in flags:
        assert flag["sign"] in SIGNS
        assert flag["day"] == "2026-03-04"
        assert flag["title"]
        assert "This diary tells no one" in flag["action"]
        assert flag["evidence"]
        for piece in flag["evidence"]:
            assert set(piece) == {"kind", "ref", "at", "text"}
            assert piece["kind"] in KINDS
        heading, _, part = flag["source"]["section"].partition(": ")
        assert heading in SECTIONS
        assert not part or part in SECTIONS[heading]
        assert flag["source"]["standards"]
    assert answer.code == 3


def test_a_date_means_its_end_and_today_is_judged_without_one(run: Commands) -> None:
    path = run.exchange(days=[temperature("38.6")])
    assert run("flags", path, "--json").json["as_of"] == "2026-03-04T23:59:59"
    assert run("flags", path, "--json", "--on", "2026-03-04T14:39").json["flags"] == []
    assert signs(run("flags", path, "--json", "--on", "2026-03-04T14:40"))
    assert run("flags", path, "--json", "--on", "2026-03-05").json["flags"] == []


def test_from_a_date_on_each_day_is_judged_in_order(run: Commands) -> None:
    days = [temperature("38.6"), temperature("38.1", date="2026-03-02")]
    path = run.exchange(days=days)
    answer = run("flags", path, "--json", "--from", "2026-03-01")
    assert [flag["day"] for flag in answer.json["flags"] if flag["sign"] == "fever"] == ["2026-03-02", "2026-03-04"]
    until = run("flags", path, "--json", "--from", "2026-03-01", "--on", "2026-03-04T10:00")
    assert [flag["day"] for flag in until.json["flags"] if flag["sign"] == "fever"] == ["2026-03-02"]
    assert until.json["as_of"] == "2026-03-04T10:00:00"
    one = run("flags", path, "--json", "--from", "2026-03-04")
    assert {flag["day"] for flag in one.json["flags"]} == {"2026-03-04"}


def test_what_import_would_leave_out_is_named_and_the_rest_answered(run: Commands) -> None:
    entries = [{"symptom": "chills", "severity": 9}, {"symptom": "hiccups", "severity": 1}]
    answer = run("flags", run.exchange(days=[{**temperature("38.6"), "symptoms": entries}]), "--json")
    assert "fever" in signs(answer)
    assert "exchange.json: days[0].symptoms[0]: “severity” cannot be “9”." in answer.err
    assert "hiccups" in answer.err


def test_the_strongest_comes_first(run: Commands) -> None:
    urgencies = [flag["urgency"] for flag in run("flags", run.sample(), "--json").json["flags"]]
    assert urgencies[0] == "now"
    assert urgencies == sorted(urgencies, key=["emergency", "now", "today", "tell", "note"].index)


def test_the_text_says_what_to_do_why_and_whom_to_call(run: Commands) -> None:
    answer = run("flags", run.sample())
    text = " ".join(answer.out.split())
    assert "Wed 4 Mar · Call your care team now · Fever" in text
    assert "Temperature 38.6 °C, 16:04" in text
    assert "From the guide: " in text
    assert "Care team · (202) 555-0142 · day or night" in text
    assert "Emergency number: 911" in text
    assert "This diary tells no one." in text
    assert all(len(line) <= 88 for line in answer.out.splitlines())


def test_an_entry_of_another_day_is_told_with_its_date(run: Commands) -> None:
    weight = {"kind": "weight", "unit": "kg", "at": "08:00"}
    before = day("2026-03-01", measurements=[{**weight, "value": "80"}])
    infusion = {"kind": "infusion", "medicine": "methotrexate", "started": "2026-02-28T10:00"}
    path = run.exchange(days=[before, day(measurements=[{**weight, "value": "70"}])], treatments=[infusion])
    text = run("flags", path).out
    assert "· Weight 80 kg, 08:00, 1 Mar\n" in text
    assert "· Weight 70 kg, 08:00\n" in text


def test_what_is_not_known_is_said_and_a_missing_number_too(run: Commands) -> None:
    text = " ".join(run("flags", run.exchange(days=[temperature("38.6")])).out.split())
    assert "Not known: " in text
    assert "No number of a care team is on file." in text


def test_where_nothing_matched_nothing_is_called_well(run: Commands) -> None:
    one = " ".join(run("flags", run.exchange()).out.split())
    assert "No rule matched what was entered for Wednesday 4 March 2026." in one
    assert "does not mean that all is well" in one
    assert "If you feel very unwell, call" in one
    assert "555" not in one
    several = " ".join(run("flags", run.exchange(), "--from", "2026-03-01").out.split())
    assert "from 1 Mar 2026 to 4 Mar 2026" in several


def test_what_could_not_be_checked_is_listed_once(run: Commands) -> None:
    creatinine = {"analyte": "creatinine", "value": "2.0", "unit": "mg/dL"}
    path = run.exchange(
        milestones=[{"milestone": "first-chemotherapy", "on": "2026-03-01"}],
        treatments=[{"kind": "infusion", "medicine": "vincristine", "started": "2026-03-01"}],
        counts=[{"collected_at": "2026-03-02T08:00", "results": [creatinine]}],
    )
    answer = run("flags", path, "--from", "2026-03-02")
    assert answer.code == 0
    assert "What could not be checked:" in answer.out
    not_evaluated = run("flags", path, "--json", "--from", "2026-03-02").json["not_evaluated"]
    assert [found["sign"] for found in not_evaluated] == ["tumor-lysis", "organ-effects"]
    for found in not_evaluated:
        assert found["missing"]
        assert found["missing"][0] in " ".join(answer.out.split())


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--on", "tomorrow"), "“tomorrow” is no date."),
        (("--from", "2026-02-30"), "“2026-02-30” is no date."),
        (("--from", "2026-03-05"), "comes after the last"),
    ],
)
def test_dates_that_make_no_sense_are_refused(run: Commands, arguments: tuple[str, ...], sentence: str) -> None:
    answer = run("flags", run.exchange(), *arguments)
    assert answer.code == 2
    assert sentence in " ".join(answer.err.split())
    assert answer.out == ""


def test_without_a_file_the_persons_own_diary_is_judged(run: Commands) -> None:
    answer = run("flags")
    assert answer.code == 2
    assert "There is no diary on this computer yet." in answer.err
    run("import", run.exchange(days=[temperature("38.6")]))
    assert run("flags").code == 3
    assert run("flags", "--diary", run.env.paths.diary).code == 3


def test_a_diary_that_a_window_holds_open_is_refused(run: Commands) -> None:
    with DiaryFile.open(run.diary(), clock=run.env.clock):
        answer = run("flags")
    assert answer.code == 2
    assert len(answer.err.splitlines()) <= 2


def test_the_teams_own_instructions_stand_below_the_flags_and_not_in_the_json(run: Commands) -> None:
    path = run.exchange(care_team={"instructions": "Come in at 38.0."}, days=[temperature("38.6")])
    assert "Your team’s instructions: “Come in at 38.0.”" in " ".join(run("flags", path).out.split())
    assert "Come in at" not in run("flags", path, "--json").out


def test_without_a_flag_no_instructions_are_told(run: Commands) -> None:
    path = run.exchange(care_team={"instructions": "Come in at 38.0."}, days=[temperature("36.6")])
    assert "Come in at" not in run("flags", path).out
