"""Which backups there are to be: what they are called, and which stay when they grow many. Nothing is read or written.

Moments are wall-clock times to the minute, as the names carry them.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

DAYS, WEEKS, MONTHS = 12, 10, 9
"""How many days, then weeks before them, then months before those keep their newest backup, as Anki has it."""

A_DAY = timedelta(days=1)
LONGER = timedelta(days=30)
"""How long a backup that was made before something rare is kept in any case."""


class Reason(StrEnum):
    """Why a backup was made."""

    DAILY = "daily"
    BEFORE_MIGRATION = "before-migration"
    BEFORE_IMPORT = "before-import"
    BEFORE_RESTORE = "before-restore"
    BEFORE_REKEY = "before-rekey"


class Named(NamedTuple):
    """What the name of a backup says; ``number`` tells those of one minute apart."""

    at: datetime
    number: int
    reason: Reason


_MOMENT = "%Y-%m-%d-%H%M"
_NAME = re.compile(rf"-(\d{{4}}-\d\d-\d\d-\d{{4}})-({'|'.join(Reason)})(?:-([2-9]|[1-9]\d+))?", re.ASCII)


def name_of(diary: Path, named: Named) -> str:
    """What a backup of this diary is called: ``diary-2026-03-04-0912-daily.db``."""
    number = "" if named.number == 1 else f"-{named.number}"
    return f"{diary.stem}-{named.at.strftime(_MOMENT)}-{named.reason}{number}{diary.suffix}"


def parse_name(diary: Path, name: str) -> Named | None:
    """What the name of a file says; None where it is not that of a backup of this diary."""
    if not (name.startswith(diary.stem) and name.endswith(diary.suffix)):
        return None
    found = _NAME.fullmatch(name, len(diary.stem), len(name) - len(diary.suffix))
    if found is None:
        return None
    try:
        at = datetime.strptime(found[1], _MOMENT)
    except ValueError:
        return None
    return Named(at, int(found[3] or 1), Reason(found[2]))


def to_keep(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """The moments whose backups stay.

    All from yesterday on stay, also those from after now, which a clock that went wrong has left. Before that it is
    the newest of each of ``DAYS`` days, then of ``WEEKS`` weeks, then of ``MONTHS`` months that have any.
    """
    found = set(moments)
    kept = {moment for moment in found if moment.date() >= now.date() - A_DAY}
    places = [*[_day] * DAYS, *[_week] * WEEKS, *[_month] * MONTHS]
    last: datetime | None = None
    for moment in sorted(found - kept, reverse=True):
        if not places:
            break
        if last is None or places[0](moment) != places[0](last):
            kept.add(moment)
            last = moment
            del places[0]
    return kept


def to_drop(backups: Iterable[Named], now: datetime) -> set[Named]:
    """The backups to remove; those from before a migration, an import, a restore or a new passphrase stay longer."""
    found = set(backups)
    kept = to_keep((backup.at for backup in found), now)
    return {
        backup
        for backup in found
        if backup.at not in kept and (backup.reason is Reason.DAILY or now - backup.at > LONGER)
    }


Bucket = Callable[[datetime], date | tuple[int, int]]


def _day(moment: datetime) -> date:
    return moment.date()


def _week(moment: datetime) -> tuple[int, int]:
    year, week, _ = moment.isocalendar()
    return year, week


def _month(moment: datetime) -> tuple[int, int]:
    return moment.year, moment.month
