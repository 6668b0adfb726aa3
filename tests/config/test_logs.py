"""The log says what the program did and nothing of what the diary holds."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from diary.config.logs import LARGEST_BYTES, OLDER_FILES, DiscreetFormatter, start_log, stop_log

NOTE = "a nosebleed that lasted an hour"
LOG = logging.getLogger("diary.storage.file")

pytestmark = pytest.mark.logs_warnings


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "logs" / "diary.log"
    handler = start_log(path)
    yield path
    stop_log(handler)


def test_lines_carry_level_module_message_and_numbers(log: Path) -> None:
    LOG.info("Opened %d records in %.1f ms", 34482, 71.25)
    line = log.read_text(encoding="utf-8")
    assert "INFO diary.storage.file: Opened 34482 records in 71.2 ms\n" in line


def test_types_are_named(log: Path) -> None:
    LOG.info("Saved %s", Path)
    assert "Saved Path\n" in log.read_text(encoding="utf-8")


@pytest.mark.parametrize("value", [NOTE, [NOTE], {"note": NOTE}, Path(NOTE), ValueError(NOTE)])
def test_text_never_reaches_the_log(log: Path, value: object) -> None:
    LOG.warning("Left out %s", value)
    written = log.read_text(encoding="utf-8")
    assert "nosebleed" not in written
    assert f"Left out {type(value).__name__}" in written or "Left out %s" in written


def test_values_by_name_are_not_written(log: Path) -> None:
    LOG.warning("Left out %(note)s", {"note": NOTE})
    assert "nosebleed" not in log.read_text(encoding="utf-8")


def test_values_that_do_not_fit_the_message_are_left_out() -> None:
    record = LOG.makeRecord(LOG.name, logging.WARNING, "file.py", 1, "Left out %d", (NOTE,), None)
    assert DiscreetFormatter().format(record).endswith("WARNING diary.storage.file: Left out %d")


def test_an_error_is_logged_by_its_type_and_its_places(log: Path) -> None:
    try:
        int(NOTE)
    except ValueError:
        LOG.exception("Failed")
    written = log.read_text(encoding="utf-8")
    assert "nosebleed" not in written
    assert "  test_logs.py:" in written
    assert written.endswith("  ValueError\n")


def test_an_error_that_is_none_is_no_error(log: Path) -> None:
    LOG.error("Failed", exc_info=True)  # noqa: LOG014  (what a caller might write by mistake)
    assert log.read_text(encoding="utf-8").endswith("  no error\n")


def test_debugging_lines_and_other_libraries_stay_out(log: Path) -> None:
    LOG.debug("detail")
    logging.getLogger("matplotlib").warning("a warning")
    assert log.read_text(encoding="utf-8") == ""


def test_the_log_stays_small(log: Path) -> None:
    line = "x" * 1000
    for _ in range((OLDER_FILES + 2) * LARGEST_BYTES // 1000):
        LOG.info(line)
    files = list(log.parent.iterdir())
    assert len(files) == OLDER_FILES + 1
    assert all(file.stat().st_size <= LARGEST_BYTES for file in files)


def test_the_log_goes_on_where_an_older_one_is_in_the_way(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging, "raiseExceptions", False)
    (log.parent / "diary.log.1").write_text("", encoding="utf-8")
    (log.parent / "diary.log.2").mkdir()
    for _ in range(LARGEST_BYTES // 1000 + 1):
        LOG.info("x" * 1000)
    LOG.info("the last line")
    assert "the last line" in log.read_text(encoding="utf-8")


def test_nothing_is_written_once_it_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "logs" / "diary.log"
    stop_log(start_log(path))
    LOG.warning("too late")
    assert path.read_text(encoding="utf-8") == ""
