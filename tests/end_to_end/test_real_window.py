"""The program as people meet it: a real window on a real display, real keys and clicks, an empty home."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.conftest import Sit
from tests.end_to_end.person import ROOT, Person, environment, focus

pytestmark = pytest.mark.real_window

REACTION = "Signs of a reaction to blinatumomab"


def test_from_nothing_to_a_report_and_all_of_it_is_there_again(sit_down: Sit, empty_home: Path) -> None:
    person = sit_down()
    begin_own_diary(person)
    log_two_days(person)
    enter_running_infusion(person)
    enter_fever_and_chills(person)
    note_the_call(person)
    add_counts(person)
    read_the_trend(person)
    write_the_report(person, empty_home / "report.pdf")
    assert person.close() == 0
    assert_on_file(empty_home)
    person = sit_down()
    find_all_again(person)
    assert person.close() == 0


def test_a_second_window_on_the_same_diary_is_refused_in_one_sentence(sit_down: Sit, empty_home: Path) -> None:
    first = sit_down()
    begin_own_diary(first)
    second = sit_down()
    second.see("The diary did not open")
    second.picture("13-second-window")
    sentence = second.see("is open in another window").name
    assert sentence.count(". ") <= 1
    by_command = command(empty_home, "flags")
    assert by_command.returncode == 2
    assert "is open in another window" in by_command.stderr
    assert first.close() == 0
    second.press("Return")
    second.see("Your usual symptoms")
    assert second.close() == 0


def test_what_is_shown_as_saved_outlives_the_program(sit_down: Sit) -> None:
    person = sit_down()
    begin_own_diary(person)
    person.press("3")
    person.see("Saved ")
    person.kill()
    person = sit_down()
    person.see("Tiredness, severe, 3 on a scale of 0 to 4")
    person.focused("Chills, not answered")
    assert person.close() == 0


def begin_own_diary(person: Person) -> None:
    person.see("A diary for your treatment")
    person.focused("Start my diary")
    person.picture("01-first-start")
    person.press("Return")
    person.see("Today – My diary – Blood Count Diary")
    person.focused("Tiredness, not answered")


def log_two_days(person: Person) -> None:
    """Yesterday by eight keys, today by copying it, a temperature and a note."""
    person.press("alt+Left")
    person.see("Yesterday")
    person.focused("Tiredness, not answered")
    person.press(*"10100001")
    person.see("8 of 8 answered")
    person.picture("02-logged-by-eight-keys")
    person.press("alt+Right")
    person.see("0 of 8 answered")
    person.press("ctrl+b")
    person.see("answers copied from yesterday")
    person.see("Tiredness, mild, 1 on a scale of 0 to 4")
    person.press("ctrl+t")
    person.focused("Temperature, °C")
    person.write("36.8")
    person.press("Return")
    person.press("ctrl+n")
    person.focused("Note for the day")
    person.write("Slept badly.")
    person.picture("03-same-as-yesterday")


def enter_running_infusion(person: Person) -> None:
    person.press("ctrl+4")
    person.tab_to("Add: Infusions and doses")
    person.press("Return")
    person.focused("What was it?")
    person.press("Tab")
    person.focused("Medicine")
    person.write("blincyto")
    person.see("Blinatumomab (Blincyto")
    person.picture("04-medicine-found")
    person.press("Down", "Return")
    person.until(lambda sight: (at := focus(sight)) and at.value == "Blinatumomab", "the medicine")
    person.press("Return")
    person.see("Blinatumomab infusion saved")
    person.focused("Change Blinatumomab infusion")
    person.picture("05-infusion-runs")


def enter_fever_and_chills(person: Person) -> None:
    """A second reading by click and keys, chills by a key; the warning shows, and takes the number to call."""
    person.press("ctrl+1")
    person.see("While the infusion runs,")
    person.click("Reading")
    person.until(lambda sight: (at := focus(sight)) and at.name == "Temperature, °C" and not at.value, "a new reading")
    person.write("38.6")
    person.press("Return")
    person.see("Call your care team now")
    person.tab_to("Chills, ")
    person.press("2")
    person.see("Chills, moderate, 2 on a scale of 0 to 4")
    person.see(REACTION)
    person.see("Today, a warning is open")
    person.tab_to("Your care team’s number", back=True)
    person.write("555-0142")
    person.press("Tab")
    person.write("day and night")
    person.picture("06-warning-without-a-number")
    person.press("Return")
    person.see("555-0142")
    person.press("alt+Left", "alt+Right")
    person.focused("Show 555-0142 large")
    person.picture("07-warning")


def note_the_call(person: Person) -> None:
    person.tab_to("I called at")
    person.press("Return")
    person.see("You called at")
    person.focused("With whom did you speak?")
    person.write("Nurse Ana")
    person.press("Tab")
    person.focused("What did they say?")
    person.write("Come in now and bring the pump.")
    person.picture("08-called")
    person.press("Tab")
    person.focused("Close this warning")
    person.press("Return")
    person.gone(REACTION)


def add_counts(person: Person) -> None:
    person.press("ctrl+2")
    person.see("No blood counts yet")
    person.press("ctrl+n")
    for name, value in (("White cells", "0.8"), ("Neutrophils", "0,3"), ("Hemoglobin", "8.1"), ("Platelets", "18")):
        person.focused(f"{name}, value")
        person.write(value)
        person.press("Return")
    person.tab_to("Add result")
    person.press("Return")
    person.see("Result of ")
    person.see("Neutrophils 0.3, grade 4")
    person.picture("09-counts")


def read_the_trend(person: Person) -> None:
    person.press("ctrl+3")
    person.focused("Chart of trends")
    person.see("38.6 °C")
    person.see("highest of 2, fever")
    person.picture("10-trends")
    person.press("Left")
    person.gone("38.6 °C")
    person.picture("11-trends-day-before")
    person.press("Right")
    person.see("38.6 °C")


def write_the_report(person: Person, path: Path) -> None:
    person.press("ctrl+6")
    person.tab_to("Save PDF")
    person.press("Return")
    person.see("File name:")
    person.take_dialog()
    person.write(str(path))
    person.press("Return")
    person.see("Saved: report.pdf")
    person.picture("12-report-saved")
    person.take_window_back()
    assert path.read_bytes().startswith(b"%PDF-")


def assert_on_file(home: Path) -> None:
    """The closed diary holds what was entered, by the commands."""
    flags = command(home, "flags", "--json")
    assert flags.returncode == 3
    assert "blinatumomab-infusion-reaction" in {flag["sign"] for flag in read(flags)["flags"]}
    counts = command(home, "counts", "--json")
    assert counts.returncode == 0
    assert {count["analyte"]: count["canonical"]["value"] for count in read(counts)} == {
        "white-cells": "0.8",
        "neutrophils": "0.3",
        "hemoglobin": "8.1",
        "platelets": "18",
    }
    assert command(home, "check").returncode == 0
    out = home / "out.json"
    assert command(home, "export", str(out)).returncode == 0
    responses = json.loads(out.read_text(encoding="utf-8"))["responses"]
    assert {"Nurse Ana"} == {response["who"] for response in responses if response.get("who")}


def find_all_again(person: Person) -> None:
    """What was entered shows in a new window."""
    person.see("Chills, moderate, 2 on a scale of 0 to 4")
    person.see("earlier 36.8")
    person.see("555-0142")
    person.until(
        lambda sight: any(seen.name == "Note for the day" and seen.value == "Slept badly." for seen in sight),
        "the note",
    )
    person.picture("14-opened-again")
    person.press("ctrl+4")
    person.see("Change Blinatumomab infusion")
    person.press("ctrl+2")
    person.see("Neutrophils 0.3, grade 4")


def command(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program with a command, in somebody's home."""
    return subprocess.run(
        [sys.executable, "-m", "diary", *arguments],
        cwd=ROOT,
        env=environment(home),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def read(answer: subprocess.CompletedProcess[str]) -> Any:  # noqa: ANN401  (any JSON)
    return json.loads(answer.stdout)
