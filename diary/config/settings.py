"""The settings of this computer: how the window looks and what was open. Nothing of the diary is kept here."""

import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Self

from diary.config.paths import private_folder

TEXT_SIZES = (100, 125, 150, 200)
THEMES = ("system", "light", "dark")
MOST_RECENT = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of this computer.

    Attributes:
        text_size: Percent, one of ``TEXT_SIZES``.
        theme: One of ``THEMES``.
        language: One of those that ``Resources.languages`` names.
        geometry: The window's place and size, as the window wrote it down; empty before the first run.
        recent: Diaries opened lately, the latest first.
        second_place: A second folder for backups, such as one on a stick; empty without one.
    """

    text_size: int = 100
    theme: str = "system"
    language: str = "en"
    geometry: str = ""
    recent: tuple[str, ...] = ()
    second_place: str = ""

    def opened(self, diary: Path) -> Self:
        """The settings once this diary has been opened."""
        newest = str(diary)
        others = (other for other in self.recent if other != newest)
        return replace(self, recent=(newest, *others)[:MOST_RECENT])


def load_settings(path: Path) -> Settings:
    """Read the settings; what is missing, damaged or out of range takes its default."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(data, dict):
        return Settings()
    usable: dict[str, Any] = {name: value for name, value in data.items() if name in _CHECKS and _CHECKS[name](value)}
    return Settings(**(usable | {"recent": tuple(usable.get("recent", ()))}))


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings whole or not at all.

    Raises:
        OSError: They could not be written; the former file stands.
    """
    private_folder(path.parent)
    text = json.dumps(asdict(settings), ensure_ascii=False, indent=1) + "\n"
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def _is_text(value: object) -> bool:
    return isinstance(value, str)


_CHECKS: dict[str, Callable[[Any], bool]] = {
    "text_size": lambda value: type(value) is int and value in TEXT_SIZES,
    "theme": lambda value: value in THEMES,
    "language": _is_text,
    "geometry": _is_text,
    "second_place": _is_text,
    "recent": lambda value: isinstance(value, list) and all(map(_is_text, value)),
}
