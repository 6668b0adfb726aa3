"""Whether this computer can call, from what its desktop says about telephone links."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from diary.ui.dialer import Dialer

CALLS = "x-scheme-handler/tel=caller.desktop;\n"


def linux(home: Path, **variables: str) -> Dialer:
    empty = str(home / "nothing")
    apart = {"XDG_CONFIG_DIRS": empty, "XDG_DATA_DIRS": empty}
    return Dialer("linux", {"HOME": str(home), **apart, **variables})


@pytest.mark.parametrize(
    ("path", "text", "can"),
    [
        (".config/mimeapps.list", f"[Default Applications]\n{CALLS}", True),
        (".config/mimeapps.list", f"[Added Associations]\n{CALLS}", True),
        (".local/share/applications/mimeinfo.cache", f"[MIME Cache]\n{CALLS}", True),
        (".local/share/applications/mimeapps.list", f"[Default Applications]\n{CALLS}", True),
        (".config/mimeapps.list", f"[Removed Associations]\n{CALLS}", False),
        (".config/mimeapps.list", "[Default Applications]\nx-scheme-handler/tel=\n", False),
        (".config/mimeapps.list", "[Default Applications]\nx-scheme-handler/mailto=mail.desktop\n", False),
    ],
)
def test_a_list_of_the_desktop_names_a_program_for_telephone_links(
    tmp_path: Path, path: str, text: str, *, can: bool
) -> None:
    file = tmp_path / path
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    assert linux(tmp_path).can_call is can


def test_without_any_list_there_is_none(tmp_path: Path) -> None:
    assert not linux(tmp_path).can_call


def test_the_folders_of_the_environment_count(tmp_path: Path) -> None:
    shared = tmp_path / "shared" / "applications"
    shared.mkdir(parents=True)
    (shared / "mimeinfo.cache").write_text(f"[MIME Cache]\n{CALLS}", encoding="utf-8")
    assert linux(tmp_path, XDG_DATA_DIRS=f"/nowhere:{tmp_path / 'shared'}").can_call


def test_a_mac_can_always_call_and_windows_says_so_itself() -> None:
    assert Dialer("darwin", {}).can_call
    assert Dialer("win32", {}).can_call is False


def test_a_number_is_handed_over_without_its_punctuation(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    assert Dialer("linux", {}).call("+1 (202) 555-0142")
    assert opened == ["tel:+12025550142"]
