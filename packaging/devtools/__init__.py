"""What `packaging/dev.py` is made of: the standard library alone, so that a bare clone runs it."""
