import sys

import pytest
from PySide6.QtCore import QObject, Signal

import diary.ui  # noqa: F401  (which keeps them alive)


class Sender(QObject):
    said = Signal()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="they cannot die there")
@pytest.mark.parametrize("single", [True, False, None])
def test_true_false_and_none_have_references_to_lose(single: object) -> None:
    assert sys.getrefcount(single) > 1 << 39


def test_signals_without_end_do_no_harm() -> None:
    sender = Sender()
    sender.said.connect(lambda: None)
    for _ in range(20_000):
        sender.said.emit()
