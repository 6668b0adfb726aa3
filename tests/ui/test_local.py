"""The settings of this computer while the window is open."""

from pathlib import Path

import pytest

from diary.config.settings import load_settings
from diary.ui.local import LocalSettings


def test_a_change_is_on_disk_at_once(tmp_path: Path) -> None:
    settings = LocalSettings(tmp_path / "settings.json")
    settings.change(text_size=150, theme="dark")
    settings.opened(tmp_path / "diary.db")
    stored = load_settings(tmp_path / "settings.json")
    assert (stored.text_size, stored.theme, stored.recent) == (150, "dark", (str(tmp_path / "diary.db"),))
    assert settings.now == stored


@pytest.mark.logs_warnings
def test_a_folder_that_cannot_be_written_costs_only_the_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    settings = LocalSettings(tmp_path / "file" / "settings.json")
    settings.change(text_size=150)
    assert settings.now.text_size == 150
