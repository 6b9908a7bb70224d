"""Which papers are written on which export facts, and how a later room's papers stand when a fact changes.

The papers themselves are kept by a later room; the app says at its start how to ask for them (`tell_of`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from django.db import transaction

from geliat.desk.consignments.models import Consignment
from geliat.sentences import Sentence

Done = TypeVar("Done")

WRITTEN_ON: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "forwarder": ("peb_sheet", "shipping_instruction", "stuffing_list"),
        "costs": ("commercial_invoice", "peb_sheet", "origin_worksheet"),
        "cover": ("insurance_application",),
        "packing": (),
        "origin": ("origin_worksheet", "form_e_sheet", "rcep_sheet"),
        "customs": ("peb_sheet", "form_e_sheet", "rcep_sheet"),
        "bill": ("beneficiary_certificate", "form_e_sheet", "rcep_sheet"),
    }
)
"""Section of export facts -> kinds of papers that say them."""

WAITING: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "costs": frozenset({"commercial_invoice", "peb_sheet", "origin_worksheet"}),
        "cover": frozenset({"insurance_application"}),
        "origin": frozenset({"origin_worksheet", "form_e_sheet", "rcep_sheet"}),
        "customs": frozenset({"peb_sheet"}),
        "bill": frozenset({"beneficiary_certificate"}),
    }
)
"""Section -> those of its papers that cannot be written without it; the others are, and leave it open."""


@dataclass(frozen=True, slots=True)
class PaperState:
    """A paper in force; `stale` when the desk's rows would now write it otherwise, or not at all."""

    kind: str
    title: Sentence
    number: str
    version: int
    sealed: bool
    stale: bool


Ask = Callable[[Consignment, date], tuple[PaperState, ...]]


def _none(_consignment: Consignment, _on: date) -> tuple[PaperState, ...]:
    return ()


_asked: dict[str, Ask] = {"papers": _none}


def tell_of(ask: Ask) -> None:
    """Say how the papers of a consignment are asked for; the app does so once, when it starts."""
    _asked["papers"] = ask


def papers_of(consignment: Consignment, on: date) -> tuple[PaperState, ...]:
    """The papers in force of a consignment, in the order in which they are written."""
    return _asked["papers"](consignment, on)


def knowingly(
    consignment: Consignment, deed: Callable[[], Done], *, knowing: bool, on: date
) -> tuple[Done | None, tuple[PaperState, ...]]:
    """Do a deed and name the sealed papers that differ from the record because of it.

    Where there are such papers and nobody said to do it `knowing`, nothing is recorded: (None, papers).
    """
    standing = papers_of(consignment, on)
    if not any(paper.sealed for paper in standing):
        return deed(), ()
    before = {paper.number for paper in standing if paper.stale}
    with transaction.atomic():
        done = deed()
        found = tuple(
            paper
            for paper in papers_of(consignment, on)
            if paper.sealed and paper.stale and paper.number not in before
        )
        if found and not knowing:
            transaction.set_rollback(True)
            return None, found
    return done, found
