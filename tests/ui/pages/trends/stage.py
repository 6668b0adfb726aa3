"""A Trends page that stands alone, over a timeline in memory."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from diary.config.resources import Resources
from diary.core.clock import FixedClock
from diary.core.records import Record
from diary.core.texts import Texts
from diary.core.timeline import Timeline
from diary.ui.local import LocalSettings
from diary.ui.notify import Notifier
from diary.ui.pages.base import Services
from diary.ui.tasks import Tasks
from diary.ui.theme import Theme

if TYPE_CHECKING:
    from diary.book.book import Book
    from diary.ui.saving import Saving

NOW = datetime(2026, 5, 14, 18, 0, tzinfo=UTC)


def services(records: Iterable[Record], folder: Path, *, text_size: int = 100, mode: str = "light") -> Services:
    """What a page works with; the book is only a timeline, which Trends never changes."""
    resources = Resources.find()
    texts = Texts(resources.texts(), resources.catalog())
    theme = Theme(resources, text_size=text_size, mode=mode)
    theme.apply()
    book = SimpleNamespace(timeline=Timeline.of(records))
    return Services(
        book=cast("Book", book),
        saving=cast("Saving", None),
        texts=texts,
        catalog=texts.catalog,
        theme=theme,
        notifier=Notifier(theme, texts),
        tasks=Tasks(),
        clock=FixedClock(NOW),
        resources=resources,
        settings=LocalSettings(folder / "settings.json"),
    )
