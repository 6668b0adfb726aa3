from pathlib import Path

from tests.storage.flipped_bytes import NOTICED, SILENT, flip

ROUNDS = 40


def test_no_changed_byte_of_a_plain_diary_is_read_wrong_in_silence(tmp_path: Path) -> None:
    found = flip(tmp_path, ROUNDS)
    assert found[SILENT] == 0
    assert found[NOTICED] > ROUNDS / 2
