"""A fair, explained, repairable allotment of an order over small workshops."""

from geliat.planning.allotment.plan import allot, mend
from geliat.planning.allotment.problem import Capacity, Demand, Maker, Problem, Rules, Share, Standing
from geliat.planning.allotment.result import Allotment, Easing, Stage

__all__ = [
    "Allotment",
    "Capacity",
    "Demand",
    "Easing",
    "Maker",
    "Problem",
    "Rules",
    "Share",
    "Stage",
    "Standing",
    "allot",
    "mend",
]
