"""What each form must state: a value that it leaves out although another form of the dossier gives it.

The table `stated_facts.csv` is drawn from good dossiers (tools/make_dossier_data.py): a form must state a
kind of fact when it did so in every one of them in which any other form did. What must stand only with
another fact of the same form is in `must_stand.csv`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any

from geliat.trade.consistency.finding import Finding, Place, Relation
from geliat.trade.consistency.group import Group, Held
from geliat.trade.consistency.statement import Fact, Statement
from geliat.trade.data import rows

ROWS = frozenset({"line", "carton", "container", "lot"})
"""Facts that come in rows: whoever lists some of them lists all."""
KEYED = {"content": 2, "in": 1}
"""Parts of a row that are rows themselves: name -> how many keys follow it."""
ORIGIN_PAPERS = frozenset({"form_e_sheet", "rcep_sheet", "certificate_of_origin", "origin_worksheet"})
"""Papers that tell only of the lines for which origin is claimed."""
EVENTS = "events.epcis"
"""The form that tells only of the cartons of which something is known to have happened."""


def shape_of(fact: Fact) -> str:
    """The kind of a fact: its words, with a star for every key and place in a list."""
    if len(fact) == 3 and fact[0] in ROWS:
        return f"{fact[0]}/*/{fact[2]}"
    words = list(fact)
    if fact[0] in ROWS:
        words[1] = "*"
    for at, word in enumerate(fact):
        if word.isdecimal():
            words[at] = "*"
        for turn in range(KEYED.get(word, 0)) if at == 2 else ():
            words[at + 1 + turn] = "*"
    return "/".join(words)


def drawn_from(dossiers: Iterable[Iterable[Statement]]) -> list[tuple[str, str]]:
    """(form, kind of fact) of all that a form states whenever others do, in every one of good dossiers."""
    kept: set[tuple[str, str]] = set()
    broken: set[tuple[str, str]] = set()
    for said in dossiers:
        forms_of: dict[Fact, set[str]] = defaultdict(set)
        for each in said:
            if each.value:
                forms_of[each.fact].add(each.form)
        present = set().union(*forms_of.values())
        covered = {(form, fact[:2]) for fact, forms in forms_of.items() for form in forms}
        stated: dict[str, set[str]] = defaultdict(set)
        for fact, forms in forms_of.items():
            stated[shape_of(fact)] |= forms
        for shape, forms in stated.items():
            if len(forms) > 1:
                kept |= {(form, shape) for form in forms}
        for fact, forms in forms_of.items():
            shape = shape_of(fact)
            broken |= {
                (form, shape)
                for form in present - forms
                if not _partial(form, fact) or (form, fact[:2]) in covered
            }
    return sorted(kept - broken)


_FORMS = itemgetter(1)


@cache
def _asked() -> dict[str, frozenset[str]]:
    asked: dict[str, set[str]] = defaultdict(set)
    for row in rows("stated_facts"):
        asked[row["fact"]].add(row["form"])
    return {shape: frozenset(forms) for shape, forms in asked.items()}


@lru_cache(maxsize=16384)
def _shape(head: str, tail: Fact) -> str:
    return shape_of((head, "*", *tail))


_shape_alone = lru_cache(maxsize=16384)(shape_of)


@cache
def _with_others() -> tuple[Mapping[str, str], ...]:
    return tuple(rows("must_stand"))


def left_out(groups: Mapping[str, Mapping[str, Group]], bits: Mapping[str, int]) -> Iterator[Finding]:
    """Every value that a form of the dossier must state and does not, beside one that states it.

    `groups` by the first and second words of their facts; `bits` the bit of each form.
    """
    asked = _Asked(groups, bits)
    by_shape = asked.by_shape
    contents = {name: asked.of(f"carton/*/content/*/*/{name}") for name in ("lot", "line", "quantity")}
    for row in _with_others():
        yield from _under_condition(asked, row)
    for head, of_head in groups.items():
        if head in ROWS:
            yield from asked.rows(head, of_head)
        for key, group in of_head.items():
            if head not in ROWS:
                for name, (said, stated) in group.names.items():
                    wanted = by_shape.get(_shape_alone((head, key, name)), 0) & ~stated
                    if wanted:
                        yield from asked.told(wanted, (head, key, name), said)
            for fact, (said, stated) in group.whole.items():
                if head == "carton" and len(fact) == 6:
                    wanted = contents.get(fact[5], 0) & ~stated
                else:
                    shape = _shape(head, fact[2:]) if head in ROWS else _shape_alone(fact)
                    wanted = by_shape.get(shape, 0) & ~stated
                if wanted:
                    yield from asked.told(wanted, fact, said)


def _under_condition(asked: _Asked, row: Mapping[str, str]) -> Iterator[Finding]:
    """What a form leaves out although it states the fact with which it must stand."""
    bit = asked.bits.get(row["form"], 0)
    head, key, name = (*row["fact"].split("/"), "")[:3]
    for own, group in asked.groups.get(head, {}).items() if bit else ():
        fact = (head, own, name) if name else (head, own)
        held = group.get(fact)
        if key not in {"*", own} or held is None or held[1] & bit:
            continue
        condition = tuple(own if word == "*" else word for word in row["when"].split("/"))
        with_it = asked.held(condition)
        if with_it is not None and with_it[1] & bit and row["value"] in {"", with_it[0].value}:
            yield from asked.told(bit, fact, held[0])


class _Asked:
    """Which forms of one dossier must state what, as bits."""

    def __init__(self, groups: Mapping[str, Mapping[str, Group]], bits: Mapping[str, int]) -> None:
        self.groups, self.bits = groups, dict(sorted(bits.items()))
        self.by_shape: dict[str, int] = {}
        for shape, forms in _asked().items():
            self.by_shape[shape] = sum(bit for form, bit in bits.items() if form in forms)
        self.of_origin = sum(bit for form, bit in bits.items() if _of_origin(form))
        self.covered: dict[tuple[str, int], set[str]] = {}

    def of(self, shape: str) -> int:
        """The forms that must state facts of this shape."""
        return self.by_shape.get(shape, 0)

    def rows(self, head: str, groups: Mapping[str, Group]) -> Iterator[Finding]:
        """Names of rows, judged once for all rows of which the same forms state the same names.

        A form that gives a name of some rows gives it of all; of lines, papers of origin need not.
        """
        alike: dict[tuple[Any, ...], list[str]] = {}
        for key, group in groups.items():
            alike.setdefault((*group.names, *map(_FORMS, group.names.values())), []).append(key)
        usual: dict[str, int] = defaultdict(int)
        for keys in alike.values():
            for name, (_, forms) in groups[keys[0]].names.items():
                usual[name] |= forms & ~self.of_origin if head == "line" else forms
        for keys in alike.values():
            for name, (_, forms) in groups[keys[0]].names.items():
                wanted = (self.of(f"{head}/*/{name}") | usual[name]) & ~forms
                for key in keys if wanted else ():
                    yield from self.told(wanted, (head, key, name), groups[key].names[name][0])

    def told(self, wanted: int, fact: Fact, held: Statement) -> Iterator[Finding]:
        """The finding that each of the wanted forms leaves a fact out."""
        for form, bit in self.bits.items():
            if not wanted & bit or (_partial(form, fact) and fact[1] not in self._rows_of(fact[0], bit)):
                continue
            first = Place(held.form, "", 0, held.path, held.value)
            yield Finding("value_missing", Relation.DIFFERS, first, Place(form, "", 0, "/".join(fact), "-"))

    def held(self, fact: Fact) -> Held | None:
        """What is held of a fact, and which forms state it."""
        group = self.groups.get(fact[0], {}).get(fact[1])
        return group.get(fact) if group is not None else None

    def _rows_of(self, head: str, bit: int) -> set[str]:
        """The rows of a kind of which a form says anything."""
        if (head, bit) not in self.covered:
            self.covered[head, bit] = {
                key
                for key, group in self.groups[head].items()
                if any(bit & held[1] for held in (*group.names.values(), *group.whole.values()))
            }
        return self.covered[head, bit]


def _of_origin(form: str) -> bool:
    return form.partition(".")[0] in ORIGIN_PAPERS


def _partial(form: str, fact: Fact) -> bool:
    """Whether a form tells only of some rows of this kind: of those that it names, it tells all."""
    return (fact[0] == "line" and _of_origin(form)) or (fact[0] == "carton" and form == EVENTS)
