"""Today: one day of the diary, to fill in and to read."""
