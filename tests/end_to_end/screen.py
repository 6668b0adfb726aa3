"""A virtual screen, and hands on its keyboard and mouse."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

SIZE = "1400x900x24"


@contextmanager
def virtual_screen() -> Iterator[str]:
    """A screen of one's own for a while; gives its display name."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SIZE, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


class Hands:
    """Types and clicks as a person does; the program cannot tell the difference.

    Args:
        display: Which screen.
    """

    def __init__(self, display: str) -> None:
        self._environ = os.environ | {"DISPLAY": display}
        self._xdotool = shutil.which("xdotool") or "xdotool"

    def keys(self, *keys: str) -> None:
        """Press keys one after the other, such as ``ctrl+2`` or ``Return``."""
        self._do("key", "--clearmodifiers", *keys)

    def text(self, text: str) -> None:
        """Type a text."""
        self._do("type", "--clearmodifiers", "--delay", "2", text)

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Move there and click; buttons 4 and 5 turn the wheel up and down."""
        self._do("mousemove", str(x), str(y), "click", str(button))

    def focus(self, window: int) -> None:
        """Do what a window manager does for a new window: give it the keyboard."""
        self._do("windowfocus", "--sync", str(window))

    def _do(self, *arguments: str) -> None:
        subprocess.run([self._xdotool, *arguments], env=self._environ, check=True, timeout=20)
