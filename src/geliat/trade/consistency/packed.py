"""What follows from the cartons: lines, ranges, runs, steps of the load plan and lines within containers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from geliat.trade.consistency.book import Book, whole
from geliat.trade.consistency.finding import Finding
from geliat.trade.consistency.reckoned import Row, follows_from, sum_of, total
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
    lines = book.rows["line"]
    for number, contents in book.contents.items():
        row = book.rows["carton"].get(number, {})
        counts = [whole(said) or 0 for _, _, said in contents]
        source = f"contents of carton {number}"
        yield from follows_from("carton_pieces_unsound", row.get("pieces"), sum(counts), source)
        of_lines = {line for _, line, _ in contents}
        for (_, line, _), count in zip(contents, counts, strict=True):
            packed[line] += count
        holding.update(of_lines)
        first[min(of_lines, key=int)] += 1
        skus = {said.value for line in of_lines if (said := lines.get(line, {}).get("sku"))}
        if len(of_lines) == len(skus) == 1:
            yield from follows_from("sku_differs", row.get("sku"), skus.pop(), f"line of carton {number}")
    for number, row in lines.items():
        for name, summed in (("packed", packed), ("cartons", holding), ("packages", first)):
            yield from follows_from("sum_unsound", row.get(name), summed[number], "contents of cartons")


def _within_containers(book: Book, name: str) -> Iterator[Finding]:
    """A line's part in each container: its sums are the line's, and the cartons that stand there."""
    standing: Counter[tuple[str, str]] = Counter()
    for carton, contents in book.contents.items() if name == "cartons" else ():
        there = book.rows["carton"].get(carton, {}).get("container")
        if there is not None:
            standing.update({(line, there.value) for _, line, _ in contents})
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


def _cartons_between(book: Book, run: Row) -> list[Row]:
    first, last = whole(run.get("first")), whole(run.get("last"))
    if first is None or last is None or last - first > len(book.rows["carton"]):
        return []
    return [row for n in range(first, last + 1) if (row := book.rows["carton"].get(str(n)))]


def _run(book: Book, run: Row, box: str) -> Iterator[Finding]:
    cartons = _cartons_between(book, run)
    source = "cartons of the range"
    yield from follows_from("range_unsound", run.get("cartons"), len(cartons), source)
    for name in SUMS:
        summed = total(cartons, name)
        if summed is not None:
            yield from follows_from("range_unsound", run.get(name), summed, source)
    for name, of_carton in EACH.items():
        for carton in cartons:
            if of_carton in carton:
                yield from follows_from("range_unsound", run.get(name), carton[of_carton].value, source)
    numbers = [row["number"].value for row in cartons if "number" in row]
    held = [content for number in numbers for content in book.contents.get(number, ())]
    lots, lines = {lot for lot, _, _ in held}, {line for _, line, _ in held}
    for name, packed in (("lots/", lots), ("lines/", lines)):
        listed = {said.value: said for key, said in run.items() if key.startswith(name)}
        for value in listed if packed else ():
            if value not in packed:
                yield from follows_from("range_unsound", listed[value], ", ".join(sorted(packed)), source)
    if run.get("lines/1") is not None:
        for language in ("en", "id", "zh"):
            text = book.get("line", run["lines/1"].value, "description", language)
            if text is not None:
                words = run.get(f"description/{language}")
                yield from follows_from("description_differs", words, text.value, "the line's description")
    if box:
        yield from _stand_in(box, cartons)


def _stand_in(box: str, cartons: Sequence[Row]) -> Iterator[Finding]:
    for row in cartons:
        yield from follows_from("carton_not_loaded", row.get("container"), box, f"load of {box}")


def _step(book: Book, step: Row, box: str) -> Iterator[Finding]:
    numbers = [said for name, said in step.items() if name.startswith("cartons/")]
    yield from follows_from("step_unsound", step.get("count"), len(numbers), "cartons of the step")
    for said in numbers:
        row = book.rows["carton"].get(said.value)
        if row is None:
            yield from follows_from("step_unsound", said, "a carton of the packing list", "cartons")
            continue
        yield from _stand_in(box, [row])
        if "sku" in row:
            yield from follows_from("step_unsound", step.get("sku"), row["sku"].value, "cartons of the step")


def _loaded(book: Book) -> Iterator[Finding]:
    """Counts of each size in a container; every carton loaded in one step and no other."""
    standing: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in book.rows["carton"].values():
        if "container" in row and "sku" in row:
            standing[row["container"].value, row["sku"].value].append(row)
    for key, loaded in book.parts["container", "loaded"].items():
        if "sku" not in loaded:
            continue
        cartons = standing[key[1], loaded["sku"].value]
        source = f"cartons of {loaded['sku'].value} in {key[1]}"
        yield from follows_from("sum_unsound", loaded.get("cartons"), len(cartons), source)
        for name in ("pieces", "gross_g"):
            yield from sum_of(loaded.get(name), cartons, name, source)
    seen: dict[str, Statement] = {}
    steps: dict[str, list[Row]] = defaultdict(list)
    for key, step in book.parts["container", "steps"].items():
        steps[key[1]].append(step)
        yield from follows_from("step_unsound", step.get("number"), key[3], "position of the step")
        for name, said in step.items():
            if name.startswith("cartons/"):
                if said.value in seen:
                    yield from follows_from("carton_twice", said, "another carton", seen[said.value].path)
                seen[said.value] = said
    for box, of_box in steps.items():
        count = book.rows["container"].get(box, {}).get("cartons")
        yield from sum_of(count, of_box, "count", f"steps of {box}")
