"""Writes the facts of a shipment as a UBL 2.1 document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from geliat.papers.facts import Facts
from geliat.papers.form_values import cubic_metres_text, kilograms_text, plain
from geliat.papers.ubl.layout import Fixed, Group, Layout, Leaf, Node, Part, name, new_root, steps
from geliat.trade.consistency.statement import Fact

NAMES: dict[str, tuple[str, ...]] = {}
"""Paths already taken apart, since each stands in every carton."""


def write_document(layout: Layout, facts: Facts) -> bytes:
    """The document in UTF-8, indented, the same bytes for the same facts."""
    root = new_root(layout)
    for node in layout.nodes:
        _write(root, node, facts, {})
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _write(parent: etree._Element, node: Node, facts: Facts, keys: Mapping[str, str]) -> bool:
    """Writes the node below the parent; whether it states a fact."""
    match node:
        case Leaf():
            return _write_leaf(parent, node, facts.values, keys)
        case Fixed():
            _below(parent, node.path).text = node.text
            return False
        case Part():
            element = _below(parent, node.path)
            # Counted, since every node must be written, not only the first that states something.
            told = sum(_write(element, each, facts, keys) for each in node.nodes) > 0
            if not told and not node.always:
                _remove(parent, element)
            return told
        case Group():
            rows = facts.keys.get(fact_of(node.rows, keys), [])
            for row in rows:
                element = _below(parent, node.path)
                inner = {**keys, **keyed(node.names, row)}
                for each in node.nodes:
                    _write(element, each, facts, inner)
            return bool(rows)


def _write_leaf(
    parent: etree._Element, leaf: Leaf, values: Mapping[Fact, str], keys: Mapping[str, str]
) -> bool:
    value = values.get(fact_of(leaf.fact, keys))
    if value is None or value == "":
        return False
    element = _below(parent, leaf.path)
    for attribute, text in leaf.attributes:
        element.set(attribute, text)
    if leaf.unit_fact:
        element.set("unitCode", values[fact_of(leaf.unit_fact, keys)])
    match leaf.kind:
        case "money":
            amount, _, currency = value.partition(" ")
            element.set("currencyID", currency)
            element.text = amount
        case "kilograms":
            element.text = kilograms_text(int(value))
        case "cubic_metres":
            element.text = cubic_metres_text(int(value))
        case "percent":
            whole, tenth = divmod(int(value), 10)
            element.text = plain(whole) if not tenth else f"{whole}.{tenth}"
        case _:
            element.text = value
    return True


def fact_of(fact: Fact, keys: Mapping[str, str]) -> Fact:
    """The fact with the keys of the rows around it filled in: `keys` by their place, `{carton}`."""
    known = keys.get
    return tuple([known(part, part) for part in fact])


def keyed(names: tuple[str, ...], row: Iterable[str]) -> dict[str, str]:
    """The keys of a row by the places they fill."""
    return {f"{{{name}}}": key for name, key in zip(names, row, strict=True)}


def _below(parent: etree._Element, path: str) -> etree._Element:
    """A new element at the end of the path; elements on the way are used again when they stand last."""
    names = NAMES.get(path)
    if names is None:
        names = NAMES[path] = tuple(name(step) for step in steps(path))
    for step in names[:-1]:
        last = parent[-1] if len(parent) else None
        parent = last if last is not None and last.tag == step else etree.SubElement(parent, step)
    return etree.SubElement(parent, names[-1])


def _remove(ancestor: etree._Element, element: etree._Element) -> None:
    """Takes an element out, and those that held only it."""
    parent = element.getparent()
    while parent is not None:
        parent.remove(element)
        if parent is ancestor or len(parent):
            return
        element, parent = parent, parent.getparent()
