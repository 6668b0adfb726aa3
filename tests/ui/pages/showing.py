"""A page on the screen, and gone before the next test."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from diary.ui.pages.base import Page, Services


@contextmanager
def showing(qtbot: QtBot, services: Services, page: Page, width: int = 1072, height: int = 900) -> Iterator[None]:
    """Show a page that hears of every change, as in the window; delete it before the style sheet goes.

    Qt keeps what it knows of hidden widgets beyond the style sheet's end, and falls over it when they die later.
    """
    page.resize(width, height)
    page.refresh(None)
    services.saving.saved.connect(page.refresh)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    yield
    page.hide()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
