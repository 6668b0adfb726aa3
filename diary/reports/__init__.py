"""Records and flags to a report on paper: ``content`` says what is on it, the typst templates how it looks."""
