"""What every test stands on: no screen, no network, a home of its own, a fixed place and time."""

import logging
import os
import socket
import sys
import tempfile
import time
from collections.abc import Generator, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings
from typing_extensions import override

from diary.core.clock import FixedClock

# Set before Qt or matplotlib can be imported by any test.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ["LC_ALL"] = os.environ["LANG"] = "C.UTF-8"
os.environ["TZ"] = "America/New_York"
os.environ["MPLCONFIGDIR"] = str(Path(tempfile.gettempdir()) / "blood-count-diary-matplotlib")
os.environ.pop("DIARY_PASSPHRASE", None)
if hasattr(time, "tzset"):
    time.tzset()

settings.register_profile("ordinary", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "ordinary")

_HOMES = (
    "HOME",
    "USERPROFILE",
    "APPDATA",
    "LOCALAPPDATA",
    "XDG_DATA_HOME",
    "XDG_CONFIG_HOME",
    "XDG_CACHE_HOME",
    "XDG_STATE_HOME",
)


@pytest.fixture
def clock() -> FixedClock:
    """A clock that stands at 18:00 on 4 March 2026, in New York."""
    return FixedClock(datetime(2026, 3, 4, 18, 0, tzinfo=timezone(timedelta(hours=-5))))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, where the platform's folders for data, settings and logs lie."""
    folder = tmp_path / "home"
    folder.mkdir()
    _move_home(folder, monkeypatch)
    return folder


@pytest.fixture(scope="session", autouse=True)
def _nobodys_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep every test away from the diary of the person who runs the tests."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        _move_home(tmp_path_factory.mktemp("home"), monkeypatch)
        yield


def _move_home(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in _HOMES:
        below = name.removeprefix("XDG_").lower() if name.startswith("XDG_") else ""
        monkeypatch.setenv(name, str(folder / below))


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """The diary has no network code, so no test may need a network."""

    def refuse(*_: object, **__: object) -> NoReturn:
        message = "the network was asked for"
        raise AssertionError(message)

    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(socket, "getaddrinfo", refuse)
        monkeypatch.setattr(socket, "create_connection", refuse)
        monkeypatch.setattr(socket.socket, "bind", refuse)
        monkeypatch.setattr(socket.socket, "connect", refuse)
        monkeypatch.setattr(socket.socket, "connect_ex", refuse)
        yield


class _Warnings(logging.Handler):
    """Remembers what was logged as a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(f"{record.name}: {record.getMessage()}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """Fail a test that logs a warning, unless it is marked to do so on purpose."""
    warnings = _Warnings()
    logging.getLogger().addHandler(warnings)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(warnings)
    if warnings.said and item.get_closest_marker("logs_warnings") is None:
        pytest.fail("logged " + "; ".join(warnings.said))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, None, None]:
    """Fail a test that leaves a window open."""
    yield
    left = _close_open_windows()
    if left:
        pytest.fail(f"{item.name} left open: {', '.join(left)}")


def _close_open_windows() -> list[str]:
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        return []
    still_open = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    for window in still_open:
        window.hide()
        window.deleteLater()
    return [type(window).__name__ for window in still_open]
