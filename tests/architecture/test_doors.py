"""Every address of the desk leads through a door, and the door's deed stands in the table of access."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from geliat.trade.access import DEEDS


def addresses() -> Iterator[tuple[str, URLPattern]]:
    """Every address by its whole name, e.g. "orders:order"."""
    yield from _below(get_resolver(), "")


def _below(resolver: URLResolver, inside: str) -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            space = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from _below(pattern, inside + space)
        else:
            yield f"{inside}{pattern.name}", pattern


def test_every_view_is_marked_by_a_door():
    assert [name for name, pattern in addresses() if not hasattr(pattern.callback, "deed")] == []


def test_every_doors_deed_stands_in_the_table():
    deeds = {name: getattr(pattern.callback, "deed", "") for name, pattern in addresses()}
    assert {name: deed for name, deed in deeds.items() if deed and deed not in DEEDS} == {}


def test_every_address_has_a_name_of_its_own():
    names = [name for name, _ in addresses()]
    assert sorted(names) == sorted(set(names))


def test_links_open_only_pages_that_take_their_token():
    links = {name: str(pattern.pattern) for name, pattern in addresses() if pattern.callback.by_link}
    assert {name: path for name, path in links.items() if "<str:token>" not in path} == {}
