"""Per-computer settings survive damage, and a failed save."""

import json
import os
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.config.settings import MOST_RECENT, TEXT_SIZES, THEMES, Settings, load_settings, save_settings

SETTINGS = st.builds(
    Settings,
    text_size=st.sampled_from(TEXT_SIZES),
    theme=st.sampled_from(THEMES),
    language=st.text(max_size=5),
    geometry=st.text(max_size=20),
    second_place=st.text(max_size=20),
    recent=st.lists(st.text(max_size=10), max_size=MOST_RECENT).map(tuple),
)


@given(SETTINGS)
def test_settings_come_back_as_they_were_saved(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    save_settings(path, settings)
    assert load_settings(path) == settings


def test_saving_makes_the_folder_and_leaves_nothing_else_in_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.json"
    save_settings(path, Settings(theme="dark"))
    save_settings(path, Settings(theme="light"))
    assert list(path.parent.iterdir()) == [path]


def test_a_failed_save_leaves_the_former_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.json"
    save_settings(path, Settings(theme="dark"))

    def full(handle: int) -> NoReturn:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        save_settings(path, Settings(theme="light"))
    assert load_settings(path).theme == "dark"
    assert list(tmp_path.iterdir()) == [path]


def test_without_a_file_everything_takes_its_default(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.json") == Settings()


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]", b"null", b"[" * 100_000, b'"dark"'])
def test_a_damaged_file_takes_the_defaults(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert load_settings(path) == Settings()


@pytest.mark.parametrize(
    "damage",
    [
        {"text_size": 110},
        {"text_size": "125"},
        {"text_size": True},
        {"text_size": None},
        {"theme": "pink"},
        {"theme": ["dark"]},
        {"language": 1},
        {"geometry": {}},
        {"recent": "diary.db"},
        {"recent": [1]},
        {"of a later version": 1},
    ],
)
def test_one_damaged_setting_does_not_lose_the_others(tmp_path: Path, damage: dict[str, object]) -> None:
    path = tmp_path / "settings.json"
    good = {"text_size": 150, "theme": "dark", "language": "en", "geometry": "AdnQ", "recent": ["a.db"]}
    path.write_text(json.dumps(good | damage), encoding="utf-8")
    kept = {name: value for name, value in good.items() if name not in damage}
    kept["recent"] = tuple(kept.get("recent", ()))  # type: ignore[arg-type]
    assert load_settings(path) == Settings(**kept)  # type: ignore[arg-type]


def test_an_opened_diary_stands_first_and_once() -> None:
    settings = Settings().opened(Path("a.db")).opened(Path("b.db")).opened(Path("a.db"))
    assert settings.recent == ("a.db", "b.db")


def test_old_diaries_drop_off_the_list() -> None:
    settings = Settings()
    for number in range(MOST_RECENT + 1):
        settings = settings.opened(Path(f"{number}.db"))
    assert len(settings.recent) == MOST_RECENT
    assert "0.db" not in settings.recent
