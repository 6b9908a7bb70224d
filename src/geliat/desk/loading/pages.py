"""What the pages of containers show: each container with check, plan, mass and what is next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Sum

from geliat.desk.consignments.models import Consignment
from geliat.desk.loading import figures, searches
from geliat.desk.loading.models import Container, ContainerCheck, LoadPlan, LoadSearch, MassVerification
from geliat.desk.packing.models import Carton, CartonContent
from geliat.desk.quality.models import Inspection
from geliat.planning.loading import container_kind
from geliat.sentences import Sentence
from geliat.trade.container_check import desiccant_for
from geliat.trade.identifiers import print_container_number, size_types
from geliat.trade.moisture import DesiccantAdvice

NEXT = {
    "booked": Sentence(
        en="Look the container over at its seven points.", id="Periksa kontainer pada tujuh titik."
    ),
    "unfit": Sentence(
        en="Mend or dry it and check it again, or book another.",
        id="Perbaiki atau keringkan lalu periksa lagi, atau pesan yang lain.",
    ),
    "fit": Sentence(en="Plan the load.", id="Rencanakan muatannya."),
    "planned": Sentence(
        en="Stuff it by the plan, step by step.", id="Muat menurut rencana, langkah demi langkah."
    ),
    "stuffed": Sentence(en="Close it and put the seal on.", id="Tutup dan pasang segel."),
    "sealed": Sentence(en="Verify the gross mass (VGM).", id="Verifikasi berat kotor (VGM)."),
    "weighed": Sentence(en="Prepare the papers.", id="Siapkan berkas."),
    "gated_in": Sentence(en="Nothing: it is in the terminal.", id="Tidak ada: sudah di dalam terminal."),
    "left": Sentence(en="Nothing: the plan does not need it.", id="Tidak ada: rencana tidak memerlukannya."),
}


@dataclass(frozen=True, slots=True)
class Box:
    """A container as its pages show it."""

    container: Container
    check: ContainerCheck | None
    plan: LoadPlan | None
    mass: MassVerification | None

    @property
    def printed(self) -> str:
        """The number as painted on the box."""
        return print_container_number(self.container.number)

    @property
    def kind(self) -> Sentence:
        """The size type in words."""
        return size_types()[self.container.size_type].name

    @property
    def payload_g(self) -> int:
        """What may go in by the plate."""
        return self.container.max_gross_g - self.container.tare_g

    @property
    def cartons(self) -> int:
        """Cartons planned or standing in it."""
        return len(figures.carton_numbers(self.plan)) if self.plan else 0

    @property
    def used_permille(self) -> int | None:
        """Share of the inside taken up by cartons."""
        if self.plan is None or not self.plan.cartons:
            return None
        length, width, height = container_kind(self.container.size_type).inner_mm
        return self.plan.used_mm3 * 1000 // (length * width * height)

    @property
    def step(self) -> str:
        """What is next, as a key of `NEXT`."""
        stage = self.container.stage
        if stage == "sealed" and self.mass is not None:
            return "weighed"
        if stage == "planned" and not self.cartons:
            return "left"
        return stage

    @property
    def next(self) -> Sentence:
        """What is next with it."""
        return NEXT[self.step]


@dataclass(frozen=True, slots=True)
class Load:
    """The containers of a consignment and how far its cartons have come."""

    boxes: tuple[Box, ...]
    cartons: int
    pieces: int
    gross_g: int

    @property
    def planned(self) -> int:
        """Cartons with a place in a plan, stuffed ones included."""
        return sum(box.cartons for box in self.boxes)

    @property
    def stuffed(self) -> int:
        """Cartons that stand in a container."""
        return sum(box.cartons for box in self.boxes if box.container.stage in figures.STUFFED)

    @property
    def can_plan(self) -> bool:
        """Whether there are cartons to plan and a fit container to plan them into."""
        free = any(box.container.stage in ("fit", "planned") for box in self.boxes)
        return free and self.stuffed < self.cartons

    @property
    def due(self) -> tuple[Box, ...]:
        """The containers that what is next is about."""
        return tuple(box for box in self.boxes if box.next is self.next and box.step != "fit")

    @property
    def next(self) -> Sentence:
        """What is next with the whole load."""
        stages = {box.container.stage for box in self.boxes}
        if not self.cartons:
            return Sentence(en="Pack the consignment first.", id="Kemas kirimannya lebih dahulu.")
        if not stages:
            return Sentence(en="Book a container.", id="Pesan kontainer.")
        if self.planned < self.cartons:
            if stages & {"fit", "planned"}:
                return NEXT["fit"]
            return NEXT["booked"] if "booked" in stages else NEXT["unfit"]
        for step in ("planned", "stuffed", "sealed", "weighed"):
            if any(box.step == step for box in self.boxes):
                return NEXT[step]
        return NEXT["gated_in"]


def load_of(consignment: Consignment) -> Load:
    """The containers of a consignment, in five queries."""
    plans = figures.plans_in_force(consignment)
    checks, masses = figures.checks_in_force(consignment), figures.masses_in_force(consignment)
    sums = Carton.objects.filter(consignment=consignment).aggregate(
        cartons=Count("pk"), pieces=Sum("pieces"), gross_g=Sum("gross_g")
    )
    return Load(
        tuple(
            Box(one, checks.get(one.pk), plans.get(one.pk), masses.get(one.pk))
            for one in figures.containers_of(consignment)
        ),
        sums["cartons"],
        sums["pieces"] or 0,
        sums["gross_g"] or 0,
    )


def box_of(container: Container) -> Box:
    """One container with what is in force for it."""
    return Box(
        container,
        container.checks.order_by("checked_at", "pk").last(),
        figures.plan_in_force(container),
        container.mass_verifications.order_by("pk").last(),
    )


def desiccant_advice(container: Container) -> DesiccantAdvice | None:
    """How much desiccant to hang, from the cartons' masses and the wettest mean of their lots; None unpacked.

    The cartons are taken as spread evenly over the consignment's containers.
    """
    consignment = container.consignment_id
    sums = Carton.objects.filter(consignment=consignment).aggregate(net=Sum("net_g"), gross=Sum("gross_g"))
    if not sums["net"]:
        return None
    boxes = Container.objects.filter(consignment=consignment).exclude(stage="unfit").count() or 1
    lots = CartonContent.objects.filter(carton__consignment=consignment).values("lot")
    wettest = Inspection.objects.filter(lot__in=lots, passed=True).aggregate(
        mean=Max("moisture_mean_permille")
    )
    return desiccant_for(
        net_g=sums["net"] // boxes,
        gross_g=sums["gross"] // boxes,
        mean_permille=wettest["mean"] or 0,
        container_length_ft=size_types()[container.size_type].length_ft,
    )


@dataclass(frozen=True, slots=True)
class Search:
    """A search for a better load as the consignment's page shows it."""

    row: LoadSearch
    state: str

    @property
    def fewer(self) -> int:
        """How many containers the plan found saves; 0 where nothing stood before."""
        if self.row.before[0] == searches.NO_PLAN[0]:
            return 0
        return int(self.row.before[0] - self.row.after[0]) if self.row.after else 0

    @property
    def freed_mm(self) -> int:
        """How much more length it leaves free at the doors."""
        if not self.row.after or self.row.before[0] == searches.NO_PLAN[0]:
            return 0
        return max(0, int(self.row.before[1] - self.row.after[1]))

    @property
    def containers(self) -> int:
        """The containers that the plan found uses."""
        return int(self.row.after[0]) if self.row.after else 0


def search_of(row: LoadSearch, at: datetime) -> Search:
    """A search as it stands at a moment."""
    return Search(row, searches.state_at(row, at))


@dataclass(frozen=True, slots=True)
class Row:
    """A consignment on the front page: its cartons and its containers."""

    consignment: Consignment
    cartons: int
    containers: tuple[Container, ...]


def rows_of(consignments: Iterable[Consignment]) -> list[Row]:
    """Consignments with their containers, in two queries."""
    asked = list(consignments)
    cartons = Carton.objects.filter(consignment__in=asked).order_by().values("consignment")
    counts = {row["consignment"]: row["count"] for row in cartons.annotate(count=Count("pk"))}
    boxes: dict[int, list[Container]] = {}
    for container in Container.objects.filter(consignment__in=asked).order_by("pk"):
        boxes.setdefault(container.consignment_id, []).append(container)
    return [Row(one, counts.get(one.pk, 0), tuple(boxes.get(one.pk, ()))) for one in asked]
