"""Which mutants of the numbers and lists in the rules' code the vignettes and the examples at the limits kill."""

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from tomllib import loads

from diary.core.timeline import Timeline
from diary.signs import engine
from diary.signs.rules import RuleBook
from tests.signs.cases import Case, catalog, moment_of, rule_book
from tests.signs.code_mutants import CodeMutant, Constant, mutants_of
from tests.signs.mutation import Verdict, all_cases, case_holds

KNOWN = Path(__file__).with_name("equivalent-code-mutants.toml")


@dataclass(frozen=True, slots=True)
class Equivalent:
    """Survivors of a constant that cannot be told from it, and why."""

    constant: str
    reason: str
    mutants: frozenset[str]


@cache
def equivalents() -> tuple[Equivalent, ...]:
    data = loads(KNOWN.read_text(encoding="utf-8"))
    return tuple(
        Equivalent(each["constant"], each["reason"], frozenset(each["mutants"])) for each in data["equivalent"]
    )


def allowed(constant: str) -> frozenset[str]:
    return frozenset().union(*(each.mutants for each in equivalents() if each.constant == constant))


@dataclass(frozen=True, slots=True)
class Witness:
    """A case, ready to be judged many times.

    Attributes:
        case: What it says.
        timeline: Its diary, in order.
        rules: The rules of the signs that it names: each is judged by itself, so the others change nothing.
        words: What its entries speak of.
    """

    case: Case
    timeline: Timeline
    rules: RuleBook
    words: frozenset[str]

    def holds(self) -> bool:
        """Whether the day shows what the case says."""
        judgement = engine.judge(self.rules, self.timeline, catalog(), moment_of(self.case.on))
        flags = {flag.sign: flag for flag in judgement.flags}
        missing = {each.sign for each in judgement.not_evaluated}
        return all(sign in missing for sign in self.case.not_judged) and all(
            case_holds(self.case, rule.sign, flags.get(rule.sign)) for rule in self.rules.rules
        )


@cache
def witnesses() -> tuple[Witness, ...]:
    """All cases; what does not hold by itself fails elsewhere. To be made while nothing is changed."""
    found = (_witness(case) for case in all_cases())
    return tuple(each for each in found if each.holds())


def _witness(case: Case) -> Witness:
    named = {*case.flags, *case.silent, *case.incomplete, *case.complete, *case.not_judged}
    rules = tuple(rule for rule in rule_book().rules if rule.sign in named)
    diary = case.diary.diary
    values = (getattr(record, each.name) for record in diary.records for each in fields(record))
    words = frozenset(value for value in values if isinstance(value, str))
    return Witness(case, diary.timeline(), RuleBook("mutant", rules), words)


def in_turn(constant: Constant, mutant: CodeMutant) -> list[Witness]:
    """The cases, those first whose diary speaks most of what was changed."""
    spoken = {*constant.about, *mutant.name.split()}
    return sorted(witnesses(), key=lambda each: -len(spoken & each.words))


def verdict(constant: Constant) -> Verdict:
    """Make all mutants of a constant and look which are killed."""
    result = Verdict()
    killers: list[Witness] = []
    for mutant in mutants_of(constant):
        result.made += 1
        asked = (*killers, *in_turn(constant, mutant))
        with constant.set_to(mutant.value):
            killer = next((each for each in asked if not each.holds()), None)
        if killer is None:
            result.survivors.append(mutant.name)
        else:
            result.killers[killer.case.name] += 1
            killers.insert(0, killer)
    return result
