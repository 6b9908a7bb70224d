"""The order of days in which goods move: a lot is made up, inspected and received, packed, then stuffed.

Event steps of EPCIS 2.0 and its core business vocabulary (GS1).
"""

from __future__ import annotations

from collections.abc import Iterator

from geliat.trade.consistency.book import Book, day, place_of
from geliat.trade.consistency.finding import Finding, Relation
from geliat.trade.consistency.statement import Statement


def events(book: Book) -> Iterator[Finding]:
    """Each lot and carton, its days in order, as far as they are stated."""
    stands: dict[str, list[Statement]] = {}
    for row in book.parts["lot", ""].values():
        presented, inspected = row.get("presented_on"), row.get("inspected_on")
        yield from not_later(presented, inspected)
        if "code" in row and "verdict" in row and row["verdict"].value == "accepted":
            days = [said for said in (inspected, row.get("received_on")) if said is not None]
            stands[row["code"].value] = days
    stuffed = {box: row["stuffed_on"] for box, row in book.rows["container"].items() if "stuffed_on" in row}
    boxes = book.column("carton", "container")
    for carton, packed in book.column("carton", "packed_on").items():
        box = boxes.get(carton)
        last = stuffed.get(box.value) if box is not None else None
        if last is not None and packed.value > last.value:
            yield from not_later(packed, last)
        for lot, _, _ in book.contents.get(carton, ()):
            for earlier in stands.get(lot, ()):
                if earlier.value > packed.value:
                    yield from not_later(earlier, packed)


def not_later(earlier: Statement | None, later: Statement | None) -> Iterator[Finding]:
    """A finding when the first day is after the second."""
    first, second = day(earlier), day(later)
    if earlier and later and first and second and first > second:
        yield Finding("dates_out_of_order", Relation.LATER, place_of(earlier), place_of(later))
