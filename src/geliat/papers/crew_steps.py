"""The stuffing steps as a crew is told them: like steps that follow each other are one, with their range.

The plan keeps its steps; only the telling is shorter. Walls of drums are steps as they are; single rows of
them, as older plans have, are told as one pattern.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geliat.papers.figures import Figures
from geliat.planning.loading.plan import StuffingStep, stuffing_steps
from geliat.planning.loading.problem import LoadedContainer, LoadProblem, Placement
from geliat.sentences import Sentence

STRETCH_MM = 1000
"""Steps told as one take the load at most this much nearer to the door."""

Sized = tuple[int, int, int, str | None]
Stage = tuple[StuffingStep, tuple[Placement, ...]]


@dataclass(frozen=True, slots=True)
class CrewStep:
    """Steps `first` to `last` of the plan, all of one cargo: the plan's own entries and their pieces."""

    stages: tuple[Stage, ...]

    @property
    def first(self) -> int:
        """The number of its first step."""
        return self.stages[0][0].number

    @property
    def last(self) -> int:
        """The number of its last step."""
        return self.stages[-1][0].number

    @property
    def cargo(self) -> str:
        """The key of its cargo."""
        return self.stages[0][0].cargo

    @property
    def count(self) -> int:
        """How many pieces are set."""
        return sum(step.count for step, _ in self.stages)

    @property
    def head_down(self) -> int:
        """How many of them, standing drums, have their heads down."""
        return sum(piece.flipped and piece.axis == "z" for _, pieces in self.stages for piece in pieces)

    @property
    def stairs(self) -> bool:
        """Whether it is standing drums on several levels."""
        levels = {piece.z_mm for _, pieces in self.stages for piece in pieces if piece.axis == "z"}
        return len(levels) > 1

    def reach(self, way: int) -> tuple[int, int]:
        """From where to where the pieces reach, in mm: along (0), across (1), upwards (2)."""
        return (
            min(step.low_mm[way] for step, _ in self.stages),
            max(step.high_mm[way] for step, _ in self.stages),
        )


def crew_steps(container: LoadedContainer, problem: LoadProblem) -> tuple[CrewStep, ...]:
    """The steps of `container` in order, like ones that follow each other told as one.

    Boxes are alike with the same cargo, way up and grid; single rows of standing drums with the same cargo.
    """
    pieces: dict[tuple[int, str], list[Placement]] = {}
    for placed in container.placements:
        pieces.setdefault((placed.step, placed.cargo), []).append(placed)
    found: list[list[Stage]] = []
    start = front = 0
    for step in stuffing_steps(container, problem):
        stage = (step, tuple(pieces[step.number, step.cargo]))
        if found and _alike(found[-1][-1], stage) and step.high_mm[0] <= max(start + STRETCH_MM, front):
            found[-1].append(stage)
        else:
            found.append([stage])
            start = front
        front = max(front, step.high_mm[0])
    return tuple(CrewStep(tuple(stages)) for stages in found)


def _alike(one: Stage, other: Stage) -> bool:
    if one[0].cargo != other[0].cargo or _sizes(one[1]) != _sizes(other[1]):
        return False
    if all(piece.axis == "z" for piece in other[1]):
        return all(len({piece.z_mm for piece in pieces}) == 1 for _, pieces in (one, other))
    grids = [(step.deep, step.across, step.high) for step, _ in (one, other)]
    return grids[0] == grids[1] and grids[0][0] > 0


def _sizes(pieces: Sequence[Placement]) -> set[Sized]:
    return {(each.length_mm, each.width_mm, each.height_mm, each.axis) for each in pieces}


def told(crew: CrewStep, *, drum: bool) -> Sentence:
    """What the crew is told: the step or the range of steps, the pattern and the count."""
    english, bahasa = Figures("en"), Figures("id")
    step = crew.stages[0][0]
    down = crew.head_down
    turned = Sentence(
        en=f", {english.whole(down)} of them head down" if down else "",
        id=f", {bahasa.whole(down)} di antaranya kepala di bawah" if down else "",
    )
    if len(crew.stages) == 1:
        return Sentence(en=step.sentence.en + turned.en, id=step.sentence.id + turned.id)
    steps = f"{crew.first}–{crew.last}"
    pieces = Sentence(
        en=f"{english.whole(crew.count)} {'drums' if drum else 'cartons'} of {crew.cargo}",
        id=f"{bahasa.whole(crew.count)} {'drum' if drum else 'karton'} {crew.cargo}",
    )
    pattern = _rows(crew) if all(piece.axis == "z" for piece in crew.stages[0][1]) else _grids(crew)
    return Sentence(
        en=f"Steps {steps}: {pattern.en}, {pieces.en}{turned.en}",
        id=f"Langkah {steps}: {pattern.id}, {pieces.id}{turned.id}",
    )


def _rows(crew: CrewStep) -> Sentence:
    """Rows of standing drums: how many, and how many drums in one."""
    rows = len(crew.stages)
    counts = {step.count for step, _ in crew.stages}
    least, most = min(counts), max(counts)
    if least == most:
        return Sentence(en=f"{rows} rows of {most}", id=f"{rows} baris berisi {most}")
    return Sentence(en=f"{rows} rows of {least} to {most}", id=f"{rows} baris berisi {least} sampai {most}")


def _grids(crew: CrewStep) -> Sentence:
    """Blocks of one grid: how often, and the grid."""
    step, times = crew.stages[0][0], len(crew.stages)
    if step.count == 1:
        return Sentence(en="one after another", id="satu per satu")
    rows_en = f"{step.deep} deep, " if step.deep > 1 else ""
    rows_id = f"{step.deep} baris ke arah pintu, " if step.deep > 1 else ""
    return Sentence(
        en=f"{times} times {rows_en}{step.across} across, {step.high} high",
        id=f"{times} kali {rows_id}{step.across} menyamping, {step.high} bertumpuk",
    )
