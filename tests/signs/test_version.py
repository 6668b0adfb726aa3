"""The version of the rules rises when what they look for changes; diaries log it with each warning."""

from pathlib import Path
from typing import Any

import pytest

import rules_version
from diary.signs.rules import VERSION
from rules_version import State, digest, not_raised

RECORD_THEM = "Once the versions are raised, record the rules: python3 packaging/dev.py rules"

RULE: dict[str, Any] = {
    "id": "fever",
    "version": 1,
    "section": "Heading",
    "standards": ["own decision: none"],
    "branch": [
        {
            "name": "measured",
            "urgency": "now",
            "when": {"fever": "measured"},
            "fires": {"on": "2026-03-04"},
            "silent": {"on": "2026-03-04"},
        }
    ],
    "text": {"title": "Fever"},
}


def test_what_the_rules_look_for_is_what_was_recorded_under_their_version() -> None:
    old, new = rules_version.recorded(), rules_version.now()
    wrong = [*not_raised(old, new)]
    assert not wrong, "\n".join((*wrong, RECORD_THEM))
    assert new == old, RECORD_THEM


@pytest.mark.parametrize("more", [{"text": {"title": "Hot"}}, {"version": 2}, {"standards": []}, {"section": "Other"}])
def test_texts_and_sources_leave_the_digest_as_it_is(more: dict[str, Any]) -> None:
    assert digest({**RULE, **more}) == digest(RULE)


@pytest.mark.parametrize("more", [{"name": "other"}, {"fires": {}}, {"silent": {}}, {"words": "own"}])
def test_names_and_examples_leave_the_digest_as_it_is(more: dict[str, Any]) -> None:
    assert digest({**RULE, "branch": [{**RULE["branch"][0], **more}]}) == digest(RULE)


@pytest.mark.parametrize("more", [{"urgency": "today"}, {"when": {"fever": "felt"}}, {"holds": 7}, {"floor": "tell"}])
def test_a_condition_or_step_changes_the_digest(more: dict[str, Any]) -> None:
    assert digest({**RULE, "branch": [{**RULE["branch"][0], **more}]}) != digest(RULE)
    assert digest({**RULE, "general": True}) != digest(RULE)


def test_a_changed_rule_needs_a_higher_version_of_itself_and_of_the_whole() -> None:
    old = State("1", {"fever": (1, "a"), "pain": (1, "b")})
    own, whole = not_raised(old, State("1", {"fever": (1, "c"), "pain": (1, "b")}))
    assert "resources/signs/fever.toml" in own
    assert "VERSION" in whole
    assert "pain" not in whole
    assert list(not_raised(old, State("2", {"fever": (2, "c"), "pain": (1, "b")}))) == []


@pytest.mark.parametrize("rules", [{}, {"fever": (1, "a"), "pain": (1, "b")}])
def test_a_rule_that_came_or_went_needs_a_higher_version_of_the_whole(rules: dict[str, tuple[int, str]]) -> None:
    (sentence,) = not_raised(State("1", {"fever": (1, "a")}), State("1", rules))
    assert "VERSION" in sentence
    assert list(not_raised(State("1", {"fever": (1, "a")}), State("2", rules))) == []


def test_the_rules_are_recorded_only_once_their_version_was_raised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    record = tmp_path / "rules-version.toml"
    record.write_text(f'version = "{VERSION}"\n[rules]\n', encoding="utf-8")
    monkeypatch.setattr(rules_version, "RECORD", record)
    assert rules_version.main() == 1
    assert "raise VERSION" in capsys.readouterr().err
    record.write_text('version = "0"\n[rules]\n', encoding="utf-8")
    assert rules_version.main() == 0
    assert rules_version.recorded() == rules_version.now()
