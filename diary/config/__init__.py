"""What lies outside the diary: folders, per-computer settings, the log, and the program's own resources."""
