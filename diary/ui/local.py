"""The settings of this computer while the window is open: read once, written on each change."""

import logging
from dataclasses import replace
from pathlib import Path
from typing import Any

from diary.config.settings import Settings, load_settings, save_settings

_log = logging.getLogger(__name__)


class LocalSettings:
    """Holds the settings and writes them.

    Attributes:
        now: The settings as they stand.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.now: Settings = load_settings(path)

    def change(self, **fields: Any) -> None:  # noqa: ANN401  (fields of Settings, each with its own type)
        """Set some fields and write them down; a folder that cannot be written costs only the memory of it."""
        self._write(replace(self.now, **fields))

    def opened(self, diary: Path) -> None:
        """Remember which diary was opened last."""
        self._write(self.now.opened(diary))

    def _write(self, settings: Settings) -> None:
        if settings == self.now:
            return
        self.now = settings
        try:
            save_settings(self._path, self.now)
        except OSError:
            _log.warning("the settings of this computer could not be written")
