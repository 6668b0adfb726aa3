"""The names at the left of the rows: never cut for a symptom, and never so long that no room is left for the chart."""

from diary.charts.fonts import Fonts

_MORE = "…"


def wrapped(name: str, fonts: Fonts, size: float, room: float) -> tuple[str, ...]:
    """The name in as many lines as the room asks for; one word that is longer than a line stays whole."""
    lines: list[str] = []
    for word in name.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and fonts.width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines) or ("",)


def cut(name: str, fonts: Fonts, size: float, room: float) -> str:
    """The name, cut where the room ends; the table has it whole."""
    if fonts.width(name, size) <= room:
        return name
    short = name
    while short and fonts.width(short.rstrip() + _MORE, size) > room:
        short = short[:-1]
    return short.rstrip() + _MORE
