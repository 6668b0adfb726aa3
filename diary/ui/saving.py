"""The one door through which pages change the diary: it saves, tells what failed, and passes on what changed."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from diary.book.changes import Changes
from diary.core.clock import Clock, wall
from diary.core.errors import DiaryError
from diary.core.texts import Texts
from diary.ui.notify import Notifier


class Saving(QObject):
    """Runs changes of the book.

    Attributes:
        last: When something was last saved, on the wall clock; None before the first time.
    """

    saved = Signal(object)
    """The ``Changes`` that are on disk now."""

    failed = Signal(object)
    """The ``DiaryError`` that kept a change from the disk."""

    def __init__(self, notifier: Notifier, texts: Texts, clock: Clock) -> None:
        super().__init__()
        self._notifier, self._texts, self._clock = notifier, texts, clock
        self.last: datetime | None = None

    def run(
        self,
        change: Callable[[], Changes | None],
        *,
        toast: str = "",
        icon: str = "check",
        undo: Callable[[], Changes | None] | None = None,
    ) -> Changes | None:
        """Make a change; pages hear of it through ``saved``.

        Args:
            change: Calls one function of ``book`` and returns its ``Changes``; None where there is nothing to do.
            toast: What to say once it is saved; nothing is said without it.
            icon: The icon of the toast.
            undo: What the toast's Undo does.

        Returns:
            What changed, or None where nothing did or it could not be saved. Then a bar says so, with Try again.
        """
        try:
            changes = change()
        except DiaryError as error:
            text = self._texts.render(error.message)
            self._notifier.failed(text, lambda: self.run(change, toast=toast, icon=icon, undo=undo))
            self.failed.emit(error)
            return None
        if changes is None:
            return None
        self.last = wall(self._clock)
        self._notifier.recovered()
        self.saved.emit(changes)
        if toast:
            self._notifier.toast(toast, icon=icon, undo=(lambda: self.run(undo)) if undo else None)
        return changes
