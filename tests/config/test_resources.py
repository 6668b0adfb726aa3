"""The program's resources are complete, wherever they lie."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard
from xml.etree import ElementTree as ET

import pytest
from matplotlib.ft2font import FT2Font

import diary
from diary.config.resources import PLACES, Resources
from diary.core import words
from diary.core.texts import Texts

RESOURCES = Resources.find()
TEXTS = Texts(RESOURCES.texts(), RESOURCES.catalog())
ICONS = sorted((RESOURCES.root / "icons").glob("*.svg"))
LISTS = {
    "severity": [*words.Severity],
    "subtype": words.SUBTYPES,
    "treatment": words.TREATMENT_KINDS,
    "route": words.ROUTES,
    "site": words.RADIATION_SITES,
    "product": words.PRODUCTS,
    "transplant": words.TRANSPLANTS,
    "device": words.DEVICES,
    "milestone": words.MILESTONES,
    "response": words.RESPONSES,
    "status": words.STATUSES,
    "specimen": words.SPECIMENS,
    "source": words.SOURCES,
    "measurement": words.MEASUREMENTS,
    "check": words.CHECKS,
    "answer": words.ANSWERS,
    "direction": words.DIRECTIONS,
    "urgency": words.URGENCIES,
    "symptom": words.SYMPTOMS,
    "medicine": words.MEDICINES,
    "analyte": words.ANALYTES,
    "phase": words.PHASES,
    "group": sorted({info.group for info in TEXTS.catalog.symptoms.values()} | {"own"}),
    "medicine-kind": sorted({info.kind for info in TEXTS.catalog.medicines.values()} | {"other", "unknown"}),
}
MESSAGE_MAKERS = {"of", "text", "DiaryError", "FieldError"}
TEXT_ID = re.compile(r"[a-z][a-z0-9-]*(\.[a-z0-9-]+)+")
FILE_ENDINGS = {"db", "json", "log", "toml", "lock", "svg", "typ", "pdf", "zip", "xml", "csv", "py"}
FALSE_COMFORT_OR_ALARM = re.compile(
    r"\b(fine|normal|safe|safely|don['’]t worry|dangerous|danger|critical|ok|okay)\b|!", re.IGNORECASE
)


class StringConstant(ast.Constant):
    """A string in the source."""

    value: str


def write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("kind", LISTS)
def test_every_word_has_a_name(kind: str) -> None:
    for word in LISTS[kind]:
        assert TEXTS.name(kind, word)[0] == TEXTS.name(kind, word)[0].upper()
        assert TEXTS.inline(kind, word) == TEXTS.inline(kind, word).strip()


@pytest.mark.parametrize("kind", [kind for kind in LISTS if kind not in {"symptom", "medicine", "analyte", "phase"}])
def test_no_name_is_left_of_a_word_that_is_gone(kind: str) -> None:
    named = {id_.rpartition(".")[2] for id_ in TEXTS.templates if id_.startswith(f"word.{kind}.")}
    assert named - {"not-rated"} == {str(word) for word in LISTS[kind]}


@pytest.mark.parametrize("kind", ["symptom", "medicine", "analyte", "phase"])
def test_no_two_words_of_a_list_have_the_same_name(kind: str) -> None:
    names = [TEXTS.name(kind, word) for word in LISTS[kind]]
    assert len(set(names)) == len(names)


def test_every_text_is_text() -> None:
    assert all(type(template) is str for template in TEXTS.templates.values())


def test_no_text_comforts_falsely_or_alarms() -> None:
    hints = {info.id: f"{info.name} {info.hint}" for info in TEXTS.catalog.symptoms.values()}
    for id_, text in {**TEXTS.templates, **hints}.items():
        assert not FALSE_COMFORT_OR_ALARM.search(text.replace("lower limit of normal", "")), id_


def test_plural_texts_come_in_pairs() -> None:
    for id_ in TEXTS.templates:
        stem, _, form = id_.rpartition(".")
        if form in {"one", "other"} and not id_.startswith("word."):
            assert {f"{stem}.one", f"{stem}.other"} <= TEXTS.templates.keys(), id_


def test_every_text_that_the_program_names_exists() -> None:
    sources = Path(diary.__file__).parent.rglob("*.py")
    named = {id_ for path in sources for id_ in text_ids(ast.parse(path.read_text(encoding="utf-8")))}
    assert {id_ for id_ in named if not {id_, f"{id_}.other"} & TEXTS.templates.keys()} == set()


def test_every_text_whose_id_is_put_together_has_such_a_beginning() -> None:
    sources = Path(diary.__file__).parent.rglob("*.py")
    beginnings = {start for path in sources for start in beginnings_of(ast.parse(path.read_text(encoding="utf-8")))}
    assert {start for start in beginnings if not any(id_.startswith(start) for id_ in TEXTS.templates)} == set()


def beginnings_of(tree: ast.AST) -> Iterator[str]:
    """The fixed beginnings of ids that the source puts together, such as ``today.dose-`` of f"today.dose-{kind}"."""
    topics = {id_.partition(".")[0] for id_ in TEXTS.templates}
    for node in ast.walk(tree):
        start = node.values[0] if isinstance(node, ast.JoinedStr) else None
        if start is not None and is_id(start) and start.value.partition(".")[0] in topics:
            yield start.value


def text_ids(tree: ast.AST) -> Iterator[str]:
    """What the source names as texts: strings of the shape of an id that a message is made of, or of a known topic."""
    topics = {id_.partition(".")[0] for id_ in TEXTS.templates}
    put_together = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if id(node) in put_together:
            continue
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in MESSAGE_MAKERS:
            yield from (arg.value for arg in node.args if is_id(arg))
        if is_id(node) and node.value.partition(".")[0] in topics:
            yield node.value


def is_id(node: ast.AST) -> TypeGuard[StringConstant]:
    """Whether a piece of source is a string of the shape of a text's id, and no file name."""
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
        return False
    return bool(TEXT_ID.fullmatch(node.value)) and node.value.rpartition(".")[2] not in FILE_ENDINGS


def test_texts_of_all_files_are_merged_under_their_tables(tmp_path: Path) -> None:
    write(tmp_path, "i18n/en/a.toml", '[today]\ntitle = "Today"\ndays.one = "{n} day"\n')
    write(tmp_path, "i18n/en/b.toml", '[today]\nnote = "Note"\n')
    assert Resources(tmp_path).texts() == {"today.title": "Today", "today.days.one": "{n} day", "today.note": "Note"}


def test_a_text_defined_twice_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "i18n/en/a.toml", '[today]\ntitle = "Today"\n')
    write(tmp_path, "i18n/en/b.toml", '[today]\ntitle = "This day"\n')
    with pytest.raises(ValueError, match=r"b\.toml defines today\.title"):
        dict(Resources(tmp_path).texts())


def test_what_a_language_lacks_is_shown_in_english(tmp_path: Path) -> None:
    write(tmp_path, "i18n/en/a.toml", 'one = "one"\ntwo = "two"\n')
    write(tmp_path, "i18n/de/a.toml", 'one = "eins"\n')
    assert Resources(tmp_path).languages() == ("de", "en")
    assert Resources(tmp_path).texts("de") == {"one": "eins", "two": "two"}
    assert Resources(tmp_path).texts("xx") == Resources(tmp_path).texts()


def test_the_first_place_that_exists_is_taken(tmp_path: Path) -> None:
    wheel, checkout = tmp_path / "diary" / "_resources", tmp_path / "resources"
    checkout.mkdir()
    assert Resources.find((wheel, checkout)).root == checkout
    wheel.mkdir(parents=True)
    assert Resources.find((wheel, checkout)).root == wheel


def test_an_incomplete_installation_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Resources.find((tmp_path / "a", tmp_path / "b"))


def test_the_places_are_those_of_the_wheel_and_of_the_checkout() -> None:
    assert [place.parts[-2:] for place in PLACES] == [
        ("diary", "_resources"),
        (Path(__file__).parents[2].name, "resources"),
    ]


def test_both_themes_have_the_same_colors() -> None:
    theme = RESOURCES.theme()
    assert theme["light"].keys() == theme["dark"].keys()
    assert all(re.fullmatch("#[0-9A-F]{6}", color) for name in ("light", "dark") for color in theme[name].values())


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_icons_are_drawings_that_take_the_color_of_the_text(path: Path) -> None:
    icon = RESOURCES.icon(path.stem)
    assert ET.fromstring(icon).tag.endswith("svg")  # noqa: S314  (our own file)
    assert b"currentColor" in icon or path.stem == "app"


def test_an_icon_that_is_missing_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        RESOURCES.icon("no-such-icon")


def test_the_fonts_are_there_with_their_licenses() -> None:
    names = [path.name for path in RESOURCES.font_files()]
    assert len(names) == 7
    assert names[0] == "AtkinsonHyperlegibleNext_400Regular.ttf"
    assert all(
        (RESOURCES.root / "fonts" / f"{name}-OFL.txt").exists() for name in ("AtkinsonHyperlegibleNext", "SourceSans3")
    )
    assert (RESOURCES.root / "icons" / "LICENSE.txt").exists()


def test_rule_files_and_report_templates_are_read_by_name(tmp_path: Path) -> None:
    write(tmp_path, "signs/fever.toml", 'sign = "fever"\n')
    write(tmp_path, "signs/anemia.toml", 'sign = "anemia"\n')
    write(tmp_path, "report/report.typ", "= Report\n")
    assert Resources(tmp_path).sign_rules() == (("anemia", {"sign": "anemia"}), ("fever", {"sign": "fever"}))
    assert Resources(tmp_path).report_templates() == {"report.typ": "= Report\n"}


def test_a_chapter_of_the_guide_that_a_language_lacks_is_in_english(tmp_path: Path) -> None:
    chapter = 'title = "{title}"\norder = {n}\ngroup = "basics"\nlead = "L"\n[[entry]]\nanchor = "a{n}"\n'
    chapter += 'title = "T"\nabout = "A"\n'
    write(tmp_path, "guide/en/counts.toml", chapter.format(title="Counts", n=1))
    write(tmp_path, "guide/en/words.toml", chapter.format(title="Words", n=2))
    write(tmp_path, "guide/de/words.toml", chapter.format(title="Wörter", n=2))
    resources = Resources(tmp_path)
    assert [chapter.title for chapter in resources.guide().chapters] == ["Counts", "Words"]
    assert [chapter.title for chapter in resources.guide("de").chapters] == ["Counts", "Wörter"]
    assert resources.guide("de") is resources.guide("de")


def test_every_sign_of_every_text_is_in_a_font_that_the_program_brings() -> None:
    drawn = {sign for path in RESOURCES.font_files() for sign in FT2Font(str(path)).get_charmap()}
    written = set("".join(TEXTS.templates.values()))
    assert {sign for sign in written if ord(sign) not in drawn} == set()
