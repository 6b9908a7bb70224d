"""How facts stand in a UBL 2.1 document: one description that the writer follows down and the reader back up.

OASIS Universal Business Language 2.1 (2013). Names carry the prefixes cac and cbc as the standard does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from lxml import etree

from geliat.trade.consistency.statement import Fact

UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
NAMESPACES = {"cac": f"{UBL}CommonAggregateComponents-2", "cbc": f"{UBL}CommonBasicComponents-2"}


def name(prefixed: str) -> str:
    """`cbc:ID` with its namespace as lxml wants it."""
    prefix, _, local = prefixed.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value: `fact` with `{name}` for the keys of the groups around it, `kind` as in `READERS`.

    `attributes` are fixed, `unit_fact` states the attribute `unitCode`; `chosen` tells sisters apart by
    their attributes.
    """

    path: str
    fact: Fact
    kind: str = "text"
    attributes: tuple[tuple[str, str], ...] = ()
    unit_fact: Fact = ()
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value of the format itself, which states nothing of the goods."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """An element that holds others; left out when none of its facts is known. `pick` tells sisters apart."""

    path: str
    nodes: tuple[Node, ...]
    pick: str = ""
    always: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """An element repeated for each row of a list of facts.

    `rows` names the list (`("content", "{carton}")`), `names` the keys of a row, and `key_paths` where the
    reader finds those keys.
    """

    path: str
    rows: tuple[str, ...]
    names: tuple[str, ...]
    key_paths: tuple[str, ...]
    nodes: tuple[Node, ...] = field(default=())


Node = Leaf | Fixed | Part | Group


@dataclass(frozen=True, slots=True)
class Layout:
    """A document: its UBL name, the form's name for statements, and its nodes in the schema's order."""

    document: str
    form: str
    nodes: tuple[Node, ...]

    @property
    def namespace(self) -> str:
        """The document's own namespace."""
        return f"{UBL}{self.document}-2"

    @property
    def root(self) -> str:
        """The root element with its namespace."""
        return f"{{{self.namespace}}}{self.document}"


def steps(path: str) -> Iterator[str]:
    """The element names of a path without what is picked."""
    for step in path.split("/"):
        yield step.partition("[")[0]


def new_root(layout: Layout) -> etree._Element:
    """An empty document; its own namespace is the default one."""
    # lxml takes None for the default namespace; its stubs do not know that.
    namespaces = cast("dict[str, str]", {None: layout.namespace, **NAMESPACES})
    return etree.Element(layout.root, nsmap=namespaces)
