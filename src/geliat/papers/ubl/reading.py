"""Reads a UBL 2.1 document back into statements, each with its XPath (prefixes cac and cbc, root as `/*`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache

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
from geliat.papers.ubl.layout import Fixed, Group, Layout, Leaf, Node, Part, name, steps
from geliat.papers.ubl.writing import fact_of, keyed
from geliat.refusals import Blocker, Refusal
from geliat.trade.consistency.statement import Fact, Statement

TEXTS = frozenset({"text", "day"})
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
    reader = _Reader(layout.form)
    reader.read(root, layout.nodes, "/*", {})
    if reader.problems:
        raise Refusal(*reader.problems)
    return tuple(reader.stated)


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


class _Reader:
    """Follows a layout down a document, noting what is stated and what cannot be read."""

    def __init__(self, form: str) -> None:
        self.form = form
        self.stated: list[Statement] = []
        self.problems: list[Blocker] = []

    def read(
        self, parent: etree._Element, nodes: tuple[Node, ...], where: str, keys: Mapping[str, str]
    ) -> None:
        """Reads what the nodes describe below one element."""
        # The first child of each name, found once for all leaves: there are many in every carton.
        children: dict[str, etree._Element] = {}
        for child in parent:
            children.setdefault(child.tag, child)
        for node in nodes:
            match node:
                case Leaf():
                    self._leaf(parent, children, node, where, keys)
                case Part():
                    self._part(parent, node, where, keys)
                case Group():
                    self._group(parent, node, where, keys)
                case Fixed():
                    pass

    def _part(self, parent: etree._Element, part: Part, where: str, keys: Mapping[str, str]) -> None:
        above = _element(parent, _steps(part.path)[:-1])
        if above is None:
            return
        child, _, text = part.pick.partition("=")
        for element in above.iterchildren(_steps(part.path)[-1]):
            if not child or f"'{_text(element, child)}'" == text:
                place = f"{where}/{part.path}[{part.pick}]" if child else f"{where}/{part.path}"
                self.read(element, part.nodes, place, keys)
                return

    def _group(self, parent: etree._Element, group: Group, where: str, keys: Mapping[str, str]) -> None:
        elements = list(parent.iterchildren(*_steps(group.path)))
        for n, element in enumerate(elements, start=1):
            # A place among sisters is only said where there are sisters, as in the paths of single elements.
            place = f"{where}/{group.path}[{n}]" if len(elements) > 1 else f"{where}/{group.path}"
            row = [_text(element, path) for path in group.key_paths]
            if not all(row):
                first = group.key_paths[0]
                self.problems.append(unreadable(self.form, f"{place}/{first}", *EXPECTED["text"], ""))
                continue
            self.read(element, group.nodes, place, {**keys, **keyed(group.names, row)})

    def _leaf(
        self,
        parent: etree._Element,
        children: Mapping[str, etree._Element],
        leaf: Leaf,
        where: str,
        keys: Mapping[str, str],
    ) -> None:
        path = leaf.path
        if leaf.chosen:
            element = _chosen(parent, leaf)
            path += "".join(f"[@{attribute}='{text}']" for attribute, text in leaf.attributes)
        else:
            first, *rest = _steps(path)
            start = children.get(first)
            element = _element(start, rest) if start is not None and rest else start
        if element is None:
            return
        place, text, fact = f"{where}/{path}", element.text or "", fact_of(leaf.fact, keys)
        if leaf.unit_fact:
            unit = element.get("unitCode", "")
            self.stated.append(
                Statement(fact_of(leaf.unit_fact, keys), unit, self.form, f"{place}/@unitCode")
            )
        if leaf.kind in TEXTS:
            self.stated.append(Statement(fact, text, self.form, place))
        else:
            self._number(element, leaf, fact, text, place)

    def _number(self, element: etree._Element, leaf: Leaf, fact: Fact, text: str, place: str) -> None:
        number = decimal(text)
        if number is None:
            self.problems.append(unreadable(self.form, place, *EXPECTED["number"], text))
            return
        # A measure in another unit than the form's own would be another value.
        for attribute, unit in leaf.attributes:
            if element.get(attribute) != unit:
                found = element.get(attribute)
                self.problems.append(unreadable(self.form, f"{place}/@{attribute}", unit, unit, found))
                return
        if leaf.kind == "money":
            value = money_text(number, element.get("currencyID", ""))
        else:
            value = NUMBERS[leaf.kind](number)
        self.stated.append(Statement(fact, value, self.form, place))


@cache
def _steps(path: str) -> tuple[str, ...]:
    """The element names on a path with their namespaces."""
    return tuple(name(step) for step in steps(path))


def _element(parent: etree._Element, names: Sequence[str]) -> etree._Element | None:
    """The first element at the end of a path, or None."""
    element: etree._Element | None = parent
    for step in names:
        if element is None:
            return None
        element = next(element.iterchildren(step), None)
    return element


def _chosen(parent: etree._Element, leaf: Leaf) -> etree._Element | None:
    """The first child with the attributes that tell this leaf from its sisters."""
    for element in parent.iterchildren(*_steps(leaf.path)):
        if all(element.get(attribute) == text for attribute, text in leaf.attributes):
            return element
    return None


def _text(element: etree._Element, path: str) -> str:
    """The text at the end of a path, "" where there is none."""
    found = _element(element, _steps(path))
    return "" if found is None else found.text or ""
