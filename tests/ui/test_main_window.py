"""The window: pages by key and click, who writes, whom to call, text size and theme, and its place kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QWidgetAction
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from diary.book import care
from diary.book import day as days
from diary.book.book import Book
from diary.core.records import CareTeam, Person, PhoneNumber
from diary.ui.main_window import PAGES, MainWindow
from diary.ui.pages.base import Services
from diary.ui.shell import Shell
from tests.ui.pages.today.conftest import TODAY

CTRL = Qt.KeyboardModifier.ControlModifier


def menu_texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def test_it_shows_before_any_diary_is_open(shell: Shell, qtbot: QtBot) -> None:
    window = MainWindow(shell)
    window.show()
    assert window.page_name == ""
    assert not any(button.isVisible() for button in window.sidebar.buttons.values())
    qtbot.keyClick(window, "2", CTRL)
    qtbot.keyClick(window, "z", CTRL)
    assert window.page_name == ""
    window.close()
    delete(window)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_by_its_key_and_by_its_button(window: MainWindow, qtbot: QtBot, name: str) -> None:
    qtbot.keyClick(window, str(PAGES[name][1]), CTRL)
    assert window.page_name == name
    assert window.stack.currentWidget() is window.pages[name]
    assert window.sidebar.buttons[name].isChecked()
    window.show_page("today" if name != "today" else "counts")
    qtbot.mouseClick(window.sidebar.buttons[name], Qt.MouseButton.LeftButton)
    assert window.page_name == name


def test_the_title_names_page_and_diary(window: MainWindow, services: Services, book: Book) -> None:
    assert window.windowTitle() == "Today – My diary – Blood Count Diary"
    services.saving.run(lambda: care.put_person(book, Person(id="person", name="Ada")))
    window.show_page("treatment")
    assert window.windowTitle() == "Treatment – Ada – Blood Count Diary"
    assert window.sidebar.name.text() == "Ada"


def test_a_day_can_be_opened_from_elsewhere(window: MainWindow) -> None:
    window.show_page("counts")
    window.pages["counts"].open_day.emit(TODAY.replace(day=1))
    assert window.page_name == "today"


def test_the_number_to_call_stands_on_every_page(
    window: MainWindow, services: Services, book: Book, qtbot: QtBot
) -> None:
    team = window.sidebar.team
    assert team.number == ""
    qtbot.mouseClick(team.add, Qt.MouseButton.LeftButton)
    assert window.page_name == "treatment"
    number = PhoneNumber(label="Day unit", phone="(202) 555-0142")
    services.saving.run(lambda: care.put_care_team(book, CareTeam(id="care_team", numbers=(number,))))
    assert team.number == "(202) 555-0142"
    assert not team.add.isVisible()


def test_who_writes_is_in_plain_sight_and_can_change(window: MainWindow, book: Book) -> None:
    assert window.sidebar.writer.text() == "Writing as myself"
    menu = window.sidebar.writer.menu()
    assert menu_texts(menu) == ["myself"]
    entry = next(action for action in menu.actions() if isinstance(action, QWidgetAction))
    edit = entry.defaultWidget()
    assert isinstance(edit, QLineEdit)
    edit.setText("Maria")
    edit.returnPressed.emit()
    assert window.sidebar.writer.text() == "Writing as Maria"
    days.log_symptom(book, day=TODAY, symptom="nausea", severity=1)
    assert book.timeline.symptoms_on(TODAY)[0].logged_by == "Maria"
    menu = window.sidebar.writer.menu()
    myself = next(action for action in menu.actions() if action.text() == "myself")
    myself.trigger()
    assert window.sidebar.writer.text() == "Writing as myself"


def test_text_size_by_keys_and_menu_is_remembered(window: MainWindow, qtbot: QtBot) -> None:
    theme, settings = window.shell.theme, window.shell.settings
    for keys, size in (("+", 125), ("+", 150), ("-", 125), ("0", 100)):
        qtbot.keyClick(window, keys, CTRL)
        assert theme.text_size == size
        assert settings.now.text_size == size
    menu = window.sidebar.look.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == "200 %").trigger()
    assert theme.text_size == 200
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == "Dark colors").trigger()
    assert (theme.mode, settings.now.theme) == ("dark", "dark")


def test_undo_stands_in_the_menu_too(window: MainWindow, services: Services, book: Book) -> None:
    services.saving.run(lambda: days.log_symptom(book, day=TODAY, symptom="nausea", severity=1))
    window.sidebar.undo.emit()
    assert book.timeline.symptoms_on(TODAY) == ()
    window.sidebar.undo.emit()
    toast = window.shell.notifier.toast_frame
    assert toast is not None
    assert toast.text.text() == "There is nothing to undo."


def test_a_page_that_was_hidden_shows_what_changed_meanwhile(
    window: MainWindow, services: Services, book: Book
) -> None:
    window.show_page("counts")
    services.saving.run(lambda: days.log_symptom(book, day=TODAY, symptom="nausea", severity=3))
    window.show_page("today")
    rows = window.pages["today"].symptoms.rows  # type: ignore[attr-defined]
    assert rows["nausea"].control.cell() == 3


def test_the_window_comes_back_where_it_was(window: MainWindow, shell: Shell, qtbot: QtBot) -> None:
    window.resize(900, 650)
    with qtbot.waitSignal(window.closing):
        window.close()
    again = MainWindow(shell)
    assert (again.width(), again.height()) == (900, 650)
    delete(again)
