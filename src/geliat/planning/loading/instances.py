"""Test instances of container loading: the Bischoff-Ratcliff text format, and the generator of their classes.

Format (E.E. Bischoff, M.S.W. Ratcliff, Omega 23, 1995; OR-Library thpack1-7): number of instances; then for
each its number and seed; container length, width, height; number of box types; and for each type its
number, three pairs of a side and 1 if this side may stand vertical, and the quantity.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geliat.planning.loading.problem import (
    SIDES,
    Cargo,
    CargoBox,
    ContainerStock,
    LoadProblem,
    LoadRules,
    free_size,
)
from geliat.refusals import Blocker, Refusal

ROOM = (587, 233, 220)
LEAST, MOST, STABILITY = (30, 25, 20), (120, 100, 80), 2
FIRST_SEED, DISCARDED = 2502505, 10
# The "minimal standard" stream of Lewis, Goodman and Miller (1969).
MULTIPLIER, MODULUS = 16_807, 2**31 - 1
MOST_CHARACTERS = 50_000_000


@dataclass(frozen=True, slots=True)
class Instance:
    """One instance: its number in the file, the inside of the container, the boxes (weights unknown: 0)."""

    number: int
    room: tuple[int, int, int]
    cargo: tuple[Cargo, ...]

    def problem(self, rules: LoadRules | None = None) -> LoadProblem:
        """The most volume in one container."""
        return LoadProblem(
            (ContainerStock(free_size(*self.room)),), self.cargo, rules or LoadRules(), "most_volume"
        )


def read_instances(text: str) -> tuple[Instance, ...]:
    """Every instance of a file in the Bischoff-Ratcliff format.

    Raises Refusal naming the first line that is not as the format says, or the numbers out of range.
    """
    if len(text) > MOST_CHARACTERS:
        raise Refusal(_wrong(1, "a file of at most 50 MB", "more"))
    words = _words(text)
    count, _ = _number(words, "the number of instances")
    found = []
    for _ in range(count):
        number, line = _number(words, "the number of an instance")
        _number(words, "a seed")
        room = tuple(_number(words, "a side of the container")[0] for _ in range(3))
        types, _ = _number(words, "the number of box types")
        cargo: list[Cargo] = []
        for _ in range(types):
            key, line = _number(words, "the number of a box type")
            sides, upright = [], []
            for side in SIDES:
                sides.append(_number(words, "a side of a box")[0])
                flag, line = _number(words, "1 or 0: whether this side may stand vertical")
                if flag not in (0, 1):
                    raise Refusal(_wrong(line, "1 or 0: whether this side may stand vertical", str(flag)))
                if flag:
                    upright.append(side)
            quantity, line = _number(words, "a quantity")
            cargo.append(
                CargoBox(str(key), sides[0], sides[1], sides[2], 0, quantity, upright=tuple(upright))
            )
        if not cargo:
            raise Refusal(_wrong(line, "at least one box type", "none"))
        found.append(Instance(number, (room[0], room[1], room[2]), tuple(cargo)))
    rest = next(words, None)
    if rest is not None:
        raise Refusal(_wrong(rest[1], "the end of the file", rest[0]))
    return tuple(found)


def _words(text: str) -> Iterator[tuple[str, int]]:
    for number, line in enumerate(text.splitlines(), start=1):
        for word in line.split():
            yield word, number


def _number(words: Iterator[tuple[str, int]], expected: str) -> tuple[int, int]:
    word, line = next(words, ("", 0))
    if not word:
        raise Refusal(
            Blocker(
                code="instances_cut_off",
                en="The file ends where {expected} should stand.",
                id="Berkas berakhir di tempat yang seharusnya berisi {expected}.",
                facts={"expected": expected},
            )
        )
    if not (word.isascii() and word.isdigit() and len(word) <= 12):
        raise Refusal(_wrong(line, expected, word))
    return int(word), line


def _wrong(line: int, expected: str, word: str) -> Blocker:
    return Blocker(
        code="instances_line_wrong",
        en="Line {line}: {expected} was expected, not {word}.",
        id="Baris {line}: seharusnya {expected}, bukan {word}.",
        facts={"line": line, "expected": expected, "word": word[:20]},
    )


def made_instances(types: int, count: int, seed: int = FIRST_SEED) -> tuple[Instance, ...]:
    """Instances as the published generator (Bischoff and Ratcliff 1995) makes them, for any number of types.

    With the published first seed the classes of 3, 5, 8, 10, 12, 15 and 20 types are the published BR1 to BR7
    to the last box, and 30 to 100 types are made as BR8 to BR15 were. Sides are uniform in 30-120, 25-100 and
    20-80 cm, the longest first; a side may stand vertical when it is less than twice the smaller of the other
    two; boxes of types drawn at random are added until the next would pass the container's volume.
    """
    return tuple(_made(types, number, seed + 100 * (number - 1)) for number in range(1, count + 1))


def _made(types: int, number: int, seed: int) -> Instance:
    state = seed % MODULUS

    def draw(choices: int) -> int:
        nonlocal state
        state = MULTIPLIER * state % MODULUS
        return state * choices // MODULUS

    for _ in range(DISCARDED):
        draw(1)
    boxes = [
        sorted((low + draw(high - low + 1) for low, high in zip(LEAST, MOST, strict=True)), reverse=True)
        for _ in range(types)
    ]
    volumes = [a * b * c for a, b, c in boxes]
    free = ROOM[0] * ROOM[1] * ROOM[2] - sum(volumes)
    quantities = [1] * types
    while True:
        chosen = draw(types)
        if volumes[chosen] > free:
            break
        quantities[chosen] += 1
        free -= volumes[chosen]
    cargo = []
    for key, (sides, quantity) in enumerate(zip(boxes, quantities, strict=True), start=1):
        upright = tuple(
            side
            for way, side in enumerate(SIDES)
            if sides[way] < STABILITY * min(value for other, value in enumerate(sides) if other != way)
        )
        cargo.append(CargoBox(str(key), sides[0], sides[1], sides[2], 0, quantity, upright=upright))
    return Instance(number, ROOM, tuple(cargo))
