import struct
import zlib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from diary.reports.desk import Preview
from diary.ui.pages.appointments.page import AppointmentsPage
from diary.ui.pages.appointments.preview import PreviewCard


def _png(width: int = 120, height: int = 170) -> bytes:
    """A gray picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\x00" + b"\x80" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.fixture
def card(page: AppointmentsPage) -> PreviewCard:
    page.preview.show_pages(Preview(pages=(_png(), _png(), _png())))
    QApplication.processEvents()
    return page.preview


def test_pages_are_turned_by_the_buttons(card: PreviewCard) -> None:
    assert not card.before.isEnabled()
    card.after.click()
    card.after.click()
    assert card.place.text() == "Page 3 of 3"
    assert card.picture.accessibleName() == "Preview of the report, page 3 of 3"
    assert not card.after.isEnabled()
    card.before.click()
    assert card.number == 1


def test_a_page_can_be_made_larger_and_smaller_again(card: PreviewCard) -> None:
    before = card.picture.pixmap().width()
    assert not card.smaller.isEnabled()
    card.larger.click()
    card.larger.click()
    assert not card.larger.isEnabled()
    assert card.picture.pixmap().width() == pytest.approx(2 * before, abs=2)
    card.smaller.click()
    assert card.picture.pixmap().width() == pytest.approx(1.4 * before, abs=2)


def test_the_arrow_keys_scroll_the_page(card: PreviewCard) -> None:
    card.larger.click()
    QApplication.processEvents()
    card.scroller.setFocus()
    QTest.keyClick(card.scroller, Qt.Key.Key_Down)
    assert card.scroller.verticalScrollBar().value() > 0
    card.after.click()
    assert card.scroller.verticalScrollBar().value() == 0


def test_the_page_follows_the_width(page: AppointmentsPage, card: PreviewCard) -> None:
    before = card.picture.pixmap().width()
    page.resize(760, 900)
    for _ in range(3):
        QApplication.processEvents()
    assert card.picture.pixmap().width() < before


def test_another_choice_says_that_the_preview_is_older(page: AppointmentsPage, card: PreviewCard) -> None:
    assert card.note.isHidden()
    page.report.paper.button("letter").click()
    assert card.note.text().startswith("The diary or your choice has changed since.")
    card.show_pages(Preview(pages=(_png(),)))
    assert card.note.isHidden()


def test_a_shortened_preview_says_so(card: PreviewCard) -> None:
    card.show_pages(Preview(pages=(_png(),), files=3))
    assert card.note.text().startswith("This is a long report, saved as 3 files.")


def test_closing_the_preview_returns_to_its_button(page: AppointmentsPage, card: PreviewCard) -> None:
    card.close_button.click()
    assert card.isHidden()
    assert page.report.preview.hasFocus()
