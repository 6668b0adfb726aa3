"""Pages made for paper alone, such as the emergency card: what they share."""

from datetime import datetime
from decimal import ROUND_FLOOR, Decimal
from typing import Protocol

from diary.core.clock import Clock
from diary.core.records import Quantity
from diary.core.texts import Texts
from diary.core.timeline import Timeline
from diary.core.units import from_canonical, to_canonical
from diary.reports.render import Document

OTHER_SCALE = {"Cel": "[degF]", "[degF]": "Cel"}
TENTH = Decimal("0.1")


class Handout(Protocol):
    """A page to print, as a person chose it."""

    def document(self, timeline: Timeline, texts: Texts, clock: Clock) -> Document:
        """The page, filled from the diary as it is now."""
        ...


def fixed_words(texts: Texts, topic: str, now: datetime) -> dict[str, str]:
    """The words of a topic that are the same for everybody, by their last name, and when the page was made."""
    start = f"{topic}.word."
    words = {key.removeprefix(start): text for key, text in texts.templates.items() if key.startswith(start)}
    made = texts.text("report.made", day=texts.day(now.date(), "year"), time=texts.time_of_day(now.time()))
    return {**words, "made": made}


def shortened(texts: Texts, text: str, most: int) -> str:
    """A person's text on one line, cut at a space where it has more than ``most`` signs, and then said to be cut."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    start = line[:most]
    whole_words = start.rpartition(" ")[0] if line[most] != " " else start
    kept = whole_words if len(whole_words) > most // 2 else start
    return texts.text("handout.cut", start=kept.rstrip())


def both_scales(texts: Texts, line: Quantity) -> str:
    """A temperature as entered, and on the other scale, never rounded up: "38.0 °C (100.4 °F)"."""
    unit = OTHER_SCALE[line.unit]
    celsius = to_canonical("temperature", line.value, line.unit)
    other = from_canonical("temperature", celsius, unit).quantize(TENTH, ROUND_FLOOR)
    return texts.text(
        "handout.both-scales", line=texts.quantity(line.value, line.unit), other=texts.quantity(other, unit)
    )
