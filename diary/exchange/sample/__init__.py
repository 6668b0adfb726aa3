"""A made-up diary, the same for the same seed: for looking around, tests, the tour and benchmarks.

Nothing in it is of a real person.
"""

from diary.exchange.sample.generator import SEED, STORY_END, sample_records
from diary.exchange.sample.quiet import quiet_year

__all__ = ["SEED", "STORY_END", "quiet_year", "sample_records"]
