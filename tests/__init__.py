"""The same tree as diary/: one test module for each module."""
