"""The pictures of every screen: drawn without a screen, in both themes and sizes."""

import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

import tour
from touring.scenes import SCENES


def test_a_scene_is_drawn_in_each_theme_and_size(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    assert tour.main([str(tmp_path), "refused"]) == 0
    drawn = {path.name for path in tmp_path.iterdir()}
    assert "refused-light-100-1280.png" in drawn
    assert "refused-dark-150-1024.png" in drawn
    assert QImage(str(tmp_path / "refused-light-100-1280.png")).width() == 1280


def test_every_page_of_the_window_has_a_scene() -> None:
    from diary.ui.main_window import PAGES

    assert set(PAGES) <= set(SCENES)
