from dataclasses import replace

from diary.storage.batch import Change, Step
from diary.storage.file import DiaryFile
from diary.storage.sweep import sweep
from tests.storage.changes import batch, deleted, new, symptom
from tests.storage.conftest import Saying

SECRET = "planted-word"  # noqa: S105  (a note)


def traces(file: DiaryFile) -> list[str]:
    return [found.name for found in file.path.parent.iterdir() if SECRET.encode() in found.read_bytes()]


def test_a_purge_forgets_all_states_and_a_sweep_the_journal_and_the_unused_places(file: DiaryFile) -> None:
    secret = replace(symptom(1), note=SECRET)
    others = [replace(symptom(number), note="x" * 500) for number in range(2, 200)]
    file.commit(batch(*new(secret, *others[:100])))
    file.commit(batch(*new(*others[100:]), deleted(secret)))
    file.commit(batch(Change(kind="symptoms", id=secret.id), step=Step.PURGE))
    file.sweep()
    assert traces(file) == []
    assert file.check() == ()
    assert file.deletions() == ()
    assert file.undoable() is None
    assert len(file.read_all()) == len(others)
    assert file.commit(batch(*new(symptom(1)))) == 4


def test_a_file_that_cannot_be_written_anew_keeps_all(file: DiaryFile, saying: Saying) -> None:
    file.commit(batch(*new(symptom())))
    file._connection.execute("BEGIN")
    with saying("storage.traces-left"):
        sweep(file._connection, file.path)
    file._connection.execute("ROLLBACK")
    assert file.read_all() == [symptom()]


def test_a_diary_opened_to_read_is_not_swept(file: DiaryFile, saying: Saying) -> None:
    file.read_only = True
    with saying("storage.opened-to-read"):
        file.sweep()
