"""Walks FHIR resources, whatever holds them: a bundle, an array, a resource within another; R4 and older alike.

Nothing here fails: what does not have the shape that it should have counts as not there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Node = Mapping[str, Any]
NOTHING: Node = {}


def nodes(value: object) -> list[Node]:
    """The objects of an element that may repeat, be single, or be missing."""
    found = value if isinstance(value, list) else [value]
    return [item for item in found if isinstance(item, Mapping)]


def node(value: object) -> Node:
    """The first object of an element; an empty one where there is none."""
    return next(iter(nodes(value)), NOTHING)


def text(value: object) -> str:
    """A text without spaces around it or invisible breaks in it; empty where there is none."""
    return value.replace("\u200b", "").strip() if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class Found:
    """A resource and where it lay.

    Attributes:
        resource: The resource.
        where: Its place in the source.
        parent: The resource that contains it, or itself.
    """

    resource: Node
    where: str
    parent: Node

    @property
    def type(self) -> str:
        """The resource's type, such as ``Observation``."""
        return text(self.resource.get("resourceType"))


@dataclass(frozen=True, slots=True)
class Tree:
    """All resources of a source, with a way to follow references between them. Make one with ``Tree.of``."""

    found: tuple[Found, ...]
    _by_reference: dict[str, Node] = field(default_factory=dict)

    @classmethod
    def of(cls, value: object) -> "Tree":
        """The tree of a parsed JSON value."""
        tree = cls(tuple(_walk(value, "", NOTHING)))
        for found in tree.found:
            tree._by_reference[_own_reference(found.resource)] = found.resource
        for url, resource in _full_urls(value):
            tree._by_reference[url] = resource
        return tree

    def of_type(self, resource_type: str) -> tuple[Found, ...]:
        """The resources of one type in the source's order."""
        return tuple(found for found in self.found if found.type == resource_type)

    def follow(self, reference: object, source: Found) -> Node:
        """What a reference points to; an empty object where that is not in the source.

        Args:
            reference: The element with ``reference`` in it.
            source: The resource that refers.
        """
        target = text(node(reference).get("reference"))
        if target.startswith("#"):
            inside = nodes(source.parent.get("contained"))
            return next((part for part in inside if text(part.get("id")) == target[1:]), NOTHING)
        return self._by_reference.get(target) or self._by_reference.get(short_reference(target)) or NOTHING


def short_reference(reference: str) -> str:
    """A reference without the server it lies on: ``Patient/1`` for ``https://…/Patient/1``."""
    return "/".join(reference.split("/")[-2:])


def is_fhir(value: object) -> bool:
    """Whether a parsed JSON value is a FHIR resource, or an array of them."""
    return any(isinstance(item.get("resourceType"), str) for item in nodes(value))


def _own_reference(resource: Node) -> str:
    return f"{text(resource.get('resourceType'))}/{text(resource.get('id'))}"


def _walk(value: object, where: str, parent: Node) -> Iterator[Found]:
    many = isinstance(value, list)
    for number, resource in enumerate(nodes(value)):
        place = f"{where}[{number}]" if many else where
        whole = parent or resource
        yield Found(resource, place or text(resource.get("resourceType")), whole)
        for entry_number, entry in enumerate(nodes(resource.get("entry"))):
            yield from _walk(entry.get("resource"), f"{place}.entry[{entry_number}]".lstrip("."), NOTHING)
        yield from _walk(resource.get("contained") or [], f"{place}.contained".lstrip("."), whole)


def _full_urls(value: object) -> Iterator[tuple[str, Node]]:
    for resource in nodes(value):
        for entry in nodes(resource.get("entry")):
            inner = node(entry.get("resource"))
            if text(entry.get("fullUrl")):
                yield text(entry.get("fullUrl")), inner
            yield from _full_urls(inner)
