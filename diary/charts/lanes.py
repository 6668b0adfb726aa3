"""Treatment as lanes above the counts: phases as bands, what took time as bars, what was given at once as marks."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from diary.charts.series import place
from diary.charts.view import TrendsView
from diary.core.catalog import MYELOSUPPRESSIVE_KINDS
from diary.core.records import Medicine, Phase, Treatment
from diary.core.texts import Texts
from diary.core.timeline import Timeline
from diary.core.treatment import infusion_span
from diary.core.when import When
from diary.core.words import PRODUCTS

MOST_INFUSIONS = 5
MOST_COURSES = 3
"""Medicines with a lane of their own, those given last; the others share one."""

MOST_LANES = 12
"""With more of them infusions share a lane sooner, so that lanes never push the counts far down."""

LEAST_INFUSIONS = 2

COURSE_KINDS = MYELOSUPPRESSIVE_KINDS | {"asparaginase", "steroid", "growth-factor"}
"""The classes of medicines whose courses are shown: those that move the counts or hide a fever."""

SHADED_DAYS = 1.0
"""An infusion that runs longer shades the panels below."""

PANEL_OF_PRODUCT = {"red-cells": "hemoglobin", "platelets": "platelets"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """One phase.

    Attributes:
        start: On the time axis, cut at the edge of the view.
        end: The same.
        runs: It goes on beyond today.
        number: Its place among all phases, from 0.
        row: Phases that run at once lie in rows.
    """

    label: str
    start: float
    end: float
    runs: bool
    rest: bool
    number: int
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Something that took time, cut at the edges of the view."""

    start: float
    end: float
    planned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something given or done at once."""

    x: float
    planned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One row of treatment.

    Attributes:
        kind: What it holds, such as ``infusion``, ``red-cells`` or ``intrathecal``.
        label: Its name.
    """

    kind: str
    label: str
    bars: tuple[Bar, ...] = ()
    marks: tuple[Mark, ...] = ()


def phase_bands(timeline: Timeline, view: TrendsView, texts: Texts) -> tuple[Band, ...]:
    """The phases within the view, by start; those that overlap lie in rows of their own.

    One that was entered with an end before its start takes the day of its start.
    """
    ends: list[float] = []
    bands = []
    for number, phase in enumerate(timeline.phases):
        start = phase.started.day.toordinal() if phase.started else view.start
        end = phase.ended.day.toordinal() + 1.0 if phase.ended else view.end
        if phase.started:
            end = max(end, start + 1.0)
        if end <= view.start or start >= view.end:
            continue
        row = next((row for row, taken in enumerate(ends) if taken <= start + 1), len(ends))
        ends[row : row + 1] = [end]
        bands.append(
            Band(
                label=phase_name(phase, texts),
                start=max(start, view.start),
                end=min(end, view.end),
                runs=phase.ended is None,
                rest=phase.phase == "rest",
                number=number,
                row=row,
            )
        )
    return tuple(bands)


def phase_name(phase: Phase, texts: Texts) -> str:
    """What the person calls the phase, else its name in the catalog."""
    return phase.label or texts.name("phase", phase.phase)


def lanes(timeline: Timeline, view: TrendsView, texts: Texts) -> tuple[Lane, ...]:
    """The lanes that hold something within the view: infusions and courses, what was given or done, then stays."""
    inside = [treatment for treatment in timeline.treatments if _is_inside(treatment, view)]
    infused = {treatment.medicine for treatment in inside if treatment.kind == "infusion"}
    others = [*_course_lanes(timeline, view, texts, infused)]
    for product in PRODUCTS:
        others.extend(_mark_lane(product, texts.text(f"trends.lane.{product}"), inside, _of_product(product)))
    others.extend(_mark_lane("transfusion", texts.text("trends.lane.transfusion"), inside, _of_product(None)))
    for kind in (
        "intrathecal", "injection", "oral-dose", "growth-factor", "lumbar-puncture", "transplant", "missed-dose",
        "vomited-dose",
    ):  # fmt: skip
        others.extend(_mark_lane(kind, texts.text(f"trends.lane.{kind}"), inside, _of_kind(kind)))
    for kind in ("radiation", "hospital-stay"):
        others.extend(_bar_lane(kind, texts.text(f"trends.lane.{kind}"), [t for t in inside if t.kind == kind], view))
    most = max(LEAST_INFUSIONS, min(MOST_INFUSIONS, MOST_LANES - len(others)))
    return (*_infusion_lanes(inside, view, texts, most), *others)


def fever_lane(xs: Sequence[float], texts: Texts) -> Iterator[Lane]:
    """Days with a fever as marks, for a chart that does not show the temperature."""
    if xs:
        yield Lane(kind="fever", label=texts.text("trends.lane.fever"), marks=tuple(Mark(x=x) for x in xs))


def transfusions(timeline: Timeline, view: TrendsView, panel: str) -> tuple[float, ...]:
    """When the blood product was given that raises the counts of a panel; without planned ones."""
    return tuple(
        place(treatment.started)
        for treatment in timeline.treatments
        if treatment.started
        and not treatment.planned
        and PANEL_OF_PRODUCT.get(treatment.product or "") == panel
        and view.holds(place(treatment.started))
    )


def shades(timeline: Timeline, view: TrendsView, kind: str) -> tuple[tuple[float, float], ...]:
    """When infusions of more than a day, or stays in the hospital, ran within the view; without planned ones."""
    bars = (
        _bar(treatment, treatment.started, view)
        for treatment in timeline.treatments
        if treatment.kind == kind and treatment.started and not treatment.planned and _is_inside(treatment, view)
    )
    return tuple((bar.start, bar.end) for bar in bars if bar.end - bar.start > SHADED_DAYS or kind == "hospital-stay")


def _infusion_lanes(inside: Iterable[Treatment], view: TrendsView, texts: Texts, most: int) -> Iterator[Lane]:
    by_medicine: dict[str, list[Treatment]] = {}
    latest: list[str] = []
    for treatment in inside:
        if treatment.kind == "infusion":
            medicine = treatment.medicine or ""
            by_medicine.setdefault(medicine, []).append(treatment)
            latest = [medicine, *(other for other in latest if other != medicine)]
    own = _with_own_lane(latest, most)
    for medicine, given in by_medicine.items():
        if medicine in own:
            label = texts.name("medicine", medicine) if medicine else texts.text("trends.lane.infusion")
            yield from _bar_lane("infusion", label, given, view)
    others = [treatment for medicine, given in by_medicine.items() if medicine not in own for treatment in given]
    yield from _bar_lane("infusion", texts.text("trends.lane.other-infusions"), others, view)


def _course_lanes(
    timeline: Timeline, view: TrendsView, texts: Texts, infused: Collection[str | None]
) -> Iterator[Lane]:
    """Courses of chemotherapy, steroids and the like; what has no known start began before the view."""
    by_medicine: dict[str, list[Bar]] = {}
    for course in timeline.medicines:
        bar = _course(course, view)
        if bar.end > bar.start and texts.catalog.medicine_kind(course.medicine) in COURSE_KINDS:
            by_medicine.setdefault(course.medicine, []).append(bar)
    latest = sorted(by_medicine, key=lambda medicine: max(bar.end for bar in by_medicine[medicine]), reverse=True)
    own = _with_own_lane(latest, MOST_COURSES)
    for medicine, bars in by_medicine.items():
        if medicine in own:
            label = texts.name("medicine", medicine)
            if medicine in infused:
                label = texts.text("trends.lane.course", medicine=label)
            yield Lane(kind="course", label=label, bars=tuple(bars))
    others = [bar for medicine, bars in by_medicine.items() if medicine not in own for bar in bars]
    if others:
        yield Lane(kind="course", label=texts.text("trends.lane.other-courses"), bars=tuple(others))


def _with_own_lane(latest: Sequence[str], most: int) -> Sequence[str]:
    """The medicines that get a lane of their own where one more lane holds the rest."""
    return latest if len(latest) <= most else latest[: most - 1]


def _course(course: Medicine, view: TrendsView) -> Bar:
    start = view.start if course.started is None else float(course.started.day.toordinal())
    end = view.today.toordinal() + 1.0 if course.ended is None else course.ended.day.toordinal() + 1.0
    return Bar(start=max(start, view.start), end=min(end, view.end))


def _bar_lane(kind: str, label: str, given: Iterable[Treatment], view: TrendsView) -> Iterator[Lane]:
    bars = tuple(_bar(treatment, treatment.started, view) for treatment in given if treatment.started)
    if bars:
        yield Lane(kind=kind, label=label, bars=bars)


def _mark_lane(
    kind: str, label: str, inside: Iterable[Treatment], belongs: Callable[[Treatment], bool]
) -> Iterator[Lane]:
    marks = tuple(
        Mark(x=place(treatment.started), planned=treatment.planned)
        for treatment in inside
        if treatment.started and belongs(treatment)
    )
    if marks:
        yield Lane(kind=kind, label=label, marks=marks)


def _of_kind(kind: str) -> Callable[[Treatment], bool]:
    return lambda treatment: treatment.kind == kind


def _of_product(product: str | None) -> Callable[[Treatment], bool]:
    return lambda treatment: treatment.kind == "transfusion" and treatment.product == product


def _is_inside(treatment: Treatment, view: TrendsView) -> bool:
    """Whether any of it falls within the view; what has no known start is not drawn."""
    if treatment.started is None:
        return False
    start, end = _ends(treatment, treatment.started, view)
    return start < view.end and end > view.start


def _bar(treatment: Treatment, started: When, view: TrendsView) -> Bar:
    start, end = _ends(treatment, started, view)
    return Bar(start=max(start, view.start), end=min(end, view.end), planned=treatment.planned)


def _ends(treatment: Treatment, started: When, view: TrendsView) -> tuple[float, float]:
    """From when to when it ran; what has no end entered, to its usual end or to today, whichever comes first."""
    span = infusion_span(treatment)
    start = float(started.day.toordinal()) if started.time is None else place(started)
    if span.ended is not None:
        return start, max(_end_edge(span.ended), start)
    if treatment.kind not in ("infusion", "hospital-stay", "radiation"):
        return start, start + 1.0
    today = view.today.toordinal() + 1.0
    usual = _on_axis(span.usual_end) if span.usual_end else today
    return start, max(min(usual, today), start)


def _end_edge(ended: When) -> float:
    return ended.day.toordinal() + 1.0 if ended.time is None else place(ended)


def _on_axis(moment: datetime) -> float:
    return place(When(moment.date(), moment.time()))
