"""Each number and list that the rules keep in code, changed, breaks a vignette or an example at the limits."""

import pytest

from tests.signs.code_mutants import CONSTANTS, Constant
from tests.signs.code_mutation import allowed, equivalents, verdict


@pytest.mark.parametrize("constant", CONSTANTS, ids=[constant.name for constant in CONSTANTS])
def test_every_mutant_breaks_a_case_or_is_known_to_be_equivalent(constant: Constant) -> None:
    original = constant.value
    found = verdict(constant)
    assert found.made
    assert set(found.survivors) == allowed(constant.name)
    assert constant.value is original


def test_equivalent_mutants_are_of_constants_and_say_why() -> None:
    assert {each.constant for each in equivalents()} <= {constant.name for constant in CONSTANTS}
    assert all(each.reason and each.mutants for each in equivalents())
