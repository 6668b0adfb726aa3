"""What may be told of treatment; the clock stands at 14 May 2026, 20:15."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from diary.core.records import Medicine, Milestone, Phase, Record, Treatment
from diary.core.texts import Texts
from diary.core.timeline import Timeline
from diary.reports.chemotherapy import RECENT, Stage, Standing, standing
from tests.reports import diaries
from tests.reports.diaries import at, infusion

TODAY = diaries.NOW.date()
ENDED = Milestone(id="end", milestone="treatment-ended", on=at("2026-05-01"))


@pytest.fixture
def stand(texts: Texts) -> "Stand":
    return Stand(texts)


class Stand:
    """Asks where treatment stands with these records on file."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def __call__(self, *records: Record) -> Standing:
        return standing(Timeline.of(records), self._texts.catalog, diaries.NOW)


def _days_ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


def _course(medicine: str, started: str | None = "2026-01-01", ended: str | None = None) -> Medicine:
    return Medicine(
        id=medicine, medicine=medicine, started=at(started) if started else None, ended=at(ended) if ended else None
    )


def _phase(phase: str, started: str | None = "2026-05-02") -> Phase:
    return Phase(id=phase, phase=phase, started=at(started) if started else None)


def test_with_nothing_on_file_it_is_treatment_and_no_dose_is_told(stand: Stand) -> None:
    assert stand() == Standing(stage=Stage.TREATMENT)


@pytest.mark.parametrize("medicine", ["vincristine", "pegaspargase"])
def test_a_dose_of_chemotherapy_counts_for_28_days(stand: Stand, medicine: str) -> None:
    assert stand(infusion(_days_ago(RECENT), medicine)).stage is Stage.CHEMOTHERAPY
    past = stand(infusion(_days_ago(RECENT + 1), medicine))
    assert past.stage is Stage.TREATMENT
    assert past.last is not None


def test_the_days_count_from_the_end_of_an_infusion(stand: Stand) -> None:
    assert stand(infusion(_days_ago(30), "methotrexate", _days_ago(RECENT))).stage is Stage.CHEMOTHERAPY


@pytest.mark.parametrize("medicine", ["dexamethasone", "blinatumomab", "dasatinib", "other:study drug", None])
def test_other_medicines_are_no_chemotherapy(stand: Stand, medicine: str | None) -> None:
    assert stand(infusion(_days_ago(1), medicine)).stage is Stage.TREATMENT


def test_what_is_planned_or_lies_ahead_was_not_given(stand: Stand) -> None:
    assert stand(infusion(_days_ago(1), "vincristine", planned=True)).last is None
    assert stand(infusion(_days_ago(-1), "vincristine")).last is None


def test_a_dose_without_any_date_is_not_told(stand: Stand) -> None:
    undated = Treatment(id="t", kind="infusion", medicine="vincristine")
    assert stand(undated) == Standing(stage=Stage.TREATMENT)


def test_a_dose_of_which_only_the_end_is_known_counts_from_there(stand: Stand) -> None:
    dose = replace(infusion("2026-01-01", "cytarabine", _days_ago(2)), started=None)
    assert stand(dose).stage is Stage.CHEMOTHERAPY


def test_the_last_dose_is_the_one_that_ended_last(stand: Stand) -> None:
    long, short = infusion(_days_ago(5), "methotrexate", _days_ago(1)), infusion(_days_ago(3), "vincristine")
    assert stand(long, short).last == long


@pytest.mark.parametrize("started", ["2025-01-01", None])
def test_tablets_that_are_taken_count_however_long_ago_they_began(stand: Stand, started: str | None) -> None:
    course = _course("mercaptopurine", started)
    assert stand(course) == Standing(stage=Stage.CHEMOTHERAPY, courses=(course,))
    assert stand(replace(course, ended=at(_days_ago(1)))).stage is Stage.TREATMENT


@pytest.mark.parametrize("phase", ["induction", "consolidation", "maintenance", "conditioning"])
def test_a_phase_of_chemotherapy_says_so_where_nothing_on_file_may_be_given_in_its_place(
    stand: Stand, phase: str
) -> None:
    assert stand(_phase(phase)).stage is Stage.CHEMOTHERAPY
    assert stand(_phase(phase), infusion(_days_ago(1), "blinatumomab")).stage is Stage.TREATMENT
    assert stand(_phase(phase), _course("dasatinib")).stage is Stage.TREATMENT
    assert stand(_phase(phase), _course("dexamethasone")).stage is Stage.CHEMOTHERAPY


@pytest.mark.parametrize("phase", ["rest", "follow-up", "radiation", "relapse-treatment", "cns-prophylaxis"])
def test_other_phases_do_not_say_so(stand: Stand, phase: str) -> None:
    assert stand(_phase(phase)).stage is Stage.TREATMENT


def test_a_phase_whose_start_is_not_known_does_not_say_so(stand: Stand) -> None:
    assert stand(_phase("induction", None)).stage is Stage.TREATMENT


def test_an_antibody_that_runs_is_given_in_place_of_chemotherapy_however_long_ago_it_began(stand: Stand) -> None:
    running = infusion(_days_ago(27), "blinatumomab")
    over = infusion(_days_ago(60), "blinatumomab", _days_ago(29))
    assert stand(_phase("consolidation"), running).stage is Stage.TREATMENT
    assert stand(_phase("consolidation"), over).stage is Stage.CHEMOTHERAPY


def test_the_end_of_treatment_outweighs_recent_doses_before_it(stand: Stand) -> None:
    found = stand(ENDED, infusion("2026-04-30", "vincristine"), _phase("maintenance", "2025-01-01"))
    assert (found.stage, found.ended) == (Stage.ENDED, date(2026, 5, 1))
    assert found.last is not None


@pytest.mark.parametrize(
    "record",
    [
        infusion("2026-05-02", "vincristine"),
        infusion("2026-05-02", "blinatumomab"),
        infusion("2026-04-29", "blinatumomab"),
        _course("dasatinib"),
        _phase("relapse-treatment"),
        Milestone(id="relapse", milestone="relapse", on=at("2026-05-02")),
        Milestone(id="relapse", milestone="relapse"),
        Treatment(id="sct", kind="transplant", started=at("2026-05-02")),
        Treatment(id="rt", kind="radiation", started=at("2026-05-02")),
    ],
)
def test_treatment_that_went_on_has_not_ended(stand: Stand, record: Record) -> None:
    assert stand(ENDED, record).stage is not Stage.ENDED


@pytest.mark.parametrize(
    "record",
    [
        infusion("2026-05-01", "vincristine"),
        _course("antiviral"),
        _phase("follow-up"),
        Milestone(id="relapse", milestone="relapse", on=at("2025-05-02")),
        Treatment(id="sct", kind="transplant", started=at("2025-05-02")),
        Treatment(id="sct", kind="transplant"),
        Treatment(id="sct", kind="transplant", started=at("2026-06-02")),
    ],
)
def test_what_is_no_treatment_of_the_illness_or_came_before_leaves_it_ended(stand: Stand, record: Record) -> None:
    assert stand(ENDED, record).stage is Stage.ENDED


def test_an_end_that_lies_ahead_has_not_come(stand: Stand) -> None:
    assert stand(replace(ENDED, on=at("2026-06-01"))).stage is Stage.TREATMENT


def test_an_end_without_its_date_counts_until_any_treatment_is_on_file(stand: Stand) -> None:
    undated = replace(ENDED, on=None)
    assert stand(undated) == Standing(stage=Stage.ENDED)
    assert stand(undated, infusion("2025-04-30", "vincristine")).stage is Stage.TREATMENT
