"""docs/warnings.md says what the rules say."""

from pathlib import Path

import pytest

import warnings_page


def test_the_committed_page_is_what_the_rules_give() -> None:
    written = warnings_page.PAGE.read_text(encoding="utf-8")
    assert written == warnings_page.page(), "the rules or their words changed: run `python3 packaging/dev.py warnings`"


def test_each_link_leads_to_a_heading() -> None:
    text = warnings_page.page()
    targets = {line.rpartition("(#")[2].removesuffix(")") for line in text.splitlines() if line.startswith("- [")}
    assert targets
    assert all(f'<a id="{target}"></a>' in text for target in targets)


def test_it_is_written_where_the_documents_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warnings_page, "PAGE", tmp_path / "warnings.md")
    assert warnings_page.main() == 0
    assert (tmp_path / "warnings.md").read_text(encoding="utf-8").startswith(warnings_page.MADE)
