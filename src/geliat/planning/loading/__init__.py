"""Loading: which cargo stands where in which container, in an order a crew can stuff."""

from geliat.planning.loading.cartons import CartonDesign, design_cartons
from geliat.planning.loading.containers import CONTAINERS, container_kind
from geliat.planning.loading.problem import (
    CargoBox,
    CargoDrum,
    ContainerKind,
    ContainerStock,
    LoadedContainer,
    LoadPlan,
    LoadProblem,
    LoadRules,
    Placement,
    Unplaced,
    free_size,
)
from geliat.planning.loading.search import load
from geliat.planning.loading.stop import Stop

__all__ = [
    "CONTAINERS",
    "CargoBox",
    "CargoDrum",
    "CartonDesign",
    "ContainerKind",
    "ContainerStock",
    "LoadPlan",
    "LoadProblem",
    "LoadRules",
    "LoadedContainer",
    "Placement",
    "Stop",
    "Unplaced",
    "container_kind",
    "design_cartons",
    "free_size",
    "load",
]
