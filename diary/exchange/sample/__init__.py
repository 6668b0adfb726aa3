"""A made-up diary, the same for the same seed: for looking around, tests, the tour and benchmarks.

Nothing in it is of a real person.
"""

from diary.exchange.sample.generator import SEED, STORY_END, sample_records

__all__ = ["SEED", "STORY_END", "sample_records"]
