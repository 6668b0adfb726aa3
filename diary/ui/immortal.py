"""Keeps Python 3.11 alive beside PySide6 6.12.0.

PySide6 6.12.0 gives away a reference to None with every call that returns nothing, and one to True with every signal.
From Python 3.12 on these are immortal and nobody counts. Python 3.11 counts, and ends the program with "deallocating
None" after some ten thousand calls; so it is told here that there are always enough.
"""

import ctypes

ENOUGH = 1 << 40


def keep_constants_alive() -> None:
    """Give None, True and False so many references that they never run out, as Python 3.12 does by itself."""
    for constant in (None, True, False):
        ctypes.c_ssize_t.from_address(id(constant)).value += ENOUGH
