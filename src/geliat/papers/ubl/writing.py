"""Writes the facts of a shipment as a UBL 2.1 document.

Elements are gathered as plain records and written out as text: a packing list has some 40,000 of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from xml.sax.saxutils import escape, quoteattr

from geliat.papers.facts import Facts
from geliat.papers.form_values import cubic_metres_text, kilograms_text, plain
from geliat.papers.ubl.layout import NAMESPACES, Fixed, Group, Layout, Leaf, Node, Part, steps
from geliat.trade.consistency.statement import Fact


class _Element:
    """An element by its name with prefix and what is in it: others, or values as they are printed."""

    __slots__ = ("inside", "name")

    def __init__(self, name: str) -> None:
        self.name = name
        self.inside: list[_Element | str] = []


def write_document(layout: Layout, facts: Facts) -> bytes:
    """The document in UTF-8, indented, the same bytes for the same facts."""
    root = _Element(layout.document)
    for node in layout.nodes:
        _write(root, node, facts, {})
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


def _write(parent: _Element, node: Node, facts: Facts, keys: Mapping[str, str]) -> bool:
    """Writes the node below the parent; whether it states a fact."""
    match node:
        case Leaf():
            return _write_leaf(parent, node, facts.values, keys)
        case Fixed():
            within, name = _way(parent, node.path)
            within.inside.append(f"<{name}>{escape(node.text)}</{name}>")
            return False
        case Part():
            mark = _mark(parent, node.path)
            element = _below(parent, node.path)
            # Counted, since every node must be written, not only the first that states something.
            told = sum(_write(element, each, facts, keys) for each in node.nodes) > 0
            if not told and not node.always:
                within, count = mark
                del within.inside[count:]
            return told
        case Group():
            rows = facts.keys.get(fact_of(node.rows, keys), [])
            for row in rows:
                element = _below(parent, node.path)
                inner = {**keys, **keyed(node.names, row)}
                for each in node.nodes:
                    _write(element, each, facts, inner)
            return bool(rows)


def _write_leaf(parent: _Element, leaf: Leaf, values: Mapping[Fact, str], keys: Mapping[str, str]) -> bool:
    value = values.get(fact_of(leaf.fact, keys))
    if not value:
        return False
    attributes = _attributes(leaf.attributes) if leaf.attributes else ""
    if leaf.unit_fact:
        attributes += f" unitCode={quoteattr(values[fact_of(leaf.unit_fact, keys)])}"
    match leaf.kind:
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


@cache
def _attributes(attributes: tuple[tuple[str, str], ...]) -> str:
    return "".join(f" {name}={quoteattr(text)}" for name, text in attributes)


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
