import subprocess
import sys
from pathlib import Path

from diary.storage.file import DiaryFile
from diary.storage.lock import Lock, lock_path, refuse_if_held
from tests.storage.conftest import Saying

HOLD = """
import sys
from pathlib import Path
from diary.storage.lock import Lock
lock = Lock.take(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_lock_is_for_one_alone_even_in_one_program(path: Path, saying: Saying) -> None:
    lock = Lock.take(path)
    with saying("storage.open-elsewhere"):
        Lock.take(path)
    with saying("storage.open-elsewhere"):
        refuse_if_held(path)
    lock.release()
    refuse_if_held(path)
    Lock.take(path).release()


def test_looking_for_a_lock_writes_nothing(path: Path) -> None:
    refuse_if_held(path)
    assert not lock_path(path).exists()


def test_a_lock_ends_with_the_program_that_held_it(path: Path, saying: Saying) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with saying("storage.open-elsewhere"):
            Lock.take(path)
        other.kill()
    Lock.take(path).release()


def test_a_missing_folder_is_named(tmp_path: Path, saying: Saying) -> None:
    with saying("storage.missing"):
        Lock.take(tmp_path / "nowhere" / "diary.db")


def test_only_the_person_can_read_the_lock_file(file: DiaryFile) -> None:
    assert lock_path(file.path).stat().st_mode & 0o777 == 0o600
