"""Which mutants of a rule its examples and the vignettes kill."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import import_module
from pathlib import Path
from tomllib import loads
from typing import Any

from diary.config.resources import Resources
from diary.signs import engine
from diary.signs.day import Day
from diary.signs.engine import judge_rule
from diary.signs.flags import RANK, Flag
from diary.signs.rules import Rule, RuleBook, parse_rules
from diary.signs.tables import RuleFileError
from tests.signs.cases import Case, from_lists, moment_of
from tests.signs.mutants import mutants

HERE = Path(__file__).parent


VIGNETTES, EXAMPLES = "test_vignettes*.py", "test_examples_of_*.py"


@cache
def cases(pattern: str) -> tuple[Case, ...]:
    """The cases of all test files of a name."""
    modules = [import_module(f"tests.signs.{path.stem}") for path in sorted(HERE.glob(pattern))]
    return tuple(case for module in modules for case in module.CASES)


def all_cases() -> tuple[Case, ...]:
    return cases(VIGNETTES) + cases(EXAMPLES)


@cache
def rule_files() -> Mapping[str, Mapping[str, Any]]:
    return dict(Resources.find().sign_rules())


@dataclass(frozen=True, slots=True)
class Equivalent:
    """Survivors that cannot be told from the rule, and why."""

    sign: str
    reason: str
    mutants: frozenset[str]


@cache
def equivalents() -> tuple[Equivalent, ...]:
    data = loads((HERE / "equivalent-mutants.toml").read_text(encoding="utf-8"))
    return tuple(Equivalent(each["sign"], each["reason"], frozenset(each["mutants"])) for each in data["equivalent"])


def allowed(sign: str) -> frozenset[str]:
    return frozenset().union(*(each.mutants for each in equivalents() if each.sign == sign))


@dataclass(slots=True)
class Verdict:
    """What became of the mutants of a rule.

    Attributes:
        made: How many there were.
        survivors: The names of those that nothing killed.
        killers: How many each case killed first, examples under the name of their branch.
    """

    made: int = 0
    survivors: list[str] = field(default_factory=list)
    killers: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Witness:
    """One thing a rule has to do on a day.

    Attributes:
        name: The case, or the branch of the example.
        day: The day, whose look-ups every mutant shares.
        case: What the case says; None for an example.
        fires: Whether the example fires.
    """

    name: str
    day: Day
    case: Case | None = None
    fires: bool = False

    def holds(self, rule: Rule) -> bool:
        """Whether the rule does it."""
        if self.case is None:
            return self._example_holds(rule)
        judged = engine._judge(RuleBook("mutant", (rule,)), self.day)
        flag = next(iter(judged.flags), None)
        if rule.sign in self.case.not_judged and not judged.not_evaluated:
            return False
        return case_holds(self.case, rule.sign, flag)

    def _example_holds(self, rule: Rule) -> bool:
        branch = next((each for each in rule.branches if each.name == self.name), None)
        if branch is None:
            return True
        hits, _ = judge_rule(replace(rule, branches=(branch,)), self.day)
        urgencies = {hit.urgency for hit in hits}
        return urgencies <= {branch.urgency, branch.floor} and bool(urgencies) if self.fires else not urgencies


def case_holds(case: Case, sign: str, flag: Flag | None) -> bool:
    """Whether what a case says of one sign is so."""
    if flag is None:
        return sign not in case.flags and sign not in (*case.incomplete, *case.complete)
    return (
        case.flags.get(sign, flag.urgency) == flag.urgency
        and sign not in case.silent
        and not (sign in case.incomplete and flag.complete)
        and not (sign in case.complete and not flag.complete)
    )


def witnesses(rule: Rule) -> Iterator[Witness]:
    """The rule's own examples, then the cases that name its sign."""
    for branch in rule.branches:
        for example, fires in ((branch.fires, True), (branch.silent, False)):
            day = from_lists(example.records).day(moment_of(example.on))
            yield Witness(branch.name, day, fires=fires)
    for case in all_cases():
        if rule.sign in (*case.flags, *case.silent, *case.incomplete, *case.complete, *case.not_judged):
            yield Witness(case.name, case.diary.diary.day(moment_of(case.on)), case)


def verdict(sign: str) -> Verdict:
    """Make all mutants of a rule and look which are killed."""
    data = rule_files()[sign]
    original = _parsed(sign, data)
    assert original is not None
    seen = [each for each in witnesses(original) if each.holds(original)]  # what does not hold fails elsewhere
    result = Verdict()
    for mutant in mutants(data):
        rule = _parsed(sign, mutant.data)
        if rule is None or rule == original:
            continue
        result.made += 1
        place = next((place for place, each in enumerate(seen) if not each.holds(rule)), None)
        if place is None:
            result.survivors.append(mutant.name)
        else:
            result.killers[seen[place].name] += 1
            seen.insert(0, seen.pop(place))
    return result


def _parsed(sign: str, data: Mapping[str, Any]) -> Rule | None:
    """The rule, or None where the file is refused or a floor does not stand between its step and tell."""
    try:
        rule = parse_rules([(sign, data)]).rules[0]
    except RuleFileError:
        return None
    floors = (each for each in rule.branches if each.floor)
    return rule if all(RANK[each.urgency] <= RANK[each.floor] <= RANK["tell"] for each in floors) else None
