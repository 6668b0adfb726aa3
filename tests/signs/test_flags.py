"""What the engine answers: urgencies in their order, evidence without repetition."""

from diary.core.texts import Message
from diary.core.when import When
from diary.signs.flags import Evidence, stronger, unique, weaker, without_repetition


def piece(ref: str, at: str | None) -> Evidence:
    return Evidence(kind="symptom", ref=ref, at=When.parse(at) if at else None, text=Message.of("x"))


def test_urgencies_have_an_order() -> None:
    assert stronger("tell", "now") == "now"
    assert stronger("emergency", "now") == "emergency"
    assert weaker("today", "note") == "note"


def test_evidence_comes_once_and_by_time_with_the_undated_last() -> None:
    early, late, undated = piece("a", "2026-03-04T08:00"), piece("b", "2026-03-04"), piece("c", None)
    assert unique((undated, late, early, late)) == (early, late, undated)


def test_messages_come_once_in_their_order() -> None:
    first, second = Message.of("a"), Message.of("b")
    assert without_repetition((first, second, first)) == (first, second)
