"""An open diary with the real warning signs, on a day at which a fever is entered in the afternoon."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest

from diary.book import day as days
from diary.book.book import Book
from diary.book.changes import Changes
from diary.config.resources import Resources
from diary.core.catalog import Catalog
from diary.core.errors import DiaryError
from diary.core.records import Measurement, Result, Symptom
from diary.core.texts import Texts
from diary.signs.rules import RuleBook, parse_rules

TODAY = date(2026, 3, 4)
YESTERDAY = date(2026, 3, 3)
NEW_YORK = timezone(timedelta(hours=-5))

Saying = Callable[[str], AbstractContextManager[None]]


@dataclass(slots=True)
class HandClock:
    """A clock whose hands a test moves; each look takes a second."""

    moment: datetime = field(default_factory=lambda: datetime(2026, 3, 4, 18, 0, tzinfo=NEW_YORK))

    def now(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment

    def pass_days(self, days: int) -> None:
        self.moment += timedelta(days=days)


@pytest.fixture(scope="session")
def resources() -> Resources:
    return Resources.find()


@pytest.fixture(scope="session")
def catalog(resources: Resources) -> Catalog:
    return resources.catalog()


@pytest.fixture(scope="session")
def rules(resources: Resources) -> RuleBook:
    return parse_rules(resources.sign_rules(), "2026.1")


@pytest.fixture(scope="session")
def texts(resources: Resources, catalog: Catalog) -> Texts:
    return Texts(resources.texts(), catalog)


@pytest.fixture
def hands() -> HandClock:
    return HandClock()


@pytest.fixture
def opened(tmp_path: Path, hands: HandClock, rules: RuleBook, catalog: Catalog) -> Callable[..., Book]:
    """Open a diary, the same one each time unless another name is given."""

    def make(name: str = "diary.db", **given: object) -> Book:
        return Book.open(tmp_path / name, clock=hands, rules=rules, catalog=catalog, **given)  # type: ignore[arg-type]

    return make


@pytest.fixture
def book(opened: Callable[..., Book]) -> Iterator[Book]:
    with opened() as made:
        yield made


@pytest.fixture
def other(opened: Callable[..., Book]) -> Iterator[Book]:
    """The diary of another computer."""
    with opened("other.db", who="Maria") as made:
        yield made


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


def did(changes: Changes | None) -> Changes:
    """The change, which must have been one."""
    assert changes is not None
    return changes


def log(book: Book, symptom: str = "nausea", severity: int | None = 1, day: date = TODAY) -> Symptom:
    (entry,) = did(days.log_symptom(book, day=day, symptom=symptom, severity=severity)).added
    assert isinstance(entry, Symptom)
    return entry


def fever(book: Book, value: str = "38.6", day: date = TODAY, at: time | None = time(14, 40)) -> Measurement:
    changes = did(days.log_measurement(book, day=day, kind="temperature", value=Decimal(value), unit="Cel", at=at))
    (reading,) = changes.added
    assert isinstance(reading, Measurement)
    return reading


def neutrophils(value: str) -> Result:
    return Result(id="", panel="", analyte="neutrophils", value=Decimal(value), unit="10*9/L")


def signs(changes: Changes | None) -> list[str]:
    return [flag.sign for flag in did(changes).raised]
