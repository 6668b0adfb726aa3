"""Keeps True, False and None alive on Python 3.11.

PySide6 6.12 gives away references it does not own: each emitted signal loses one to True, each slot called one to
None. On Python 3.11 the interpreter ends once none are left, after a few hundred signals. From Python 3.12 on these
three cannot die, and nothing is to be done.
"""

import sys

ENOUGH = 1 << 40
"""More references than a window can lose in years."""


def keep_alive() -> None:
    """Add so many references to the three that they never run out."""
    if sys.version_info < (3, 12):
        import ctypes

        for single in (True, False, None):
            if sys.getrefcount(single) < ENOUGH:
                ctypes.c_ssize_t.from_address(id(single)).value += ENOUGH
