"""Yes, no and unknown."""

import pytest

from diary.core.truth import Truth, all_of, any_of

Y, N, U = Truth.YES, Truth.NO, Truth.UNKNOWN


@pytest.mark.parametrize(
    ("answers", "any_is", "all_is"),
    [((Y, N, U), Y, N), ((N, U), U, N), ((Y, U), Y, U), ((Y, Y), Y, Y), ((N, N), N, N), ((), N, Y)],
)
def test_unknown_never_counts_as_no_or_yes(answers: tuple[Truth, ...], any_is: Truth, all_is: Truth) -> None:
    assert any_of(answers) is any_is
    assert all_of(answers) is all_is


def test_a_value_that_is_not_there_is_unknown() -> None:
    assert Truth.of(None) is U
    assert Truth.of(value=True) is Y
    assert Truth.of(value=False) is N


def test_only_no_rules_something_out() -> None:
    assert [answer.possible for answer in (Y, U, N)] == [True, True, False]
