"""Full disks, closed folders and sudden ends, for real."""

import os
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from diary.core.clock import FixedClock
from diary.storage.file import DiaryFile
from tests.storage.changes import batch, new, symptom
from tests.storage.conftest import Saying

NOBODY = 65534
ROUNDS = 30


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that others may enter, which pytest's own are not."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)
        Path(folder).chmod(0o777)


@contextmanager
def without_rights() -> Iterator[None]:
    """Be somebody for whom the system's permissions hold, as they do not for root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def made(path: Path, clock: FixedClock) -> None:
    with DiaryFile.open(path, clock=clock) as file:
        file.commit(batch(*new(symptom(1))))


@pytest.mark.parametrize("passphrase", [[], ["open sesame"]], ids=["plain", "encrypted"])
def test_a_writer_killed_at_any_moment_loses_nothing_that_it_called_saved(path: Path, passphrase: list[str]) -> None:
    command = [sys.executable, "-m", "tests.storage.killed_writer", str(path), str(ROUNDS), *passphrase]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.returncode == 0


def test_a_full_disk_keeps_all_earlier_entries_and_the_connection(file: DiaryFile, saying: Saying) -> None:
    file.commit(batch(*new(symptom(1))))
    pages = file._connection.execute("PRAGMA page_count").fetchone()[0]
    file._connection.execute(f"PRAGMA max_page_count = {pages}").fetchall()
    with saying("storage.disk-full"):
        file.commit(batch(*new(*(symptom(number) for number in range(2, 900)))))
    assert file.read_all() == [symptom(1)]
    assert len(file.journal()) == 1
    file._connection.execute("PRAGMA max_page_count = 100000").fetchall()
    assert file.commit(batch(*new(symptom(2)))) == 2
    assert file.check() == ()


def test_a_write_that_the_system_refuses_keeps_all_earlier_entries(file: DiaryFile, saying: Saying) -> None:
    assert signal.getsignal(signal.SIGXFSZ) is signal.SIG_IGN
    file.commit(batch(*new(symptom(1))))
    big = [replace(symptom(number), note="x" * 2000) for number in range(2, 400)]
    with no_file_larger_than(file.path.stat().st_size + 8192), saying("storage.disk-failed"):
        file.commit(batch(*new(*big)))
    assert file.read_all() == [symptom(1)]
    assert file.commit(batch(*new(symptom(2)))) == 2
    assert file.check() == ()


def test_a_folder_that_takes_no_files_is_named_and_can_still_be_read(
    open_to_all: Path, clock: FixedClock, saying: Saying
) -> None:
    path = open_to_all / "diary.db"
    made(path, clock)
    path.with_name("diary.db.lock").unlink()
    path.chmod(0o444)
    open_to_all.chmod(0o555)
    with without_rights():
        with saying("storage.no-permission"):
            DiaryFile.open(path, clock=clock)
        with saying("storage.no-permission"):
            DiaryFile.open(open_to_all / "new.db", clock=clock)
        with DiaryFile.open(path, clock=clock, read_only=True) as file:
            assert file.read_all() == [symptom(1)]


def test_a_file_that_may_only_be_read_refuses_changes(open_to_all: Path, clock: FixedClock, saying: Saying) -> None:
    path = open_to_all / "diary.db"
    made(path, clock)
    path.with_name("diary.db.lock").chmod(0o666)
    path.chmod(0o444)
    with without_rights(), saying("storage.no-permission"):
        DiaryFile.open(path, clock=clock)


def test_a_file_of_somebody_else_opens_where_they_allow_it(open_to_all: Path, clock: FixedClock) -> None:
    path = open_to_all / "diary.db"
    made(path, clock)
    path.with_name("diary.db.lock").chmod(0o666)
    path.chmod(0o666)
    with without_rights(), DiaryFile.open(path, clock=clock) as file:
        assert file.commit(batch(*new(symptom(2)))) == 2


def test_a_file_that_may_not_be_read_is_named(open_to_all: Path, clock: FixedClock, saying: Saying) -> None:
    path = open_to_all / "diary.db"
    made(path, clock)
    with without_rights(), saying("storage.no-permission"):
        DiaryFile.open(path, clock=clock, read_only=True)


def test_a_closed_folder_is_named(open_to_all: Path, clock: FixedClock, saying: Saying) -> None:
    made(open_to_all / "diary.db", clock)
    open_to_all.chmod(0o000)
    with without_rights(), saying("storage.no-permission"):
        DiaryFile.open(open_to_all / "diary.db", clock=clock)


def test_an_interrupted_change_is_rolled_back_by_the_next_window_and_named_to_readers(
    path: Path, clock: FixedClock, saying: Saying
) -> None:
    made(path, clock)
    leave_hot_journal(path)
    with saying("storage.interrupted"):
        DiaryFile.open(path, clock=clock, read_only=True)
    with DiaryFile.open(path, clock=clock) as file:
        assert file.read_all() == [symptom(1)]
        assert file.check() == ()


def leave_hot_journal(path: Path) -> None:
    """End in the middle of a change whose pages are already in the file."""
    code = (
        "import os, sys; from sqlcipher3 import dbapi2\n"
        "c = dbapi2.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA cache_size = 1'); c.execute('BEGIN IMMEDIATE')\n"
        "for n in range(2000): c.execute(\"INSERT INTO tombstones (kind, id) VALUES ('symptoms', ?)\", [str(n)])\n"
        "os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)
    assert path.with_name("diary.db-journal").stat().st_size > 0


def test_a_diary_moved_away_while_it_is_open_is_named(file: DiaryFile, saying: Saying) -> None:
    file.commit(batch(*new(symptom(1))))
    elsewhere = file.path.with_name("elsewhere.db")
    file.path.rename(elsewhere)
    with saying("storage.moved"):
        file.commit(batch(*new(symptom(2))))
    file.path.write_bytes(b"another file")
    with saying("storage.moved"):
        file.commit(batch(*new(symptom(2))))
    elsewhere.replace(file.path)
    assert file.commit(batch(*new(symptom(2)))) == 2
    assert file.check() == ()
