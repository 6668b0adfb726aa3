from pathlib import Path

import pytest

from devtools.hygiene import unwanted

HOME = "/ho" + "me/maria"
SCRATCH = "/tm" + "p/diary"
PROFILE = "C:\\Us" + "ers\\maria"
REGISTRY = "py" + "pi.org/simple"


@pytest.mark.parametrize("text", [HOME, f"open('{SCRATCH}')", PROFILE])
def test_a_folder_of_one_machine_is_named_with_its_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"first\n{text}\n")
    assert unwanted(tmp_path, [path]) == ["a.md:2 names a folder of one machine"]


def test_the_address_of_a_registry_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    path.write_text(f"{REGISTRY}\n")
    assert unwanted(tmp_path, [path]) == ["a.lock:1 names the address of a package registry"]


@pytest.mark.parametrize("text", ["framework/roots", "build/tmp/x", "~/work/x", "1/work", "http://a/root/b"])
def test_other_words_with_slashes_are_left_alone(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(text)
    assert unwanted(tmp_path, [path]) == []


def test_a_file_that_is_not_text_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"\x89PNG\xff\xfe" + HOME.encode())
    assert unwanted(tmp_path, [path]) == []
