"""The error whose sentence a person reads."""

from diary.core.errors import DiaryError
from diary.core.texts import Message


def test_an_error_carries_its_sentence_as_a_message() -> None:
    assert DiaryError("storage.full", name="diary").message == Message.of("storage.full", name="diary")
