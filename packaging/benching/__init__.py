"""The parts of ``dev.py bench``."""
