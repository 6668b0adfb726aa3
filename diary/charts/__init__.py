"""Charts: the diary's records as figures for the window and the report, and the same data as rows."""
