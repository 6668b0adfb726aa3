"""The look: colors, sizes, icons, and that a change reaches what is on screen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QFontInfo, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from diary.config.resources import Resources
from diary.ui.stylesheet import stylesheet
from diary.ui.theme import Theme
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.labels import Text


def test_the_bundled_fonts_are_used(theme: Theme) -> None:
    assert {"Atkinson Hyperlegible Next", "Source Sans 3"} <= set(QFontDatabase.families())
    assert QFontInfo(theme.font()).family() == "Atkinson Hyperlegible Next"


@pytest.mark.parametrize(("percent", "pixels"), [(100, 16), (125, 20), (150, 24), (200, 32)])
def test_text_grows_with_the_text_size(theme: Theme, percent: int, pixels: int) -> None:
    theme.set_text_size(percent)
    assert theme.font().pixelSize() == pixels
    assert QApplication.font().pixelSize() == pixels


@pytest.mark.parametrize(("asked", "given"), [(90, 100), (130, 125), (180, 200), (1000, 200)])
def test_another_text_size_takes_the_nearest(theme: Theme, asked: int, given: int) -> None:
    theme.set_text_size(asked)
    assert theme.text_size == given


def test_text_size_steps_and_stops_at_the_ends(theme: Theme) -> None:
    theme.step_text_size(-1)
    assert theme.text_size == 100
    for _ in range(5):
        theme.step_text_size(1)
    assert theme.text_size == 200


def test_a_change_reaches_what_is_on_screen(theme: Theme, qtbot: QtBot) -> None:
    label = Text("Today", "h1")
    qtbot.addWidget(label)
    label.show()
    with qtbot.waitSignal(theme.changed):
        theme.set_mode("dark")
    assert label.palette().color(label.foregroundRole()).name().upper() == theme.colors["text"]
    height = label.sizeHint().height()
    theme.set_text_size(200)
    assert label.sizeHint().height() > 1.5 * height


def test_the_same_mode_again_changes_nothing(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_mode("light")
        theme.set_text_size(100)


def test_system_follows_the_desktop(theme: Theme, qtbot: QtBot) -> None:
    theme.set_mode("system")
    assert theme.dark == (QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark)
    with qtbot.waitSignal(theme.changed):
        QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    theme.set_mode("light")
    with qtbot.assertNotEmitted(theme.changed):
        QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)


def test_an_icon_is_drawn_in_the_color_of_its_role(theme: Theme) -> None:
    image = theme.pixmap("check", "primary", 24).toImage()
    colors = {
        image.pixelColor(x, y).name().upper()
        for x in range(24)
        for y in range(24)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert theme.colors["primary"] in colors


def test_the_program_icon_follows_the_theme(theme: Theme) -> None:
    theme.set_mode("dark")
    image = theme.pixmap("app", "primary", 64).toImage()
    assert image.pixelColor(32, 4).name().upper() == theme.colors["primary"]


def test_a_button_keeps_its_word_away_from_its_icon(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Delete", icon="trash-2")
    qtbot.addWidget(button)
    assert button.iconSize().width() > button.iconSize().height()
    button.set_icon("check", "act")
    assert not button.icon().isNull()


def test_every_color_and_length_of_the_sheet_is_filled(resources: Resources) -> None:
    tokens = resources.theme()
    for mode in ("light", "dark"):
        sheet = stylesheet(tokens[mode], round)
        assert "@" not in sheet
        assert "px(" not in sheet


def test_both_themes_know_the_same_roles(resources: Resources) -> None:
    tokens = resources.theme()
    assert tokens["light"].keys() == tokens["dark"].keys()


def test_a_label_shows_text_as_it_is(theme: Theme, qtbot: QtBot) -> None:
    label = Text("<b>37</b> & more")
    qtbot.addWidget(label)
    assert isinstance(label, QLabel)
    assert label.textFormat() == Qt.TextFormat.PlainText
