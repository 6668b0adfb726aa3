from pathlib import Path

from diary.core.clock import FixedClock
from diary.storage.connection import Key
from diary.storage.file import DiaryFile
from tests.cli.conftest import Commands
from tests.storage.changes import batch, new, symptom
from tests.storage.killed_copier import damage

SECRET = "correct horse"  # noqa: S105  (of a diary made for the test)


def held(path: Path, clock: FixedClock, key: Key | None = None) -> int:
    with DiaryFile.open(path, clock=clock, key=key, read_only=True) as file:
        assert file.check() == ()
        return len(file.read_all())


def test_a_copy_is_written_and_found_whole(run: Commands, clock: FixedClock) -> None:
    diary, out = run.diary(), run.folder / "copy.db"
    answer = run("backup", out)
    assert answer.code == 0
    assert "looked it over, and found no damage" in " ".join(answer.out.split())
    assert held(out, clock) == held(diary, clock)


def test_nothing_is_overwritten_not_even_the_diary(run: Commands) -> None:
    diary = run.diary()
    before = diary.read_bytes()
    for out in (diary, run.file("letter.txt", "Dear team"), run.folder):
        answer = run("backup", out)
        assert answer.code == 2
        assert "exists already" in answer.err
    assert diary.read_bytes() == before


def test_a_place_that_cannot_be_written_is_named(run: Commands) -> None:
    run.diary()
    answer = run("backup", run.folder / "nowhere" / "copy.db")
    assert answer.code == 2
    assert "No backup could be written" in answer.err


def test_there_has_to_be_a_diary(run: Commands) -> None:
    assert "There is no diary on this computer yet." in run("backup", run.folder / "copy.db").err
    answer = run("backup", run.folder / "copy.db", "--diary", run.exchange())
    assert answer.code == 2
    assert "is not a diary but a text file" in answer.err


def test_a_damaged_or_open_diary_is_not_copied(run: Commands, clock: FixedClock) -> None:
    diary = run.diary()
    with DiaryFile.open(diary, clock=clock):
        assert "is open in another window" in run("backup", run.folder / "copy.db").err
    damage(diary)
    answer = run("backup", run.folder / "copy.db")
    assert answer.code == 2
    assert "is damaged" in answer.err
    assert not (run.folder / "copy.db").exists()


def test_an_encrypted_diary_is_copied_and_restored_with_its_passphrase(run: Commands, clock: FixedClock) -> None:
    diary, out, secret = run.folder / "secret.db", run.folder / "copy.db", run.file("p", f"{SECRET}\n")
    with DiaryFile.open(diary, key=Key(SECRET), clock=clock) as file:
        file.commit(batch(*new(symptom(1))))
    assert run("backup", out, "--diary", diary).code == 2
    assert run("backup", out, "--diary", diary, "--passphrase-file", secret).code == 0
    assert not out.read_bytes().startswith(b"SQLite")
    with DiaryFile.open(diary, key=Key(SECRET), clock=clock) as file:
        file.commit(batch(*new(symptom(2))))
    answer = run("restore", out, "--diary", diary)
    assert answer.code == 2
    assert "enter its passphrase" in answer.err
    answer = run("restore", out, "--diary", diary, ask=lambda _: SECRET)
    assert answer.code == 0
    assert "is kept as" in answer.out
    assert held(diary, clock, Key(SECRET)) == 1


def test_a_restore_keeps_what_was_there_and_can_be_taken_back(run: Commands, clock: FixedClock) -> None:
    diary, out = run.diary(), run.folder / "copy.db"
    run("backup", out)
    entries = held(diary, clock)
    with DiaryFile.open(diary, clock=clock) as file:
        file.commit(batch(*new(symptom(1))))
    answer = run("restore", out)
    assert answer.code == 0
    assert held(diary, clock) == entries
    (kept,) = run.env.paths.backups.iterdir()
    assert kept.name in answer.out.replace("\n  ", "")
    assert run("restore", kept).code == 0
    assert held(diary, clock) == entries + 1


def test_a_plain_backup_takes_the_place_of_an_encrypted_diary_which_is_kept(run: Commands, clock: FixedClock) -> None:
    plain, diary = run.diary(run.folder / "plain.db"), run.folder / "secret.db"
    DiaryFile.open(diary, key=Key(SECRET), clock=clock).close()
    answer = run("restore", plain, "--diary", diary, ask=lambda _: SECRET)
    assert "is kept as" in answer.out
    assert held(diary, clock) == held(plain, clock)


def test_a_restore_puts_a_missing_diary_back(run: Commands, clock: FixedClock) -> None:
    backup = run.diary(run.folder / "backup.db")
    answer = run("restore", backup)
    assert answer.code == 0
    assert answer.out.startswith("The diary is now what")
    assert held(run.env.paths.diary, clock) == held(backup, clock)


def test_a_restore_moves_a_damaged_diary_aside(run: Commands, clock: FixedClock) -> None:
    diary, out = run.diary(), run.folder / "copy.db"
    run("backup", out)
    damage(diary)
    answer = run("restore", out)
    assert answer.code == 0
    assert "lies untouched in" in answer.out
    assert (diary.parent / "damaged-2026-03-04" / "diary.db").exists()
    held(diary, clock)


def test_a_restore_of_what_is_no_backup_changes_nothing(run: Commands, clock: FixedClock) -> None:
    diary = run.diary()
    before = diary.read_bytes()
    damaged = run.diary(run.folder / "damaged.db")
    damage(damaged)
    damaged.with_name("damaged.db-journal").unlink()
    for backup, said in (
        (run.exchange(), "is not a diary"),
        (run.folder / "nowhere.db", "nowhere.db"),
        (damaged, "is damaged, so nothing was changed"),
    ):
        answer = run("restore", backup)
        assert answer.code == 2
        assert said in answer.err
    assert diary.read_bytes() == before


def test_an_open_diary_is_not_replaced(run: Commands, clock: FixedClock) -> None:
    diary, backup = run.diary(), run.diary(run.folder / "backup.db")
    with DiaryFile.open(diary, clock=clock):
        answer = run("restore", backup)
    assert answer.code == 2
    assert "is open in another window" in answer.err


def test_an_import_that_changes_something_makes_a_backup_first(run: Commands, clock: FixedClock) -> None:
    source = run.exchange(days=[{"date": "2026-03-01", "note": "a long walk"}])
    assert run("import", source).code == 0
    assert not run.env.paths.backups.exists()
    entries = held(run.env.paths.diary, clock)
    more = run.exchange(days=[{"date": "2026-03-02", "note": "rain"}])
    assert run("import", more, "--dry-run").code == 0
    assert run("import", source).code == 0
    (kept,) = run.env.paths.backups.iterdir()
    assert kept.name.endswith("before-import.db")
    assert held(kept, clock) == entries
    assert run("import", more).code == 0
    assert list(run.env.paths.backups.iterdir()) == [kept]
