import shutil
import sys

import pytest

from devtools import qt_libraries
from devtools.problem import DevProblem
from devtools.qt_libraries import OFFSCREEN, WAYLAND, X11


@pytest.mark.parametrize(
    ("environ", "platform", "shown"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_a_display_is_looked_for_on_linux_alone(environ: dict[str, str], platform: str, *, shown: bool) -> None:
    assert qt_libraries.has_display(environ, platform) is shown


def test_a_window_needs_the_libraries_of_its_display() -> None:
    assert qt_libraries.libraries_for_window({"DISPLAY": ":0"}) == OFFSCREEN | X11
    assert qt_libraries.libraries_for_window({"WAYLAND_DISPLAY": "w"}) == OFFSCREEN | WAYLAND


def test_a_library_that_cannot_be_loaded_is_named_by_its_package() -> None:
    assert qt_libraries.missing({"libnothing-of-the-kind.so.9": "libnothing9"}) == ["libnothing9"]


def test_without_rights_the_person_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(qt_libraries, "missing", lambda _: ["libegl1", "libgl1"])
    monkeypatch.setattr(qt_libraries, "can_install_with_apt", lambda: False)
    with pytest.raises(DevProblem, match=r"apt-get install --no-install-recommends libegl1 libgl1$"):
        qt_libraries.ensure_libraries(OFFSCREEN)


def test_on_debian_as_root_they_are_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    installed: list[str] = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(qt_libraries, "missing", lambda _: ["libegl1"])
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(qt_libraries, "can_install_with_apt", lambda: True)
    monkeypatch.setattr(qt_libraries, "install_with_apt", installed.extend)
    qt_libraries.ensure_libraries(OFFSCREEN, virtual_screen=True)
    assert installed == ["libegl1", "xvfb", "xdotool"]


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_bring_what_qt_needs(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(qt_libraries, "missing", lambda _: ["libegl1"])
    qt_libraries.ensure_libraries(OFFSCREEN, virtual_screen=True)
