from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from diary.core.texts import Message
from diary.core.when import When
from diary.storage.messages import message_from_json, message_json


def test_a_message_comes_back_with_all_kinds_of_values() -> None:
    message = Message.of(
        "book.done",
        symptom="nausea",
        n=3,
        known=True,
        nothing=None,
        value=Decimal("38.60"),
        at=When(date(2026, 3, 4), time(14, 30), timedelta(hours=-5)),
        day=date(2026, 3, 4),
        clock=time(14, 30),
        names=("fatigue", Message.of("other.id", n=1)),
    )
    assert message_from_json(message_json(message)) == message


def test_other_values_are_refused() -> None:
    with pytest.raises(TypeError):
        message_json(Message.of("book.done", what=object()))


def test_other_json_is_no_message() -> None:
    with pytest.raises(TypeError):
        message_from_json('["book.done"]')
