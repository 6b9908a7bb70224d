"""What follows from the cartons: lines, ranges, runs, steps of the load plan and lines within containers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from geliat.trade.consistency.book import Book, whole
from geliat.trade.consistency.finding import Finding
from geliat.trade.consistency.formal import runs_hold_their_lots
from geliat.trade.consistency.reckoned import Row, follows_from, sum_of, summed
from geliat.trade.consistency.statement import Statement

SUMS = ("pieces", "net_g", "gross_g", "volume_mm3")
EACH = {"sku": "sku", "mark": "mark", "container": "container", "pieces_each": "pieces",
        "net_g_each": "net_g", "gross_g_each": "gross_g", "outer_mm/1": "length_mm",
        "outer_mm/2": "width_mm", "outer_mm/3": "height_mm"}  # fmt: skip
"""Of a range of cartons: its name -> the name of a carton, the same in all of them."""


def from_cartons(book: Book) -> Iterator[Finding]:
    """Everything that the rows of cartons decide."""
    if book.contents:
        yield from _lines(book)
    for name in ("gross_g", "net_g", "cartons"):
        yield from _within_containers(book, name)
    if not book.rows["carton"]:
        return
    for rows in (book.parts["packing_list", "ranges"], book.parts["container", "runs"]):
        for key, run in rows.items():
            yield from _run(book, run, key[1] if key[0] == "container" else "")
    for key, step in book.parts["container", "steps"].items():
        yield from _step(book, step, key[1])
    yield from _loaded(book)


def _lines(book: Book) -> Iterator[Finding]:
    packed: Counter[str] = Counter()
    holding: Counter[str] = Counter()
    first: Counter[str] = Counter()
    skus = {number: said.value for number, said in book.column("line", "sku").items()}
    sizes, pieces_said = book.texts("carton", "sku"), book.numbers("carton", "pieces")
    for number, contents in book.contents.items():
        pieces = 0
        for _, line, said in contents:
            count = whole(said) or 0
            packed[line] += count
            pieces += count
        if pieces_said.get(number, pieces) != pieces:
            yield from _of_carton(book, "pieces", number, pieces, "carton_pieces_unsound", "contents of")
        of_lines = {line for _, line, _ in contents} if len(contents) > 1 else {line}
        for line in of_lines:
            holding[line] += 1
        first[min(of_lines, key=int) if len(of_lines) > 1 else line] += 1
        if len(of_lines) == 1 and line in skus and sizes.get(number, skus[line]) != skus[line]:
            yield from _of_carton(book, "sku", number, skus[line], "sku_differs", "line of")
    for number, row in book.rows["line"].items():
        for name, counted in (("packed", packed), ("cartons", holding), ("packages", first)):
            yield from follows_from("sum_unsound", row.get(name), counted[number], "contents of cartons")


def _of_carton(
    book: Book, name: str, number: str, expected: object, code: str, source: str
) -> Iterator[Finding]:
    said = book.column("carton", name)[number]
    yield from follows_from(code, said, expected, f"{source} carton {number}")


def _within_containers(book: Book, name: str) -> Iterator[Finding]:
    """A line's part in each container: its sums are the line's, and the cartons that stand there."""
    standing: Counter[tuple[str, str | None]] = Counter()
    boxes_of_cartons = book.texts("carton", "container")
    for carton, contents in book.contents.items() if name == "cartons" else ():
        there = boxes_of_cartons.get(carton)
        for line in {line for _, line, _ in contents} if there is not None else ():
            standing[line, there] += 1
    for number, row in book.rows["line"].items():
        boxes = {key[3]: said for key, said in _in_boxes(book, number, name)}
        if boxes:
            within = [{name: said} for said in boxes.values()]
            yield from sum_of(row.get(name), within, name, f"line {number} in containers")
        for box, said in boxes.items() if name == "cartons" and book.contents else ():
            source = f"cartons of line {number} in {box}"
            yield from follows_from("sum_unsound", said, standing[number, box], source)


def _in_boxes(book: Book, number: str, name: str) -> Iterator[tuple[tuple[str, ...], Statement]]:
    for box in book.rows["container"]:
        key = ("line", number, "in", box, name)
        said = book.get(*key)
        if said is not None:
            yield key, said


def _cartons_between(book: Book, run: Row) -> list[str]:
    first, last = whole(run.get("first")), whole(run.get("last"))
    cartons = book.rows["carton"]
    if first is None or last is None or last - first > len(cartons):
        return []
    return [key for n in range(first, last + 1) if (key := str(n)) in cartons]


def _run(book: Book, run: Row, box: str) -> Iterator[Finding]:
    cartons = _cartons_between(book, run)
    source = "cartons of the range"
    if "last" in run and run["last"].value not in book.rows["carton"]:
        yield from follows_from("range_unsound", run["last"], "a carton of the packing list", source)
    yield from follows_from("range_unsound", run.get("cartons"), len(cartons), source)
    for name in SUMS:
        if name in run and (expected := book.sum_over(cartons, name)) is not None:
            yield from follows_from("range_unsound", run[name], expected, source)
    for name, of_carton in EACH.items():
        if name in run:
            value, texts = run[name].value, book.texts("carton", of_carton)
            if not {value, None}.issuperset(map(texts.get, cartons)):
                for key in cartons:
                    if texts.get(key, value) != value:
                        yield from follows_from("range_unsound", run[name], texts[key], source)
    numbers = book.column("carton", "number")
    held = [content for key in cartons if key in numbers for content in book.contents.get(key, ())]
    lots, lines = {lot for lot, _, _ in held}, {line for _, line, _ in held}
    for name, packed in (("lots/", lots), ("lines/", lines)):
        listed = {said.value: said for key, said in run.items() if key.startswith(name)}
        for value in listed if packed else ():
            if value not in packed:
                yield from follows_from("range_unsound", listed[value], ", ".join(sorted(packed)), source)
    yield from runs_hold_their_lots(run, lots, source)
    if run.get("lines/1") is not None:
        for language in ("en", "id", "zh"):
            text = book.get("line", run["lines/1"].value, "description", language)
            if text is not None:
                words = run.get(f"description/{language}")
                yield from follows_from("description_differs", words, text.value, "the line's description")
    if box:
        yield from _stand_in(book, box, cartons)


def _stand_in(book: Book, box: str, cartons: Iterable[str]) -> Iterator[Finding]:
    texts, cartons = book.texts("carton", "container"), tuple(cartons)
    for key in () if {box, None}.issuperset(map(texts.get, cartons)) else cartons:
        if texts.get(key, box) != box:
            said = book.column("carton", "container")[key]
            yield from follows_from("carton_not_loaded", said, box, f"load of {box}")


def _step(book: Book, step: Row, box: str) -> Iterator[Finding]:
    numbers = [said for name, said in step.items() if name.startswith("cartons/")]
    yield from follows_from("step_unsound", step.get("count"), len(numbers), "cartons of the step")
    cartons, size = book.rows["carton"], step.get("sku")
    for said in numbers:
        row = cartons.get(said.value)
        if row is None:
            yield from follows_from("step_unsound", said, "a carton of the packing list", "cartons")
        elif size is not None and "sku" in row and row["sku"].value != size.value:
            yield from follows_from("step_unsound", size, row["sku"].value, "cartons of the step")
    yield from _stand_in(book, box, [said.value for said in numbers])


def _loaded(book: Book) -> Iterator[Finding]:
    """Counts of each size in a container; every carton loaded in one step and no other."""
    standing: dict[tuple[str, str], list[str]] = defaultdict(list)
    sizes = book.column("carton", "sku")
    for key, said in book.column("carton", "container").items():
        if key in sizes:
            standing[said.value, sizes[key].value].append(key)
    for fact, loaded in book.parts["container", "loaded"].items():
        if "sku" not in loaded:
            continue
        cartons = standing[fact[1], loaded["sku"].value]
        source = f"cartons of {loaded['sku'].value} in {fact[1]}"
        yield from follows_from("sum_unsound", loaded.get("cartons"), len(cartons), source)
        for name in ("pieces", "gross_g"):
            yield from summed(loaded.get(name), book.sum_over(cartons, name), source)
    seen: dict[str, Statement] = {}
    steps: dict[str, list[Row]] = defaultdict(list)
    for fact, step in book.parts["container", "steps"].items():
        steps[fact[1]].append(step)
        yield from follows_from("step_unsound", step.get("number"), fact[3], "position of the step")
        for name, said in step.items():
            if name.startswith("cartons/"):
                if said.value in seen:
                    yield from follows_from("carton_twice", said, "another carton", seen[said.value].path)
                seen[said.value] = said
    for box, of_box in steps.items():
        count = book.rows["container"].get(box, {}).get("cartons")
        yield from sum_of(count, of_box, "count", f"steps of {box}")
