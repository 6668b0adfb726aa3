"""The window: pages, widgets, theme, and what tells people what happened."""
