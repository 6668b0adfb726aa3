from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from diary.config.resources import Resources
from diary.core.records import Day
from diary.core.texts import Texts
from diary.core.timeline import Timeline
from diary.reports.content import Choice
from diary.reports.pictures import charts
from tests.reports import diaries

CHOICE = Choice(first=diaries.FIRST, last=diaries.LAST)


@pytest.fixture(scope="module")
def fonts() -> tuple[Path, ...]:
    return Resources.find().font_files()


def _draw(timeline: Timeline, choice: Choice, texts: Texts, fonts: tuple[Path, ...]) -> tuple[str, ...]:
    return charts(timeline, choice, today=diaries.LAST, texts=texts, fonts=fonts)


def test_the_chart_is_one_drawing_in_black_and_gray(texts: Texts, fonts: tuple[Path, ...]) -> None:
    (drawing,) = _draw(diaries.drawn_diary(), CHOICE, texts, fonts)
    assert ET.fromstring(drawing).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314  (our own drawing)
    colors = {part[:7] for part in drawing.split("#")[1:] if len(part) > 6 and part[6] in ';"'}
    colors = {part[:6] for part in colors}
    assert all(color[:2] == color[2:4] == color[4:] for color in colors if color.isalnum() and len(color) == 6)


def test_the_same_diary_gives_the_same_drawing(texts: Texts, fonts: tuple[Path, ...]) -> None:
    first, second = (_draw(diaries.drawn_diary(), CHOICE, texts, fonts) for _ in range(2))
    assert first == second


def test_without_entries_nothing_is_drawn(texts: Texts, fonts: tuple[Path, ...]) -> None:
    assert _draw(Timeline.of([]), CHOICE, texts, fonts) == ()
    long_ago = Choice(first=date(2020, 1, 1), last=date(2020, 2, 1))
    assert _draw(diaries.drawn_diary(), long_ago, texts, fonts) == ()


@pytest.mark.parametrize(("days", "drawings"), [(190, 1), (191, 2), (730, 4)])
def test_long_ranges_are_drawn_in_equal_stretches(
    texts: Texts, fonts: tuple[Path, ...], days: int, drawings: int
) -> None:
    choice = Choice(first=diaries.LAST - timedelta(days=days - 1), last=diaries.LAST)
    every_month = [
        Day(id=day.isoformat(), day=day)
        for day in (choice.first + timedelta(days=start) for start in range(0, days, 30))
    ]
    assert len(_draw(Timeline.of(every_month), choice, texts, fonts)) == drawings


def test_stretches_without_entries_are_left_out(texts: Texts, fonts: tuple[Path, ...]) -> None:
    choice = Choice(first=date(2000, 1, 1), last=diaries.LAST)
    assert len(_draw(diaries.drawn_diary(), choice, texts, fonts)) == 1
