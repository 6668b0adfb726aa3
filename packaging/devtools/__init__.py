"""What `packaging/dev.py` is made of. The standard library alone, so that it runs on a bare clone."""
