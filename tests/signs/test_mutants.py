"""Each number, window and condition of the rule files, changed, breaks an example or a vignette."""

import pytest

from tests.signs.mutation import all_cases, allowed, equivalents, rule_files, verdict


@pytest.mark.parametrize("sign", sorted(rule_files()))
def test_every_mutant_breaks_an_example_or_is_known_to_be_equivalent(sign: str) -> None:
    found = verdict(sign)
    assert found.made
    assert set(found.survivors) == allowed(sign)


def test_equivalent_mutants_are_of_rules_and_say_why() -> None:
    assert {each.sign for each in equivalents()} <= set(rule_files())
    assert all(each.reason and each.mutants for each in equivalents())
    named = [(each.sign, mutant) for each in equivalents() for mutant in each.mutants]
    assert len(set(named)) == len(named)


def test_every_case_names_what_it_rests_on() -> None:
    assert all(case.rests_on for case in all_cases())
