"""What an allotment answers beside its shares: the stages with their proven bounds, and wishes not met."""

from __future__ import annotations

from dataclasses import dataclass

from geliat.planning.allotment.problem import Problem, Share, Standing
from geliat.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Stage:
    """One aim of one step: what was reached (`objective`), what cannot be undercut (`bound`), their gap.

    `unit` is "pieces", "ppm" (of load) or "IDR". `gap_ppm` is (objective - bound) / objective.
    """

    step: str
    name: str
    objective: int
    bound: int
    unit: str

    @property
    def gap_ppm(self) -> int:
        """The distance to the bound, in millionths of the objective, rounded up."""
        if self.objective <= self.bound:
            return 0
        return -(-(self.objective - self.bound) * 1_000_000 // self.objective)

    @property
    def line(self) -> str:
        """The stage in one printable line."""
        return (
            f"{self.step}: {self.name}: {_shown(self.objective, self.unit)}"
            f" (bound {_shown(self.bound, self.unit)}, gap {self.gap_ppm / 10_000:.2f} %)"
        )


def _shown(value: int, unit: str) -> str:
    return f"{value / 10_000:.2f} %" if unit == "ppm" else f"{value:,} {unit}"


@dataclass(frozen=True, slots=True)
class Easing:
    """A wish of the group that could not be kept in full; `pieces` lack, `maker` is "" for a whole step.

    `code` is "floor_short" or "group_rule_short".
    """

    code: str
    step: str
    pieces: int
    maker: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Allotment:
    """The shares of every workshop, how near to the best each stage is, and what had to give way.

    `problem` and `standing` are what the shares answer to, as the judge must see them; `collect_cost` is in
    IDR; `moved` counts accepted pieces taken from a workshop by mending.
    """

    problem: Problem
    shares: tuple[Share, ...]
    stages: tuple[Stage, ...]
    easings: tuple[Easing, ...]
    standing: tuple[Standing, ...] = ()
    declined: frozenset[tuple[str, str, str]] = frozenset()
    collect_cost: int = 0
    moved: int = 0

    @property
    def worst_gap_ppm(self) -> int:
        """The largest gap of all stages."""
        return max((stage.gap_ppm for stage in self.stages), default=0)
