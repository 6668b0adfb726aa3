from decimal import Decimal

from diary.charts import limits
from diary.core.records import CareTeam, Quantity, Settings
from diary.core.timeline import Timeline
from tests.charts import builders as b

TEXTS = b.texts()


def test_hemoglobin_in_mmol_takes_the_standards_own_number() -> None:
    timeline = Timeline.of([Settings(id="settings", units=(("hemoglobin", "mmol/L"),))])
    line = limits.grade_line(timeline, "hemoglobin")
    assert line is not None
    assert (line.y, TEXTS.render(line.label)) == (4.9, "4.9: grade 3 below, CTCAE v5.0")


def test_an_analyte_without_a_drawn_limit_has_none() -> None:
    assert limits.grade_line(Timeline.of([]), "white-cells") is None


def test_the_fever_line_names_its_source() -> None:
    team = CareTeam(id="care_team", fever_at=Quantity(value=Decimal("37.8"), unit="Cel"), source="clinic card")
    line = limits.fever_limit(Timeline.of([team]))
    assert TEXTS.render(line.label) == "37.8: your fever line, clinic card"
    assert line.shorter is not None
    assert TEXTS.render(line.shorter) == "37.8: your fever line"


def test_a_fever_line_of_ones_own_without_a_source() -> None:
    team = CareTeam(id="care_team", fever_at=Quantity(value=Decimal("100.4"), unit="[degF]"))
    units = Settings(id="settings", units=(("temperature", "[degF]"),))
    line = limits.fever_limit(Timeline.of([team, units]))
    assert (line.y, TEXTS.render(line.label)) == (100.4, "100.4: your fever line")


def test_a_card_that_says_more_than_the_line_is_told_and_is_not_its_source() -> None:
    at, card = (Quantity(value=Decimal(value), unit="Cel") for value in ("38.0", "38.3"))
    team = CareTeam(id="care_team", fever_at=at, fever_card=card, source="clinic card")
    line = limits.fever_limit(Timeline.of([team]))
    assert TEXTS.render(line.label) == "38.0: fever line, this diary’s own, clinic card 38.3 °C"
    assert line.shorter is not None
    assert (TEXTS.render(line.shorter), line.source) == ("38.0: fever line, this diary’s own", "")
