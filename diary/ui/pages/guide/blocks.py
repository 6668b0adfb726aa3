"""What a page of the guide is made of: a sequence of blocks without any look, which the reading pane draws."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading.

    Attributes:
        level: 1 for the title of the page, 2 for a part of it, 3 for a part of that.
        anchor: The target that leads here; empty for none.
    """

    text: str
    level: int
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Labeled:
    """A paragraph with a word or a question above it that says what it is about."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A way to another place of the guide.

    Attributes:
        target: An anchor, ``sign:<id>``, ``symptom:<id>``, ``medicine:<id>``, ``warnings`` or ``warnings:<sign>``.
    """

    text: str
    target: str


Block = Heading | Paragraph | Labeled | Bullets | Link
