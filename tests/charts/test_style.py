from itertools import pairwise

from diary.charts.style import ChartStyle
from tests.charts import builders as b


def test_lengths_grow_with_the_text() -> None:
    assert b.style(scale=1.5).px(10) == 15
    assert b.style().scaled(2).px(10) == 20


def test_each_analyte_has_its_color_and_an_unknown_one_that_of_text() -> None:
    style = b.style()
    colors = {style.color(analyte) for analyte in ("white-cells", "neutrophils", "hemoglobin", "platelets", "alt")}
    assert len(colors) == 5
    assert style.color("alt") == style.text2


def test_the_ramp_of_print_gets_darker_in_steps() -> None:
    ramp = [int(color[1:3], 16) for color in ChartStyle.print().ramp]
    assert all(lighter - darker > 20 for lighter, darker in pairwise(ramp))
