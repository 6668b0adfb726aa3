"""PySide6 is loaded, and Python's import stays Python's own."""

import subprocess
import sys

LOADED = """
import builtins
plain = builtins.__import__
import diary.ui
import sys
assert "PySide6.QtCore" in sys.modules
assert builtins.__import__ is plain
"""


def test_importing_goes_its_plain_way() -> None:
    subprocess.run([sys.executable, "-c", LOADED], check=True)
