from datetime import date
from xml.etree import ElementTree as ET

from diary.charts.sparkline import count_sparkline
from diary.core.records import Record
from diary.core.timeline import Timeline
from tests.charts import builders as b

FIRST, LAST = date(2026, 5, 1), date(2026, 5, 31)
NS = "{http://www.w3.org/2000/svg}"


def tree(records: list[Record], analyte: str = "platelets") -> ET.Element:
    return ET.fromstring(count_sparkline(Timeline.of(records), analyte, FIRST, LAST))  # noqa: S314  (our own text)


def test_the_lowest_point_is_filled_and_the_others_are_not() -> None:
    svg = tree(
        [
            *b.draw("2026-05-04", platelets="40"),
            *b.draw("2026-05-08", platelets="12"),
            *b.draw("2026-05-12", platelets="90"),
        ]
    )
    assert [dot.get("fill") for dot in svg.iter(f"{NS}circle")] == ["white", "#111111", "white"]


def test_a_limit_within_reach_is_dashed_and_a_transfusion_dotted() -> None:
    transfusion = b.treatment("transfusion", "2026-05-06", product="platelets")
    svg = tree([*b.draw("2026-05-04", platelets="40"), transfusion])
    assert [line.get("stroke-dasharray") for line in svg.iter(f"{NS}line")] == ["4 3", "1.5 2"]
    far = tree([*b.draw("2026-05-04", platelets="340"), *b.draw("2026-05-05", platelets="240")])
    assert not list(far.iter(f"{NS}line"))


def test_the_line_breaks_at_a_gap() -> None:
    draws = [
        *b.draw("2026-05-01T08:00", platelets="40"),
        *b.draw("2026-05-03T08:00", platelets="30"),
        *b.draw("2026-05-18T08:00", platelets="60"),
    ]
    lines = [str(line.get("points")).split() for line in tree(draws).iter(f"{NS}polyline")]
    assert [len(points) for points in lines] == [2, 1]


def test_a_bound_is_an_arrow_a_preliminary_value_ringed_a_doubtful_one_a_cross() -> None:
    draws = [
        *b.draw("2026-05-01", platelets="<5"), *b.draw("2026-05-02", platelets=">900"),
        *b.draw("2026-05-03", platelets="30p"),
        *b.doubtful("2026-05-08", "platelets", "150", "150", "0.15"),
    ]  # fmt: skip
    svg = tree(draws)
    below, above = (str(shape.get("points")).split() for shape in svg.iter(f"{NS}polygon"))
    tip, base = float(below[2].split(",")[1]), float(below[0].split(",")[1])
    assert tip > base
    assert float(above[2].split(",")[1]) < float(above[0].split(",")[1])
    assert [dot.get("fill") for dot in svg.iter(f"{NS}circle")] == ["white", "none"]
    assert len(list(svg.iter(f"{NS}path"))) == 2


def test_nothing_to_draw_is_an_empty_frame_and_the_same_records_give_the_same_text() -> None:
    assert [child.tag for child in tree([], "monocytes")] == [f"{NS}rect", f"{NS}polyline"]
    draws = b.draw("2026-05-04", platelets="40")
    one, other = (count_sparkline(Timeline.of(draws), "platelets", FIRST, LAST) for _ in range(2))
    assert one == other
