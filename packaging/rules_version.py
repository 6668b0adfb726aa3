"""Keeps the version of the rules honest: what they look for cannot change under a version that diaries have logged.

tests/data/rules-version.toml holds the version and a digest of each rule. Without arguments this records the rules as
they stand, and refuses where a version was not raised.
"""

# ruff: noqa: E402  (the program lies beside this folder)

import json
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from diary.config.resources import Resources
from diary.signs.rules import VERSION

RECORD = ROOT / "tests" / "data" / "rules-version.toml"
ONLY_WORDS = {
    "rule": {"id", "version", "section", "standards", "text"},
    "branch": {"name", "words", "section", "fires", "silent"},
}
"""Keys that change what is said and shown, not when."""


@dataclass(frozen=True, slots=True)
class State:
    """The rules at one time.

    Attributes:
        version: Of the whole.
        rules: The version and the digest of each rule, by sign.
    """

    version: str
    rules: Mapping[str, tuple[int, str]]


def digest(rule: Mapping[str, Any]) -> str:
    """What a rule looks for, as a digest that no text and no example changes."""
    looks_for = {key: value for key, value in rule.items() if key not in ONLY_WORDS["rule"]}
    looks_for["branch"] = [
        {key: value for key, value in branch.items() if key not in ONLY_WORDS["branch"]} for branch in rule["branch"]
    ]
    return sha256(json.dumps(looks_for, sort_keys=True).encode()).hexdigest()


def now() -> State:
    """The rules as they stand."""
    rules = {sign: (rule["version"], digest(rule)) for sign, rule in Resources.find().sign_rules()}
    return State(VERSION, rules)


def recorded() -> State:
    """The rules as they were recorded last."""
    data = tomllib.loads(RECORD.read_text(encoding="utf-8"))
    return State(data["version"], {sign: (rule["version"], rule["sha256"]) for sign, rule in data["rules"].items()})


def not_raised(old: State, new: State) -> Iterator[str]:
    """What has to be raised before the rules can be recorded, each as a sentence."""
    changed = sorted(
        sign for sign in {*old.rules, *new.rules} if old.rules.get(sign, (0, ""))[1] != new.rules.get(sign, (0, ""))[1]
    )
    for sign in changed:
        if sign in old.rules and sign in new.rules and new.rules[sign][0] <= old.rules[sign][0]:
            yield f"{sign} looks for something else than before: raise `version` in resources/signs/{sign}.toml."
    if changed and new.version == old.version:
        yield f"The rules are not those of version {old.version} ({', '.join(changed)}): raise VERSION in rules.py."


def main() -> int:
    """Record the rules as they stand."""
    new = now()
    wrong = list(not_raised(recorded(), new))
    for sentence in wrong:
        print(sentence, file=sys.stderr)
    if not wrong:
        RECORD.write_text(_as_toml(new), encoding="utf-8")
    return 1 if wrong else 0


def _as_toml(state: State) -> str:
    lines = ["# Written by `python3 packaging/dev.py rules`: the rules under their version.", ""]
    lines += [f'version = "{state.version}"', "", "[rules]"]
    lines += [
        f'{sign} = {{ version = {version}, sha256 = "{found}" }}'
        for sign, (version, found) in sorted(state.rules.items())
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
