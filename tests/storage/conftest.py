"""A diary file in an empty folder, changes to put into it, and its sentences as people read them."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from diary.config.resources import Resources
from diary.core.clock import FixedClock
from diary.core.errors import DiaryError
from diary.core.texts import Texts
from diary.storage.file import DiaryFile

Saying = Callable[[str], AbstractContextManager[None]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "diary.db"


@pytest.fixture
def file(path: Path, clock: FixedClock) -> Iterator[DiaryFile]:
    with DiaryFile.open(path, clock=clock) as opened:
        yield opened


@pytest.fixture(scope="session")
def texts() -> Texts:
    resources = Resources.find()
    return Texts(resources.texts(), resources.catalog())


@pytest.fixture
def saying(texts: Texts) -> Saying:
    """Expect an error with this sentence, and that the sentence can be read."""

    @contextmanager
    def expect(message_id: str) -> Iterator[None]:
        with pytest.raises(DiaryError) as caught:
            yield
        assert caught.value.message.id == message_id
        assert texts.render(caught.value.message).endswith(".")

    return expect
