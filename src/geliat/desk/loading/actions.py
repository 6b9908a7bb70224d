"""Books, checks, plans, stuffs, seals and weighs containers, and sees them through the terminal's gate."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from geliat.desk.consignments.models import Consignment
from geliat.desk.journal import actions as journal
from geliat.desk.loading import asking, checks, figures
from geliat.desk.loading.models import Container, ContainerCheck, LoadPlan, MassVerification
from geliat.desk.packing import actions as packing
from geliat.desk.packing.models import Carton
from geliat.planning.loading import LoadedContainer, LoadProblem, load
from geliat.planning.loading import LoadPlan as Plan
from geliat.planning.loading.plan import figures as plan_figures
from geliat.planning.loading.plan_file import from_json, to_json
from geliat.refusals import Blocker, Fact, Refusal
from geliat.trade.access import Actor, authorise
from geliat.trade.container_check import judge_check
from geliat.trade.identifiers import normal_container_number, normal_size_type, size_types


def _refuse(blockers: list[Blocker]) -> None:
    if blockers:
        raise Refusal(*blockers)


def _locked(container: Container) -> Container:
    """The container as it stands, and its consignment, locked until the transaction ends."""
    Consignment.objects.select_for_update().get(pk=container.consignment_id)
    return Container.objects.select_related("consignment").select_for_update().get(pk=container.pk)


def _of(container: Container) -> tuple[str, int]:
    """What a link to the consignment opens."""
    return ("consignment", container.consignment_id)


@transaction.atomic
def book(
    consignment: Consignment,
    number: str,
    size_type: str,
    tare_g: int,
    max_gross_g: int,
    *,
    by: Actor,
    at: datetime,
) -> Container:
    """Take up a container for a consignment, with tare and maximum gross as on its own plate."""
    authorise(by, "loading.book", ("consignment", consignment.pk))
    consignment = Consignment.objects.select_for_update().get(pk=consignment.pk)
    number, size_type = normal_container_number(number), normal_size_type(size_type)
    _refuse(checks.of_booking(consignment, number, size_type, tare_g, max_gross_g))
    container = Container.objects.create(
        consignment=consignment,
        number=number,
        size_type=size_type,
        tare_g=tare_g,
        max_gross_g=max_gross_g,
    )
    journal.begin([container], "loading.book", by=by, at=at, facts={"consignment": consignment.number})
    return container


@transaction.atomic
def check(
    container: Container,
    points: Mapping[str, bool],
    floor_moisture_permille: int,
    desiccant_g: int,
    note: str = "",
    *,
    by: Actor,
    at: datetime,
) -> ContainerCheck:
    """Look a container over at its seven points: it is fit to stuff, or unfit until looked at again."""
    authorise(by, "loading.check", _of(container))
    container = _locked(container)
    verdict = judge_check(
        points,
        floor_moisture_permille,
        desiccant_g,
        on=timezone.localdate(at),
        container_length_ft=size_types()[container.size_type].length_ft,
    )
    row = ContainerCheck.objects.create(
        container=container,
        checked_at=at,
        checked_by=by.who,
        points=dict(points),
        floor_moisture_permille=floor_moisture_permille,
        desiccant_g=desiccant_g,
        passed=verdict.fit,
        note=note.strip()[:200],
    )
    facts: dict[str, Fact] = {
        "floor_moisture_permille": floor_moisture_permille,
        "faults": "; ".join(fault.en for fault in verdict.faults) or "-",
    }
    stage = "fit" if verdict.fit else "unfit"
    journal.move(container, stage, "loading.check", by=by, at=at, facts=facts)
    return row


def plan(consignment: Consignment, *, by: Actor, at: datetime) -> list[LoadPlan]:
    """Plan the load of a consignment into its fit containers; kept only when the judge passes it whole.

    The search runs outside any transaction; what changed meanwhile refuses the plan ("someone_was_faster").
    Raises Refusal saying how many cartons of what stay outside and why, or which rules a plan breaks.
    """
    authorise(by, "loading.plan", ("consignment", consignment.pk))
    consignment = Consignment.objects.get(pk=consignment.pk)
    _refuse(checks.of_consignment(consignment))
    asked = asking.of_consignment(consignment)
    answer = load(asked.problem)
    checks.judged(answer, asked.problem)
    return keep_plans(consignment, asked, answer, {}, by=by, at=at)


@transaction.atomic
def keep_plans(
    consignment: Consignment,
    asked: asking.Asked,
    answer: Plan,
    facts: Mapping[str, Fact],
    *,
    by: Actor,
    at: datetime,
) -> list[LoadPlan]:
    """Put an answer in force that the judge has passed; `facts` go into the journal.

    Raises Refusal when cartons or containers are no longer those that were asked about.
    """
    consignment = Consignment.objects.select_for_update().get(pk=consignment.pk)
    if consignment.stage != "planned" or asking.of_consignment(consignment) != asked:
        raise Refusal(checks.someone_was_faster(consignment))
    waiting = {code: list(numbers) for code, numbers in asked.containers.items()}
    boxes = Container.objects.in_bulk([pk for numbers in waiting.values() for pk in numbers])
    kept = []
    for loaded, cartons in zip(answer.containers, asking.dealt(answer, asked.cartons), strict=True):
        box = boxes[waiting[loaded.kind].pop(0)]
        kept.append(_new_version(box, loaded, asking.alone(asked.problem, loaded), cartons, at))
    # A container that an earlier plan filled and this one leaves empty: its plan in force says so.
    emptied = [boxes[pk] for numbers in waiting.values() for pk in numbers if boxes[pk].stage == "planned"]
    for box in emptied:
        _empty_version(box, at)
    told = {"cartons": sum(len(found) for found in asked.cartons.values()), **facts}
    moved = [row.container for row in kept] + emptied
    journal.move_many(moved, "planned", "loading.plan", by=by, at=at, facts=told)
    return kept


def _new_version(
    box: Container,
    loaded: LoadedContainer,
    problem: LoadProblem,
    cartons: Mapping[str, list[int]],
    at: datetime,
) -> LoadPlan:
    content = json.loads(to_json(Plan((loaded,)), problem))
    told = plan_figures(loaded, problem)
    return LoadPlan.objects.create(
        container=box,
        version=_next_version(box),
        made_at=at,
        plan=content,
        cartons=dict(cartons),
        sha256=figures.digest(content),
        used_mm3=told.used_mm3,
        cargo_g=told.gross_g,
    )


def _empty_version(box: Container, at: datetime) -> LoadPlan:
    return LoadPlan.objects.create(
        container=box,
        version=_next_version(box),
        made_at=at,
        plan={},
        cartons={},
        sha256=figures.digest({}),
        used_mm3=0,
        cargo_g=0,
    )


def _next_version(box: Container) -> int:
    standing = figures.plan_in_force(box)
    return standing.version + 1 if standing else 1


def replace_plan(container: Container, plan_json: str | bytes, *, by: Actor, at: datetime) -> LoadPlan:
    """Put a plan changed by hand in force, after the same judge has passed it.

    `plan_json` is a plan file of one container. Its places count, nothing else: container, cartons and rules
    are those the desk knows. Raises Refusal with everything that is wrong.
    """
    authorise(by, "loading.plan", _of(container))
    standing = figures.plan_in_force(container)
    _refuse(
        checks.of_consignment(container.consignment) + checks.of_plan_against_cartons(container, standing)
    )
    told = from_json(plan_json)[1]
    if standing is None or len(told.containers) != 1:
        raise Refusal(checks.one_container_asked(container, len(told.containers)))
    problem = figures.Reading(standing).problem
    checks.judged(told, problem)
    cartons = asking.dealt(told, {key: sorted(numbers) for key, numbers in standing.cartons.items()})[0]
    return keep_by_hand(standing, told.containers[0], cartons, {}, by=by, at=at)


@transaction.atomic
def keep_by_hand(
    standing: LoadPlan,
    loaded: LoadedContainer,
    cartons: Mapping[str, list[int]],
    facts: Mapping[str, Fact],
    *,
    by: Actor,
    at: datetime,
) -> LoadPlan:
    """Put a container changed by hand in force, which the judge has passed, if `standing` still is.

    `facts` go into the journal. Raises Refusal when another plan came in between, or it is stuffed.
    """
    box = _locked(standing.container)
    if _next_version(box) != standing.version + 1:
        raise Refusal(checks.someone_was_faster(box.consignment))
    kept = _new_version(box, loaded, figures.Reading(standing).problem, cartons, at)
    told = {"by_hand": kept.version, **facts}
    journal.move(box, "planned", "loading.plan", by=by, at=at, facts=told)
    return kept


@transaction.atomic
def stuff(container: Container, *, by: Actor, at: datetime) -> Container:
    """The cartons of the plan in force stand in the container."""
    authorise(by, "loading.stuff", _of(container))
    box = _locked(container)
    if box.stage == "planned":
        _refuse(
            checks.of_consignment(box.consignment)
            + checks.of_plan_against_cartons(box, figures.plan_in_force(box))
        )
    journal.move(box, "stuffed", "loading.stuff", by=by, at=at)
    box.stuffed_at = at
    box.save(update_fields=["stuffed_at"])
    return box


@transaction.atomic
def seal(container: Container, number: str, *, by: Actor, at: datetime) -> Container:
    """Close a stuffed container with a high-security seal (ISO 17712)."""
    authorise(by, "loading.seal", _of(container))
    box = _locked(container)
    number = checks.normal_seal(number)
    _refuse(checks.of_seal(box, number))
    journal.move(box, "sealed", "loading.seal", by=by, at=at, facts={"seal": number})
    return _sealed(box, number, at)


@transaction.atomic
def reseal(container: Container, number: str, because: str, *, by: Actor, at: datetime) -> Container:
    """Record another seal on a sealed container: broken and replaced, or read wrongly the first time."""
    authorise(by, "loading.seal", _of(container))
    box = _locked(container)
    number, because = checks.normal_seal(number), because.strip()
    blockers = checks.of_consignment(box.consignment) + checks.of_seal(box, number)
    if not because:
        blockers.append(
            checks.wrong(
                "reason_missing",
                "Why {container} gets another seal must be said.",
                "Alasan {container} memakai segel lain harus disebutkan.",
                box,
                "forwarder",
            )
        )
    _refuse(blockers)
    facts = {"seal_before": box.seal, "because": because[:200]}
    journal.move(box, "stuffed", "loading.seal", by=by, at=at, facts=facts)
    journal.move(box, "sealed", "loading.seal", by=by, at=at, facts={"seal": number})
    return _sealed(box, number, at)


def _sealed(box: Container, number: str, at: datetime) -> Container:
    box.seal, box.sealed_at = number, at
    box.save(update_fields=["seal", "sealed_at"])
    return box


@transaction.atomic
def verify_mass(
    container: Container, scale: str, dunnage_g: int = 0, *, by: Actor, at: datetime
) -> MassVerification:
    """Verify the gross mass by SOLAS VI/2, method 2: tare, every carton, dunnage and desiccant.

    `scale` names the scale the cartons were weighed on. Refused above the maximum gross on the plate.
    """
    authorise(by, "loading.verify_mass", _of(container))
    box = _locked(container)
    plan = figures.plan_in_force(box)
    blockers = []
    if box.stage not in ("stuffed", "sealed") or plan is None:
        blockers.append(
            checks.wrong(
                "not_stuffed",
                "{container} is not stuffed and on this side of the gate; there is nothing to verify.",
                "{container} belum dimuat atau sudah masuk terminal; tidak ada yang dapat diverifikasi.",
                box,
            )
        )
    if not scale.strip():
        blockers.append(
            checks.wrong(
                "scale_missing",
                "Method 2 needs the calibrated scale the cartons of {container} were weighed on.",
                "Metode 2 memerlukan timbangan tertera tempat karton {container} ditimbang.",
                box,
            )
        )
    if dunnage_g < 0:
        blockers.append(
            checks.wrong(
                "dunnage_negative",
                "The dunnage of {container} cannot weigh {dunnage} g.",
                "Berat pengganjal {container} tidak mungkin {dunnage} g.",
                box,
                dunnage=dunnage_g,
            )
        )
    if blockers or plan is None:
        raise Refusal(*blockers)
    cartons = Carton.objects.filter(consignment=box.consignment_id, number__in=figures.carton_numbers(plan))
    cargo_g = sum(cartons.values_list("gross_g", flat=True))
    last = box.checks.order_by("checked_at", "pk").last()
    desiccant_g = last.desiccant_g if last else 0
    gross_g = box.tare_g + cargo_g + dunnage_g + desiccant_g
    if gross_g > box.max_gross_g:
        raise Refusal(
            checks.wrong(
                "above_max_gross",
                "{container}: {gross} g verified, {most} g allowed by its plate; {over} g must come out.",
                "{container}: terverifikasi {gross} g, batas pelatnya {most} g; {over} g harus dikeluarkan.",
                box,
                gross=gross_g,
                most=box.max_gross_g,
                over=gross_g - box.max_gross_g,
            )
        )
    mass = MassVerification.objects.create(
        container=box,
        verified_at=at,
        verified_by=by.who,
        scale=scale.strip()[:80],
        cargo_g=cargo_g,
        dunnage_g=dunnage_g,
        desiccant_g=desiccant_g,
        tare_g=box.tare_g,
        gross_g=gross_g,
    )
    journal.record("loading.verify_mass", box, by=by, at=at, facts={"gross_g": gross_g})
    return mass


@transaction.atomic
def gate_in(container: Container, *, by: Actor, at: datetime, deed: str = "voyage.record") -> Container:
    """The container passed the terminal's gate; without a verified gross mass no terminal takes it."""
    authorise(by, deed, _of(container))
    box = _locked(container)
    if not box.mass_verifications.exists():
        raise Refusal(
            checks.wrong(
                "mass_not_verified",
                "The gross mass of {container} is not verified (SOLAS VI/2); no terminal takes it in.",
                "Berat kotor {container} belum diverifikasi (SOLAS VI/2); terminal tidak akan menerimanya.",
                box,
            )
        )
    journal.move(box, "gated_in", deed, by=by, at=at)
    return box


@transaction.atomic
def unpack(consignment: Consignment, *, by: Actor, at: datetime) -> None:
    """Take a consignment's cartons apart again, which only works while none stands in a container."""
    consignment = Consignment.objects.select_for_update().get(pk=consignment.pk)
    packing.unpack(consignment, figures.stuffed_count(consignment), by=by, at=at)
