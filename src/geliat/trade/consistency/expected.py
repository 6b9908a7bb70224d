"""What each form must state: a value that it leaves out although another form of the dossier gives it.

The table `stated_facts.csv` is drawn from good dossiers (tools/make_dossier_data.py): a form must state a kind of
fact when it did so in every one of them in which any other form did.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from geliat.trade.consistency.finding import Finding, Place, Relation
from geliat.trade.consistency.statement import Fact, Statement
from geliat.trade.data import rows

ROWS = frozenset({"line", "carton", "container", "lot"})
"""Facts that come in rows: whoever lists some of them lists all."""
KEYED = {"content": 2, "in": 1}
"""Parts of a row that are rows themselves: name -> how many keys follow it."""
ORIGIN_PAPERS = frozenset({"form_e_sheet", "rcep_sheet", "certificate_of_origin", "origin_worksheet"})
"""Papers that tell only of the lines for which origin is claimed."""


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


@cache
def _asked() -> dict[str, frozenset[str]]:
    asked: dict[str, set[str]] = defaultdict(set)
    for row in rows("stated_facts"):
        asked[row["fact"]].add(row["form"])
    return {shape: frozenset(forms) for shape, forms in asked.items()}


def left_out(said: dict[Fact, list[Statement]], held: dict[Fact, Statement]) -> Iterator[Finding]:
    """Every value that a form of the dossier must state and does not, beside one that states it."""
    groups: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact, statements in said.items():
        forms = [each.form for each in statements]
        if len(fact) == 3 and fact[0] in ROWS:
            groups[fact[0], fact[2], *forms].append(fact)
        elif len(fact) == 6 and fact[0] == "carton":
            groups[fact[0], f"{fact[2]}/*/*/{fact[5]}", *forms].append(fact)
        else:
            groups["", shape_of(fact), *forms].append(fact)
    present = {form for group in groups for form in group[2:]}
    usual = _usual(groups)
    covered: dict[str, set[str]] = {}
    for (head, name, *forms), facts in groups.items():
        shape = f"{head}/*/{name}" if head else name
        asked = (_asked().get(shape, frozenset()) & present) | usual.get((head, name), set())
        for form in sorted(asked - set(forms)):
            for fact in facts:
                if _partial(form, fact) and fact[1] not in covered.setdefault(form, _lines_of(form, said)):
                    continue
                yield Finding(
                    "value_missing",
                    Relation.DIFFERS,
                    Place(held[fact].form, "", 0, held[fact].path, held[fact].value),
                    Place(form, "", 0, "/".join(fact), "-"),
                )


def _usual(groups: dict[tuple[str, ...], list[Fact]]) -> dict[tuple[str, str], set[str]]:
    """Forms that give a value of some rows; of lines, not the papers of origin."""
    usual: dict[tuple[str, str], set[str]] = defaultdict(set)
    for head, name, *forms in groups:
        if head and "/" not in name:
            usual[head, name] |= {form for form in forms if head != "line" or not _of_origin(form)}
    return usual


def _lines_of(form: str, said: dict[Fact, list[Statement]]) -> set[str]:
    """The lines of which a form says anything."""
    return {
        fact[1]
        for fact, statements in said.items()
        if fact[0] == "line" and any(each.form == form for each in statements)
    }


def _of_origin(form: str) -> bool:
    return form.partition(".")[0] in ORIGIN_PAPERS


def _partial(form: str, fact: Fact) -> bool:
    return fact[0] == "line" and _of_origin(form)
