"""The proceeds of each PEB: FOB as declared, receipts matched, the deadline, and what cannot be reckoned."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from tests.desk.cast import AT, SRI
from tests.desk.consignments.builders import a_consignment
from tests.desk.orders.builders import a_rate, an_order
from tests.desk.settlement.builders import PEB, an_npe, paid, two_pebs

from geliat.desk.consignments.models import Costs
from geliat.desk.dossier.models import Paper
from geliat.desk.orders.models import Order
from geliat.desk.settlement import matching, proceeds
from geliat.measures import Money
from geliat.trade.proceeds import State

pytestmark = pytest.mark.django_db
DUE = date(2021, 1, 31)


def usd(amount: str) -> Money:
    return Money(Decimal(amount), "USD")


def seen(consignment, on=DUE) -> proceeds.Ledger:
    ledger = proceeds.ledger_of(consignment, on)
    assert ledger is not None
    return ledger


def test_without_a_registered_peb_there_is_no_deadline():
    consignment = a_consignment(an_order(confirmed=True))
    assert proceeds.ledger_of(consignment, DUE) is None


def test_the_fob_of_an_fob_order_is_the_value_of_the_consignment():
    _, one, other = two_pebs()
    assert [seen(row).proceeds.fob for row in (one, other)] == [usd("56000"), usd("28000")]
    assert seen(one).proceeds.due_on == DUE


def test_freight_is_taken_from_a_price_that_holds_it_and_its_lack_is_told_with_the_page_to_mend_it():
    order, one, _ = two_pebs()
    Order.objects.filter(pk=order.pk).update(incoterm="CFR")
    told = seen(one)
    assert told.proceeds is None
    assert told.waiting
    assert [blocker.mend for blocker in told.blockers] == [
        ("consignments:consignment", {"consignment": one.pk})
    ]
    Costs.objects.create(consignment=one, freight=Decimal(1500))
    assert seen(one).proceeds.fob == usd("54500")


def a_sheet(consignment, fob: str, version: int, *, sealed: bool = True) -> Paper:
    return Paper.objects.create(
        consignment=consignment,
        kind="peb_sheet",
        version=version,
        number="1",
        dated=PEB,
        content={"fob": {"amount": fob, "currency": "USD"}},
        content_sha256="",
        made_at=AT,
        sealed_at=AT if sealed else None,
        code=f"C{version}",
    )


def test_what_the_sealed_sheet_of_the_peb_declared_counts():
    _, one, _ = two_pebs()
    a_sheet(one, "55000.00", 1)
    a_sheet(one, "55500.00", 2)
    a_sheet(one, "1.00", 3, sealed=False)
    assert seen(one).proceeds.fob == usd("55500")


def test_the_tolerance_is_told_by_the_last_rate_up_to_the_peb():
    _, one, _ = two_pebs()
    assert (seen(one).rate, seen(one).proceeds.tolerance) == (None, None)
    a_rate(on=PEB + timedelta(days=1))
    assert seen(one).rate is None
    a_rate(on=PEB - timedelta(days=9), rupiah="14800")
    a_rate(on=PEB - timedelta(days=2), rupiah="14700")
    assert seen(one).rate.on == PEB - timedelta(days=2)
    assert seen(one).proceeds.tolerance == usd("3401.36")


def test_a_receipt_is_proposed_for_the_peb_that_is_short_and_never_twice():
    order, one, other = two_pebs()
    first = paid(order, "60000", date(2020, 12, 1), "TT-1")
    second = paid(order, "24000", date(2021, 1, 5), "TT-2")
    proposed = {row.payment.pk: row.proposed for row in proceeds.payers_of(seen(one))}
    assert proposed == {first.pk: 56_000, second.pk: 0}
    matching.match_proceeds(one, proposed, by=SRI, at=AT)
    assert seen(one).proceeds.state is State.MET
    rows = proceeds.payers_of(seen(other))
    assert [(row.here, row.elsewhere, row.proposed, row.open_to_here) for row in rows] == [
        (0, 56_000, 4000, 4000),
        (0, 0, 24_000, 24_000),
    ]
    assert proceeds.unmatched(seen(other), rows) == usd("28000")


def test_waiting_pebs_come_by_their_deadline_and_met_ones_not_at_all():
    order, one, other = two_pebs()
    other_npe = proceeds.ledger_of(other, DUE).npe
    other_npe.peb_dated = date(2020, 9, 30)
    other_npe.save()
    assert [row.consignment for row in proceeds.waiting(DUE)] == [other, one]
    assert [row.proceeds.days for row in proceeds.waiting(DUE)] == [-31, 0]
    payment = paid(order, "84000", date(2020, 12, 1), "TT-1")
    matching.match_proceeds(other, {payment.pk: Decimal(28_000)}, by=SRI, at=AT)
    assert [row.consignment for row in proceeds.waiting(DUE)] == [one]


@pytest.mark.parametrize(
    ("days", "en", "indonesian"),
    [
        (14, "14 days left", "14 hari lagi"),
        (1, "1 day left", "1 hari lagi"),
        (0, "due today", "jatuh tempo hari ini"),
        (-1, "late by 1 day", "terlambat 1 hari"),
        (-20, "late by 20 days", "terlambat 20 hari"),
    ],
)
def test_days_are_told_in_words(days, en, indonesian):
    said = proceeds.days_said(days)
    assert (said.en, said.id) == (en, indonesian)


def test_many_pebs_do_not_cost_a_query_each(django_assert_num_queries):
    a_rate(on=PEB)
    for place in range(6):
        an_npe(a_consignment(an_order(f"PO-{place}", confirmed=True)), number=f"{place}")
    with django_assert_num_queries(5):
        assert len(proceeds.ledgers(proceeds.registered(), DUE)) == 6


def test_goods_that_may_be_natural_resources_are_asked_about_by_their_code():
    _, one, _ = two_pebs()
    npe = seen(one).npe
    npe.peb_dated = date(2024, 1, 5)
    npe.save()
    assert proceeds.question_of(seen(one)) is None
    one.lines.get().line.size.product.__class__.objects.update(hs_code="44201100")
    assert "44201100" in proceeds.question_of(seen(one)).en
