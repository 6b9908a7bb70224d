"""Receipts are matched to PEBs by the coordinator, split and corrected, never beyond what came."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.desk.cast import AT, RATNA, SIGNED_IN, SRI
from tests.desk.consignments.builders import a_consignment
from tests.desk.orders.builders import an_order
from tests.desk.settlement.builders import paid, two_pebs

from geliat.desk.journal.models import Entry
from geliat.desk.settlement.matching import match_as_proposed, match_proceeds
from geliat.desk.settlement.models import ProceedsMatch
from geliat.refusals import Refusal

pytestmark = pytest.mark.django_db
CAME = date(2020, 12, 1)


def standing(consignment) -> list[Decimal]:
    return [row.amount for row in ProceedsMatch.objects.filter(consignment=consignment)]


def test_a_receipt_is_split_over_two_pebs():
    order, one, other = two_pebs()
    payment = paid(order, "84000", CAME, "TT-1")
    match_proceeds(one, {payment.pk: Decimal(56_000)}, by=SRI, at=AT)
    match_proceeds(other, {payment.pk: Decimal(28_000)}, by=SRI, at=AT)
    assert (standing(one), standing(other)) == ([56_000], [28_000])


def test_what_is_told_again_replaces_what_stood_and_the_journal_keeps_both():
    order, one, _ = two_pebs()
    first, second = paid(order, "50000", CAME, "TT-1"), paid(order, "30000", CAME, "TT-2")
    match_proceeds(one, {first.pk: Decimal(50_000)}, by=SRI, at=AT)
    match_proceeds(one, {first.pk: Decimal(0), second.pk: Decimal("29999.995")}, by=SRI, at=AT)
    assert standing(one) == [Decimal(30_000)]
    entry = Entry.objects.filter(deed="settlement.match_proceeds").last()
    assert (entry.facts["before"], entry.facts["amount"]) == ("50000.00", "30000.00")
    assert entry.facts["references"] == "TT-2"
    match_proceeds(one, {}, by=SRI, at=AT)
    assert standing(one) == []


def test_telling_the_same_twice_is_one_deed():
    order, one, _ = two_pebs()
    payment = paid(order, "50000", CAME, "TT-1")
    for _ in range(2):
        match_proceeds(one, {payment.pk: Decimal(50_000)}, by=SRI, at=AT)
    assert Entry.objects.filter(deed="settlement.match_proceeds").count() == 1


def test_no_part_of_a_receipt_is_matched_twice():
    order, one, other = two_pebs()
    payment = paid(order, "60000", CAME, "TT-1")
    match_proceeds(one, {payment.pk: Decimal(56_000)}, by=SRI, at=AT)
    with pytest.raises(Refusal, match="0 to 4000"):
        match_proceeds(other, {payment.pk: Decimal("4000.01")}, by=SRI, at=AT)
    assert standing(other) == []


def test_everything_wrong_is_told_at_once():
    order = an_order("PO-2020-09", confirmed=True)
    consignment, strange = a_consignment(order), paid(an_order("PO-2020-08"), "10", CAME, "TT-9")
    payment = paid(order, "100", CAME, "TT-1")
    with pytest.raises(Refusal) as no:
        match_proceeds(consignment, {payment.pk: Decimal(-1), strange.pk: Decimal(5)}, by=SRI, at=AT)
    assert set(no.value.codes) == {
        "peb_not_registered",
        "match_beyond_receipt",
        "payment_of_another_order",
    }


@pytest.mark.parametrize("actor", [one for one in SIGNED_IN if one is not SRI], ids=lambda one: one.who)
def test_only_the_coordinator_matches(actor):
    _, one, _ = two_pebs()
    with pytest.raises(Refusal) as no:
        match_proceeds(one, {}, by=actor, at=AT)
    assert no.value.codes == ("not_allowed",)


def test_as_proposed_fills_what_is_short_from_the_earliest_receipts():
    order, one, other = two_pebs()
    paid(order, "60000", CAME, "TT-1")
    match_as_proposed(one, by=SRI, at=AT)
    match_as_proposed(other, by=SRI, at=AT)
    assert (standing(one), standing(other)) == ([56_000], [4000])
    with pytest.raises(Refusal):
        match_as_proposed(one, by=RATNA, at=AT)
