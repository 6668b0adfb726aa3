from diary.charts.looks import NEUTROPHILS_GRAY, cycle_look, look_of, mixed
from diary.charts.style import ChartStyle
from tests.charts import builders as b


def test_the_latest_cycle_is_the_strongest_and_no_two_are_drawn_alike() -> None:
    looks = [cycle_look(7 - rank, rank, "#C14A09", "#FFFFFF") for rank in range(6)]
    assert [look.name for look in looks] == ["7", "6", "5", "4", "3", "2"]
    assert looks[0].color == looks[0].edge == "#c14a09"
    assert looks[0].dashes is None
    assert [look.front > 0 for look in looks] == [True, *[False] * 5]
    for seen in ("color", "marker", "dashes"):
        assert len({getattr(look, seen) for look in looks}) == 6
    widths = [look.width for look in looks]
    assert widths == sorted(widths, reverse=True)
    assert widths[0] > widths[1]


def test_an_analyte_has_its_own_color_and_mark() -> None:
    look = look_of("platelets", b.style())
    assert (look.name, look.color, look.marker, look.dashes) == ("platelets", b.style().platelets, "^", None)
    assert look_of("lymphocytes", b.style()).marker == "p"


def test_in_print_neutrophils_differ_from_white_cells_by_their_dashes() -> None:
    assert look_of("neutrophils", ChartStyle.print()).dashes == NEUTROPHILS_GRAY
    assert look_of("white-cells", ChartStyle.print()).dashes is None
    assert look_of("neutrophils", b.style()).dashes is None


def test_two_colors_are_mixed() -> None:
    assert mixed("#000000", "#FFFFFF", 1.0) == "#000000"
    assert mixed("#000000", "#FFFFFF", 0.4) == "#999999"
