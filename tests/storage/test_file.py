import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from sqlcipher3 import dbapi2

from diary.core.clock import FixedClock
from diary.core.records import Record, Tombstone
from diary.storage.connection import Key
from diary.storage.file import DiaryFile
from diary.storage.lock import lock_path
from diary.storage.version import APPLICATION_ID, SCHEMA
from tests.storage.changes import batch, new, raw, symptom
from tests.storage.conftest import Saying
from tests.strategies import diaries

OPEN_AND_WAIT = """
import sys
from datetime import datetime
from pathlib import Path
from diary.core.clock import FixedClock
from diary.storage.file import DiaryFile
with DiaryFile.open(Path(sys.argv[1]), clock=FixedClock(datetime(2026, 3, 4, 18))):
    print("open", flush=True)
    sys.stdin.read()
"""


def of_order(record: Record) -> tuple[str, str]:
    return type(record).__name__, record.id


@pytest.fixture
def elsewhere(path: Path) -> Iterator[Path]:
    """A diary that another program holds open."""
    command = [sys.executable, "-c", OPEN_AND_WAIT, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        yield path
        other.communicate()


def test_a_new_diary_is_marked_private_and_empty(path: Path, clock: FixedClock) -> None:
    with DiaryFile.open(path, clock=clock) as file:
        assert file.read_all() == []
        assert file.check() == ()
    assert path.stat().st_mode & 0o777 == 0o600
    assert raw(path, "PRAGMA user_version") == [(SCHEMA,)]
    assert raw(path, "PRAGMA application_id") == [(APPLICATION_ID,)]


def test_a_diary_that_others_could_read_is_closed_to_them(path: Path, clock: FixedClock) -> None:
    DiaryFile.open(path, clock=clock).close()
    path.chmod(0o644)
    DiaryFile.open(path, clock=clock).close()
    assert path.stat().st_mode & 0o777 == 0o600


def test_only_the_diary_and_its_lock_file_are_left(path: Path, clock: FixedClock) -> None:
    with DiaryFile.open(path, clock=clock) as file:
        file.commit(batch(*new(symptom())))
    assert sorted(path.parent.iterdir()) == [path, lock_path(path)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=30)
@given(diaries())
def test_everything_comes_back_after_reopening(
    tmp_path_factory: pytest.TempPathFactory, clock: FixedClock, records: tuple[Record, ...]
) -> None:
    path = tmp_path_factory.mktemp("round") / "diary.db"
    with DiaryFile.open(path, clock=clock) as file:
        file.commit(batch(*new(*records)))
    with DiaryFile.open(path, clock=clock, read_only=True) as file:
        assert sorted(file.read_all(), key=of_order) == sorted(records, key=of_order)


@pytest.mark.parametrize("read_only", [False, True])
def test_a_diary_open_in_this_program_is_refused(
    file: DiaryFile, clock: FixedClock, saying: Saying, *, read_only: bool
) -> None:
    with saying("storage.open-elsewhere"):
        DiaryFile.open(file.path, clock=clock, read_only=read_only)
    other = dbapi2.connect(str(file.path), isolation_level=None, timeout=0)
    with pytest.raises(dbapi2.OperationalError, match="locked"):  # the refusal did not loosen the first one's lock
        other.execute("SELECT * FROM symptoms")
    other.close()


@pytest.mark.parametrize("read_only", [False, True])
def test_a_diary_open_in_another_program_is_refused(
    elsewhere: Path, clock: FixedClock, saying: Saying, *, read_only: bool
) -> None:
    with saying("storage.open-elsewhere"):
        DiaryFile.open(elsewhere, clock=clock, read_only=read_only)


def test_a_diary_is_found_through_a_link_and_refused_there_too(
    file: DiaryFile, clock: FixedClock, saying: Saying, tmp_path: Path
) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(file.path)
    with saying("storage.open-elsewhere"):
        DiaryFile.open(link, clock=clock)


def test_closing_twice_does_nothing_and_reopening_works(path: Path, clock: FixedClock) -> None:
    file = DiaryFile.open(path, clock=clock)
    file.close()
    file.close()
    DiaryFile.open(path, clock=clock).close()


def test_opening_to_read_writes_nothing(path: Path, clock: FixedClock) -> None:
    with DiaryFile.open(path, clock=clock) as file:
        file.commit(batch(*new(symptom())))
    lock_path(path).unlink()
    before = path.read_bytes()
    with DiaryFile.open(path, clock=clock, read_only=True) as file:
        assert file.read_all() == [symptom()]
        assert len(file.journal()) == 1
        assert file.check() == ()
        assert list(path.parent.iterdir()) == [path]
    assert path.read_bytes() == before


def test_a_diary_opened_to_read_refuses_changes(path: Path, clock: FixedClock, saying: Saying) -> None:
    DiaryFile.open(path, clock=clock).close()
    with DiaryFile.open(path, clock=clock, read_only=True) as file, saying("storage.opened-to-read"):
        file.commit(batch(*new(symptom())))


def test_an_encrypted_diary_opens_with_its_passphrase_alone(path: Path, clock: FixedClock, saying: Saying) -> None:
    key = Key("two words 'quoted'")
    with DiaryFile.open(path, clock=clock, key=key) as file:
        file.commit(batch(*new(replace(symptom(), note="a secret"))))
        assert file.check() == ()
    assert b"a secret" not in path.read_bytes()
    assert b"SQLite" not in path.read_bytes()
    with DiaryFile.open(path, clock=clock, key=key, read_only=True) as file:
        assert file.read_all() == [replace(symptom(), note="a secret")]
    before = path.read_bytes()
    with saying("storage.needs-passphrase"):
        DiaryFile.open(path, clock=clock)
    with saying("storage.not-readable"):
        DiaryFile.open(path, clock=clock, key=Key("other words"))
    assert path.read_bytes() == before


def test_a_wrong_passphrase_prints_nothing(
    path: Path, clock: FixedClock, saying: Saying, capfd: pytest.CaptureFixture[str]
) -> None:
    DiaryFile.open(path, clock=clock, key=Key("right")).close()
    with saying("storage.not-readable"):
        DiaryFile.open(path, clock=clock, key=Key("wrong"))
    assert capfd.readouterr() == ("", "")


def test_a_plain_diary_needs_no_passphrase(path: Path, clock: FixedClock) -> None:
    DiaryFile.open(path, clock=clock).close()
    with DiaryFile.open(path, clock=clock, key=Key("not needed")) as file:
        file.commit(batch(*new(symptom())))
    assert path.read_bytes().startswith(b"SQLite format 3")


@pytest.mark.parametrize("content", [b"{}", b"SQLite format 3\0" + b"\1" * 84])
def test_a_file_that_is_no_diary_is_left_alone(path: Path, clock: FixedClock, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(Exception, match=r"storage\.(not-a-diary|not-readable|damaged)"):
        DiaryFile.open(path, clock=clock)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_left_alone(path: Path, clock: FixedClock, saying: Saying) -> None:
    raw(path, "CREATE TABLE cards (a)", "INSERT INTO cards VALUES (1)")
    before = path.read_bytes()
    with saying("storage.not-a-diary"):
        DiaryFile.open(path, clock=clock)
    assert path.read_bytes() == before


def test_a_newer_diary_is_left_alone(path: Path, clock: FixedClock, saying: Saying) -> None:
    DiaryFile.open(path, clock=clock).close()
    raw(path, f"PRAGMA user_version = {SCHEMA + 1}")
    before = path.read_bytes()
    for read_only in (False, True):
        with saying("storage.newer"):
            DiaryFile.open(path, clock=clock, read_only=read_only)
    assert path.read_bytes() == before


def test_a_missing_diary_is_not_made_by_reading(path: Path, clock: FixedClock, saying: Saying) -> None:
    with saying("storage.missing"):
        DiaryFile.open(path, clock=clock, read_only=True)
    assert list(path.parent.iterdir()) == []


def test_folders_are_no_diaries_and_have_to_exist(tmp_path: Path, clock: FixedClock, saying: Saying) -> None:
    with saying("storage.is-a-folder"):
        DiaryFile.open(tmp_path, clock=clock)
    with saying("storage.missing-folder"):
        DiaryFile.open(tmp_path / "nowhere" / "diary.db", clock=clock)


def test_a_damaged_diary_is_noticed_and_left_alone(path: Path, clock: FixedClock, saying: Saying) -> None:
    with DiaryFile.open(path, clock=clock) as file:
        file.commit(batch(*new(*(symptom(number) for number in range(400)))))
    content = bytearray(path.read_bytes())
    content[3 * 4096 : 3 * 4096 + 64] = b"\xff" * 64
    path.write_bytes(content)
    with DiaryFile.open(path, clock=clock) as file:
        assert not file.is_whole()
        assert file.check()
        with saying("storage.damaged"):
            file.read_all()
    assert path.read_bytes() == bytes(content)


def test_a_value_that_cannot_be_read_is_named(path: Path, clock: FixedClock, saying: Saying) -> None:
    with DiaryFile.open(path, clock=clock) as file:
        file.commit(batch(*new(symptom())))
    raw(path, """UPDATE symptoms SET "when" = 'yesterday'""")
    with DiaryFile.open(path, clock=clock) as file:
        with saying("storage.unreadable-value"):
            file.read_all()
        assert [problem.where for problem in file.check()] == ["symptoms"]


def test_a_diary_that_could_not_be_made_leaves_no_file(
    path: Path, clock: FixedClock, saying: Saying, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_file: DiaryFile) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(DiaryFile, "_make", broken)
    with pytest.raises(OSError, match="No space"):
        DiaryFile.open(path, clock=clock)
    assert not path.exists()
    monkeypatch.undo()
    DiaryFile.open(path, clock=clock).close()


def test_reading_loads_no_sqlalchemy(path: Path, clock: FixedClock) -> None:
    with DiaryFile.open(path, clock=clock) as file:
        file.commit(batch(*new(symptom())))
    code = OPEN_AND_WAIT.replace("sys.stdin.read()", "print('sqlalchemy' in sys.modules, 'alembic' in sys.modules)")
    code = code.replace("18))):", "18))) as file:\n    assert file.read_all()")
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout == "open\nFalse False\n"


def test_preparing_loads_what_a_change_needs(file: DiaryFile) -> None:
    file.prepare()
    assert file.commit(batch(*new(symptom()))) == 1


def test_tombstones_are_kept(file: DiaryFile) -> None:
    stone = Tombstone(kind="symptoms", id="s", changed_by="Maria")
    file.commit(batch(tombstones=(stone,)))
    assert file.tombstones() == [stone]
