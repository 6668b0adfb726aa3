from pathlib import Path

import pytest

from tests.cli.conftest import Commands

IMPORTS = Path(__file__).parents[1] / "data" / "imports"
MICAH = IMPORTS / "synthea-micah-schinner.json"


def chills(**fields: object) -> dict[str, object]:
    return {"date": "2026-03-04", "symptoms": [{"id": "s", "symptom": "chills", "severity": 2, **fields}]}


def test_results_go_into_a_new_diary_and_a_second_time_nothing_is_new(run: Commands) -> None:
    diary = run.folder / "new.db"
    first = run("import", MICAH, "--diary", diary, "--json")
    assert first.code == 0
    (source,) = first.json["sources"]
    assert source["kind"] == "fhir"
    assert source["new"]["counts"] == 9
    assert source["people"] == ["Micah Schinner, 1959-12-07"]
    assert source["not_for_a_diary"]["Body Height"] == 10
    (again,) = run("import", MICAH, "--diary", diary, "--json").json["sources"]
    assert again["new"] == {}
    assert again["already_there"] == source["new"]
    counts = run("counts", diary, "--json").json
    assert len({count["collected_at"] for count in counts}) == 9
    low = [count["entered"]["value"] for count in counts if count["analyte"] == "white-cells" and count["grade"] == 4]
    assert low == ["0.7449489713813817", "0.540335750806384"]


def test_the_receipt_is_told_in_words(run: Commands) -> None:
    out = run("import", MICAH).out
    assert "About Micah Schinner, 1959-12-07." in out
    assert "9 draws" in out
    assert "have no place in a diary" in out
    assert "New: nothing." in run("import", MICAH).out


def test_a_dry_run_changes_nothing(run: Commands) -> None:
    answer = run("import", MICAH, "--dry-run")
    assert "nothing was changed" in " ".join(answer.out.split())
    assert not run.env.paths.diary.exists()
    run("import", run.exchange(days=[chills()]))
    before = run.env.paths.diary.read_bytes()
    assert run("import", MICAH, "--dry-run", "--json").json["dry_run"] is True
    assert run.env.paths.diary.read_bytes() == before


def test_where_nothing_can_be_read_nothing_is_made(run: Commands) -> None:
    diary = run.folder / "new.db"
    answer = run("import", run.folder, run.folder / "none", run.file("a.json", "{"), "--diary", diary)
    assert answer.code == 2
    assert not diary.exists()
    assert len(answer.err.splitlines()) >= 3


def test_one_good_source_stands_beside_a_bad_one(run: Commands) -> None:
    answer = run("import", run.file("a.json", "{"), run.exchange(days=[chills()]), "--json")
    assert answer.code == 1
    refused, read = answer.json["sources"]
    assert refused["kind"] is None
    assert "breaks off" in refused["refused"]
    assert read["new"] == {"symptoms": 1}
    assert "breaks off" in answer.err


def test_what_is_left_out_held_or_not_known_is_named_and_the_rest_stands(run: Commands) -> None:
    results = [
        {"analyte": "platelets", "value": "150", "unit": "/uL"},
        {"analyte": "platelets", "value": "1", "unit": "furlong"},
    ]
    path = run.exchange(
        days=[chills(), {"date": "2026-03-03", "symptoms": [{"symptom": "hiccups"}]}],
        counts=[{"collected_at": "2026-03-03", "results": results}],
    )
    answer = run("import", path)
    text = " ".join(answer.out.split())
    assert answer.code == 1
    assert "Left out (1): counts[0].results[1]: The unit “furlong” is not known for platelets." in text
    assert "Kept in doubt (1): counts[0].results[0]:" in text
    assert "Words that this version does not know (1):" in text
    (source,) = run("import", path, "--dry-run", "--json").json["sources"]
    assert source["left_out"] == [
        {"where": "counts[0].results[1]", "why": "The unit “furlong” is not known for platelets."}
    ]
    assert len(source["held"]) == len(source["unknown_words"]) == 1


def test_a_result_with_another_value_is_in_conflict(run: Commands) -> None:
    def platelets(value: str, result_id: str) -> Path:
        result = {"id": result_id, "analyte": "platelets", "value": value, "unit": "10*9/L"}
        return run.exchange(counts=[{"id": f"p{result_id}", "collected_at": "2026-03-03T08:10", "results": [result]}])

    assert run("import", platelets("18", "a")).code == 0
    answer = run("import", platelets("81", "b"))
    assert answer.code == 1
    assert "In conflict, both are kept: platelets 18 ×10⁹/L here, 81 ×10⁹/L there." in " ".join(answer.out.split())
    (source,) = run("import", platelets("18.000001", "c"), "--json").json["sources"]
    assert "platelets 18 ×10⁹/L here, 18.000001 ×10⁹/L there" in source["in_conflict"][0]


def test_newer_entries_correct_and_deletions_travel(run: Commands) -> None:
    run("import", run.exchange(days=[chills(changed_at="2026-03-04T10:00:00Z")]))
    corrected = run("import", run.exchange(days=[chills(severity=3, changed_at="2026-03-04T11:00:00Z")]))
    assert "Corrected: 1 symptom entry." in corrected.out
    older = run("import", run.exchange(days=[chills(severity=1, changed_at="2026-03-04T09:00:00Z")]))
    assert older.code == 1
    assert "so kept as it is: 1 symptom entry." in " ".join(older.out.split())
    stone = {"id": "s", "deleted": True, "changed_at": "2026-03-04T12:00:00Z"}
    deleted = run("import", run.exchange(symptoms=[stone]))
    assert deleted.code == 0
    assert "Deleted: 1 symptom entry." in deleted.out


def test_a_home_that_cannot_be_written_is_told(run: Commands) -> None:
    run.env.paths.data.parent.write_text("a file is where the folder should be")
    answer = run("import", run.exchange(days=[chills()]))
    assert answer.code == 2
    assert "could not be written" in " ".join(answer.err.split())


def test_a_text_file_is_no_diary_to_import_into(run: Commands) -> None:
    target = run.file("not-a-diary.json", "{}")
    answer = run("import", run.exchange(days=[chills()]), "--diary", target)
    assert answer.code == 2
    assert target.read_text() == "{}"


@pytest.mark.parametrize("name", [path.name for path in sorted(IMPORTS.glob("us-core-cbc-*.json"))])
def test_each_file_of_others_is_read(run: Commands, name: str) -> None:
    assert run("import", IMPORTS / name).code == 0
