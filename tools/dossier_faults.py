"""Changes every value of a good dossier, one at a time, and counts what the judge finds, by form and kind.

    python tools/dossier_faults.py [--write]

`--write` puts the table into docs/dossier.md. Two small invented dossiers in two containers, of which one
claims origin under one scheme, the other under ACFTA and RCEP at once: every form, every statement of every
row; besides each change, each value of two forms is left out of one, and one row too many is put into every
form that has rows. Where two schemes are claimed, a value stands in two forms if one scheme has both.
"""

from __future__ import annotations

import argparse
import dataclasses
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.papers.test_judging_forms import kind_of, wrong
from tests.trade.builders import a_shipment, a_shipment_of_two_schemes
from tools.make_dossier_data import judged_together, stated_by

from geliat.trade.consistency import judge_statements
from geliat.trade.consistency.expected import ROWS, shape_of
from geliat.trade.consistency.statement import Fact, Statement
from geliat.trade.shipment import Shipment

DOCS = Path(__file__).resolve().parent.parent / "docs/dossier.md"
KINDS = ("number", "money", "date", "code", "name", "left out", "extra row")
BEGIN, END = "<!-- faults -->\n", "<!-- /faults -->\n"


@dataclasses.dataclass
class Tally:
    """Tried and found by (form, kind); what was missed; what stands once and follows from nothing."""

    tried: Counter[tuple[str, str]] = dataclasses.field(default_factory=Counter)
    found: Counter[tuple[str, str]] = dataclasses.field(default_factory=Counter)
    missed: Counter[tuple[str, str, str]] = dataclasses.field(default_factory=Counter)
    once: dict[str, set[str]] = dataclasses.field(default_factory=lambda: defaultdict(set))

    def note(self, form: str, kind: str, shape: str, caught: bool) -> None:
        """One fault in one form."""
        self.tried[form, kind] += 1
        self.found[form, kind] += caught
        if not caught:
            self.missed[form, kind, shape] += 1


def good() -> tuple[Shipment, ...]:
    """The small dossiers: origin under one scheme, and under two."""
    small = {"counts": (7, 3, 3), "boxes": 2}
    return a_shipment(**small), a_shipment_of_two_schemes(**small)


Places = dict[str, list[Statement]]


def places_of(said: Sequence[Statement]) -> dict[Fact, Places]:
    """Fact -> form -> where it stands there."""
    places: dict[Fact, Places] = defaultdict(lambda: defaultdict(list))
    for each in said:
        places[each.fact][each.form].append(each)
    return places


def shared_by(said: list[Statement]) -> dict[tuple[str, tuple[Statement, ...]], Fact]:
    """(form, its statements) -> the fact, where another form that is judged with it states it too."""
    return {
        (form, tuple(own)): fact
        for part in judged_together(said)
        for fact, forms in places_of(part).items()
        for form, own in forms.items()
        if len(forms) > 1
    }


def told_of(changed: Statement, said: list[Statement], shared: bool) -> bool:
    """Whether there is a finding; of a value that stands in two forms, whether one names this very place."""
    findings = judge_statements(said)
    if not shared:
        return bool(findings)
    place = (changed.form, changed.path)
    return any(place in {(f.first.paper, f.first.field), (f.second.paper, f.second.field)} for f in findings)


def changes(said: list[Statement], tally: Tally, which: Callable[[Statement], bool] = lambda _: True) -> None:
    """Every statement changed; what stands once and is not found by any change is listed as standing once."""
    of_two = {each for _, own in shared_by(said) for each in own}
    source = random.Random(20201020)
    for n, each in enumerate(said):
        if not which(each):
            continue
        changed = dataclasses.replace(each, value=wrong(each.value, source))
        shared = each in of_two
        caught = told_of(changed, [*said[:n], changed, *said[n + 1 :]], shared)
        if shared or caught:
            tally.note(each.form, kind_of(each.value), shape_of(each.fact), caught)
        else:
            tally.once[each.form].add(shape_of(each.fact))


def omissions(
    said: list[Statement], tally: Tally, which: Callable[[Statement], bool] = lambda _: True
) -> None:
    """Every fact that two forms state, left out of one (wherever it stands in that form)."""
    for (form, own), fact in shared_by(said).items():
        if not which(own[0]):
            continue
        without = {id(each) for each in own}
        rest = [each for each in said if id(each) not in without]
        caught = any(f.code == "value_missing" and f.second.paper == form for f in judge_statements(rest))
        tally.note(form, "left out", shape_of(fact), caught)


def surplus(said: list[Statement], tally: Tally) -> None:
    """A row too many, of every kind that a form lists and another lists too."""
    lists: dict[str, set[str]] = defaultdict(set)
    for each in said:
        if each.fact[0] in ROWS and len(each.fact) > 2:
            lists[each.fact[0]].add(each.form)
    for head, of in lists.items():
        for form in sorted(of):
            own = [each for each in said if each.form == form and each.fact[0] == head]
            key = own[-1].fact[1]
            extra = [
                dataclasses.replace(each, fact=(head, "99", *each.fact[2:]))
                for each in own
                if each.fact[1] == key
            ]
            tally.note(form, "extra row", head, bool(judge_statements([*said, *extra])))


def lines_of(tally: Tally) -> Iterator[str]:
    """The table by form and kind, the losses, and the values that stand once."""
    yield "| form | " + " | ".join(KINDS) + " |\n|---|" + "---|" * len(KINDS) + "\n"
    for form in [*sorted({form for form, _ in tally.tried}), "all"]:
        cells = []
        for kind in KINDS:
            where = [key for key in tally.tried if key[1] == kind and form in {key[0], "all"}]
            tried, found = sum(tally.tried[key] for key in where), sum(tally.found[key] for key in where)
            cells.append(f"{found} / {tried}" if tried else "")
        yield f"| {form} | " + " | ".join(cells) + " |\n"
    tried, found = sum(tally.tried.values()), sum(tally.found.values())
    yield f"\nFound {found} of {tried} ({found * 100 / tried:.2f} %).\n"
    for (form, kind, shape), count in sorted(tally.missed.items()):
        yield f"- not found: {kind}, {form}, `{shape}` ({count})\n"
    count = sum(len(shapes) for shapes in tally.once.values())
    yield (
        f"\nStanding once only ({count} kinds, outside the share): what a person decided, measured or named, "
        "said on one form, of which nothing else in the dossier says the same or decides more than a limit. "
        "A change by one sign was not found in at least one row:\n\n"
    )
    for form, shapes in sorted(tally.once.items()):
        yield f"- {form}: " + ", ".join(f"`{shape}`" for shape in sorted(shapes)) + "\n"


def main() -> None:
    """Try every fault and print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    write = parser.parse_args().write
    tally = Tally()
    for shipment in good():
        said = [each for each in stated_by(shipment) if each.value]
        for deed in (changes, omissions, surplus):
            deed(said, tally)
    text = "".join(lines_of(tally))
    print(text)
    if write:
        page = DOCS.read_text(encoding="utf-8")
        pattern = re.escape(BEGIN) + r".*?" + re.escape(END)
        DOCS.write_text(re.sub(pattern, lambda _: BEGIN + text + END, page, flags=re.S), encoding="utf-8")


if __name__ == "__main__":
    main()
