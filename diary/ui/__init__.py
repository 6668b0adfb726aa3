"""The window: pages, widgets, theme, and what tells people what happened."""

import sys

from diary.ui.plain_import import load_pyside

load_pyside()
if sys.version_info < (3, 12):
    from diary.ui.immortal import keep_constants_alive

    keep_constants_alive()
