"""Reads cargo lists (CSV, JSON, XLSX, the Bischoff-Ratcliff text format), with every fault at once.

    read_cargo(data, "cargo.csv")                a CargoList: the cargo, its names, where each stands
    problem_of(cargo_list, containers, ...)      the LoadProblem, refused where cargo cannot go in at all

The columns are described in docs/cargo.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from geliat.planning.loading.instances import read_instances
from geliat.planning.loading.pieces import passes_door, pieces_of
from geliat.planning.loading.problem import (
    Cargo,
    ContainerKind,
    ContainerStock,
    LoadProblem,
    LoadRules,
    Objective,
    free_size,
)
from geliat.refusals import Refusal
from geliat.sentences import Sentence
from geliat.workbook.cargo.json_rules import rules_in
from geliat.workbook.cargo.listing import (
    Listing,
    csv_listing,
    decoded,
    json_listing,
    nothing_in,
    too_long,
    xlsx_listing,
)
from geliat.workbook.cargo.places import ROW, ListFault, refused, refused_for, told_of
from geliat.workbook.cargo.rows import read_rows
from geliat.workbook.faults import WorkbookRefused, shown
from geliat.workbook.opening import OLE_HEADER

__all__ = ["MOST_BYTES", "CargoList", "problem_of", "read_cargo"]

MOST_BYTES = 50_000_000
MOST_LIST_BYTES = 10_000_000
MOST_KINDS = 2_000
NUMBERS_ONLY = re.compile(r"[0-9\s]+")


@dataclass(frozen=True, slots=True)
class CargoList:
    """What is to be loaded: the cargo, what people call it, and the rows or entries it stands in.

    `rules` and `room` (the inside of the container) are given where the file states them.
    """

    file: str
    cargo: tuple[Cargo, ...]
    names: Mapping[str, str]
    rows: Mapping[str, int]
    counted: Sentence = ROW
    rules: LoadRules | None = None
    room: ContainerKind | None = None


def read_cargo(data: bytes, file: str, *, instance: int | None = None) -> CargoList:
    """The cargo list in `data`; `file` is its name, told in faults and asked for its ending.

    The form is known by the content: a zip is an XLSX, "{" or "[" begins JSON, digits alone are the
    Bischoff-Ratcliff text, of which `instance` is the one with this number; anything else is a CSV.
    Raises WorkbookRefused (a Refusal) with every fault: row, field, what stands there, what was expected.
    """
    ending = file.rpartition(".")[2].casefold()
    if len(data) > MOST_BYTES:
        raise _too_large(file, MOST_BYTES)
    if data.startswith((b"PK", OLE_HEADER)) or ending in ("xlsx", "xlsm", "xls"):
        return _listed(_named(data, file))
    text = decoded(data, file)
    if instance is not None or (ending != "json" and text.strip() and NUMBERS_ONLY.fullmatch(text)):
        return _instance(text, file, instance)
    if len(data) > MOST_LIST_BYTES:
        raise _too_large(file, MOST_LIST_BYTES)
    if not text.strip():
        raise nothing_in(file)
    if ending == "json" or text.lstrip().startswith(("{", "[")):
        return _listed(json_listing(text, file))
    return _listed(csv_listing(text, file))


def _named(data: bytes, file: str) -> Listing:
    """The listing of a workbook; what its opening refuses is told with the file's name."""
    try:
        return xlsx_listing(data, file)
    except WorkbookRefused as refusal:
        if all(isinstance(fault, ListFault) for fault in refusal.faults):
            raise
        raise refused_for(
            file, [ListFault(file, 0, "", "", fault.expected) for fault in refusal.faults]
        ) from refusal


def _too_large(file: str, most: int) -> WorkbookRefused:
    megabytes = most // 1_000_000
    return refused(file, f"is larger than {megabytes} MB.", f"lebih besar dari {megabytes} MB.")


def _listed(listing: Listing) -> CargoList:
    if len(listing.rows) > MOST_KINDS:
        raise too_long(listing.file)
    read = read_rows(listing)
    rules = None if listing.rules is None else rules_in(listing.rules, listing.file)
    return CargoList(
        listing.file, tuple(read.cargo), dict(read.names), dict(read.rows), listing.counted, rules
    )


def _instance(text: str, file: str, wanted: int | None) -> CargoList:
    """One instance of a file in the Bischoff-Ratcliff format, with its container."""
    try:
        instances = read_instances(text)
    except Refusal as refusal:
        raise refused_for(file, [ListFault(file, 0, "", "", said) for said in told_of(refusal)]) from refusal
    by_number = {each.number: each for each in instances}
    if wanted is None and len(instances) == 1:
        wanted = instances[0].number
    if wanted is None or wanted not in by_number:
        numbers = f"{min(by_number)}-{max(by_number)}" if by_number else "-"
        raise refused(
            file,
            f"holds {len(instances)} instances ({numbers}); choose one with --instance NUMBER.",
            f"memuat {len(instances)} soal ({numbers}); pilih satu dengan --instance NOMOR.",
        )
    found = by_number[wanted]
    length, width, height = found.room
    try:
        room = free_size(length, width, height, name=f"{length}x{width}x{height}")
        cargo = found.cargo
        LoadProblem((ContainerStock(room),), cargo)
    except Refusal as refusal:
        raise refused_for(file, [ListFault(file, 0, "", "", said) for said in told_of(refusal)]) from refusal
    names = {each.key: each.key for each in cargo}
    return CargoList(file, cargo, names, {}, room=room)


def problem_of(
    listed: CargoList,
    containers: tuple[ContainerStock, ...],
    rules: LoadRules,
    objective: Objective = "fewest_containers",
) -> LoadProblem:
    """The problem of loading the list into these containers.

    Raises WorkbookRefused naming every cargo that cannot pass the door of any container, or is larger than
    the inside of every one, and Refusal for what `LoadProblem` refuses.
    """
    problem = LoadProblem(containers, listed.cargo, rules, objective)
    kinds = [stock.kind for stock in containers]
    fitting = {piece.index for kind in kinds for piece in pieces_of(listed.cargo, kind, rules)}
    faults = [
        ListFault(
            listed.file,
            listed.rows.get(each.key, 0),
            "",
            shown(each.key),
            _too_big(each, kinds),
            listed.counted,
        )
        for index, each in enumerate(listed.cargo)
        if index not in fitting
    ]
    if faults:
        raise refused_for(listed.file, faults)
    return problem


def _too_big(cargo: Cargo, kinds: list[ContainerKind]) -> Sentence:
    size = f"{cargo.length_mm} x {cargo.width_mm} x {cargo.height_mm} mm"
    if not any(passes_door(cargo, kind) for kind in kinds):
        doors = " / ".join(f"{kind.name} {kind.door_mm[0]} x {kind.door_mm[1]} mm" for kind in kinds)
        return Sentence(
            en=f"{size} cannot pass the door ({doors}) the way it must stand.",
            id=f"{size} tidak dapat melewati pintu ({doors}) dalam posisi yang diwajibkan.",
        )
    rooms = " / ".join(f"{kind.name} {' x '.join(map(str, kind.inner_mm))} mm" for kind in kinds)
    return Sentence(
        en=f"{size} is larger than the inside ({rooms}) with its clearance.",
        id=f"{size} lebih besar daripada ruang dalam ({rooms}) dengan jarak bebasnya.",
    )
