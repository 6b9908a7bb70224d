"""Plans the consignments of an order, books them, and moves their stage for the rooms that come later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from django.db import transaction

from geliat.desk.catalogue.checks import wrong
from geliat.desk.consignments import checks
from geliat.desk.consignments.facts import BookingFacts, ConsignmentFacts
from geliat.desk.consignments.models import Consignment, ConsignmentLine
from geliat.desk.journal import actions as journal
from geliat.desk.orders.models import Order
from geliat.refusals import Blocker, Fact, Refusal
from geliat.trade.access import Actor, authorise
from geliat.trade.identifiers import normal_locode, normal_size_type


def _refuse(blockers: list[Blocker]) -> None:
    if blockers:
        raise Refusal(*blockers)


def _columns(facts: ConsignmentFacts) -> dict[str, Any]:
    columns = {
        field.name: getattr(facts, field.name) for field in fields(facts) if field.name != "quantities"
    }
    return {
        **columns,
        "loading_port": normal_locode(facts.loading_port),
        "destination_port": normal_locode(facts.destination_port),
        "container_type": normal_size_type(facts.container_type),
    }


@transaction.atomic
def plan(order: Order, told: Sequence[ConsignmentFacts], *, by: Actor, at: datetime) -> list[Consignment]:
    """Plan all consignments of an order at once; line by line their pieces must add up to the order's.

    Refused for an order that has consignments already: `replan` changes those.
    """
    authorise(by, "consignments.plan")
    order = Order.objects.select_for_update().get(pk=order.pk)
    blockers = [*checks.of_stage(order, checks.PLANNABLE), *checks.of_plan(order, told)]
    if order.consignments.exists():
        blockers.append(
            wrong(
                "planned_already",
                "The consignments of the order {order} are planned already; change that plan instead.",
                "Kiriman pesanan {order} sudah direncanakan; ubahlah rencana itu.",
                order=order.number,
            )
        )
    _refuse(blockers)
    planned = [Consignment.objects.create(order=order, **_columns(one)) for one in told]
    _take_up(order, planned, told)
    journal.begin(planned, "consignments.plan", by=by, at=at)
    return planned


@transaction.atomic
def replan(order: Order, told: Sequence[ConsignmentFacts], *, by: Actor, at: datetime) -> list[Consignment]:
    """Plan the consignments anew before work begins: those told by the same number change, others are added.

    One that stands cannot be left out: its number may be on the buyer's papers already.
    """
    authorise(by, "consignments.plan")
    order = Order.objects.select_for_update().get(pk=order.pk)
    standing = {one.number: one for one in order.consignments.all()}
    blockers = [*checks.of_stage(order, checks.CHANGEABLE), *checks.of_plan(order, told, standing)]
    blockers += [
        wrong(
            "left_out",
            "The consignment {number} stands and was left out of the plan.",
            "Kiriman {number} sudah ada dan tidak boleh ditinggalkan dari rencana.",
            number=number,
        )
        for number in sorted(set(standing) - {one.number for one in told})
    ]
    _refuse(blockers)
    ConsignmentLine.objects.filter(consignment__order=order).delete()
    planned, added = [], []
    for one in told:
        if row := standing.get(one.number):
            Consignment.objects.filter(pk=row.pk).update(**_columns(one))
            row.refresh_from_db()
            journal.record("consignments.plan", row, by=by, at=at, facts={"pieces": _pieces(one)})
        else:
            row = Consignment.objects.create(order=order, **_columns(one))
            added.append(row)
        planned.append(row)
    _take_up(order, planned, told)
    journal.begin(added, "consignments.plan", by=by, at=at)
    return planned


def _pieces(one: ConsignmentFacts) -> int:
    return sum(one.quantities.values())


def _take_up(order: Order, planned: Sequence[Consignment], told: Sequence[ConsignmentFacts]) -> None:
    lines = {line.number: line for line in order.lines.all()}
    ConsignmentLine.objects.bulk_create(
        [
            ConsignmentLine(consignment=row, line=lines[number], quantity=quantity)
            for row, one in zip(planned, told, strict=True)
            for number, quantity in one.quantities.items()
            if quantity
        ]
    )


@transaction.atomic
def amend(consignment: Consignment, facts: ConsignmentFacts, *, by: Actor, at: datetime) -> Consignment:
    """Change consignee, port, mark or latest date while the consignment is planned; its pieces stay."""
    authorise(by, "consignments.plan")
    row = Consignment.objects.select_for_update().get(pk=consignment.pk)
    blockers = checks.of_consignment(facts)
    if row.stage != "planned":
        blockers.append(
            wrong(
                "declared_already",
                "{number} was declared ready; withdraw the declaration before changing it.",
                "{number} sudah dinyatakan siap; tarik pernyataan itu sebelum mengubahnya.",
                number=row.number,
            )
        )
    _refuse(blockers)
    columns = {name: value for name, value in _columns(facts).items() if name != "number"}
    _change(row, columns, "consignments.plan", by=by, at=at)
    return row


@transaction.atomic
def book(consignment: Consignment, facts: BookingFacts, *, by: Actor, at: datetime) -> Consignment:
    """Record the forwarder, the carrier's booking, the vessel and the voyage; a change of vessel likewise."""
    authorise(by, "consignments.book", ("consignment", consignment.pk))
    row = Consignment.objects.select_for_update().get(pk=consignment.pk)
    blockers = checks.of_booking(facts)
    if row.stage in ("sailed", "arrived"):
        blockers.append(
            wrong(
                "sailed_already",
                "{number} has sailed; its booking no longer changes.",
                "{number} sudah berlayar; pemesanannya tidak dapat diubah lagi.",
                number=row.number,
            )
        )
    _refuse(blockers)
    told = {field.name: getattr(facts, field.name) for field in fields(facts)}
    columns = {name: value.strip() if isinstance(value, str) else value for name, value in told.items()}
    _change(row, columns, "consignments.book", by=by, at=at)
    return row


def _change(row: Consignment, columns: dict[str, Any], deed: str, *, by: Actor, at: datetime) -> None:
    changed = [name for name, value in columns.items() if getattr(row, name) != value]
    if changed:
        for name in changed:
            setattr(row, name, columns[name])
        row.save(update_fields=changed)
        journal.record(deed, row, by=by, at=at, facts={"changed": ", ".join(changed)})


# The moves below belong to deeds of later rooms, which name the deed and answer for the authority.

Told = dict[str, Fact] | None


def declare(row: Consignment, *, deed: str, by: Actor, at: datetime, facts: Told = None) -> None:
    """The consignment was declared ready."""
    journal.move(row, "declared", deed, by=by, at=at, facts=facts)


def take_back(row: Consignment, *, deed: str, by: Actor, at: datetime, facts: Told = None) -> None:
    """The declaration was withdrawn: the consignment is planned again."""
    journal.move(row, "planned", deed, by=by, at=at, facts=facts)


def release(row: Consignment, *, deed: str, by: Actor, at: datetime, facts: Told = None) -> None:
    """The officer released the consignment."""
    journal.move(row, "released", deed, by=by, at=at, facts=facts)


def sail(row: Consignment, *, deed: str, by: Actor, at: datetime, facts: Told = None) -> None:
    """The ship with the consignment left."""
    journal.move(row, "sailed", deed, by=by, at=at, facts=facts)


def arrive(row: Consignment, *, deed: str, by: Actor, at: datetime, facts: Told = None) -> None:
    """The consignment reached its port."""
    journal.move(row, "arrived", deed, by=by, at=at, facts=facts)
