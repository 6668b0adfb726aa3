"""The one family of errors whose sentence a person reads."""

from dataclasses import dataclass

from diary.core.texts import Message


class DiaryError(Exception):
    """Something a person has to know: what happened, what was kept, what to do.

    Attributes:
        message: The sentence as a message id with its values; ``ui`` and ``cli`` render it.
    """

    def __init__(self, message_id: str, **values: object) -> None:
        """Name the sentence by its id and give the values that it mentions."""
        super().__init__(message_id)
        self.message = Message.of(message_id, **values)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something of a source that could not be read and was left out.

    Attributes:
        where: The place in the source, such as ``counts[3].results[0]``; empty for the source as a whole.
        message: Why, in one sentence.
    """

    where: str
    message: Message
