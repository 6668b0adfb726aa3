"""Prints how many mutants of the rules their examples and the vignettes kill.

First of each rule file (``tests/signs/mutation.py``), then of each number and list that the rules keep in code
(``tests/signs/code_mutation.py``). ``dev.py mutate`` does all, ``dev.py mutate -- fever staleness.ORDINARY`` some and
names what survived.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.signs import code_mutation
from tests.signs.code_mutants import CONSTANTS
from tests.signs.mutation import EXAMPLES, VIGNETTES, Verdict, allowed, cases, rule_files, verdict

Figures = tuple[int, int, int, int]


def table(head: str, verdicts: dict[str, tuple[Verdict, frozenset[str]]]) -> list[str]:
    """One line a rule or a constant: made, killed, equivalent and survivors, with a sum."""
    rows = [(name, *figures(found, known)) for name, (found, known) in verdicts.items()]
    total = ("all", *(sum(column) for column in zip(*(row[1:] for row in rows), strict=True)))
    return [
        f"{head:36}{'made':>8}{'killed':>8}{'equivalent':>12}{'survivors':>11}",
        *(f"{name:36}{made:8}{killed:8}{same:12}{left:11}" for name, made, killed, same, left in (*rows, total)),
    ]


def figures(found: Verdict, known: frozenset[str]) -> Figures:
    """Made, killed, equivalent and survivors of one."""
    same = len(known & set(found.survivors))
    return found.made, found.made - len(found.survivors), same, len(found.survivors) - same


def main(asked: Sequence[str]) -> int:
    """Judge the mutants of the rules and constants that were asked for, or of all."""
    started = process_time()
    rules = {sign: (verdict(sign), allowed(sign)) for sign in sorted(rule_files()) if not asked or sign in asked}
    code = {
        constant.name: (code_mutation.verdict(constant), code_mutation.allowed(constant.name))
        for constant in CONSTANTS
        if not asked or constant.name in asked
    }
    for head, verdicts in (("sign", rules), ("in the code", code)):
        if verdicts:
            print(*table(head, verdicts), "", sep="\n")
        for name, (found, known) in verdicts.items():
            for survivor in found.survivors:
                if asked and survivor not in known:
                    print(f"survived: {name}: {survivor}")
    print(f"{len(cases(VIGNETTES))} vignettes, {len(cases(EXAMPLES))} examples at the limits, two of each branch")
    print(f"{process_time() - started:.0f} s of CPU")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
