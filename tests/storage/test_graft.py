from pathlib import Path

import pytest

from diary.core.clock import FixedClock
from diary.storage.connection import Key
from diary.storage.rescue import rescue
from diary.storage.sniff import PAGE
from tests.storage.rescued import KEYS, LATER, STANDING, made, of_order, standing


@pytest.mark.parametrize("place", [0, 17, 20, 29, 47, 59])
def test_a_wrong_byte_in_the_header_of_a_plain_diary_is_mended(path: Path, clock: FixedClock, place: int) -> None:
    target = path.with_name("rescued.db")
    made(path, clock).close()
    content = bytearray(path.read_bytes())
    content[place] ^= 0xFF
    path.write_bytes(content)
    assert rescue(path, target, clock=LATER).lost == ()
    assert len(standing(target)) == 3


@KEYS
@pytest.mark.parametrize("swept", [False, True])
@pytest.mark.parametrize("page", [0, 1])
def test_a_diary_whose_start_is_damaged_is_read_with_the_start_of_an_empty_one(
    path: Path, clock: FixedClock, key: Key | None, *, swept: bool, page: int
) -> None:
    with made(path, clock, key) as file:
        if swept:
            file.sweep()
    content = bytearray(path.read_bytes())
    content[page * PAGE + 16 : (page + 1) * PAGE] = bytes(PAGE - 16)
    path.write_bytes(content)
    target = path.with_name("rescued.db")
    assert rescue(path, target, clock=LATER, key=key).lost == ()
    assert standing(target, key) == sorted(STANDING, key=of_order)
    assert path.read_bytes() == content
