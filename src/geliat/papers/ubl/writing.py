"""Writes the facts of a shipment as a UBL 2.1 document.

Elements are gathered as plain records and written out as text: a packing list has some 40,000 of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from xml.sax.saxutils import escape, quoteattr

from geliat.papers.facts import Facts
from geliat.papers.form_values import cubic_metres_text, kilograms_text, plain
from geliat.papers.ubl.layout import NAMESPACES, Fixed, Group, Layout, Leaf, Node, Part, steps
from geliat.trade.consistency.statement import Fact

Keys = Mapping[str, str]
_Writer = Callable[["_Element", Facts, Keys], bool]
"""Writes a node below an element; whether it states a fact."""


class _Element:
    """An element by its name with prefix and what is in it: others, or values as they are printed."""

    __slots__ = ("inside", "name")

    def __init__(self, name: str) -> None:
        self.name = name
        self.inside: list[_Element | str] = []


def write_document(layout: Layout, facts: Facts) -> bytes:
    """The document in UTF-8, indented, the same bytes for the same facts."""
    root = _Element(layout.document)
    for write in _writers(layout.nodes):
        write(root, facts, {})
    spaces = "".join(f' xmlns:{prefix}="{space}"' for prefix, space in NAMESPACES.items())
    lines = ["<?xml version='1.0' encoding='UTF-8'?>", f'<{root.name} xmlns="{layout.namespace}"{spaces}>']
    _print(root, "  ", lines)
    lines.append(f"</{root.name}>\n")
    return "\n".join(lines).encode()


def _print(element: _Element, indent: str, lines: list[str]) -> None:
    """The lines of what is in an element; each element inside it holds something."""
    for each in element.inside:
        if isinstance(each, str):
            lines.append(indent + each)
        else:
            lines.append(f"{indent}<{each.name}>")
            _print(each, indent + "  ", lines)
            lines.append(f"{indent}</{each.name}>")


@cache
def _writers(nodes: tuple[Node, ...]) -> tuple[_Writer, ...]:
    """What writes each node: made ready once, since a packing list follows the same nodes 1,200 times."""
    return tuple(_writer(node) for node in nodes)


def _writer(node: Node) -> _Writer:
    match node:
        case Leaf():
            return _leaf(node)
        case Fixed():
            return _fixed(node)
        case Part():
            return _part(node)
        case Group():
            return _group(node)


def _fixed(fixed: Fixed) -> _Writer:
    def write(parent: _Element, _facts: Facts, _keys: Keys) -> bool:
        within, name = _way(parent, fixed.path)
        within.inside.append(f"<{name}>{escape(fixed.text)}</{name}>")
        return False

    return write


def _part(part: Part) -> _Writer:
    writers = _writers(part.nodes)

    def write(parent: _Element, facts: Facts, keys: Keys) -> bool:
        within, count = _mark(parent, part.path)
        element = _below(parent, part.path)
        told = False
        for each in writers:
            # Every node must be written, not only the first that states something.
            told = each(element, facts, keys) or told
        if not told and not part.always:
            del within.inside[count:]
        return told

    return write


def _group(group: Group) -> _Writer:
    writers = _writers(group.nodes)

    def write(parent: _Element, facts: Facts, keys: Keys) -> bool:
        rows = facts.keys.get(fact_of(group.rows, keys), [])
        for row in rows:
            element = _below(parent, group.path)
            inner = {**keys, **keyed(group.names, row)}
            for each in writers:
                each(element, facts, inner)
        return bool(rows)

    return write


def _leaf(leaf: Leaf) -> _Writer:
    fact_in, unit_in = _filled(leaf.fact), _filled(leaf.unit_fact)
    fixed, kind = _attributes(leaf.attributes), leaf.kind

    def write(parent: _Element, facts: Facts, keys: Keys) -> bool:
        value = facts.values.get(fact_in(keys))
        if not value:
            return False
        attributes = fixed
        if leaf.unit_fact:
            attributes += f" unitCode={quoteattr(facts.values[unit_in(keys)])}"
        match kind:
            case "money":
                value, _, currency = value.partition(" ")
                attributes += f" currencyID={quoteattr(currency)}"
            case "kilograms":
                value = kilograms_text(int(value))
            case "cubic_metres":
                value = cubic_metres_text(int(value))
            case "percent":
                whole, tenth = divmod(int(value), 10)
                value = plain(whole) if not tenth else f"{whole}.{tenth}"
            case _:
                value = escape(value)
        within, name = _way(parent, leaf.path)
        within.inside.append(f"<{name}{attributes}>{value}</{name}>")
        return True

    return write


def _attributes(attributes: tuple[tuple[str, str], ...]) -> str:
    return "".join(f" {name}={quoteattr(text)}" for name, text in attributes)


def _filled(fact: Fact) -> Callable[[Keys], Fact]:
    """What fills the keys of the rows around it into a fact, as `fact_of` does."""
    places = [n for n, part in enumerate(fact) if part.startswith("{")]
    if not places:
        return lambda _: fact
    if places == [1]:
        head, place, *tail = fact
        return lambda keys: (head, keys[place], *tail)
    return lambda keys: fact_of(fact, keys)


def fact_of(fact: Fact, keys: Mapping[str, str]) -> Fact:
    """The fact with the keys of the rows around it filled in: `keys` by their place, `{carton}`."""
    known = keys.get
    return tuple([known(part, part) for part in fact])


def keyed(names: tuple[str, ...], row: Iterable[str]) -> dict[str, str]:
    """The keys of a row by the places they fill."""
    return {f"{{{name}}}": key for name, key in zip(names, row, strict=True)}


@cache
def _steps(path: str) -> tuple[tuple[str, ...], str]:
    *way, last = steps(path)
    return tuple(way), last


def _way(parent: _Element, path: str) -> tuple[_Element, str]:
    """The element before the end of a path and the name at its end; elements standing last are used again."""
    way, last = _steps(path)
    for step in way:
        before = parent.inside[-1] if parent.inside else ""
        if isinstance(before, str) or before.name != step:
            before = _Element(step)
            parent.inside.append(before)
        parent = before
    return parent, last


def _below(parent: _Element, path: str) -> _Element:
    """A new element at the end of the path."""
    parent, last = _way(parent, path)
    element = _Element(last)
    parent.inside.append(element)
    return element


def _mark(parent: _Element, path: str) -> tuple[_Element, int]:
    """Where the first new element of a path would stand: in which element, after how many."""
    for step in _steps(path)[0]:
        before = parent.inside[-1] if parent.inside else ""
        if isinstance(before, str) or before.name != step:
            break
        parent = before
    return parent, len(parent.inside)
