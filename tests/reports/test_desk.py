import io
import re

import pytest
from pypdf import PdfReader

from diary.config.resources import Resources
from diary.core.clock import FixedClock
from diary.core.texts import Texts
from diary.core.timeline import Timeline
from diary.exchange.sample import STORY_END, sample_records
from diary.reports.content import Choice
from diary.reports.desk import STEPS, Desk
from diary.reports.emergency import EmergencyCard
from diary.reports.period import usual_period
from diary.reports.render import Press
from diary.signs.rules import parse_rules
from tests.reports import diaries

CHOICE = Choice(first=diaries.FIRST, last=diaries.LAST)


@pytest.fixture
def desk(texts: Texts, press: Press) -> Desk:
    rules = parse_rules(Resources.find().sign_rules(), "test")
    return Desk(rules=rules, texts=texts, press=press, clock=FixedClock(diaries.NOW))


def _pdf(desk: Desk, timeline: Timeline, choice: Choice) -> bytes:
    (pdf,) = desk.pdfs(timeline, choice)
    return pdf


def _pages(desk: Desk, timeline: Timeline, choice: Choice) -> list[str]:
    reader = PdfReader(io.BytesIO(_pdf(desk, timeline, choice)))
    return [re.sub(r"\s+", " ", page.extract_text()) for page in reader.pages]


def test_the_file_holds_the_signs_of_the_rules(desk: Desk) -> None:
    pages = _pages(desk, diaries.drawn_diary(), CHOICE)
    assert "Chills, moderate, 15:50; Temperature 38.6 °C, 16:04" in pages[0]
    full = " ".join(pages)
    assert all(f"Guide: {section}" in full for section in ("Monoclonal Antibodies", "Chemotherapy"))


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_page_one_of_the_sample_diary_is_one_page_and_the_charts_follow(desk: Desk, paper: str) -> None:
    timeline = Timeline.of(sample_records())
    first, last = usual_period(timeline, STORY_END)
    pages = _pages(desk, timeline, Choice(first=first, last=last, paper=paper))
    assert "If I get a fever at the weekend" in pages[0]
    assert pages[1].startswith("Charts")
    assert all(len(page) > 300 for page in (pages[0], *pages[2:]))


def test_the_same_diary_choice_and_clock_give_the_same_file(desk: Desk) -> None:
    assert _pdf(desk, diaries.drawn_diary(), CHOICE) == _pdf(desk, diaries.drawn_diary(), CHOICE)


def test_the_preview_has_a_picture_a_page(desk: Desk) -> None:
    heard: list[tuple[int, int]] = []
    preview = desk.preview(diaries.drawn_diary(), CHOICE, lambda done, total: heard.append((done, total)), ppi=30)
    assert len(preview.pages) == len(_pages(desk, diaries.drawn_diary(), CHOICE))
    assert preview.files == 1
    assert heard == [(number, STEPS) for number in range(STEPS)]


def test_whoever_hears_of_the_steps_can_stop_the_work(desk: Desk) -> None:
    def stop(done: int, _total: int) -> None:
        if done == 1:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        list(desk.pdfs(diaries.drawn_diary(), CHOICE, stop))


def test_a_page_for_paper_is_a_file_and_a_picture(desk: Desk) -> None:
    timeline, card = diaries.drawn_diary(), EmergencyCard()
    assert len(PdfReader(io.BytesIO(desk.handout_pdf(timeline, card))).pages) == 1
    (page,) = desk.handout_pages(timeline, card, ppi=30)
    assert page.startswith(b"\x89PNG")
