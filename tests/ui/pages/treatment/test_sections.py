from datetime import datetime

import pytest

from diary.book.treatment import Therapy
from diary.core.records import Device, DoseChange, Medicine, Milestone, Phase, Treatment
from diary.core.timeline import Timeline
from diary.core.when import When
from diary.ui.pages.treatment.sections import (
    SECTIONS,
    Entry,
    context,
    ended_now,
    entry_of,
    section_of,
    sections,
)
from tests.ui.pages.counts.draws import TEXTS

NOW = datetime(2026, 5, 15, 8, 20)


def at(text: str) -> When:
    return When.parse(text)


def entry(record: Therapy) -> Entry:
    return entry_of(record, TEXTS, NOW)


def entries(name: str, *records: Therapy) -> tuple[Entry, ...]:
    return next(found.entries for found in sections(Timeline.of(records), TEXTS, NOW) if found.name == name)


def test_all_lists_are_there_even_without_entries() -> None:
    assert [section.name for section in sections(Timeline.of([]), TEXTS, NOW)] == list(SECTIONS)


@pytest.mark.parametrize(
    ("record", "section", "title", "detail", "state"),
    [
        (
            Phase(id="a", phase="consolidation", started=at("2026-05-03")),
            "phases", "Consolidation", "since 3 May 2026, day 13", "running",
        ),
        (
            Phase(id="a", phase="induction", label="Induction part 2", started=at("2026-03-23"),
                  ended=at("2026-04-26")),
            "phases", "Induction part 2", "23 Mar 2026 to 26 Apr 2026 · Induction", "past",
        ),
        (
            Treatment(id="a", kind="infusion", medicine="blinatumomab", started=at("2026-05-12T09:00"), cycle=1,
                      route="vein", dose="28 mcg a day"),
            "doses", "Blinatumomab infusion",
            "since 12 May 2026, 09:00, day 4 · cycle 1 · into a vein · 28 mcg a day", "running",
        ),
        (
            Treatment(id="a", kind="infusion", medicine="cytarabine", started=at("2026-04-01T10:00"),
                      ended=at("2026-04-01T13:00"), high_dose=True),
            "doses", "Cytarabine infusion", "1 Apr 2026, 10:00 to 13:00 · high dose", "past",
        ),
        (
            Treatment(id="a", kind="infusion", medicine="cytarabine", started=at("2026-04-01"), ended=at("2026-04-01")),
            "doses", "Cytarabine infusion", "1 Apr 2026", "past",
        ),
        (
            Treatment(id="a", kind="intrathecal", medicine="methotrexate", started=at("2026-05-20"), planned=True,
                      route="spine"),
            "doses", "Methotrexate, dose into the spinal fluid", "planned for 20 May 2026", "planned",
        ),
        (Medicine(id="a", medicine="other:Green tea"), "medicines", "Green tea", "start not known", "running"),
        (
            Medicine(id="a", medicine="dasatinib", ended=at("2026-04-26"), dose="140 mg"),
            "medicines", "Dasatinib", "until 26 Apr 2026, start not known · 140 mg", "past",
        ),
        (
            DoseChange(id="a", medicine="dasatinib", on=at("2026-03-01"), direction="up"),
            "missed", "Dasatinib, dose raised", "1 Mar 2026", "past",
        ),
        (
            Treatment(id="a", kind="missed-dose", medicine="dasatinib", started=at("2026-03-09")),
            "missed", "Dasatinib, missed dose", "9 Mar 2026", "past",
        ),
        (
            Treatment(id="a", kind="transfusion", product="platelets", started=at("2026-05-07"), units=None),
            "transfusions", "Platelet transfusion", "7 May 2026", "past",
        ),
        (Treatment(id="a", kind="transfusion"), "transfusions", "Transfusion", "date not known", "past"),
        (
            Device(id="a", device="picc", placed=at("2026-01-30")),
            "devices", "PICC line", "since 30 Jan 2026, day 106", "running",
        ),
        (Milestone(id="a", milestone="remission"), "milestones", "Remission", "date not known", "past"),
        (
            Treatment(id="a", kind="lumbar-puncture", started=at("2026-03-24")),
            "procedures", "Spinal tap", "24 Mar 2026", "past",
        ),
        (Treatment(id="a", kind="unknown:x"), "procedures", "X", "date not known", "past"),
        (
            Treatment(id="a", kind="hospital-stay", started=at("2026-05-10"), ended=at("2026-05-20")),
            "stays", "Hospital stay", "since 10 May 2026, day 6, until 20 May 2026", "running",
        ),
        (
            Treatment(id="a", kind="radiation", site="brain-spine", started=at("2026-06-01")),
            "radiation", "Radiation", "planned for 1 Jun 2026 · brain and spine", "planned",
        ),
        (
            Treatment(id="a", kind="transplant", transplant="allogeneic", started=at("2025-06-01")),
            "transplant", "Stem cell transplant", "1 Jun 2025 · from a donor", "past",
        ),
    ],
)  # fmt: skip
def test_each_record_is_two_lines_of_words(record: Therapy, section: str, title: str, detail: str, state: str) -> None:
    found = entry(record)
    assert section_of(record) == section
    assert (found.title.lower(), found.detail, found.state) == (title.lower(), detail, state)


def test_an_infusion_without_an_end_may_be_running_after_its_usual_length() -> None:
    started = Treatment(id="a", kind="infusion", medicine="blinatumomab", started=at("2026-04-17T08:20"))
    assert not entry(started).maybe
    late = entry(Treatment(id="a", kind="infusion", medicine="blinatumomab", started=at("2026-04-17T08:19")))
    assert late.maybe
    assert late.can_end


def test_only_what_goes_on_without_an_end_can_be_ended() -> None:
    assert entry(Phase(id="a", phase="rest", started=at("2026-05-01"))).can_end
    assert not entry(Phase(id="a", phase="rest", started=at("2026-05-01"), ended=at("2026-05-20"))).can_end
    assert not entry(Phase(id="a", phase="rest", started=at("2026-06-01"))).can_end
    assert not entry(Milestone(id="a", milestone="remission")).can_end
    assert not entry(Treatment(id="a", kind="infusion", planned=True)).can_end


def test_what_runs_comes_first_then_what_is_planned_by_date_then_the_past_newest_first() -> None:
    found = entries(
        "doses",
        Treatment(id="old", kind="injection", started=at("2026-01-01")),
        Treatment(id="unknown", kind="injection"),
        Treatment(id="later", kind="injection", started=at("2026-07-01"), planned=True),
        Treatment(id="recent", kind="injection", started=at("2026-04-01")),
        Treatment(id="soon", kind="injection", started=at("2026-06-01"), planned=True),
        Treatment(id="now", kind="infusion", medicine="blinatumomab", started=at("2026-05-12")),
    )
    assert [entry.record.id for entry in found] == ["now", "soon", "later", "recent", "old", "unknown"]


def test_the_heading_names_phase_and_infusion_with_their_days() -> None:
    known = Timeline.of([
        Phase(id="a", phase="consolidation", started=at("2026-05-03")),
        Phase(id="b", phase="rest", started=at("2026-04-01"), ended=at("2026-04-02")),
        Treatment(id="i", kind="infusion", medicine="blinatumomab", started=at("2026-05-12T09:00")),
        Medicine(id="m", medicine="dasatinib", started=at("2026-05-12")),
    ])  # fmt: skip
    assert context(known, TEXTS, NOW) == "Consolidation, day 13 · Blinatumomab infusion, day 4"
    maybe = Treatment(id="i", kind="infusion", medicine="cytarabine", started=at("2026-05-12T09:00"))
    assert context(Timeline.of([maybe]), TEXTS, NOW) == "Cytarabine infusion"
    assert context(Timeline.of([]), TEXTS, NOW) == ""


def test_ending_today_fills_the_end_of_each_kind() -> None:
    assert ended_now(Phase(id="a", phase="rest"), NOW) == Phase(id="a", phase="rest", ended=at("2026-05-15"))
    assert ended_now(Device(id="a", device="port"), NOW) == Device(id="a", device="port", removed=at("2026-05-15"))
    infusion = ended_now(Treatment(id="a", kind="infusion"), NOW)
    assert isinstance(infusion, Treatment)
    assert infusion.ended == at("2026-05-15T08:20")
    stay = ended_now(Treatment(id="a", kind="hospital-stay"), NOW)
    assert isinstance(stay, Treatment)
    assert stay.ended == at("2026-05-15")
    milestone = Milestone(id="a", milestone="remission")
    assert ended_now(milestone, NOW) is milestone
