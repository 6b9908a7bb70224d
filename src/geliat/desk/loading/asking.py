"""Turns cartons and containers into one loading problem, and places back into carton numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from geliat.desk.consignments.models import Consignment
from geliat.desk.loading import figures
from geliat.desk.loading.models import Container
from geliat.desk.loading.models import LoadPlan as LoadPlanRow
from geliat.desk.packing.models import Carton
from geliat.planning.loading import (
    CargoBox,
    ContainerKind,
    ContainerStock,
    LoadedContainer,
    LoadPlan,
    LoadProblem,
    container_kind,
)
from geliat.refusals import Blocker, Refusal


@dataclass(frozen=True, slots=True)
class Asked:
    """The problem of a consignment, with the cartons behind each cargo and the containers of each kind."""

    problem: LoadProblem
    cartons: Mapping[str, tuple[int, ...]]
    containers: Mapping[str, tuple[int, ...]]


def of_consignment(consignment: Consignment) -> Asked:
    """The problem: cartons in no stuffed container yet, into every fit container.

    Raises Refusal when nothing is packed, or no container is fit.
    """
    containers = list(Container.objects.filter(consignment=consignment).order_by("pk"))
    cartons = list(
        Carton.objects.filter(consignment=consignment).select_related("spec__size").order_by("number")
    )
    free = [one for one in containers if one.stage in ("fit", "planned")]
    loaded = _numbers_in(
        figures.plans_in_force(consignment, stages=("stuffed", "sealed", "gated_in")).values()
    )
    left = [carton for carton in cartons if carton.number not in loaded]
    blockers = []
    if not left:
        blockers.append(_nothing_to_load(consignment, packed=bool(cartons)))
    if not free:
        blockers.append(_no_fit_container(consignment, booked=len(containers)))
    if blockers:
        raise Refusal(*blockers)
    by_key = cartons_by_key(left)
    desiccant = {pk: check.desiccant_g for pk, check in figures.checks_in_force(consignment).items()}
    kinds: dict[ContainerKind, list[int]] = {}
    for container in free:
        kinds.setdefault(kind_of(container, desiccant.get(container.pk, 0)), []).append(container.pk)
    stock, by_code = [], {}
    used: dict[str, int] = defaultdict(int)
    for kind, numbers in kinds.items():
        # Plates differ from box to box: the same size type with another payload is another kind.
        used[kind.code] += 1
        code = kind.code if used[kind.code] == 1 else f"{kind.code}-{used[kind.code]}"
        stock.append(ContainerStock(replace(kind, code=code), len(numbers)))
        by_code[code] = tuple(numbers)
    problem = LoadProblem(
        tuple(stock), tuple(cargo(key, numbers[0], len(numbers)) for key, numbers in by_key.items())
    )
    return Asked(problem, {key: tuple(one.number for one in found) for key, found in by_key.items()}, by_code)


def cartons_by_key(cartons: Iterable[Carton]) -> dict[str, list[Carton]]:
    """Cartons that load alike, by the name of their cargo: the SKU, and the pieces where it is not full."""
    found: dict[str, list[Carton]] = {}
    for carton in cartons:
        found.setdefault(key_of(carton), []).append(carton)
    return found


def key_of(carton: Carton) -> str:
    """The name of a carton's cargo; cartons of one name have one outer size and one gross mass."""
    spec = carton.spec
    version = "" if spec.version == 1 else f" v{spec.version}"
    part = "" if carton.pieces == spec.pieces else f" ({carton.pieces})"
    return f"{spec.size.sku}{version}{part}"


def cargo(key: str, carton: Carton, quantity: int) -> CargoBox:
    """So many cartons like this one, as the planner takes them."""
    spec = carton.spec
    return CargoBox(
        key,
        spec.outer_length_mm,
        spec.outer_width_mm,
        spec.outer_height_mm,
        carton.gross_g,
        quantity,
        upright=("height",) if spec.upright else ("length", "width", "height"),
        max_top_g=spec.max_top_g,
    )


def kind_of(container: Container, desiccant_g: int) -> ContainerKind:
    """The kind of a container with the payload of its own plate, less the desiccant that hangs in it."""
    kind = container_kind(container.size_type)
    return replace(
        kind,
        payload_g=container.max_gross_g - container.tare_g - desiccant_g,
        tare_g=container.tare_g,
    )


def alone(problem: LoadProblem, container: LoadedContainer) -> LoadProblem:
    """The problem of one container by itself: its kind, and the cargo that stands in it."""
    counts: dict[str, int] = defaultdict(int)
    for placed in container.placements:
        counts[placed.cargo] += 1
    kind = next(stock.kind for stock in problem.containers if stock.kind.code == container.kind)
    return LoadProblem(
        (ContainerStock(kind),),
        tuple(replace(each, quantity=counts[each.key]) for each in problem.cargo if counts[each.key]),
        problem.rules,
    )


def dealt(plan: LoadPlan, cartons: Mapping[str, Sequence[int]]) -> list[dict[str, list[int]]]:
    """The carton numbers of each container by cargo, in loading order: the first numbers go in first."""
    waiting = {key: iter(numbers) for key, numbers in cartons.items()}
    dealt: list[dict[str, list[int]]] = []
    for container in plan.containers:
        here: dict[str, list[int]] = {}
        for placed in container.placements:
            here.setdefault(placed.cargo, []).append(next(waiting[placed.cargo]))
        dealt.append(here)
    return dealt


def _numbers_in(plans: Iterable[LoadPlanRow]) -> set[int]:
    return {number for plan in plans for numbers in plan.cartons.values() for number in numbers}


def _nothing_to_load(consignment: Consignment, *, packed: bool) -> Blocker:
    if packed:
        return Blocker(
            code="all_stuffed",
            en="Every carton of {consignment} is stuffed already.",
            id="Semua karton {consignment} sudah dimuat.",
            facts={"consignment": consignment.number},
            owner="coordinator",
            mend=("loading:consignment", {"consignment": consignment.pk}),
        )
    return Blocker(
        code="nothing_packed",
        en="{consignment} is not packed yet: there is no carton to load.",
        id="{consignment} belum dikemas: belum ada karton yang dapat dimuat.",
        facts={"consignment": consignment.number},
        owner="coordinator",
        mend=("packing:consignment", {"consignment": consignment.pk}),
    )


def _no_fit_container(consignment: Consignment, *, booked: int) -> Blocker:
    return Blocker(
        code="no_fit_container",
        en="No container of {consignment} has passed its check and is free; {booked} booked.",
        id="Belum ada kontainer {consignment} yang lolos pemeriksaan dan masih kosong; {booked} dipesan.",
        facts={"consignment": consignment.number, "booked": booked},
        owner="inspector" if booked else "forwarder",
        mend=("loading:consignment", {"consignment": consignment.pk}),
    )
