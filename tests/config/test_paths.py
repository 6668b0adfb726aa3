"""The folders of one person."""

import stat
import sys
from pathlib import Path

import pytest

from diary.config.paths import Paths, private_folder

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")


def test_every_folder_lies_in_the_persons_home(home: Path) -> None:
    paths = Paths.of_this_computer()
    for folder in (paths.data, paths.config, paths.logs):
        assert folder.is_relative_to(home)
        assert "blood-count-diary" in str(folder)


def test_the_files_lie_in_their_folders(home: Path) -> None:
    paths = Paths.of_this_computer()
    assert paths.diary == paths.data / "diary.db"
    assert paths.backups == paths.data / "backups"
    assert paths.settings == paths.config / "settings.json"
    assert paths.log == paths.logs / "diary.log"


def test_asking_for_the_folders_makes_none(home: Path) -> None:
    Paths.of_this_computer()
    assert list(home.iterdir()) == []


@POSIX
def test_a_private_folder_is_closed_to_others(tmp_path: Path) -> None:
    folder = private_folder(tmp_path / "above" / "diary")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@POSIX
def test_a_folder_that_was_open_to_others_is_closed(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    assert stat.S_IMODE(private_folder(tmp_path).stat().st_mode) == 0o700
