import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest

from diary.charts.export import pixels, png_bytes, svg_text
from diary.charts.style import ChartStyle
from diary.charts.trends import Drawn, trends_figure
from tests.charts import builders as b


@pytest.fixture(scope="module")
def sample() -> Drawn:
    return printed()


def printed() -> Drawn:
    return trends_figure(b.three_months(), b.view(), ChartStyle.print(fonts=b.style().fonts), b.texts())


def test_the_same_chart_gives_the_same_svg_without_a_date_or_a_maker(sample: Drawn) -> None:
    text = svg_text(sample)
    assert text == svg_text(printed())
    assert "2026-" not in text
    assert "matplotlib.org" not in text.lower()
    assert ET.fromstring(text).tag.endswith("svg")  # noqa: S314  (our own text)


def test_print_has_no_color(sample: Drawn) -> None:
    import re

    for color in set(re.findall(r"#[0-9a-fA-F]{6}", svg_text(sample))):
        red, green, blue = (color[place : place + 2] for place in (1, 3, 5))
        assert red == green == blue, color


def test_a_png_is_as_many_times_larger_as_asked(sample: Drawn) -> None:
    data = png_bytes(sample, times=2)
    assert data.startswith(b"\x89PNG")
    assert int.from_bytes(data[16:20]) == 2 * sample.frame.width
    assert b"matplotlib" not in data.lower()


def test_pixels_come_in_device_size() -> None:
    found = trends_figure(b.three_months(), b.view(pixel_ratio=1.5), b.style(), b.texts())
    data, width, height = pixels(found)
    assert (width, height) == (round(790 * 1.5), round(found.frame.height * 1.5))
    assert len(data) == width * height * 4


def test_matplotlib_is_not_loaded_before_the_first_chart() -> None:
    code = (
        "import sys, diary.charts.table, diary.charts.view, diary.charts.sparkline, diary.charts.style\n"
        "sys.exit('matplotlib' in sys.modules or 'numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
