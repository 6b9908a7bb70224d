"""A case comes in whole or not at all; what stands is used again or named as a difference."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.desk.cast import JOKO, SRI
from tests.desk.consignments.seed import (
    RECEIVED_AT,
    WOOD_RECEIVED_AT,
    blitar_case,
    seed_blitar,
    seed_wood,
    wood_case,
)
from tests.workbook.builders import a_case

from geliat.desk.catalogue.models import DefectKind, PackageSpec, Product, QualitySpec, RouteStep, Size
from geliat.desk.consignments.intake import bring_in
from geliat.desk.consignments.models import Consignment, ConsignmentLine
from geliat.desk.journal.models import Entry
from geliat.desk.makers.models import ClosedWeek, Disclosure, Group, PrivateContact, Skill, Village, Workshop
from geliat.desk.orders.models import Buyer, Line, Order, Rate
from geliat.refusals import Refusal

pytestmark = pytest.mark.django_db


def _rows() -> dict[str, int]:
    return {
        model.__name__: model._default_manager.count()
        for model in (
            Village, Group, Workshop, Skill, ClosedWeek, PrivateContact, Disclosure, Product, Size, RouteStep,
            PackageSpec, QualitySpec, DefectKind, Buyer, Rate, Order, Line, Consignment, ConsignmentLine,
            Entry,
        )
    }  # fmt: skip


def test_the_blitar_case_comes_in_as_the_workbook_says() -> None:
    order = bring_in(blitar_case(), by=SRI, at=RECEIVED_AT)
    assert (order.stage, order.deposit_permille, order.incoterm) == ("inquiry", 300, "FOB")
    assert {line.size.sku: line.quantity for line in order.lines.all()} == {
        "DJEMBE-S": 4_608,
        "DJEMBE-M": 1_040,
        "DJEMBE-L": 352,
    }
    value = sum(line.quantity * line.unit_price for line in order.lines.all())
    assert value == Decimal("33924.80")
    ports = {
        row.destination_port: sum(line.quantity for line in row.lines.all())
        for row in order.consignments.all()
    }
    assert ports == {"CNSHA": 3_000, "CNSHK": 3_000}
    assert Workshop.objects.filter(invented=True).count() == 60
    assert Size.objects.get(sku="DJEMBE-L").profile[-1] == [600, 145]
    assert Disclosure.objects.values("workshop").distinct().count() == 7
    assert PrivateContact.objects.get(workshop__code="B01").bank == "Bank Contoh"
    assert not order.payments.exists()


def test_an_order_of_another_regency_comes_in_as_well() -> None:
    seed_blitar()
    order = bring_in(a_case(), by=SRI, at=RECEIVED_AT)
    assert order.group.regency.bps_code == "3320"
    assert [step.step for step in order.lines.get().size.route.all()] == ["sawing", "assembly"]
    assert Group.objects.count() == 2


def test_order_and_consignments_begin_in_the_journal() -> None:
    order = seed_blitar()
    begun = Entry.objects.exclude(stage_after="").values_list("thing", "subject", "stage_after")
    consignments = {("consignment", row.pk, "planned") for row in order.consignments.all()}
    assert set(begun) == {("order", order.pk, "inquiry"), *consignments}
    assert Entry.objects.filter(deed="makers.register", thing="workshop").count() == 60


def test_the_journal_does_not_tell_where_a_consent_was_given() -> None:
    seed_blitar()
    entries = Entry.objects.filter(deed="makers.record_disclosure")
    assert entries.count() == Disclosure.objects.count() == 9
    codes = set(Workshop.objects.values_list("code", flat=True)) | set(
        Workshop.objects.values_list("name", flat=True)
    )
    for entry in entries:
        assert not any(code in f"{entry.label} {entry.facts} {entry.who}" for code in codes)


def test_a_case_of_sixty_workshops_takes_few_queries() -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        seed_blitar()
    assert len(queries) < 80


def test_a_second_order_uses_the_standing_group_and_workshops_again() -> None:
    seed_blitar()
    order = seed_wood()
    assert Group.objects.count() == 1
    assert Workshop.objects.count() == 67
    assert Skill.objects.filter(workshop__code="B03").count() == 1
    assert Disclosure.objects.count() == 9
    assert order.consignments.get().container_type == "22G1"


def test_the_same_order_does_not_come_in_twice() -> None:
    seed_blitar()
    before = _rows()
    with pytest.raises(Refusal) as refused:
        seed_blitar()
    assert refused.value.codes == ("stands_already",) * 3
    assert _rows() == before


def test_every_difference_is_told_at_once_and_nothing_changes() -> None:
    seed_blitar()
    before = _rows()
    case = wood_case()
    shops = tuple(replace(row, men=row.men + 1) if row.code == "B03" else row for row in case.workshops)
    skills = tuple(replace(row, per_week=1) if row.workshop == "U02" else row for row in case.skills)
    rates = (replace(case.rates[0], idr_per_unit=Decimal(15_000)),)
    group = replace(case.group, address="elsewhere")
    defects = (replace(case.defects[0], severity="minor"), *case.defects[1:])
    contacts = tuple(replace(row, account="999") if row.workshop == "H02" else row for row in case.contacts)
    other = replace(
        case, workshops=shops, skills=skills, rates=rates, group=group, defects=defects, contacts=contacts
    )
    with pytest.raises(Refusal) as refused:
        bring_in(other, by=SRI, at=WOOD_RECEIVED_AT)
    assert refused.value.codes == ("stands_otherwise",) * 6
    said = " ".join(blocker.sentence.en + blocker.sentence.id for blocker in refused.value.blockers)
    assert "elsewhere" in said
    assert "15000" in said
    assert "999" not in said
    assert "000-072-02" not in said
    assert _rows() == before


def test_a_standing_size_keeps_its_route_and_its_sku() -> None:
    seed_blitar()
    case = blitar_case()
    number = replace(case.order, number="OTHER")
    consignments = tuple(replace(row, number=f"{row.number}-2") for row in case.consignments)
    contents = tuple(replace(row, consignment=f"{row.consignment}-2") for row in case.contents)
    again = replace(case, order=number, consignments=consignments, contents=contents)
    cheaper = replace(again, route=tuple(replace(row, pay_idr=Decimal(1)) for row in case.route))
    with pytest.raises(Refusal) as refused:
        bring_in(cheaper, by=SRI, at=RECEIVED_AT)
    assert [blocker.facts["thing_en"] for blocker in refused.value.blockers] == [
        f"The route of {row.sku}" for row in case.sizes
    ]

    def renamed(rows: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(
            replace(row, sku="DJEMBE-X") if getattr(row, "sku") == "DJEMBE-S" else row  # type: ignore[type-var]  # noqa: B009
            for row in rows
        )

    other_sku = replace(
        again,
        **{
            slot: renamed(getattr(again, slot))
            for slot in ("sizes", "profiles", "route", "packages", "lines")
        },
    )
    with pytest.raises(Refusal) as refused:
        bring_in(other_sku, by=SRI, at=RECEIVED_AT)
    assert "DJEMBE-X" in str(refused.value)
    assert bring_in(again, by=SRI, at=RECEIVED_AT).number == "OTHER"
    assert RouteStep.objects.count() == len(case.route)


def test_a_withdrawn_consent_is_not_brought_back() -> None:
    seed_blitar()
    Disclosure.objects.filter(workshop__code="U12").update(withdrawn_on=date(2020, 8, 12))
    case = wood_case()
    shop = next(row for row in blitar_case().workshops if row.code == "U12")
    consent = next(row for row in blitar_case().disclosures if row.workshop == "U12")
    bring_in(
        replace(case, workshops=(*case.workshops, shop), disclosures=(consent,)), by=SRI, at=WOOD_RECEIVED_AT
    )
    assert Disclosure.objects.filter(workshop__code="U12", withdrawn_on=None).count() == 0
    assert Disclosure.objects.filter(workshop__code="U12").count() == 1


def test_only_a_coordinator_brings_a_case_in() -> None:
    with pytest.raises(Refusal) as refused:
        bring_in(blitar_case(), by=JOKO, at=RECEIVED_AT)
    assert refused.value.codes == ("not_allowed",)
    assert not Order.objects.exists()
