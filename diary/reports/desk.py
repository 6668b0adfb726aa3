"""The desk at which reports are made: from the diary and a choice of dates to a file or to the pages of a preview."""

from collections.abc import Callable
from dataclasses import dataclass

from diary.core.clock import Clock, today
from diary.core.texts import Texts
from diary.core.timeline import Timeline
from diary.reports import pictures, render
from diary.reports.content import Choice, build
from diary.reports.handout import Handout
from diary.reports.model import ReportContent
from diary.reports.render import Press
from diary.signs.engine import judge_range
from diary.signs.rules import RuleBook

Step = Callable[[int, int], None]
"""Hears how far the work is, as (done, total), and may raise to stop it."""

STEPS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The pages of a report as PNG.

    Attributes:
        shortened: Whether a long report shows only the first rows of each part.
    """

    pages: tuple[bytes, ...]
    shortened: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What reports need beside the diary itself."""

    rules: RuleBook
    texts: Texts
    press: Press
    clock: Clock

    def pdf(self, timeline: Timeline, choice: Choice, step: Step = lambda _done, _total: None) -> bytes:
        """The report as a file; the same bytes for the same diary, choice and clock."""
        content, charts = self._prepare(timeline, choice, step)
        return render.report_pdf(content, self.press, charts)

    def preview(
        self,
        timeline: Timeline,
        choice: Choice,
        step: Step = lambda _done, _total: None,
        *,
        ppi: float = render.PREVIEW_PPI,
    ) -> Preview:
        """The report's pages for looking at, or for a printer at a higher ``ppi`` (pixels an inch)."""
        content, charts = self._prepare(timeline, choice, step)
        pages = render.report_pages(content, self.press, charts, ppi=ppi)
        return Preview(pages=tuple(pages), shortened=render.is_long(content))

    def handout_pdf(self, timeline: Timeline, handout: Handout) -> bytes:
        """A page for paper, such as the emergency card, as a file; the same bytes for the same diary and clock."""
        return render.document_pdf(handout.document(timeline, self.texts, self.clock), self.press)

    def handout_pages(self, timeline: Timeline, handout: Handout, *, ppi: float) -> tuple[bytes, ...]:
        """A page for paper as PNG, at ``ppi`` pixels an inch."""
        document = handout.document(timeline, self.texts, self.clock)
        return tuple(render.document_pages(document, self.press, ppi=ppi))

    def _prepare(self, timeline: Timeline, choice: Choice, step: Step) -> tuple[ReportContent, tuple[str, ...]]:
        step(0, STEPS)
        judgements = judge_range(self.rules, timeline, self.texts.catalog, choice.first, choice.last)
        step(1, STEPS)
        content = build(timeline, judgements, choice, texts=self.texts, clock=self.clock)
        step(2, STEPS)
        charts = pictures.charts(timeline, choice, today=today(self.clock), texts=self.texts, fonts=self.press.fonts)
        step(3, STEPS)
        return content, charts
