"""The laboratory's own range as a faint band behind the values, named on its edge with the laboratory."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import nan

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection

from diary.charts.panels import Scale, write
from diary.charts.places import Path, Place, free_place
from diary.charts.ranges import LabRange
from diary.charts.sheet import SMALL, Sheet
from diary.core.texts import Message, Texts

FAINT = 0.09
NARROWEST = 8.0
"""Pixels that the range of a draw without neighbors takes."""

MOST_HIDDEN = 14.0
"""What the label may hide; where it would hide more it stands at the left of the panel."""

_NEARLY_FREE = 3.0


def draw_ranges(  # noqa: PLR0917  (what every label needs)
    sheet: Sheet,
    axes: Axes,
    ranges: Sequence[LabRange],
    scale: Scale,
    texts: Texts,
    paths: Sequence[Path],
    *,
    color: str,
) -> str:
    """A band for each range, as long as the laboratory stated it; open where it has one end only.

    The latest is named on one of its edges, with the laboratory where there is room for that.

    Returns:
        What found no room there and is to be written at the left of the panel; empty for none.
    """
    label = _best_label(sheet, axes, ranges[-1], scale, texts, paths)
    boxes: list[list[tuple[float, float]]] = []
    edges: list[list[tuple[float, float]]] = []
    for lab_range in ranges:
        low = scale.bottom if lab_range.low is None else max(lab_range.low, scale.bottom)
        high = scale.top if lab_range.high is None else min(lab_range.high, scale.top)
        for start, end in _widened(sheet, lab_range):
            if low < high:
                boxes.append([(start, low), (end, low), (end, high), (start, high)])
            edges.extend(
                piece
                for y in lab_range.ends
                if scale.bottom < y < scale.top
                for piece in _without(start, end, y, label)
            )
    faint = FAINT * (0.5 if sheet.style.gray else 1.0)
    fill = PolyCollection(boxes, facecolors=color, edgecolors="none", alpha=faint, zorder=0.4, gid="lab-range")
    lines = LineCollection(
        edges, colors=color, linewidths=sheet.style.px(0.9), alpha=0.55, zorder=1.2, gid="lab-range-edge"
    )
    for drawn in (fill, lines):
        if drawn.get_paths():
            axes.add_collection(drawn, autolim=False)
    if label is None:
        return texts.render(ranges[-1].label)
    write(sheet, axes, label.y, label.place, label.text, gid="lab-range-label")
    return ""


@dataclass(frozen=True, slots=True)
class _Label:
    """A range in words: on which of its ends it stands, and where."""

    text: str
    y: float
    place: Place


def _best_label(  # noqa: PLR0917  (what every label needs)
    sheet: Sheet, axes: Axes, latest: LabRange, scale: Scale, texts: Texts, paths: Sequence[Path]
) -> _Label | None:
    """The label that says most and hides next to nothing, else the one that hides least; None where all hide much."""
    stretches = _widened(sheet, latest)
    span = stretches[0][0], stretches[-1][1]
    room = (span[1] - span[0]) * sheet.day_width
    best: _Label | None = None
    for text in (texts.render(message) for message in _messages(latest)):
        width = sheet.fonts.width(text, sheet.style.px(SMALL))
        for y in (end for end in latest.ends if width < room and scale.bottom < end < scale.top):
            place = free_place(sheet, axes, y, width, paths, span)
            if best is None or place.cost < best.place.cost:
                best = _Label(text, y, place)
        if best is not None and best.place.cost <= _NEARLY_FREE:
            return best
    return best if best is not None and best.place.cost <= MOST_HIDDEN else None


def _without(start: float, end: float, y: float, label: _Label | None) -> Iterator[list[tuple[float, float]]]:
    """The edge at y from start to end, with a gap where the label stands on it."""
    if label is None or label.y != y or label.place.shift or label.place.start > end or label.place.end < start:
        yield [(start, y), (end, y)]
    else:
        yield [(start, y), (max(label.place.start, start), y)]
        yield [(min(label.place.end, end), y), (end, y)]


def edge_paths(ranges: Sequence[LabRange]) -> Iterator[Path]:
    """The edges of the ranges, which no other label should cover."""
    for lab_range in ranges:
        for y in lab_range.ends:
            xs = [x for start, end in lab_range.stretches for x in (start, end, end)]
            yield Path(line=(xs, [y, y, nan] * len(lab_range.stretches)), marks=())


def _messages(lab_range: LabRange) -> Iterator[Message]:
    if lab_range.lab:
        yield Message.of("trends.limit.with-source", limit=lab_range.label, source=lab_range.lab)
    yield lab_range.label


def _widened(sheet: Sheet, lab_range: LabRange) -> list[tuple[float, float]]:
    """The stretches, each wide enough to be seen; those that touch then are one."""
    least = sheet.style.px(NARROWEST) / sheet.day_width
    found: list[tuple[float, float]] = []
    for start, end in lab_range.stretches:
        more = max(least - (end - start), 0.0) / 2
        first, last = max(start - more, sheet.view.start), min(end + more, sheet.view.end)
        if found and first <= found[-1][1]:
            first = found.pop()[0]
        found.append((first, last))
    return found
