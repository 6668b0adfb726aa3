"""Draws every screen and state of the diary to PNG files: both themes, two text sizes, two window sizes.

    tour.py FOLDER [scene ...]

Nothing is shown and nothing outside FOLDER is written; the clock stands still, so the pictures are the same each time.
"""

# ruff: noqa: E402  (Qt reads its platform when it is first imported)

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from diary.app import STYLE
from touring.scenes import SCENES
from touring.stage import Stage, settle, staged

SIZES = ((1280, 800), (1024, 700))
TEXT_SIZES = (100, 150)
THEMES = ("light", "dark")


def draw(stage: Stage, name: str, folder: Path) -> None:
    """All pictures of a scene."""
    theme = stage.window.shell.theme
    for mode in THEMES:
        theme.set_mode(mode)
        for percent in TEXT_SIZES:
            theme.set_text_size(percent)
            for width, height in SIZES:
                stage.window.resize(width, height)
                settle()
                stem = f"{name}-{mode}-{percent}-{width}"
                stage.window.grab().save(str(folder / f"{stem}.png"))
                if (width, height) == SIZES[0]:
                    draw_whole(stage, folder / f"{stem}-whole.png")


def draw_whole(stage: Stage, path: Path) -> None:
    """The whole page where it is longer than the window."""
    window = stage.window
    shown = window.stack.currentWidget()
    area = getattr(shown, "area", None)
    if not isinstance(area, QScrollArea) or not isinstance(content := area.widget(), QWidget):
        return
    width = window.width()
    if content.height() > window.height():
        window.resize(width, content.height())
        settle()
        window.grab().save(str(path))


def main(arguments: Sequence[str]) -> int:
    """Draw the scenes named, or all."""
    folder = Path(arguments[0])
    wanted = arguments[1:] or list(SCENES)
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    app.setStyle(STYLE) if isinstance(app, QApplication) else None
    for name in wanted:
        with staged(SCENES[name]) as stage:
            draw(stage, name, folder)
        print(name, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
