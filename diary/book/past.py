"""The diary as it was before a change, to say what a flag was before it was withdrawn."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from diary.book.judging import Judging
from diary.core.records import Record
from diary.core.timeline import Timeline
from diary.signs.flags import Flag
from diary.storage.batch import Entry, LoggedFlag

if TYPE_CHECKING:
    from diary.storage.file import DiaryFile


@dataclass(slots=True)
class Past:
    """Flags as they were; what was once worked out stays true, so it is kept."""

    file: "DiaryFile"
    judging: Judging
    _known: dict[LoggedFlag, Flag | None] = field(default_factory=dict)

    def flag_before(self, timeline: Timeline, row: LoggedFlag) -> Flag | None:
        """The flag that a row of the log withdrew; None where today's rules do not see it there."""
        if row not in self._known:
            before = timeline_before(timeline, self.file.entries_since(row.batch))
            (judgement,) = self.judging.fresh(before, [(row.flag.day, row.flag.day)])
            self._known[row] = next((flag for flag in judgement.flags if flag.sign == row.flag.sign), None)
        return self._known[row]

    def forget(self) -> None:
        """Know nothing any more: what flags rested on may have been deleted for good."""
        self._known.clear()


def timeline_before(timeline: Timeline, later: Iterable[Entry]) -> Timeline:
    """The diary before some changes.

    Args:
        timeline: The diary now.
        later: Those changes and all after them, newest first.
    """
    former: dict[tuple[str, str], Record | None] = {
        (change.kind, change.id): change.old for entry in later for change in entry.changes if not change.lost
    }
    return timeline.changed(
        [record for record in former.values() if record is not None],
        [key for key, record in former.items() if record is None],
    )
