"""Calling a number from this computer, where a program for that is installed."""

import os
import sys
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QSettings, QUrl
from PySide6.QtGui import QDesktopServices

SCHEME = "x-scheme-handler/tel"
GIVEN = ("[Default Applications]", "[Added Associations]", "[MIME Cache]")
"""The sections of the lists of the freedesktop standard in which a program stands for a kind of link."""


class Dialer:
    """Hands numbers to the program of this computer that calls.

    Args:
        platform: As ``sys.platform`` names it.
        variables: The environment, which says where a Linux desktop keeps its lists.
    """

    def __init__(self, platform: str = sys.platform, variables: Mapping[str, str] = os.environ) -> None:
        self._platform, self._variables = platform, variables

    @cached_property
    def can_call(self) -> bool:
        """Whether there is such a program. A Mac always has one."""
        if self._platform == "darwin":
            return True
        if self._platform == "win32":
            registry = QSettings("HKEY_CLASSES_ROOT\\tel", QSettings.Format.NativeFormat)
            return registry.contains("URL Protocol")
        return any(_names_program(path) for path in self._lists())

    def call(self, number: str) -> bool:
        """Open the program with the number; False where it did not start."""
        dialed = "".join(sign for sign in number if sign.isdigit() or sign in "+*#")
        url = QUrl()
        url.setScheme("tel")
        url.setPath(dialed)
        return QDesktopServices.openUrl(url)

    def _lists(self) -> Iterator[Path]:
        home = self._variables.get("HOME", "")
        config = self._variables.get("XDG_CONFIG_HOME") or f"{home}/.config"
        data = self._variables.get("XDG_DATA_HOME") or f"{home}/.local/share"
        shared_config = self._variables.get("XDG_CONFIG_DIRS") or "/etc/xdg"
        shared_data = self._variables.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
        for folder in (config, *shared_config.split(":")):
            yield Path(folder, "mimeapps.list")
        for folder in (data, *shared_data.split(":")):
            yield Path(folder, "applications", "mimeapps.list")
            yield Path(folder, "applications", "mimeinfo.cache")


def _names_program(path: Path) -> bool:
    """Whether a list names a program for telephone links; one that cannot be read names none."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    section = ""
    for line in map(str.strip, lines):
        if line.startswith("["):
            section = line
        key, _, programs = line.partition("=")
        if section in GIVEN and key.strip() == SCHEME and programs.strip(" ;"):
            return True
    return False
