"""Loads PySide6 without leaving its hand on Python's ``import``.

PySide6 looks on at every later import and reads the source of each module, in case one of them asks for its other way
of naming things. Nobody does here, and it is a twelfth of the time until the window is painted.
"""

import builtins


def load_pyside() -> None:
    """Load PySide6, and let ``import`` be what it was before."""
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401  (for its effect)

    builtins.__import__ = plain
