"""Why something did not go in: one sentence for each cargo that stayed outside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geliat.planning.loading.pieces import passes_door, pieces_of
from geliat.planning.loading.problem import Cargo, LoadedContainer, LoadProblem, Unplaced
from geliat.sentences import Sentence


def reasons_for(
    problem: LoadProblem,
    containers: Sequence[LoadedContainer],
    left: Sequence[int],
    set_aside: Mapping[int, str],
) -> tuple[Unplaced, ...]:
    """What stayed outside, cargo by cargo in the problem's order, each with its reason."""
    fitting = {
        piece.index
        for stock in problem.containers
        for piece in pieces_of(problem.cargo, stock.kind, problem.rules)
    }
    found = []
    for index, (cargo, count) in enumerate(zip(problem.cargo, left, strict=True)):
        if count:
            reason = _reason(
                problem, cargo, containers, fits=index in fitting, aside=set_aside.get(index, "")
            )
            found.append(Unplaced(cargo.key, count, reason))
    return tuple(found)


def _reason(
    problem: LoadProblem, cargo: Cargo, containers: Sequence[LoadedContainer], *, fits: bool, aside: str
) -> Sentence:
    size = f"{cargo.length_mm} x {cargo.width_mm} x {cargo.height_mm} mm"
    kinds = [stock.kind for stock in problem.containers]
    if not any(passes_door(cargo, kind) for kind in kinds):
        door = " / ".join(f"{kind.name} {kind.door_mm[0]} x {kind.door_mm[1]} mm" for kind in kinds)
        return Sentence(
            en=f"{cargo.key} ({size}) cannot pass the door ({door}) the way it must stand.",
            id=f"{cargo.key} ({size}) tidak dapat melewati pintu ({door}) dalam posisi yang diwajibkan.",
        )
    if not fits:
        return Sentence(
            en=f"{cargo.key} ({size}) is larger than the inside of every container given.",
            id=f"{cargo.key} ({size}) lebih besar daripada bagian dalam semua kontainer yang tersedia.",
        )
    limits = [kind.payload_g for kind in kinds if kind.payload_g is not None]
    if len(limits) == len(kinds) and cargo.gross_g > max(limits):
        return Sentence(
            en=f"One {cargo.key} weighs {_kg(cargo.gross_g)} kg, more than the payload of "
            f"{_kg(max(limits))} kg.",
            id=f"Satu {cargo.key} beratnya {_kg(cargo.gross_g)} kg, melebihi muatan maksimum "
            f"{_kg(max(limits))} kg.",
        )
    if aside == "group":
        return Sentence(
            en=f"The group {cargo.group} must travel together and does not go into one container.",
            id=f"Kelompok {cargo.group} harus berangkat bersama dan tidak muat dalam satu kontainer.",
        )
    if containers and all(_payload_left(problem, each) < cargo.gross_g for each in containers):
        return Sentence(
            en=f"The payload is used up: no container can take another {_kg(cargo.gross_g)} kg.",
            id=f"Batas berat tercapai: tidak ada kontainer yang sanggup menerima {_kg(cargo.gross_g)} kg.",
        )
    number = len(containers)
    return Sentence(
        en=f"No place is left in {number} container(s) where one more {cargo.key} ({size}) stands "
        "supported within the rules.",
        id=f"Tidak ada tempat lagi di {number} kontainer tempat satu {cargo.key} ({size}) dapat berdiri "
        "bertumpu sesuai aturan.",
    )


def _payload_left(problem: LoadProblem, container: LoadedContainer) -> int:
    kind = problem.kind(container.kind)
    if kind is None or kind.payload_g is None:
        return 1 << 60
    weights = {cargo.key: cargo.gross_g for cargo in problem.cargo}
    return kind.payload_g - sum(weights[each.cargo] for each in container.placements)


def _kg(grams: int) -> str:
    """Kilograms with at most three decimals, without any trailing zeros."""
    whole, rest = divmod(grams, 1000)
    return f"{whole}.{rest:03d}".rstrip("0").rstrip(".") if rest else str(whole)
