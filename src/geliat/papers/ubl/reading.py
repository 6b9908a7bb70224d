"""Reads a UBL 2.1 document back into statements, each with its XPath (prefixes cac and cbc, root as `/*`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from lxml import etree

from geliat.papers.form_values import (
    decimal,
    foreign,
    in_grams,
    in_mm3,
    money_text,
    not_too_large,
    plain,
    unreadable,
)
from geliat.papers.ubl.layout import NAMESPACES, Fixed, Group, Layout, Leaf, Node, Part
from geliat.papers.ubl.writing import fact_of
from geliat.refusals import Blocker, Refusal
from geliat.trade.consistency.statement import Statement

EXPECTED = {"text": ("text", "teks"), "number": ("a number", "angka")}
NUMBERS: dict[str, Callable[[Decimal], str]] = {
    "number": plain,
    "kilograms": in_grams,
    "cubic_metres": in_mm3,
    "percent": lambda percent: plain(percent.scaleb(1)),
}


def read_document(layout: Layout, data: bytes) -> tuple[Statement, ...]:
    """What the document states.

    Raises Refusal for what is no XML or another document, and with every value that cannot be read.
    """
    root = parsed(layout.form, data)
    if root.tag != layout.root:
        local = etree.QName(root).localname
        raise foreign(
            layout.form,
            f"the root is {local}, expected {layout.document} of UBL 2.1",
            f"akarnya {local}, seharusnya {layout.document} dari UBL 2.1",
        )
    problems: list[Blocker] = []
    stated = tuple(
        each for node in layout.nodes for each in _read(root, node, "/*", {}, layout.form, problems)
    )
    if problems:
        raise Refusal(*problems)
    return stated


def parsed(form: str, data: bytes) -> etree._Element:
    """The root of an XML file, read without entities, network, document types and huge trees."""
    not_too_large(form, data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        raise foreign(form, f"no XML at line {line}", f"bukan XML pada baris {line}") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise foreign(form, "it has a document type, which UBL has not", "ada deklarasi DOCTYPE")
    return root


def _read(
    parent: etree._Element,
    node: Node,
    where: str,
    keys: Mapping[str, str],
    form: str,
    problems: list[Blocker],
) -> Iterator[Statement]:
    match node:
        case Leaf():
            yield from _read_leaf(parent, node, where, keys, form, problems)
        case Fixed():
            return
        case Part():
            path = f"{node.path}[{node.pick}]" if node.pick else node.path
            element = parent.find(path, NAMESPACES)
            if element is not None:
                for each in node.nodes:
                    yield from _read(element, each, f"{where}/{path}", keys, form, problems)
        case Group():
            yield from _read_group(parent, node, where, keys, form, problems)


def _read_group(
    parent: etree._Element,
    group: Group,
    where: str,
    keys: Mapping[str, str],
    form: str,
    problems: list[Blocker],
) -> Iterator[Statement]:
    elements = parent.findall(group.path, NAMESPACES)
    for n, element in enumerate(elements, start=1):
        # A place among sisters is only said where there are sisters, as in the paths of single elements.
        place = f"{where}/{group.path}[{n}]" if len(elements) > 1 else f"{where}/{group.path}"
        row = tuple(element.findtext(path, "", NAMESPACES) for path in group.key_paths)
        if not all(row):
            problems.append(unreadable(form, f"{place}/{group.key_paths[0]}", *EXPECTED["text"], ""))
            continue
        inner = {**keys, **dict(zip(group.names, row, strict=True))}
        for each in group.nodes:
            yield from _read(element, each, place, inner, form, problems)


def _read_leaf(
    parent: etree._Element,
    leaf: Leaf,
    where: str,
    keys: Mapping[str, str],
    form: str,
    problems: list[Blocker],
) -> Iterator[Statement]:
    path = leaf.path
    if leaf.chosen:
        path += "".join(f"[@{attribute}='{text}']" for attribute, text in leaf.attributes)
    element = parent.find(path, NAMESPACES)
    if element is None:
        return
    place = f"{where}/{path}"
    text = element.text or ""
    if leaf.unit_fact:
        yield Statement(
            fact_of(leaf.unit_fact, keys), element.get("unitCode", ""), form, f"{place}/@unitCode"
        )
    if leaf.kind in {"text", "day"}:
        yield Statement(fact_of(leaf.fact, keys), text, form, place)
        return
    number = decimal(text)
    if number is None:
        problems.append(unreadable(form, place, *EXPECTED["number"], text))
        return
    # A measure in another unit than the form's own would be another value.
    unit = dict(leaf.attributes).get("unitCode")
    if unit and element.get("unitCode") != unit:
        problems.append(unreadable(form, f"{place}/@unitCode", unit, unit, element.get("unitCode")))
        return
    if leaf.kind == "money":
        value = money_text(number, element.get("currencyID", ""))
    else:
        value = NUMBERS[leaf.kind](number)
    yield Statement(fact_of(leaf.fact, keys), value, form, place)
