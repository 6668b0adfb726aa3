"""The one error that a person sees from `packaging/dev.py`."""


class DevProblem(Exception):  # noqa: N818  it names a problem to solve, in one sentence
    """Something the person must know or do; its text is one plain sentence."""
