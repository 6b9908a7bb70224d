"""What must hold of a container's number, plate and seal, and of a plan, before a deed is done."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geliat.desk.consignments.models import Consignment
from geliat.desk.loading import figures
from geliat.desk.loading.asking import cartons_by_key
from geliat.desk.loading.models import Container, LoadPlan
from geliat.desk.packing.models import Carton
from geliat.planning.loading import LoadPlan as Plan
from geliat.planning.loading import LoadProblem
from geliat.planning.verify.loading import judge_load
from geliat.refusals import Blocker, Fact, Refusal
from geliat.trade.identifiers import check_container_number, check_size_type

SEAL_FORM = re.compile(r"(?=.*[0-9])[A-Z0-9]{5,20}")
"""ISO 17712 asks that a high-security seal bear its maker's mark and a number of its own; no more of form."""

LEAST_TARE_G = 1_500_000
MOST_GROSS_G = 40_000_000
"""Below and above these no dry container of ISO 668 was ever built: a slip of the pen, mostly kg for g."""


MOST_TOLD = 40
"""So many faults of a plan are told at once; a plan with more is drawn anew, not mended."""


def wrong(
    code: str, en: str, id: str, container: Container | None = None, owner: str = "", **facts: Fact
) -> Blocker:
    """A blocker of this room, mended on the container's page where there is one."""
    mend = ("loading:container", {"container": container.pk}) if container else None
    if container:
        facts = {"container": container.number, **facts}
    return Blocker(code=code, en=en, id=id, facts=facts, owner=owner or "coordinator", mend=mend)


def of_booking(
    consignment: Consignment, number: str, size_type: str, tare_g: int, max_gross_g: int
) -> list[Blocker]:
    """What is wrong with a container told for a consignment; number and size type in their normal form."""
    blockers = [
        one for one in (check_container_number(number), check_size_type(size_type)) if one is not None
    ]
    blockers += [
        Blocker(
            code="container_elsewhere",
            en="Container {number} is booked already, for consignment {consignment}.",
            id="Kontainer {number} sudah dipesan untuk kiriman {consignment}.",
            facts={"number": number, "consignment": other.consignment.number},
            owner="forwarder",
            mend=("loading:container", {"container": other.pk}),
        )
        for other in figures.open_elsewhere(number)
    ]
    if not LEAST_TARE_G <= tare_g < max_gross_g <= MOST_GROSS_G:
        blockers.append(
            wrong(
                "plate_impossible",
                "A tare of {tare} g and a maximum gross of {gross} g cannot be; expected {least}-{most} g, "
                "the tare below the maximum gross, as on the plate.",
                "Berat kosong {tare} g dan berat kotor maksimum {gross} g tidak mungkin; seharusnya {least} "
                "sampai {most} g, berat kosong di bawah berat kotor maksimum, seperti pada pelat.",
                owner="forwarder",
                tare=tare_g,
                gross=max_gross_g,
                least=LEAST_TARE_G,
                most=MOST_GROSS_G,
            )
        )
    return blockers + of_consignment(consignment)


def of_consignment(consignment: Consignment) -> list[Blocker]:
    """Containers change only while the consignment is planned: a declaration speaks of them."""
    if consignment.stage == "planned":
        return []
    return [
        Blocker(
            code="declared_already",
            en="{consignment} is declared ready or on its way; its containers stay as they are.",
            id="{consignment} sudah dinyatakan siap atau berangkat; kontainernya tidak diubah lagi.",
            facts={"consignment": consignment.number},
            owner="coordinator",
            mend=("loading:consignment", {"consignment": consignment.pk}),
        )
    ]


def normal_seal(text: str) -> str:
    """Capitals without blanks, dots and dashes."""
    return re.sub(r"[\s.\-/]+", "", text).upper()


def of_seal(container: Container, number: str) -> list[Blocker]:
    """What is wrong with a seal's number in normal form: its form, or another container it closes."""
    if not SEAL_FORM.fullmatch(number):
        return [
            wrong(
                "seal_form",
                "{seal} is no seal number; expected 5 to 20 letters and digits with at least one digit, as "
                "in ID020481.",
                "{seal} bukan nomor segel; seharusnya 5 sampai 20 huruf dan angka dengan sedikitnya satu "
                "angka, seperti ID020481.",
                container,
                "forwarder",
                seal=number or "-",
            )
        ]
    others = Container.objects.filter(seal=number).exclude(pk=container.pk)
    return [
        wrong(
            "seal_elsewhere",
            "Seal {seal} closes container {other} already; each seal has a number of its own.",
            "Segel {seal} sudah terpasang pada kontainer {other}; setiap segel bernomor sendiri.",
            container,
            "forwarder",
            seal=number,
            other=other.number,
        )
        for other in others
    ]


def of_plan_against_cartons(container: Container, plan: LoadPlan | None) -> list[Blocker]:
    """Whether a plan can be stuffed: there is one, and the cartons it names are the cartons that stand."""
    if plan is None or not plan.cartons:
        return [
            wrong(
                "nothing_planned",
                "Nothing is planned for container {container}.",
                "Belum ada muatan yang direncanakan untuk kontainer {container}.",
                container,
            )
        ]
    numbers = figures.carton_numbers(plan)
    cartons = Carton.objects.filter(consignment=container.consignment_id, number__in=numbers)
    standing = {
        key: {carton.number for carton in found}
        for key, found in cartons_by_key(cartons.select_related("spec__size")).items()
    }
    if standing == {key: set(found) for key, found in plan.cartons.items()}:
        return []
    return [
        wrong(
            "plan_of_other_cartons",
            "The load plan of {container} speaks of cartons as they were before; plan the load anew.",
            "Rencana muat {container} menyebut karton yang sudah berubah; rencanakan ulang muatannya.",
            container,
        )
    ]


def judged(plan: Plan, problem: LoadProblem, numbered: Sequence[int] = ()) -> None:
    """Let a plan pass, or refuse it with everything that stays outside and every rule it breaks.

    With `numbered`, the numbers on the cartons of a plan of one container, each fault names its cartons.
    """
    blockers = [
        _left_outside(each.cargo, each.quantity, each.reason.en, each.reason.id)
        for each in plan.unplaced
        if each.quantity
    ]
    blockers += [
        Blocker(
            code=f"load_{violation.code}",
            en="The load plan does not hold: {fault_en}",
            id="Rencana muat tidak dapat dipakai: {fault_id}",
            facts={
                "fault_en": violation.sentence.en + _cartons("cartons", violation.where[1:], numbered),
                "fault_id": violation.sentence.id + _cartons("karton", violation.where[1:], numbered),
            },
            owner="coordinator",
        )
        for violation in judge_load(plan, problem)[:MOST_TOLD]
    ]
    if blockers:
        raise Refusal(*blockers)


def _cartons(word: str, pieces: Sequence[int], numbered: Sequence[int]) -> str:
    """The cartons behind the pieces of a fault, in brackets; nothing where their numbers are not known."""
    if not numbered or not pieces:
        return ""
    return f" ({word} {', '.join(str(numbered[piece - 1]) for piece in pieces)})"


def _left_outside(cargo: str, quantity: int, en: str, indonesian: str) -> Blocker:
    return Blocker(
        code="does_not_fit",
        en="{quantity} cartons of {cargo} stay outside. {why_en}",
        id="{quantity} karton {cargo} tidak termuat. {why_id}",
        facts={"quantity": quantity, "cargo": cargo, "why_en": en, "why_id": indonesian},
        owner="coordinator",
    )


def someone_was_faster(consignment: Consignment) -> Blocker:
    """That cartons or containers were changed while a plan was being made."""
    return Blocker(
        code="someone_was_faster",
        en="Cartons or containers of {consignment} were changed by somebody else a moment ago; look again.",
        id="Karton atau kontainer {consignment} baru saja diubah orang lain; silakan lihat lagi.",
        facts={"consignment": consignment.number},
        mend=("loading:consignment", {"consignment": consignment.pk}),
    )


def one_container_asked(container: Container, told: int) -> Blocker:
    """A plan file speaks of none or several containers where one is meant."""
    return wrong(
        "one_container_asked",
        "The plan file speaks of {told} containers; expected the one, {container}.",
        "Berkas rencana muat menyebut {told} kontainer; seharusnya satu, {container}.",
        container,
        told=told,
    )
