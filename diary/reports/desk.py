"""The desk at which reports are made: from the diary and a choice of dates to a file or to the pages of a preview."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from diary.core.clock import Clock, today
from diary.core.errors import DiaryError
from diary.core.texts import Texts
from diary.core.timeline import Timeline
from diary.reports import pictures, render
from diary.reports.content import Choice, build
from diary.reports.handout import Handout
from diary.reports.model import Report
from diary.reports.parts import CHARTS
from diary.reports.render import Press
from diary.reports.volumes import volumes
from diary.signs.engine import judge_range
from diary.signs.rules import RuleBook

Step = Callable[[int, int], None]
"""Hears how far the work is, as (done, total), and may raise to stop it."""

STEPS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The pages of a report as PNG.

    Attributes:
        files: How many files the report has; the pages are those of the first.
    """

    pages: tuple[bytes, ...]
    files: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What reports need beside the diary itself."""

    rules: RuleBook
    texts: Texts
    press: Press
    clock: Clock

    def pdfs(self, timeline: Timeline, choice: Choice, step: Step = lambda _done, _total: None) -> Iterator[bytes]:
        """The report as one file, or as several where it is long, each made when it is asked for.

        The same bytes for the same diary, choice and clock.
        """
        files = self._prepare(timeline, choice, step)
        for done, pdf in enumerate(render.report_pdfs(files, self.press), start=1):
            yield pdf
            step((STEPS - 1) * len(files) + done, STEPS * len(files))

    def preview(
        self,
        timeline: Timeline,
        choice: Choice,
        step: Step = lambda _done, _total: None,
        *,
        ppi: float = render.PREVIEW_PPI,
    ) -> Preview:
        """The report's pages for looking at, those of a long one's first file; ``ppi`` is pixels an inch."""
        first, *others = self._prepare(timeline, choice, step)
        return Preview(pages=self._pages(first, ppi), files=1 + len(others))

    def sheets(self, timeline: Timeline, choice: Choice, step: Step, *, ppi: float) -> tuple[bytes, ...]:
        """All pages of a report for a printer, as PNG.

        Raises:
            DiaryError: It is a long one.
        """
        report, *others = self._prepare(timeline, choice, step)
        if others:
            raise DiaryError("report.too-long")
        return self._pages(report, ppi)

    def handout_pdf(self, timeline: Timeline, handout: Handout) -> bytes:
        """A page for paper, such as the emergency card, as a file; the same bytes for the same diary and clock."""
        return render.document_pdf(handout.document(timeline, self.texts, self.clock), self.press)

    def handout_pages(self, timeline: Timeline, handout: Handout, *, ppi: float) -> tuple[bytes, ...]:
        """A page for paper as PNG, at ``ppi`` pixels an inch."""
        document = handout.document(timeline, self.texts, self.clock)
        return tuple(render.document_pages(document, self.press, ppi=ppi))

    def _pages(self, report: Report, ppi: float) -> tuple[bytes, ...]:
        return tuple(render.document_pages(render.report_document(report), self.press, ppi=ppi))

    def _prepare(self, timeline: Timeline, choice: Choice, step: Step) -> tuple[Report, ...]:
        step(0, STEPS)
        judgements = judge_range(self.rules, timeline, self.texts.catalog, choice.first, choice.last)
        step(1, STEPS)
        content = build(timeline, judgements, choice, texts=self.texts, clock=self.clock)
        step(2, STEPS)
        charts = self._charts(timeline, choice) if CHARTS in content.parts else ()
        step(3, STEPS)
        return volumes(Report(content=content, charts=charts), self.texts)

    def _charts(self, timeline: Timeline, choice: Choice) -> tuple[str, ...]:
        return pictures.charts(timeline, choice, today=today(self.clock), texts=self.texts, fonts=self.press.fonts)
