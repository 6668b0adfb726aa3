"""A Trends page that stands alone, over a timeline in memory."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from diary.book.book import Book
from diary.config.resources import Resources
from diary.core.clock import FixedClock
from diary.core.records import Record
from diary.core.texts import Texts
from diary.core.timeline import Timeline
from diary.signs.rules import parse_rules
from diary.ui.local import LocalSettings
from diary.ui.notify import Notifier
from diary.ui.pages.base import Services
from diary.ui.pages.trends.page import TrendsPage
from diary.ui.tasks import Tasks
from diary.ui.theme import Theme
from tests.charts import builders

if TYPE_CHECKING:
    from diary.ui.saving import Saving

NOW = datetime(2026, 5, 14, 18, 0, tzinfo=UTC)


def services(records: Iterable[Record], folder: Path, *, text_size: int = 100, mode: str = "light") -> Services:
    """What a page works with; the records stand in memory alone, which is where Trends looks."""
    resources = Resources.find()
    texts = Texts(resources.texts(), resources.catalog())
    theme = Theme(resources, text_size=text_size, mode=mode)
    theme.apply()
    clock = FixedClock(NOW)
    folder.mkdir(exist_ok=True)
    book = Book.open(
        folder / "diary.db", clock=clock, rules=parse_rules(resources.sign_rules(), "test"), catalog=texts.catalog
    )
    book.timeline = Timeline.of(records)
    return Services(
        book=book,
        saving=cast("Saving", None),
        texts=texts,
        catalog=texts.catalog,
        theme=theme,
        notifier=Notifier(theme, texts),
        tasks=Tasks(),
        clock=clock,
        resources=resources,
        settings=LocalSettings(folder / "settings.json"),
    )


def pages(qtbot: QtBot, folder: Path) -> Iterator[Callable[..., TrendsPage]]:
    """Gives what makes pages that are shown and drawn, of the three months unless records are given."""
    made: list[TrendsPage] = []

    def make(
        records: list[Record] | None = None,
        *,
        size: tuple[int, int] = (1100, 800),
        shown: bool = True,
        **look: object,
    ) -> TrendsPage:
        kept = list(builders.three_months()) if records is None else records
        page = TrendsPage(services(kept, folder / str(len(made)), **look))  # type: ignore[arg-type]
        page.resize(*size)
        page.refresh(None)
        made.append(page)
        if shown:
            with qtbot.waitExposed(page):
                page.show()
            if page.presenter.enough:
                qtbot.waitUntil(lambda: page.chart.drawn is not None)
        return page

    yield make
    for page in made:
        page.hide()
        page.services.tasks.stop()
        page.services.book.close()
        page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
