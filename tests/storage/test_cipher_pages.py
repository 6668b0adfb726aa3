from pathlib import Path

import pytest

from diary.core.clock import FixedClock
from diary.storage.cipher_pages import SALT, Derived, passphrase_fits
from diary.storage.connection import Key
from diary.storage.file import DiaryFile
from diary.storage.sniff import PAGE
from tests.storage.changes import batch, new, symptom
from tests.storage.conftest import Saying

KEY = Key("it’s the one with é")


@pytest.fixture
def encrypted(path: Path, clock: FixedClock) -> Path:
    with DiaryFile.open(path, clock=clock, key=KEY) as file:
        file.commit(batch(*new(symptom())))
    return path


def damage(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


def test_the_right_passphrase_fits_in_whichever_way_its_letters_were_typed(encrypted: Path) -> None:
    assert passphrase_fits(encrypted, KEY)
    assert passphrase_fits(encrypted, Key("it’s the one with e\N{COMBINING ACUTE ACCENT}"))
    assert not passphrase_fits(encrypted, Key("it’s the one"))


def test_a_changed_byte_breaks_the_seal_of_its_page_alone(encrypted: Path) -> None:
    derived = Derived.of(KEY, encrypted.read_bytes()[:SALT])
    damage(encrypted, 2 * PAGE + 5)
    pages = encrypted.read_bytes()
    sealed = [derived.seals(pages[number * PAGE :][:PAGE], number + 1) for number in range(1, 5)]
    assert sealed == [True, False, True, True]


def test_a_damaged_first_page_is_told_from_a_wrong_passphrase(
    encrypted: Path, clock: FixedClock, saying: Saying
) -> None:
    damage(encrypted, 100)
    with saying("storage.damaged-start"):
        DiaryFile.open(encrypted, clock=clock, key=KEY)
    with saying("storage.not-readable"):
        DiaryFile.open(encrypted, clock=clock, key=Key("another"))


def test_without_the_salt_nothing_can_be_told(encrypted: Path, clock: FixedClock, saying: Saying) -> None:
    damage(encrypted, 0)
    with saying("storage.not-readable"):
        DiaryFile.open(encrypted, clock=clock, key=KEY)
