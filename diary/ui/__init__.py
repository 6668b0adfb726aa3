"""The window: pages, widgets, theme, and what tells people what happened."""

from diary.ui.singletons import keep_alive

keep_alive()
