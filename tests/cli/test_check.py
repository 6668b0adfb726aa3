from tests.cli.conftest import Commands


def test_a_whole_diary_is_called_whole(run: Commands) -> None:
    run.diary()
    answer = run("check")
    assert answer.code == 0
    assert "no damage was found" in answer.out
    assert run("check", run.sample()).code == 0


def test_a_damaged_file_is_told_in_a_sentence(run: Commands) -> None:
    diary = run.diary(run.folder / "a.db")
    content = bytearray(diary.read_bytes())
    content[8192:20000] = b"\xff" * (20000 - 8192)
    diary.write_bytes(content)
    answer = run("check", diary)
    assert answer.code == 2
    assert answer.err


def test_what_cannot_be_read_of_an_exchange_file_is_named(run: Commands) -> None:
    answer = run("check", run.exchange(days=[{"date": "soon"}]))
    assert answer.code == 2
    assert "exchange.json: days[0]: “date” cannot be “soon”." in answer.err


def test_without_a_diary_that_is_said(run: Commands) -> None:
    assert "There is no diary on this computer yet." in run("check").err
