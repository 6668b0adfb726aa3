import io
import re

import pytest
from pypdf import PdfReader

from diary.config.resources import Resources
from diary.core.clock import FixedClock
from diary.core.texts import Texts
from diary.reports.content import Choice
from diary.reports.desk import STEPS, Desk
from diary.reports.render import Press
from diary.signs.rules import parse_rules
from tests.reports import diaries

CHOICE = Choice(first=diaries.FIRST, last=diaries.LAST)


@pytest.fixture
def desk(texts: Texts, press: Press) -> Desk:
    rules = parse_rules(Resources.find().sign_rules(), "test")
    return Desk(rules=rules, texts=texts, press=press, clock=FixedClock(diaries.NOW))


def test_the_file_holds_the_signs_of_the_rules_and_the_charts(desk: Desk) -> None:
    reader = PdfReader(io.BytesIO(desk.pdf(diaries.drawn_diary(), CHOICE)))
    text = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))
    assert "38.6 °C" in text
    assert "Charts" in reader.pages[1].extract_text()
    assert "Nothing noted" not in reader.pages[0].extract_text()


def test_the_same_diary_choice_and_clock_give_the_same_file(desk: Desk) -> None:
    assert desk.pdf(diaries.drawn_diary(), CHOICE) == desk.pdf(diaries.drawn_diary(), CHOICE)


def test_the_preview_has_a_picture_a_page(desk: Desk) -> None:
    heard: list[tuple[int, int]] = []
    preview = desk.preview(diaries.drawn_diary(), CHOICE, lambda done, total: heard.append((done, total)), ppi=30)
    assert len(preview.pages) == len(PdfReader(io.BytesIO(desk.pdf(diaries.drawn_diary(), CHOICE))).pages)
    assert not preview.shortened
    assert heard == [(number, STEPS) for number in range(STEPS)]


def test_whoever_hears_of_the_steps_can_stop_the_work(desk: Desk) -> None:
    def stop(done: int, _total: int) -> None:
        if done == 1:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        desk.pdf(diaries.drawn_diary(), CHOICE, stop)
