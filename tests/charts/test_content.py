from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from diary.charts.content import PanelChoice, content_of, is_enough, panel_choices, usual_panels
from diary.core import words
from diary.core.records import Measurement, Record
from diary.core.timeline import Timeline
from diary.core.when import When
from tests.charts import builders as b

TEXTS = b.texts()


def panels(records: list[Record], *chosen: str) -> dict[str, str]:
    """The panels drawn, by name, with their units."""
    view = b.view(date(2026, 5, 1), date(2026, 5, 14), panels=chosen or None)
    return {name: panel.unit for name, panel in content_of(Timeline.of(records), view, TEXTS).panels.items()}


def reading(kind: str, value: str, unit: str) -> Measurement:
    return Measurement(id=b.new_id(), when=When.parse("2026-05-04"), kind=kind, value=Decimal(value), unit=unit)


EVERYTHING = [
    *b.draw("2026-05-04", alt="30", red_cells="3", white_cells="2", neutrophils="1", **{"other:CRP": "5"}),
    *b.draw("2026-05-04", hemoglobin="8", platelets="40", potassium="4"),
    b.temperature("2026-05-04", "36.6"),
    reading("weight", "70", "kg"),
    reading("pulse", "80", "/min"),
]


def test_a_diary_can_show_a_panel_for_all_that_it_has() -> None:
    choices = panel_choices(Timeline.of(EVERYTHING))
    assert [choice.name for choice in choices] == [
        "white-cells", "hemoglobin", "platelets", "red-cells", "potassium", "alt", "other:CRP", "temperature",
        "weight", "pulse",
    ]  # fmt: skip
    assert choices[0].analytes == ("white-cells", "neutrophils")


def test_usually_it_shows_the_blood_count_the_temperature_and_the_weight() -> None:
    usual = ("white-cells", "hemoglobin", "platelets", "red-cells", "temperature", "weight")
    assert usual_panels(Timeline.of(EVERYTHING)) == usual
    assert tuple(panels(EVERYTHING)) == usual


def test_panels_that_were_chosen_stand_as_chosen_and_those_without_values_are_left_out() -> None:
    assert panels(EVERYTHING, "pulse", "alt", "glucose", "calcium") == {"pulse": "/min", "alt": "U/L"}


def test_what_was_withdrawn_or_is_not_of_blood_gives_no_panel() -> None:
    panel, result = b.draw("2026-05-04", platelets="40")
    withdrawn = replace(result, status="entered-in-error")  # type: ignore[call-arg]
    assert panel_choices(Timeline.of([panel, withdrawn])) == ()
    assert panel_choices(Timeline.of([replace(panel, specimen="csf"), result])) == ()  # type: ignore[call-arg]


def test_neutrophils_alone_take_the_panel_of_the_white_cells() -> None:
    found = panel_choices(Timeline.of(b.draw("2026-05-04", neutrophils="1")))
    assert found == (PanelChoice(name="white-cells", analytes=("neutrophils",)),)


def test_two_units_of_a_laboratorys_own_analyte_have_two_panels() -> None:
    other = b.draw("2026-05-06", **{"other:CRP": "0.7"})
    other[1] = replace(other[1], unit="mg/dL")  # type: ignore[call-arg]
    records = [*b.draw("2026-05-04", **{"other:CRP": "5"}), *other]
    assert panels(records, "other:CRP") == {"other:CRP": "mg/dL", "other:CRP 10*9/L": "10*9/L"}


def test_without_the_panel_of_the_temperature_fevers_have_a_lane() -> None:
    records = [b.temperature("2026-05-04", "38.4"), b.temperature("2026-05-05", "37.9"), *EVERYTHING]
    view = b.view(date(2026, 5, 1), date(2026, 5, 14), panels=("alt",))
    lanes = content_of(Timeline.of(records), view, TEXTS).lanes
    assert [(lane.kind, len(lane.marks)) for lane in lanes] == [("fever", 1)]
    shown = content_of(Timeline.of(records), b.view(date(2026, 5, 1), date(2026, 5, 14)), TEXTS)
    assert shown.lanes == ()
    assert shown.temperature is not None


def test_two_days_make_a_chart() -> None:
    assert not is_enough(Timeline.of(b.draw("2026-05-04", platelets="40")))
    assert is_enough(Timeline.of([*b.draw("2026-05-04", platelets="40"), b.temperature("2026-05-05", "37")]))


@given(st.sets(st.sampled_from((*words.ANALYTES, "other:CRP")), max_size=8))
def test_no_two_analytes_ever_share_a_panel_but_white_cells_and_neutrophils(analytes: set[str]) -> None:
    records = b.draw("2026-05-04", **dict.fromkeys(sorted(analytes), "1"))
    choices = panel_choices(Timeline.of(records))
    assert sorted(a for choice in choices for a in choice.analytes) == sorted(_with_calculated(analytes))
    assert all(len(choice.analytes) == 1 or choice.name == "white-cells" for choice in choices)


def _with_calculated(analytes: set[str]) -> set[str]:
    return analytes | {"neutrophils"} if {"white-cells", "neutrophils-percent"} <= analytes else analytes
