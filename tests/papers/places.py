"""Where values stand in machine forms: every leaf of JSON data by its pointer, of XML by its XPath."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

PREFIXES = {
    "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2": "cac",
    "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2": "cbc",
}


def leaves_of_json(data: Any, pointer: str = "") -> Iterator[str]:
    """The pointer of every text, number and truth value."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from leaves_of_json(value, f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(data, list):
        for n, value in enumerate(data):
            yield from leaves_of_json(value, f"{pointer}/{n}")
    else:
        yield pointer


def leaves_of_xml(element: Any, path: str = "/*") -> Iterator[str]:
    """The XPath of every element without children, places counted among sisters of its name."""
    if not len(element):
        yield path
    counts: dict[str, int] = {}
    names = [child.tag for child in element]
    for child in element:
        space, _, name = child.tag[1:].partition("}")
        counts[child.tag] = counts.get(child.tag, 0) + 1
        place = f"[{counts[child.tag]}]" if names.count(child.tag) > 1 else ""
        yield from leaves_of_xml(child, f"{path}/{PREFIXES[space]}:{name}{place}")
