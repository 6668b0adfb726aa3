"""What the guide says to watch for with what runs now, without Qt."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from diary.core.guide import Entry, Guide, first_sentences
from diary.core.records import Treatment
from diary.core.texts import Texts
from diary.core.timeline import Timeline
from diary.core.treatment import DOSES, Running, devices_at, given, infusion_span, medicines_at, phases_at
from diary.signs import transplant
from diary.signs.windows import AFTER_LUMBAR_PUNCTURE, AFTER_RADIATION, RECENT, Window

AFTER = {"radiation": AFTER_RADIATION, "transplant": transplant.LEAST, "lumbar-puncture": AFTER_LUMBAR_PUNCTURE}
"""How long the effects of a treatment are looked for after it: the windows of the warnings."""

SHOWN = 3
"""How many pages of the guide stand under one thing that runs."""

LINES = 150
"""How many characters of a page show, in whole sentences."""

_LISTS = {"medicine": "medicines", "device": "devices", "treatment": "treatments", "phase": "phases"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A page of the guide: its title, what to watch for in short, and its anchor."""

    title: str
    watch: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Something that runs now, or whose effects may still come.

    Attributes:
        name: What it is called.
        watched: Pages that say what to watch for; none where the guide knows nothing of it.
        more: Where the guide lists all it says about it; empty where that is all shown here.
    """

    name: str
    watched: tuple[Watched, ...]
    more: str = ""


def topics(timeline: Timeline, guide: Guide, texts: Texts, now: datetime) -> tuple[Topic, ...]:
    """What runs now, each thing with what to watch for; a page stands under the first thing that it is about.

    Args:
        timeline: The diary.
        guide: The guide.
        texts: The words.
        now: The wall-clock moment.
    """
    told: set[str] = set()
    found: list[Topic] = []
    for kind, word in dict.fromkeys(_running(timeline, now)):
        entries = [entry for entry in guide.about(_LISTS[kind], word) if entry.watch]
        fresh = [entry for entry in entries if entry.anchor not in told]
        shown = _most_telling(fresh)
        if entries and not fresh:
            continue
        told.update(entry.anchor for entry in shown)
        found.append(
            Topic(
                name=texts.name(kind, word),
                watched=tuple(_watched(entry) for entry in shown),
                more=f"{kind}:{word}" if len(entries) > len(shown) else "",
            )
        )
    return tuple(found)


def _most_telling(entries: list[Entry]) -> list[Entry]:
    """Those that name symptoms and a warning sign, as far as there are any."""
    telling = [entry for entry in entries if entry.signs and entry.symptoms]
    return (telling or entries)[:SHOWN]


def _watched(entry: Entry) -> Watched:
    return Watched(title=entry.title, watch=first_sentences(entry.watch, LINES), target=entry.anchor)


def _running(timeline: Timeline, now: datetime) -> Iterator[tuple[str, str]]:
    """The kinds and words of all that runs, or whose effects may still come; what is given first."""
    treatments = given(timeline)
    for treatment in reversed(treatments):
        if treatment.medicine and treatment.kind in DOSES and _lasts(treatment, now, RECENT):
            yield "medicine", treatment.medicine
    for course in medicines_at(timeline, now.date()):
        yield "medicine", course.medicine
    for device in devices_at(timeline, now.date()):
        yield "device", device.device
    for treatment in reversed(treatments):
        if treatment.kind in AFTER and _lasts(treatment, now, AFTER[treatment.kind]):
            yield "treatment", treatment.kind
    for phase in phases_at(timeline, now.date()):
        yield "phase", phase.phase


def _lasts(treatment: Treatment, now: datetime, after: Window) -> bool:
    """Whether it runs, or ended so recently; without an end on file its usual one counts. No day at all is recent."""
    span = infusion_span(treatment)
    if span.at(now) is Running.NOT_YET:
        return False
    last = span.ended.latest if span.ended else span.usual_end
    return last is None or after.holds(last, now)
