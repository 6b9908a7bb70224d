"""What a load plan amounts to: used volume, weight, centre of gravity, and the steps the crew is told.

Works on any plan, from whatever search or hand it comes.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from geliat.planning.loading.problem import CargoDrum, LoadedContainer, LoadProblem, Placement
from geliat.sentences import Sentence


@dataclass(frozen=True, slots=True)
class ContainerFigures:
    """The figures of one loaded container.

    `used_permille` is the cargo's own volume (a drum's by its profile) of the inner volume. `centre_mm` is
    the centre of gravity of the cargo (x, y, z), rounded down; `centre_permille` its place along and across.
    `reach_mm` is how far the load reaches from the back wall.
    """

    pieces: tuple[tuple[str, int], ...]
    used_mm3: int
    used_permille: int
    gross_g: int
    centre_mm: tuple[int, int, int]
    centre_permille: tuple[int, int]
    reach_mm: int


def figures(container: LoadedContainer, problem: LoadProblem) -> ContainerFigures:
    """The figures of `container`; pieces of a cargo that `problem` does not know count for nothing."""
    cargo = {each.key: each for each in problem.cargo}
    counts: Counter[str] = Counter()
    volume = gross = reach = 0
    moments = [0, 0, 0]
    for placed in container.placements:
        piece = cargo.get(placed.cargo)
        if piece is None:
            continue
        counts[placed.cargo] += 1
        volume += piece.volume_mm3
        gross += piece.gross_g
        reach = max(reach, placed.x_mm + placed.length_mm)
        for way, (low, size) in enumerate(
            (
                (placed.x_mm, placed.length_mm),
                (placed.y_mm, placed.width_mm),
                (placed.z_mm, placed.height_mm),
            )
        ):
            moments[way] += piece.gross_g * (2 * low + size)
    length, width, height = container.inner_mm
    weight = 2 * gross
    centre = tuple(moment // weight if weight else 0 for moment in moments)
    return ContainerFigures(
        pieces=tuple((each.key, counts[each.key]) for each in problem.cargo if counts[each.key]),
        used_mm3=volume,
        used_permille=volume * 1000 // (length * width * height),
        gross_g=gross,
        centre_mm=(centre[0], centre[1], centre[2]),
        centre_permille=(
            moments[0] * 1000 // (weight * length) if weight else 0,
            moments[1] * 1000 // (weight * width) if weight else 0,
        ),
        reach_mm=reach,
    )


@dataclass(frozen=True, slots=True)
class StuffingStep:
    """What the crew sets in one go: so many of one cargo, as a grid when they form one.

    `low_mm` and `high_mm` are the corners of the outline; `deep`, `across`, `high` are 0 when the pieces
    do not form a full grid.
    """

    number: int
    cargo: str
    count: int
    deep: int
    across: int
    high: int
    low_mm: tuple[int, int, int]
    high_mm: tuple[int, int, int]
    sentence: Sentence


def stuffing_steps(container: LoadedContainer, problem: LoadProblem) -> tuple[StuffingStep, ...]:
    """The steps in order; one with several cargoes gives an entry for each, the one set first before."""
    drums = {each.key for each in problem.cargo if isinstance(each, CargoDrum)}
    groups: dict[tuple[int, str], list[Placement]] = {}
    for placed in container.placements:
        groups.setdefault((placed.step, placed.cargo), []).append(placed)
    return tuple(
        _step(number, cargo, pieces, drum=cargo in drums)
        for (number, cargo), pieces in sorted(groups.items(), key=lambda group: group[0][0])
    )


def _step(number: int, cargo: str, pieces: list[Placement], *, drum: bool) -> StuffingStep:
    low = (
        min(each.x_mm for each in pieces),
        min(each.y_mm for each in pieces),
        min(each.z_mm for each in pieces),
    )
    high = (
        max(each.x_mm + each.length_mm for each in pieces),
        max(each.y_mm + each.width_mm for each in pieces),
        max(each.z_mm + each.height_mm for each in pieces),
    )
    deep = len({each.x_mm for each in pieces})
    across = len({each.y_mm for each in pieces})
    tall = len({each.z_mm for each in pieces})
    if deep * across * tall != len(pieces):
        deep = across = tall = 0
    layers = sorted(Counter(each.z_mm for each in pieces).values())
    if drum and not deep and len(layers) > 1:
        sentence = _layers_sentence(number, cargo, layers)
    else:
        sentence = _sentence(number, cargo, len(pieces), (deep, across, tall), drum=drum)
    return StuffingStep(number, cargo, len(pieces), deep, across, tall, low, high, sentence)


def _layers_sentence(number: int, cargo: str, layers: list[int]) -> Sentence:
    """A wall of drums: how many layers, and how many drums in one (the counts given in rising order)."""
    least, most = layers[0], layers[-1]
    each_en = str(most) if least == most else f"{least} to {most}"
    each_id = str(most) if least == most else f"{least} sampai {most}"
    return Sentence(
        en=f"Step {number}: {len(layers)} layers of {each_en}, {sum(layers)} drums of {cargo}",
        id=f"Langkah {number}: {len(layers)} lapis berisi {each_id}, {sum(layers)} drum {cargo}",
    )


def _sentence(number: int, cargo: str, count: int, grid: tuple[int, int, int], *, drum: bool) -> Sentence:
    one_en, many_en, noun_id = ("drum", "drums", "drum") if drum else ("carton", "cartons", "karton")
    noun_en = one_en if count == 1 else many_en
    deep, across, high = grid
    if not deep or count == 1:
        return Sentence(
            en=f"Step {number}: {count} {noun_en} of {cargo}",
            id=f"Langkah {number}: {count} {noun_id} {cargo}",
        )
    rows_en = f"{deep} deep, " if deep > 1 else ""
    rows_id = f"{deep} baris ke arah pintu, " if deep > 1 else ""
    return Sentence(
        en=f"Step {number}: {rows_en}{across} across, {high} high, {count} {noun_en} of {cargo}",
        id=f"Langkah {number}: {rows_id}{across} menyamping, {high} bertumpuk, {count} {noun_id} {cargo}",
    )
