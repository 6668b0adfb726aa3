"""A new version of the rules: what it sees otherwise is logged, shown, and never gone without a word."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from diary.book import draws
from diary.book.book import Book
from diary.book.undo import undo
from diary.book.warnings import open_warnings
from diary.core.catalog import Catalog
from diary.core.texts import Texts
from diary.core.when import When
from diary.signs.rules import RuleBook
from diary.storage.batch import Step
from tests.book.conftest import TODAY, YESTERDAY, HandClock, fever, log, neutrophils
from tests.signs.cases import condition

NEVER = condition(symptom="hair-loss", step=4)
OTHER = "2099.1"

Opening = Callable[..., Book]


def without(rules: RuleBook, *signs: str) -> RuleBook:
    """Rules of another version, by which these signs match nothing that the tests enter."""
    return RuleBook(
        OTHER,
        tuple(
            replace(rule, branches=tuple(replace(branch, when=NEVER) for branch in rule.branches))
            if rule.sign in signs
            else rule
            for rule in rules.rules
        ),
    )


def weaker(rules: RuleBook, sign: str, urgency: str) -> RuleBook:
    return RuleBook(
        OTHER,
        tuple(
            replace(rule, branches=tuple(replace(branch, urgency=urgency) for branch in rule.branches))
            if rule.sign == sign
            else rule
            for rule in rules.rules
        ),
    )


@pytest.fixture
def reopened(tmp_path: Path, hands: HandClock, catalog: Catalog) -> Callable[[RuleBook], Book]:
    def make(rules: RuleBook, **given: bool) -> Book:
        return Book.open(tmp_path / "diary.db", clock=hands, rules=rules, catalog=catalog, **given)  # type: ignore[arg-type]

    return make


def rows(book: Book, sign: str) -> list[tuple[str, bool, str, str]]:
    return [
        (row.flag.rules, row.flag.raised, row.flag.urgency, row.flag.reason) for row in book.flag_log.of(sign, TODAY)
    ]


def signs_of(book: Book) -> Iterable[str]:
    return [warning.sign for warning in open_warnings(book, TODAY)]


def test_a_flag_that_the_new_rules_do_not_raise_stays_open_as_withdrawn_with_the_reason(
    opened: Opening, reopened: Opening, rules: RuleBook, texts: Texts
) -> None:
    with opened() as book:
        fever(book)
    with reopened(without(rules, "fever")) as book:
        assert rows(book, "fever")[-1] == (OTHER, False, "now", "rules-changed")
        (warning,) = [warning for warning in open_warnings(book, TODAY) if warning.sign == "fever"]
        assert (warning.reason, warning.urgency, warning.flag.evidence) == ("rules-changed", "now", ())
        assert warning.withdrawn_at is not None
        assert "raised this warning before" in texts.render(warning.flag.why)
        assert texts.render(warning.flag.action).startswith("Call your care team if you still feel unwell.")
        assert "4 Mar" in texts.render(warning.flag.say) or "March 4" in texts.render(warning.flag.say)
        assert texts.render(book.journal()[0].title) == f"Warnings checked by the rules of version {OTHER}"


def test_it_is_logged_once_and_cannot_be_undone(opened: Opening, reopened: Opening, rules: RuleBook) -> None:
    with opened() as book:
        log(book, "cough")
        log(book, "nausea")
        assert undo(book) is not None
    other = without(rules, "infection")
    with reopened(other) as book:
        assert book.journal()[0].step is Step.RULES
        undoable = book.file.undoable()
        assert undoable is not None
        assert undoable.step is Step.CHANGE
        assert book.file.redoable() is not None
        before = len(book.journal())
    with reopened(other) as book:
        assert len(book.journal()) == before


def test_a_flag_that_only_the_new_rules_raise_is_asked_about(
    opened: Opening, reopened: Opening, rules: RuleBook
) -> None:
    with reopened(replace(without(rules, "bleeding"), version="2025.1")) as book:
        log(book, "nosebleed", 2)
        log(book, "cough", day=YESTERDAY)
        assert "bleeding" not in signs_of(book)
    with opened() as book:
        assert rows(book, "bleeding") == [("2026.1", True, "now", "rules-changed")]
        assert "bleeding" in signs_of(book)


def test_a_flag_that_became_weaker_or_stronger_is_logged_as_such(
    opened: Opening, reopened: Opening, rules: RuleBook
) -> None:
    with opened() as book:
        fever(book)
    with reopened(weaker(rules, "fever", "today")) as book:
        assert rows(book, "fever")[-1] == (OTHER, False, "now", "rules-changed")
        assert "fever" in signs_of(book)
    with opened() as book:
        assert rows(book, "fever")[-1] == ("2026.1", True, "now", "rules-changed")


def test_a_flag_that_was_lowered_before_and_still_stands_there_is_not_logged_again(
    opened: Opening, reopened: Opening, rules: RuleBook
) -> None:
    with opened() as book:
        log(book, "cough", 2)
        draws.add_draw(book, collected_at=When(YESTERDAY, time(8)), results=(neutrophils("5.0"),))
        before = rows(book, "infection")
        assert not before[-1][1]
    with reopened(without(rules, "fever")) as book:
        assert rows(book, "infection") == before


def test_a_diary_without_older_flags_is_left_alone(opened: Opening, reopened: Opening, rules: RuleBook) -> None:
    with opened():
        pass
    with reopened(without(rules, "fever")) as book:
        assert book.journal() == ()


def test_the_same_flags_write_nothing(opened: Opening, reopened: Opening, rules: RuleBook) -> None:
    with opened() as book:
        fever(book)
        before = len(book.journal())
    with reopened(replace(rules, version=OTHER)) as book:
        assert len(book.journal()) == before


def test_a_diary_opened_to_be_read_shows_it_and_writes_nothing(
    opened: Opening, reopened: Opening, rules: RuleBook
) -> None:
    with opened() as book:
        fever(book)
    other = without(rules, "fever")
    with reopened(other, read_only=True) as book:
        assert "fever" in signs_of(book)
        assert book.journal()[0].step is Step.CHANGE


def test_days_of_more_than_a_year_ago_keep_what_was_logged(
    opened: Opening, reopened: Opening, rules: RuleBook, hands: HandClock
) -> None:
    with opened() as book:
        fever(book)
        before = rows(book, "fever")
    hands.pass_days(400)
    with reopened(without(rules, "fever")) as book:
        assert rows(book, "fever") == before
