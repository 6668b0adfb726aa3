"""The few pictures of charts that are kept: what no single number of an axis can tell, such as what covers what."""

from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path

from matplotlib.figure import Figure
from PIL import Image

from diary.charts.cycles_chart import cycles_figure
from diary.charts.cycles_content import CyclesView
from diary.charts.style import ChartStyle
from diary.charts.trends import trends_figure
from diary.config.resources import Resources
from diary.core.records import Record
from diary.core.timeline import Timeline
from tests.charts import builders as b

FOLDER = Path(__file__).parent / "golden"
SIX_WEEKS = date(2026, 4, 3)


def write_picture(name: str, folder: Path) -> Path:
    """Draw one of the pictures into a folder."""
    return write_figure(PICTURES[name](), folder / f"{name}.png")


def write_figure(figure: Figure, path: Path) -> Path:
    """Write a figure in so few colors that a folder of pictures stays small."""
    out = BytesIO()
    figure.savefig(out, format="png")
    with Image.open(out) as picture:
        picture.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
    return path


def _time_axis(style: ChartStyle, **changes: object) -> Figure:
    view = b.view(SIX_WEEKS, **{"width": 620, "height": 520, "symptoms": 3, **changes})  # type: ignore[arg-type]
    return trends_figure(b.three_months(), view, style, b.texts()).figure


def _extremes() -> Figure:
    """White cells of 450, neutrophils of zero, bounds both ways, values in doubt, preliminary and corrected ones."""
    view = b.view(date(2026, 5, 1), width=620, height=420)
    return trends_figure(Timeline.of(_odd_counts()), view, b.style(), b.texts()).figure


def _odd_counts() -> list[Record]:
    return [
        *b.draw("2026-05-01T08:00", white_cells="450", neutrophils="2", hemoglobin="9.1", platelets="30"),
        *b.draw("2026-05-03T08:00", white_cells=">100", neutrophils="0.4", hemoglobin="8.2", platelets="<5"),
        *b.draw("2026-05-05T08:00", white_cells="0.6", neutrophils="<0.1", hemoglobin="7.9p", platelets="12"),
        *b.draw("2026-05-07T08:00", white_cells="0.1", neutrophils="0", hemoglobin="8.8", platelets="41p"),
        *b.doubtful("2026-05-09T08:00", "hemoglobin", "83", "8.3", "13.4"),
        *b.draw("2026-05-12T08:00", white_cells="1.4", neutrophils="0.6p", hemoglobin="9.0", platelets="1200"),
    ]


def _cycles(style: ChartStyle, **changes: object) -> Figure:
    view = CyclesView(**{"today": b.TODAY, "width": 620, "height": 520, **changes})  # type: ignore[arg-type]
    return cycles_figure(Timeline.of([*b.three_months(), *_years_before()]), view, style, b.texts()).figure


def _years_before() -> list[Record]:
    """A maintenance that is too long for the axis, with its lowest counts beyond it."""
    return [
        b.phase("maintenance", "2024-03-01", "2026-01-30"),
        *b.draw("2024-03-01T08:00", neutrophils="2.1", platelets="180"),
        *b.draw("2024-03-14T08:00", neutrophils="1.6", platelets="140p"),
        *b.doubtful("2024-03-20T08:00", "platelets", "16", "16", "160"),
        *b.draw("2024-04-20T08:00", neutrophils="1.9", platelets="150"),
        *b.draw("2024-05-01T08:00", neutrophils="0.4", platelets="45"),
    ]


def _gray() -> ChartStyle:
    return ChartStyle.print(fonts=Resources.find().font_files())


PICTURES: Mapping[str, Callable[[], Figure]] = {
    "time-axis": lambda: _time_axis(b.style()),
    "time-axis-dark-150": lambda: _time_axis(b.style("dark", 1.5), symptoms=2, height=700),
    "time-axis-gray": lambda: _time_axis(_gray()),
    "extremes": _extremes,
    "cycles": lambda: _cycles(b.style()),
    "cycles-gray": lambda: _cycles(_gray(), log_scale=False, cycles=(2, 3, 4)),
}
