import gc

import pytest

from diary.storage.file import DiaryFile
from tests.storage.changes import batch, new, symptom


@pytest.mark.parametrize("collecting", [True, False])
def test_reading_leaves_the_garbage_collector_as_it_was(file: DiaryFile, *, collecting: bool) -> None:
    file.commit(batch(*new(symptom())))
    if not collecting:
        gc.disable()
    try:
        assert file.read_all() == [symptom()]
        assert gc.isenabled() is collecting
    finally:
        gc.enable()
