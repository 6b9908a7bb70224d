"""Codes on papers have the form and check digit their standards ask (ISO 6346, UN/LOCODE, BTKI)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from geliat.refusals import Blocker
from geliat.trade.consistency.finding import Finding, Relation, differs, place
from geliat.trade.consistency.same import CONTAINERS, LINES, Papers
from geliat.trade.documents import Paper
from geliat.trade.identifiers import check_container_number, check_hs_code, check_locode, check_size_type

Check = Callable[[str], Blocker | None]


def well_formed(papers: Papers) -> Iterator[Finding]:
    """Each code that is not well formed, once a value; containers and seals named twice on a paper."""
    told: set[tuple[str, str]] = set()
    for paper in papers.values():
        for code, standard, field, value, check in _codes(paper):
            blocker = check(value)
            if blocker is not None and (code, value) not in told:
                told.add((code, value))
                second = place(paper, standard, blocker.facts.get("expected", _asked(blocker)))
                yield Finding(code, Relation.MALFORMED, place(paper, field, value), second)
        yield from _twice(paper)


def _asked(blocker: Blocker) -> str:
    """What the standard asks, from the checker's own sentence."""
    return blocker.sentence.en


def _codes(paper: Paper) -> Iterator[tuple[str, str, str, str, Check]]:
    for record in _records(paper, CONTAINERS):
        where = f"containers[{record.number}]"
        yield (
            "container_number_malformed",
            "ISO 6346",
            f"{where}.number",
            record.number,
            check_container_number,
        )
        yield "size_type_unknown", "ISO 6346", f"{where}.size_type", record.size_type, check_size_type
    for record in _records(paper, LINES):
        yield "hs_code_malformed", "BTKI", f"lines[{record.line}].hs_code", record.hs_code, check_hs_code
    for field in ("port_of_loading", "port_of_discharge"):
        port = getattr(paper, field, None)
        if port is not None:
            yield "port_malformed", "UN/LOCODE", f"{field}.code", port.code, check_locode


def _records(paper: Paper, lists: Any) -> tuple[Any, ...]:
    return getattr(paper, lists.get(paper.kind, ""), ())


def _twice(paper: Paper) -> Iterator[Finding]:
    seen: dict[tuple[str, str], int] = {}
    for n, record in enumerate(_records(paper, CONTAINERS)):
        for code, name in (("container_twice", "number"), ("seal_twice", "seal")):
            value = getattr(record, name)
            if (name, value) in seen:
                first = place(paper, f"containers[{seen[name, value]}].{name}", value)
                yield differs(code, first, place(paper, f"containers[{n}].{name}", value))
            seen[name, value] = n
