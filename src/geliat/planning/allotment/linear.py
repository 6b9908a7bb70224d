"""A linear or whole-number model as plain lists, solved by HiGHS on one thread with a fixed seed.

Follows Huangfu and Hall (2018), "Parallelizing the dual revised simplex method", the paper behind HiGHS.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import highspy
import numpy as np

INFINITY = float("inf")


class _Quiet(highspy.Highs):
    """HiGHS without its callbacks, whose setting up would print a banner before output can be turned off."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]

    def enableCallbacks(self) -> None:  # noqa: N802 - the name that HiGHS calls
        self.setOptionValue("output_flag", False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the solver found: `values` by column, `duals` by row (linear models only), and its own bound.

    `none` is true when the solver proved that there is no answer.
    """

    found: bool
    none: bool
    values: list[float]
    duals: list[float]
    objective: float
    bound: float


@dataclass(slots=True)
class Model:
    """Columns and rows, minimised. Rows are kept row by row, as HiGHS takes them without conversion."""

    cost: list[float] = field(default_factory=list)
    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    row_lower: list[float] = field(default_factory=list)
    row_upper: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    indices: list[int] = field(default_factory=list)
    coefficients: list[float] = field(default_factory=list)

    def column(
        self, lower: float = 0.0, upper: float = INFINITY, *, cost: float = 0.0, whole: bool = False
    ) -> int:
        """Adds a variable and returns its index."""
        self.cost.append(cost)
        self.lower.append(lower)
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.cost) - 1

    def row(
        self, terms: Iterable[tuple[int, float]], lower: float = -INFINITY, upper: float = INFINITY
    ) -> int:
        """Adds lower <= sum of coefficient x column <= upper and returns its index."""
        for index, coefficient in terms:
            self.indices.append(index)
            self.coefficients.append(coefficient)
        self.starts.append(len(self.indices))
        self.row_lower.append(lower)
        self.row_upper.append(upper)
        return len(self.row_lower) - 1

    def loaded(self, *, whole: bool) -> highspy.Highs:
        """A solver that holds the model; `whole` keeps the whole-number marks."""
        program = highspy.HighsLp()
        program.num_col_ = len(self.cost)
        program.num_row_ = len(self.row_lower)
        program.col_cost_ = np.array(self.cost, dtype=np.float64)
        program.col_lower_ = np.array(self.lower, dtype=np.float64)
        program.col_upper_ = np.array(self.upper, dtype=np.float64)
        program.row_lower_ = np.array(self.row_lower, dtype=np.float64)
        program.row_upper_ = np.array(self.row_upper, dtype=np.float64)
        program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        program.a_matrix_.start_ = np.array(self.starts, dtype=np.int32)
        program.a_matrix_.index_ = np.array(self.indices, dtype=np.int32)
        program.a_matrix_.value_ = np.array(self.coefficients, dtype=np.float64)
        if whole:
            kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
            program.integrality_ = [kinds[mark] for mark in self.whole]
        solver = _Quiet()
        solver.setOptionValue("threads", 1)
        solver.setOptionValue("random_seed", 0)
        solver.passModel(program)
        return solver

    def relaxed(self) -> Answer:
        """Solves it with fractions allowed."""
        return read(self.loaded(whole=False))

    def solved(self, *, gap: float = 0.0, nodes: int = 500) -> Answer:
        """Solves it in whole numbers, within a relative `gap` or a number of `nodes` (never by the clock)."""
        solver = self.loaded(whole=True)
        solver.setOptionValue("mip_rel_gap", gap)
        solver.setOptionValue("mip_abs_gap", 1e-7)
        solver.setOptionValue("mip_max_nodes", nodes)
        return read(solver, whole=True)

    def any_whole(self, *, nodes: int) -> Answer:
        """Any whole-number answer, whatever it costs, within a number of `nodes`."""
        costs, self.cost = self.cost, [0.0] * len(self.cost)
        try:
            return self.solved(nodes=nodes)
        finally:
            self.cost = costs


def read(solver: highspy.Highs, *, whole: bool = False) -> Answer:
    """Runs a loaded solver and reads what it found."""
    solver.run()
    info = solver.getInfo()
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        none = solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible
        return Answer(False, none, [], [], INFINITY, INFINITY)
    solution = solver.getSolution()
    objective = float(info.objective_function_value)
    return Answer(
        True,
        False,
        list(solution.col_value),
        [] if whole else list(solution.row_dual),
        objective,
        float(info.mip_dual_bound) if whole else objective,
    )
