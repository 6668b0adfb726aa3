"""Warning signs of a day, as the history tells them."""

from datetime import date

from diary.book.history import PastFlag
from diary.core.records import Response
from diary.core.texts import Message
from diary.core.when import When
from diary.signs.flags import Flag

DAY = date(2026, 5, 9)


def past_flag(sign: str, urgency: str, *did: str, gone: bool = False) -> PastFlag:
    """A sign with what was done about it; one that is gone has lost its entry."""
    flag = Flag(
        sign=sign, urgency=urgency, day=DAY, title=Message.of(f"sign.{sign}.title"), action=Message.of("none"),
        why=Message.of("none"), say=Message.of("none"), evidence=(), not_known=(), section="", standards=(), version=1,
    )  # fmt: skip
    responses = tuple(
        Response(id=f"{sign}-{number}", sign=sign, day=DAY, did=word, at=When(DAY)) for number, word in enumerate(did)
    )
    return PastFlag(
        sign=sign, day=DAY, urgency=urgency, strongest=urgency, flag=None if gone else flag, log=(),
        responses=responses, state="withdrawn" if gone else "open",
    )  # fmt: skip
