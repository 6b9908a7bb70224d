"""What the containers of a consignment still need: before stuffing, and before the release."""

from __future__ import annotations

from collections.abc import Sequence

from geliat.desk.consignments.models import Consignment
from geliat.desk.loading import checks as loading_checks
from geliat.desk.loading import figures as loading
from geliat.desk.loading.models import Container, LoadPlan, MassVerification
from geliat.desk.packing.models import Carton
from geliat.refusals import Blocker


class Boxes:
    """The containers of a consignment with plan and mass in force; one left empty by its plan stays out."""

    def __init__(self, consignment: Consignment) -> None:
        self.consignment = consignment
        self.plans = loading.plans_in_force(consignment)
        self.masses = loading.masses_in_force(consignment)
        every = loading.containers_of(consignment).select_related("consignment")
        self.used = [box for box in every if not _left_empty(self.plans.get(box.pk))]

    def before_stuffing(self) -> list[Blocker]:
        """None booked, not looked over, unfit, no plan, or a plan that is not of these cartons."""
        if not self.used:
            return [_no_container(self.consignment)]
        found = [blocker for box in self.used for blocker in self._fitness(box)]
        planned = [plan for plan in self.plans.values() if plan.cartons]
        if planned and not found:
            found += self._unplanned(planned)
        return found

    def _fitness(self, box: Container) -> list[Blocker]:
        match box.stage:
            case "booked":
                return [
                    _about(
                        "container_not_checked",
                        "Container {container} has not been checked at its seven points.",
                        "Kontainer {container} belum diperiksa pada tujuh titiknya.",
                        box,
                        "inspector",
                    ),
                    _no_plan(box),
                ]
            case "unfit":
                return [
                    _about(
                        "container_unfit",
                        "Container {container} was found unfit; dry or mend it and check it again.",
                        "Kontainer {container} tidak laik; keringkan atau perbaiki, lalu periksa lagi.",
                        box,
                        "inspector",
                    ),
                    _no_plan(box),
                ]
            case "fit":
                return [_no_plan(box)]
            case "planned":
                return loading_checks.of_plan_against_cartons(box, self.plans.get(box.pk))
            case _:
                # Once it is stuffed, its cartons no longer change.
                return []

    def _unplanned(self, planned: Sequence[LoadPlan]) -> list[Blocker]:
        told = {number for plan in planned for number in loading.carton_numbers(plan)}
        numbers = Carton.objects.filter(consignment=self.consignment).values_list("number", flat=True)
        left = len(set(numbers) - told)
        if not left:
            return []
        return [
            Blocker(
                code="cartons_not_planned",
                en="{left} cartons of {consignment} stand in no load plan.",
                id="{left} karton {consignment} belum masuk rencana muat.",
                facts={"left": left, "consignment": self.consignment.number},
                owner="coordinator",
                mend=("loading:consignment", {"consignment": self.consignment.pk}),
            )
        ]

    def before_release(self) -> list[Blocker]:
        """Not stuffed, not sealed, gross mass not verified or verified before the container was last open."""
        if not self.used:
            return [_nothing_stuffed(self.consignment)]
        return [blocker for box in self.used for blocker in self._closing(box)]

    def _closing(self, box: Container) -> list[Blocker]:
        found = []
        if box.stage not in loading.STUFFED:
            found.append(
                _about(
                    "container_not_stuffed",
                    "Container {container} is not stuffed yet.",
                    "Kontainer {container} belum dimuat.",
                    box,
                    "inspector",
                )
            )
        if box.stage not in ("sealed", "gated_in"):
            found.append(
                _about(
                    "container_not_sealed",
                    "Container {container} bears no seal yet.",
                    "Kontainer {container} belum disegel.",
                    box,
                    "forwarder",
                )
            )
        mass = self.masses.get(box.pk)
        if mass is None:
            found.append(
                _about(
                    "mass_not_verified",
                    "The gross mass (VGM) of container {container} is not verified yet.",
                    "Berat kotor (VGM) kontainer {container} belum diverifikasi.",
                    box,
                    "coordinator",
                )
            )
        elif _older(mass, box):
            found.append(
                _about(
                    "mass_out_of_date",
                    "The gross mass (VGM) of container {container} was verified before it was last stuffed "
                    "or sealed; verify it again.",
                    "Berat kotor (VGM) kontainer {container} diverifikasi sebelum pemuatan atau penyegelan "
                    "terakhir; verifikasi lagi.",
                    box,
                    "coordinator",
                )
            )
        return found


def _left_empty(plan: LoadPlan | None) -> bool:
    return plan is not None and not plan.cartons


def _older(mass: MassVerification, box: Container) -> bool:
    closed = [moment for moment in (box.stuffed_at, box.sealed_at) if moment is not None]
    return bool(closed) and mass.verified_at < max(closed)


def _no_container(consignment: Consignment) -> Blocker:
    return Blocker(
        code="no_container",
        en="No container is booked for {consignment}.",
        id="Belum ada kontainer yang dipesan untuk {consignment}.",
        facts={"consignment": consignment.number},
        owner="forwarder",
        mend=("loading:consignment", {"consignment": consignment.pk}),
    )


def _nothing_stuffed(consignment: Consignment) -> Blocker:
    return Blocker(
        code="nothing_stuffed",
        en="Nothing of {consignment} is stuffed, sealed and weighed yet.",
        id="Belum ada isi {consignment} yang dimuat, disegel, dan ditimbang.",
        facts={"consignment": consignment.number},
        owner="inspector",
        mend=("loading:consignment", {"consignment": consignment.pk}),
    )


def _no_plan(box: Container) -> Blocker:
    return Blocker(
        code="load_not_planned",
        en="The load of container {container} is not planned yet.",
        id="Muatan kontainer {container} belum direncanakan.",
        facts={"container": box.number},
        owner="coordinator",
        mend=("loading:consignment", {"consignment": box.consignment_id}),
    )


def _about(code: str, en: str, id: str, box: Container, owner: str) -> Blocker:
    return Blocker(
        code=code,
        en=en,
        id=id,
        facts={"container": box.number},
        owner=owner,
        mend=("loading:container", {"container": box.pk}),
    )
