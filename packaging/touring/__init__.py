"""What `packaging/tour.py` draws: the window on a stage, and the scenes it is set in."""
