"""The backup of a day, made on the worker once the day's first change is on disk."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from diary.book.backups import Made, Reason, Status, backup_due, make_backup, status
from diary.book.book import Book
from diary.core.clock import today
from diary.core.errors import DiaryError
from diary.core.texts import Message
from diary.ui.shell import Shell


class Backing(QObject):
    """Makes backups beside the window, and knows how the last attempt went.

    Attributes:
        failure: Why the last attempt failed; None where it did not, or there was none since the start.
    """

    told = Signal()
    """What there is to say of the backups may have changed."""

    def __init__(self, book: Book, shell: Shell, owner: QObject) -> None:
        super().__init__(owner)
        self._book, self._shell = book, shell
        self._tried: date | None = None
        self.failure: Message | None = None

    @property
    def second(self) -> Path | None:
        """The second place for backups that the person chose, if any."""
        place = self._shell.settings.now.second_place
        return Path(place) if place else None

    def status(self) -> Status:
        """What to say of the backups.

        Raises:
            DiaryError: Their folder cannot be read.
        """
        return status(self._book, failure=self.failure, second=self.second)

    def saved(self, _changes: object = None) -> None:
        """A change is on disk: make the day's backup, unless it was made or tried already."""
        day = today(self._shell.clock)
        if self._tried != day:
            self._tried = day
            self._run(only_if_due=True)

    def make(self) -> None:
        """Make a backup now."""
        self._run(only_if_due=False)

    def _run(self, *, only_if_due: bool) -> None:
        book, second = self._book, self.second

        def work(_task: object) -> Made | None:
            if only_if_due and not backup_due(book):
                return None
            return make_backup(book, Reason.DAILY, second=second)

        self._shell.tasks.run(work, owner=self, done=self._made, failed=self._failed)

    def _made(self, made: Made | None) -> None:
        self.failure = None
        if made is not None and made.second is not None:
            self._shell.notifier.toast(self._shell.texts.render(made.second), icon="info")
        self.told.emit()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, DiaryError):
            raise error
        self.failure = error.message
        notifier = self._shell.notifier
        if notifier.bar is None:
            notifier.failed(self._shell.texts.render(error.message), self.make)
        else:
            self._tried = None  # an entry that could not be saved comes first; the next one that is tries again
        self.told.emit()
