from datetime import date
from pathlib import Path

import pytest

from diary.config.resources import Resources
from diary.core.catalog import Catalog
from diary.core.errors import DiaryError
from diary.core.timeline import Timeline
from diary.exchange import exchange_json, recognise
from diary.exchange.recognise import read_source
from diary.exchange.sample import STORY_END, sample_records
from tests.strategies import TODAY


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return Resources.find().catalog()


def refusal(source: Path | bytes, catalog: Catalog) -> str:
    with pytest.raises(DiaryError) as caught:
        read_source(source, TODAY, catalog)
    return caught.value.message.id


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "exchange.empty"),
        (b"\xef\xbb\xbf  \n", "exchange.empty"),
        (b" " * 100, "exchange.empty"),
        (b"%PDF-1.7", "exchange.pdf"),
        (b"PK\x03\x04rest", "exchange.packed"),
        (b"\x1f\x8b\x08", "exchange.packed"),
        (b"SQLite format 3\0", "exchange.diary"),
        (b"\xef\xbb\xbf <ClinicalDocument/>", "exchange.xml"),
        (b"\xff\xfe{\0", "exchange.not-text"),
        (b"\x89PNG\r\n", "exchange.not-text"),
        (b"MSH|^~\\&|", "exchange.unknown"),
        (b"date,platelets\n2026-03-04,18", "exchange.unknown"),
        (b'{"hello": 1}', "exchange.unknown"),
        (b"[1, 2]", "exchange.unknown"),
        (b'{"days": [', "exchange.broken-json"),
        (b"[" * 5000, "exchange.too-deep"),
        (b'{"format": "blood-count-diary", "version": 2}', "exchange.newer-version"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(content: bytes, sentence: str, catalog: Catalog) -> None:
    assert refusal(content, catalog) == sentence


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path, catalog: Catalog) -> None:
    assert refusal(tmp_path, catalog) == "exchange.folder"
    assert refusal(tmp_path / "none.json", catalog) == "exchange.missing"


def test_a_path_that_cannot_be_opened_is_refused(tmp_path: Path, catalog: Catalog) -> None:
    (tmp_path / "file").write_text("x")
    assert refusal(tmp_path / "file" / "below", catalog) == "exchange.unreadable"


def test_a_file_too_large_is_refused_before_it_is_read(
    tmp_path: Path, catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognise, "LARGEST_MB", 0)
    (tmp_path / "a.json").write_text("{}")
    assert refusal(tmp_path / "a.json", catalog) == "exchange.too-large"


def test_a_file_is_known_by_its_content_and_not_by_its_name(tmp_path: Path, catalog: Catalog) -> None:
    path = tmp_path / "results.pdf"
    path.write_text("\ufeff" + exchange_json.write(Timeline.of(sample_records())), encoding="utf-8")
    reading = read_source(path, STORY_END, catalog)
    assert reading.kind == "exchange"
    assert len(reading.records) == len(sample_records())


def test_fhir_is_known_by_its_resources(catalog: Catalog) -> None:
    for content in (b'{"resourceType": "Bundle"}', b'[{"resourceType": "Observation"}]'):
        assert read_source(content, date(2026, 3, 4), catalog).kind == "fhir"
