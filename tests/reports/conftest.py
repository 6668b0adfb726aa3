"""The report's words, press and clock, and a maker of its content."""

from collections.abc import Callable

import pytest

from diary.config.resources import Resources
from diary.core.clock import FixedClock
from diary.core.texts import Texts
from diary.core.timeline import Timeline
from diary.reports.content import Choice, build
from diary.reports.model import ReportContent
from diary.reports.render import Press
from diary.reports.runs import runs
from diary.reports.source import ROOM, Source
from diary.reports.wording import Wording
from diary.signs.flags import Judgement
from tests.reports import diaries

Build = Callable[..., ReportContent]
MakeSource = Callable[..., Source]


@pytest.fixture(scope="session")
def texts() -> Texts:
    """English, and one text that shows any words."""
    resources = Resources.find()
    return Texts({**resources.texts(), "test.said": "{text}"}, resources.catalog())


@pytest.fixture(scope="session")
def press() -> Press:
    """The program's own templates and fonts."""
    resources = Resources.find()
    return Press(templates=resources.report_templates(), fonts=resources.font_files())


@pytest.fixture
def content(texts: Texts) -> Build:
    """Builds content: by default for the dates of the drawn diary, at its time."""

    def make(timeline: Timeline, judgements: tuple[Judgement, ...] = (), choice: Choice | None = None) -> ReportContent:
        chosen = choice or Choice(first=diaries.FIRST, last=diaries.LAST)
        return build(timeline, judgements, chosen, texts=texts, clock=FixedClock(diaries.NOW))

    return make


@pytest.fixture
def source(texts: Texts) -> MakeSource:
    """A source over the dates of the drawn diary."""

    def make(timeline: Timeline, judgements: tuple[Judgement, ...] = ()) -> Source:
        return Source(
            timeline=timeline,
            judgements=judgements,
            runs=runs(judgements),
            first=diaries.FIRST,
            last=diaries.LAST,
            now=diaries.NOW,
            wording=Wording(texts),
            room=ROOM["a4"],
        )

    return make
