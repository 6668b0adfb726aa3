"""Prints how many mutants of each rule file its examples and the vignettes kill; see ``tests/signs/mutation.py``.

``dev.py mutate`` does all rules, ``dev.py mutate -- fever bleeding`` some and names what survived.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.signs.mutation import EXAMPLES, VIGNETTES, Verdict, allowed, cases, rule_files, verdict


def table(verdicts: dict[str, Verdict]) -> list[str]:
    """One line a rule: made, killed, equivalent and survivors, with a sum."""
    rows = [(sign, *figures(sign, found)) for sign, found in verdicts.items()]
    total = ("all", *(sum(column) for column in zip(*(row[1:] for row in rows), strict=True)))
    head = f"{'sign':32}{'made':>8}{'killed':>8}{'equivalent':>12}{'survivors':>11}"
    return [
        head,
        *(f"{sign:32}{made:8}{killed:8}{same:12}{left:11}" for sign, made, killed, same, left in (*rows, total)),
    ]


def figures(sign: str, found: Verdict) -> tuple[int, int, int, int]:
    """Made, killed, equivalent and survivors of one rule."""
    same = len(allowed(sign) & set(found.survivors))
    return found.made, found.made - len(found.survivors), same, len(found.survivors) - same


def main(asked: Sequence[str]) -> int:
    """Judge the mutants of the rules that were asked for, or of all."""
    started = process_time()
    verdicts = {sign: verdict(sign) for sign in asked or sorted(rule_files())}
    print(*table(verdicts), sep="\n")
    for sign, found in verdicts.items():
        for name in found.survivors:
            if asked and name not in allowed(sign):
                print(f"survived: {sign}: {name}")
    print(f"{len(cases(VIGNETTES))} vignettes, {len(cases(EXAMPLES))} examples at the limits, two of each branch")
    print(f"{process_time() - started:.0f} s of CPU")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
