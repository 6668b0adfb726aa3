import logging
import os
import socket
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from diary.core.clock import FixedClock
from tests.conftest import _close_open_windows


def test_the_network_is_refused() -> None:
    with pytest.raises(AssertionError, match="network"):
        socket.create_connection(("127.0.0.1", 9))
    with socket.socket() as one, pytest.raises(AssertionError, match="network"):
        one.connect(("127.0.0.1", 9))


def test_the_place_is_new_york() -> None:
    assert os.environ["TZ"] == "America/New_York"
    assert not hasattr(time, "tzset") or time.tzname[0] == "EST"


def test_a_home_is_empty_and_temporary(home: Path, tmp_path: Path) -> None:
    assert Path.home() == home
    assert home.is_relative_to(tmp_path)
    assert list(home.iterdir()) == []


def test_the_clock_stands_still(clock: FixedClock) -> None:
    assert clock.now() == clock.now()
    assert clock.now().isoformat() == "2026-03-04T18:00:00-05:00"


@given(st.integers())
def test_what_every_test_stands_on_suits_hypothesis(number: int) -> None:
    assert number == int(str(number))


def test_a_window_left_open_is_found_and_closed(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    window.show()
    assert _close_open_windows() == ["QWidget"]
    assert not window.isVisible()


@pytest.mark.logs_warnings
def test_a_warning_may_be_logged_on_purpose(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("diary").warning("on purpose")
    assert caplog.messages == ["on purpose"]


@pytest.mark.xfail(reason="a test that logs a warning fails", raises=pytest.fail.Exception)
def test_a_warning_that_is_logged_unasked_fails_the_test() -> None:
    logging.getLogger("diary").warning("unasked")
