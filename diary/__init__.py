"""Blood Count Diary: a private desktop diary for adults treated for acute lymphocytic leukemia."""

__version__ = "0.1.0"
