"""The top of Today: two lines as long as they hold all, and nothing cut where they do not."""

from datetime import datetime

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from diary.core.texts import Message, Texts
from diary.ui.pages.today.header import Header
from diary.ui.theme import Theme
from tests.ui.lint import cut, settle
from tests.ui.pages.today.conftest import TODAY

PHASE = Message.of("today.phase-day", name="Consolidation", n=12)
INFUSION = Message.of("today.infusion-day", name="blinatumomab infusion", n=3)
STAY = Message.of("today.in-hospital", n=3)
GAP = 8


@pytest.fixture
def header(qtbot: QtBot, theme: Theme, texts: Texts) -> Header:
    header = Header(theme, texts)
    qtbot.addWidget(header)
    header.show_day(TODAY.replace(month=5, day=14), TODAY.replace(month=5, day=14))
    header.show_treatment(PHASE, [INFUSION])
    header.show_saved(None)
    header.show()
    return header


def fit(header: Header, theme: Theme, percent: int, width: int) -> None:
    theme.set_text_size(percent)
    settle()
    header.resize(width, header.heightForWidth(width))
    settle()


def level(header: Header, *widgets: QWidget) -> bool:
    """Whether they stand in one line."""
    middles = [widget.mapTo(header, QPoint(0, widget.height() // 2)).y() for widget in widgets]
    return max(middles) - min(middles) <= 1


def lowest(header: Header, *widgets: QWidget) -> int:
    return max(widget.mapTo(header, QPoint(0, widget.height())).y() for widget in widgets)


def highest(header: Header, *widgets: QWidget) -> int:
    return min(widget.mapTo(header, QPoint(0, 0)).y() for widget in widgets)


def test_where_there_is_room_same_as_yesterday_stands_beside_the_date(header: Header, theme: Theme) -> None:
    fit(header, theme, 100, 1014)
    assert level(header, header.same, header.title)
    assert level(header, header.words, header.change)
    assert highest(header, header.words) >= lowest(header, header.same) + GAP
    assert header.height() == header.back.height() + header.change.height()
    assert header.same.mapTo(header, QPoint(header.same.width(), 0)).x() == header.width()


def test_in_large_print_it_goes_into_the_line_of_the_treatment(header: Header, theme: Theme) -> None:
    fit(header, theme, 150, 683)
    assert level(header, header.tag, header.title, header.pick)
    assert level(header, header.same, header.change, header.words)
    assert highest(header, header.same, header.words) >= lowest(header, header.back) + GAP
    assert cut(header) == []


def test_that_it_is_saved_makes_no_third_line(header: Header, theme: Theme) -> None:
    header.show_saved(datetime(2026, 5, 14, 14, 32))
    fit(header, theme, 150, 683)
    assert level(header, header.change, header.words)
    assert highest(header, header.saved) >= lowest(header, header.back) + GAP
    assert lowest(header, header.same) == header.height() - GAP
    assert cut(header) == []


@pytest.mark.parametrize("width", [584, 683, 758, 1014])
@pytest.mark.parametrize("percent", [100, 125, 150, 200])
def test_nothing_is_cut_and_nothing_overlaps(header: Header, theme: Theme, percent: int, width: int) -> None:
    header.show_treatment(PHASE, [INFUSION, STAY])
    header.show_saved(datetime(2026, 5, 14, 14, 32))
    fit(header, theme, percent, max(width, header.minimumSizeHint().width()))
    assert cut(header) == []
    parts = (header.steps, header.choice, header.done, header.words, header.change)
    for number, part in enumerate(parts):
        assert header.rect().contains(part.geometry())
        assert not any(part.geometry().intersects(other.geometry()) for other in parts[number + 1 :])


def test_long_words_have_a_line_of_their_own_above_what_one_can_press(header: Header, theme: Theme) -> None:
    header.show_treatment(None, [])
    fit(header, theme, 150, 683)
    assert level(header, header.same, header.change)
    assert lowest(header, header.words) < highest(header, header.same)


def test_beside_a_long_date_it_moves_to_the_choice_of_a_day(header: Header, theme: Theme) -> None:
    fit(header, theme, 150, 584)
    assert level(header, header.same, header.pick)
    assert lowest(header, header.title) < highest(header, header.pick)


def test_the_cursor_walks_as_things_lie_on_the_screen(header: Header, theme: Theme) -> None:
    fit(header, theme, 100, 1014)
    assert order(header).index(header.done) < order(header).index(header.change)
    fit(header, theme, 150, 683)
    assert order(header).index(header.done) > order(header).index(header.change)


def order(header: Header) -> list[QWidget | None]:
    layout = header.layout()
    assert layout is not None
    return [item.widget() for place in range(layout.count()) if (item := layout.itemAt(place))]
