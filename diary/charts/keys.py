"""The keys below the chart: one for each kind of mark that is in it, for who reads it on paper."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from matplotlib.lines import Line2D
from matplotlib.path import Path

from diary.charts.content import Content, PanelContent
from diary.charts.fonts import Fonts
from diary.charts.marks import RING
from diary.charts.panels import Scale
from diary.charts.series import CountSeries
from diary.charts.shapes import DROP, LONGEST, bound_mark, edge_arrow
from diary.charts.sheet import MARK, SMALL, Sheet
from diary.charts.style import ChartStyle
from diary.core.texts import Texts

KEYS = ("preliminary", "corrected", "doubtful", "bound", "beyond", "readings", "raised")
ROW = 18.0

_SIGN = 20.0
_BETWEEN = 18.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key and where it begins: pixels from the left, and its row."""

    key: str
    x: float
    row: int


def keys_of(content: Content, scales: Mapping[str, Scale]) -> tuple[str, ...]:
    """The kinds of marks that the chart has and that do not speak for themselves."""
    found = {key for name, panel in content.panels.items() for key in _keys_of_panel(panel, scales[name])}
    return in_order(found)


def in_order(found: Iterable[str]) -> tuple[str, ...]:
    """Keys in the order in which they are shown, each once."""
    there = set(found)
    return tuple(key for key in KEYS if key in there)


def keys_of_counts(counts: Iterable[CountSeries], scale: Scale) -> set[str]:
    """The same of some counts that share a scale."""
    series = tuple(counts)
    shown = [point for one in series for point in one.shown]
    checks = {
        "preliminary": any(point.count.provisional for point in shown),
        "corrected": any(point.corrected for point in shown),
        "doubtful": any(one.doubtful for one in series),
        "bound": any(point.bound for point in shown),
        "beyond": any(not scale.holds(point.y) for point in shown),
    }
    return {key for key, there in checks.items() if there}


def placed_keys(keys: Sequence[str], room: float, style: ChartStyle, fonts: Fonts, texts: Texts) -> tuple[Key, ...]:
    """The keys beside each other, in as many rows as their width asks for."""
    placed: list[Key] = []
    x, row = 0.0, 0
    for key in keys:
        width = style.px(_SIGN) + fonts.width(texts.text(f"trends.key.{key}"), style.px(SMALL))
        if x and x + width > room:
            x, row = 0.0, row + 1
        placed.append(Key(key=key, x=x, row=row))
        x += width + style.px(_BETWEEN)
    return tuple(placed)


def draw_keys(sheet: Sheet, keys: Sequence[Key], left: float, top: float, texts: Texts) -> None:
    """The keys with their signs, from a place in pixels from the top left."""
    px = sheet.style.px
    for key in keys:
        x, y = left + key.x, top + px(ROW) * (key.row + 0.5)
        _draw_sign(sheet, key.key, x + px(_SIGN) / 2 - px(2), y)
        sheet.label(texts.text(f"trends.key.{key.key}"), x + px(_SIGN), y, color=sheet.style.hint)


def _keys_of_panel(panel: PanelContent, scale: Scale) -> set[str]:
    shown = panel.readings.shown if panel.readings else ()
    checks = {
        "doubtful": any(series.doubtful for series in (panel.readings, panel.temperature) if series is not None),
        "beyond": any(not scale.holds(point.y) for point in shown),
        "readings": panel.temperature is not None and bool(panel.temperature.others),
    }
    return keys_of_counts(panel.counts, scale) | {key for key, there in checks.items() if there}


def _draw_sign(sheet: Sheet, key: str, x: float, y: float) -> None:
    style, px = sheet.style, sheet.style.px
    color, size, fill = style.text2, px(MARK), style.text2
    marker: str | Path = "o"
    match key:
        case "preliminary":
            fill = style.surface
        case "corrected":
            _add(sheet, x, y, "o", size + px(RING), color, "none", key)
        case "doubtful":
            marker = "x"
        case "bound":
            marker, size, y = bound_mark("o", up=False), size * LONGEST, y - px(3)
        case "beyond":
            marker, size, y = edge_arrow(up=True), size * LONGEST * 0.8, y - px(5)
        case "readings":
            size = px(2.8)
        case "raised":
            marker, size = DROP, px(11)
    _add(sheet, x, y, marker, size, color, fill, key)


def _add(sheet: Sheet, x: float, y: float, marker: str | Path, size: float, color: str, fill: str, key: str) -> None:  # noqa: PLR0917
    sign = Line2D(
        [x / sheet.frame.width], [1 - y / sheet.frame.height], linestyle="none", marker=marker, markersize=size,
        color=color, markerfacecolor=fill, markeredgewidth=sheet.style.px(1.3), transform=sheet.figure.transFigure,
        gid=f"key:{key}",
    )  # fmt: skip
    sheet.figure.add_artist(sign)
