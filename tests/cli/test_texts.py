import re
from pathlib import Path

import diary.cli
import diary.exchange
from diary.config.resources import Resources

ID = re.compile(r'["\']((?:cli|exchange|problem|doubt)\.[a-z-]+(?:\.[a-z-]+)*)["\']')


def named_in_the_code() -> set[str]:
    return {
        found
        for room in (diary.cli, diary.exchange)
        for path in Path(next(iter(room.__path__))).rglob("*.py")
        for found in ID.findall(path.read_text(encoding="utf-8"))
    }


def test_every_sentence_that_the_commands_and_readers_name_is_there() -> None:
    templates = Resources.find().texts()
    named = named_in_the_code()
    assert len(named) > 60
    assert not {found for found in named if found not in templates and f"{found}.other" not in templates}


def test_no_sentence_is_there_that_nobody_says() -> None:
    named = named_in_the_code()
    families = ("cli.help.", "cli.kind.", "exchange.lost.", "doubt.")
    mine = [name for name in Resources.find().texts() if name.startswith(("cli.", "exchange.", "doubt."))]
    whole = {name.removesuffix(".one").removesuffix(".other") for name in mine}
    assert not {name for name in whole if not name.startswith(families) and name not in named}
