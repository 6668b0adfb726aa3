from datetime import date

from matplotlib.text import Text

from diary.charts.trends import Drawn, trends_figure
from diary.core.records import Record
from diary.core.timeline import Timeline
from tests.charts import builders as b

TEXTS = b.texts()
PLAIN = b.draw("2026-05-04", white_cells="2", hemoglobin="8.1")
ALL = [
    *b.draw("2026-05-04", hemoglobin="8.1p", platelets="40c", white_cells="0"),
    *b.draw("2026-05-06", platelets="<10"),
    *b.doubtful("2026-05-05", "hemoglobin", "85", "8.5"),
    b.temperature("2026-05-04T06:00", "36.5"),
    b.temperature("2026-05-04T18:00", "37.1"),
]


def drawn(records: list[Record], scale: float = 1.0, width: int = 790) -> Drawn:
    view = b.view(date(2026, 5, 1), date(2026, 5, 14), width=width)
    return trends_figure(Timeline.of(records), view, b.style(scale=scale), TEXTS)


def keys(found: Drawn) -> list[str]:
    return [line.get_gid() or "" for line in found.figure.get_children() if (line.get_gid() or "").startswith("key:")]


def written(found: Drawn) -> list[Text]:
    words = {TEXTS.templates[name] for name in TEXTS.templates if name.startswith("trends.key.")}
    return [text for text in found.figure.texts if text.get_text() in words]


def test_a_chart_of_plain_values_needs_no_keys() -> None:
    found = drawn(PLAIN)
    assert keys(found) == []
    assert found.dates_bottom == found.frame.height


def test_each_kind_of_mark_in_the_chart_has_its_key() -> None:
    found = drawn(ALL)
    assert list(dict.fromkeys(keys(found))) == [
        "key:preliminary", "key:corrected", "key:doubtful", "key:bound", "key:beyond", "key:readings",
    ]  # fmt: skip
    assert [text.get_text().split(":")[0] for text in written(found)] == [
        "hollow", "ring", "cross", "arrow", "arrow at the edge", "small dots",
    ]  # fmt: skip


def test_a_mark_outside_the_days_shown_has_no_key() -> None:
    assert keys(drawn([*PLAIN, *b.draw("2026-04-20", hemoglobin="8.1p", platelets="<10")])) == []


def test_keys_stand_below_the_dates_in_as_many_rows_as_they_need() -> None:
    for scale, width in ((1.0, 790), (1.5, 640)):
        found = drawn(ALL, scale, width)
        found.figure.canvas.draw()
        boxes = [text.get_window_extent() for text in written(found)]
        height = found.frame.height
        assert all(box.y0 > 0 and height - box.y1 > found.dates_bottom - 8 for box in boxes)
        assert all(box.x1 <= found.frame.width for box in boxes)
        assert not any(
            box.x0 < other.x1 and other.x0 < box.x1 and box.y0 < other.y1 and other.y0 < box.y1
            for number, box in enumerate(boxes)
            for other in boxes[number + 1 :]
        )
