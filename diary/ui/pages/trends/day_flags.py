"""What the read-out says of the warning signs of a day: the sign, what its step asks for, and what was done."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from diary.core.texts import Texts
from diary.signs.flags import NOTE, RANK, TODAY

if TYPE_CHECKING:  # the book brings the database along
    from diary.book.history import PastFlag

MOST_FLAGS = 3
CLOSING = ("closed", "entry-corrected")
"""What was done before a warning was closed says more than that it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagLine:
    """One warning sign.

    Attributes:
        step: What its step asks for: "Call at once".
        text: The sign, and what was done about it: "Fever, called".
    """

    urgency: str
    step: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFlags:
    """The warning signs of a day, the strongest first; nothing is said of a day without any.

    Attributes:
        more: How many there are beside these.
    """

    lines: tuple[FlagLine, ...] = ()
    more: int = 0

    def said(self, texts: Texts) -> str:
        """All of them as text: "Call at once: Fever, called; and 2 more"."""
        parts: list[str] = []
        for step, lines in groupby(self.lines, key=lambda line: line.step):
            signs = "; ".join(line.text for line in lines)
            parts.append(texts.text("trends.readout.flags-of-step", step=step, signs=signs))
        if self.more:
            parts.append(texts.text("trends.readout.more-flags", n=self.more))
        return "; ".join(parts)


def day_flags(flags: Sequence["PastFlag"], texts: Texts) -> DayFlags:
    """The strongest flags of a day; those kept in the diary alone ask for nothing and are left out."""
    told = [past for past in flags if past.urgency != NOTE]
    return DayFlags(lines=tuple(_line(past, texts) for past in told[:MOST_FLAGS]), more=max(0, len(told) - MOST_FLAGS))


def _line(past: "PastFlag", texts: Texts) -> FlagLine:
    title = texts.render(past.flag.title) if past.flag else texts.text(f"sign.{past.sign}.title")
    return FlagLine(
        urgency=past.urgency,
        step=texts.text(f"trends.readout.step.{past.urgency}"),
        text=", ".join((title, *_done(past, texts))),
    )


def _done(past: "PastFlag", texts: Texts) -> list[str]:
    """Whether its entry went, and what was done; of a warning that nobody noted anything about, that too."""
    found = dict.fromkeys(response.did for response in past.responses)
    acts = [did for did in found if did not in CLOSING] or list(found)
    done = [texts.inline("response", did) for did in acts]
    if past.flag is None:
        return [texts.text("history.state.withdrawn"), *done]
    if not done and RANK[past.urgency] <= RANK[TODAY]:
        return [texts.text("trends.readout.nothing-done")]
    return done
