"""Pay is reckoned once per accepted piece, advances are netted, and nothing is ever paid twice."""

from __future__ import annotations

import contextlib
import csv
import io
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.desk.cast import AT, JOKO, SRI, wati
from tests.desk.makers.builders import a_workshop
from tests.desk.orders.builders import a_payment, an_order
from tests.desk.packing.builders import a_presented_lot, an_accepted_lot
from tests.desk.settlement.builders import (
    a_step_share,
    an_account,
    an_advance,
    an_order_to_pay,
    more_accepted,
    taken_over,
)

from geliat.desk.journal.figures import replay
from geliat.desk.journal.models import Entry
from geliat.desk.makers.models import PrivateContact
from geliat.desk.orders.models import Order
from geliat.desk.production.models import Advance, Count
from geliat.desk.settlement import actions, figures
from geliat.desk.settlement.models import NettedAdvance, Pay, PayoutFile, PayPiece
from geliat.refusals import NotYours, Refusal

pytestmark = pytest.mark.django_db
TODAY = AT.date()


def refused(deed, *args, **kwargs):
    with pytest.raises(Refusal) as told:
        deed(*args, **kwargs)
    return told.value


def reckon(order):
    return actions.reckon(order, by=SRI, at=AT)


def make_file(order):
    return actions.make_file(order, by=SRI, at=AT)


def confirm(file, day=TODAY):
    return actions.confirm_paid(file, day, by=SRI, at=AT)


def rows_of(content):
    return list(csv.DictReader(io.StringIO(content.decode())))


# What is earned


def test_only_pieces_of_accepted_lots_earn_at_the_last_step():
    order, lot = an_order_to_pay(100)
    a_presented_lot(order.lines.first(), 50, "W02")
    (pay,) = reckon(order)
    assert (pay.workshop, pay.earned_idr, pay.to_pay_idr) == (lot.share.workshop, 300_000, 300_000)


def test_pieces_of_a_step_without_inspection_earn_when_the_next_workshop_takes_them_over():
    line = an_order(confirmed=True).lines.first()
    turned, carved = a_step_share(line, "turning", "T01"), a_step_share(line, "carving_painting", "C01")
    Count.objects.create(share=turned, key="counted", quantity=70, counted_at=AT)
    assert reckon(line.order) == []
    taken_over(turned, carved, 30)
    (pay,) = reckon(line.order)
    assert (pay.workshop.code, pay.earned_idr) == ("T01", 270_000)


def test_unworked_pieces_passed_on_within_a_step_earn_nothing():
    line = an_order(confirmed=True).lines.first()
    first, second = (a_step_share(line, "carving_painting", code) for code in ("C01", "C02"))
    taken_over(first, second, 30)
    assert reckon(line.order) == []


def test_pieces_of_an_inspected_step_earn_by_their_lot_and_not_by_the_hand_over():
    line = an_order(confirmed=True).lines.first()
    line.size.route.filter(step="turning").update(inspected=True)
    turned, carved = a_step_share(line, "turning", "T01"), a_step_share(line, "carving_painting", "C01")
    taken_over(turned, carved, 30)
    assert reckon(line.order) == []
    (waiting,) = figures.uninspected(line.order)
    assert (waiting.pieces, waiting.workshops) == (30, 1)


def test_what_was_reckoned_is_not_reckoned_again_and_new_pieces_come_in_a_new_round():
    order, _ = an_order_to_pay(100)
    reckon(order)
    assert reckon(order) == []
    an_accepted_lot(order.lines.last(), 20, "W01")
    (pay,) = reckon(order)
    assert (pay.round, pay.earned_idr) == (2, 60_000)


# Advances


def test_an_advance_is_netted_up_to_what_is_earned_and_the_rest_is_carried():
    order, lot = an_order_to_pay(100)
    an_advance(lot.share.workshop, order, 350_000)
    (first,) = reckon(order)
    assert (first.netted_idr, first.to_pay_idr) == (300_000, 0)
    an_accepted_lot(order.lines.last(), 50, "W01")
    (second,) = reckon(order)
    assert (second.earned_idr, second.netted_idr, second.to_pay_idr) == (150_000, 50_000, 100_000)
    assert figures.advances_left(order) == {}


def test_older_advances_are_netted_first():
    order, lot = an_order_to_pay(10)
    older, newer = (an_advance(lot.share.workshop, order, 20_000) for _ in range(2))
    reckon(order)
    netted = {row.advance_id: row.amount_idr for row in NettedAdvance.objects.all()}
    assert netted == {older.pk: 20_000, newer.pk: 10_000}


# The file


def test_the_file_names_account_amount_and_reference_and_its_record_only_hash_and_total():
    order, _ = an_order_to_pay(100)
    reckon(order)
    file, content = make_file(order)
    (row,) = rows_of(content)
    assert row == {
        "workshop": "W01",
        "name": "Wati",
        "method": "TRANSFER",
        "bank": "Bank Contoh",
        "account": "0012345678",
        "amount_idr": "300000",
        "reference": f"{file.number}/W01/1",
    }
    assert file.total_idr == 300_000
    kept = [str(vars(row)) for model in (PayoutFile, Pay, Entry) for row in model.objects.all()]
    assert not [text for text in kept if "0012345678" in text]


def test_reading_the_accounts_is_written_in_the_journal():
    order, lot = an_order_to_pay()
    reckon(order)
    make_file(order)
    assert Entry.objects.filter(deed="read.private", subject=lot.share.workshop_id).count() == 1


def test_every_workshop_without_an_account_is_named_and_one_paid_in_cash_needs_none():
    order = an_order(confirmed=True)
    for code in ("W01", "W02"):
        an_accepted_lot(order.lines.first(), 10, code)
    first, second = reckon(order)
    told = refused(make_file, order)
    assert told.codes == ("account_missing", "account_missing")
    assert told.blockers[0].mend == ("makers:private", {"workshop": first.workshop_id})
    actions.pay_in_cash(first, by=SRI, at=AT)
    an_account(second.workshop, "777")
    _, content = make_file(order)
    assert [(row["method"], row["account"]) for row in rows_of(content)] == [
        ("TUNAI", ""),
        ("TRANSFER", "777"),
    ]


def test_a_pay_that_advances_cover_whole_is_settled_without_a_payment():
    order, lot = an_order_to_pay(10)
    PrivateContact.objects.all().delete()
    an_advance(lot.share.workshop, order, 30_000)
    reckon(order)
    file, content = make_file(order)
    assert rows_of(content) == []
    confirm(file)
    assert Pay.objects.get().stage == "paid"


def test_a_name_that_looks_like_a_formula_is_defused():
    order, lot = an_order_to_pay()
    an_account(lot.share.workshop, person="=HYPERLINK(1)")
    reckon(order)
    _, content = make_file(order)
    assert rows_of(content)[0]["name"] == "'=HYPERLINK(1)"


def test_a_file_is_written_again_byte_for_byte_until_an_account_changes():
    order, lot = an_order_to_pay()
    reckon(order)
    file, content = make_file(order)
    assert actions.write_again(file, by=SRI, at=AT) == content
    an_account(lot.share.workshop, "999")
    assert refused(actions.write_again, file, by=SRI, at=AT).codes == ("accounts_changed",)


def test_nothing_due_makes_no_file():
    order, _ = an_order_to_pay()
    assert refused(make_file, order).codes == ("nothing_due",)
    reckon(order)
    make_file(order)
    assert refused(make_file, order).codes == ("nothing_due",)


def test_a_file_is_confirmed_once_on_a_day_that_can_be():
    order, _ = an_order_to_pay()
    reckon(order)
    file, _ = make_file(order)
    for day in (TODAY - timedelta(days=1), TODAY + timedelta(days=1)):
        assert refused(confirm, file, day).codes == ("paid_on_impossible",)
    confirm(file)
    assert Pay.objects.get().paid_on == TODAY
    assert refused(confirm, file).codes == ("file_paid",)
    assert refused(actions.take_back, file, "late", by=SRI, at=AT).codes == ("file_paid",)


def test_a_file_taken_back_makes_its_pays_due_and_can_no_longer_be_confirmed():
    order, _ = an_order_to_pay()
    reckon(order)
    first, _ = make_file(order)
    assert refused(actions.take_back, first, " ", by=SRI, at=AT).codes == ("missing",)
    actions.take_back(first, "The bank was closed", by=SRI, at=AT)
    second, _ = make_file(order)
    assert second.number != first.number
    assert refused(confirm, first).codes == ("file_taken_back",)
    confirm(second)


def test_the_way_of_paying_changes_only_while_a_pay_is_due():
    order, _ = an_order_to_pay()
    (pay,) = reckon(order)
    actions.pay_in_cash(pay, by=SRI, at=AT)
    actions.pay_by_bank(pay, by=SRI, at=AT)
    make_file(order)
    assert refused(actions.pay_in_cash, pay, by=SRI, at=AT).codes == ("pay_not_due",)


def test_only_the_coordinator_settles():
    order, _ = an_order_to_pay()
    assert refused(actions.reckon, order, by=JOKO, at=AT).codes == ("not_allowed",)
    with pytest.raises(NotYours):
        actions.reckon(order, by=wati(1), at=AT)


# Closing the order


def test_an_order_is_closed_when_the_buyer_and_every_maker_have_been_paid():
    order, _ = an_order_to_pay()
    Order.objects.filter(pk=order.pk).update(stage="shipped")
    order.refresh_from_db()
    assert refused(actions.close, order, by=SRI, at=AT).codes == ("pay_not_reckoned", "balance_outstanding")
    reckon(order)
    file, _ = make_file(order)
    assert refused(actions.close, order, by=SRI, at=AT).codes == ("pay_not_paid", "balance_outstanding")
    confirm(file)
    a_payment(order, "3360.00", "balance")
    assert actions.close(order, by=SRI, at=AT).stage == "closed"


def test_an_order_whose_inspected_pieces_were_never_presented_is_not_closed():
    order, lot = an_order_to_pay()
    Count.objects.create(share=lot.share, key="more", quantity=120, counted_at=AT)
    codes = [blocker.code for blocker in figures.blockers_to_close(order)]
    assert codes == ["pieces_not_inspected", "pay_not_reckoned"]


# Nothing is paid twice

DEEDS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["accept", "take_over"]), st.integers(1, 30)),
        st.tuples(st.sampled_from(["advance turner", "advance finisher"]), st.integers(1, 400_000)),
        st.tuples(
            st.sampled_from(["reckon", "reckon", "make_file", "confirm", "take_back", "cash"]),
            st.integers(0, 5),
        ),
    ),
    min_size=4,
    max_size=16,
)


def _do(order, turned, finished, deed, number):
    """One deed, of so many pieces or rupiah or with the file or pay of that place."""
    files, due = list(PayoutFile.objects.order_by("pk")), list(Pay.objects.filter(stage="due").order_by("pk"))
    match deed:
        case "accept":
            more_accepted(finished, number)
        case "take_over":
            taken_over(turned, finished, number)
        case "advance turner":
            an_advance(turned.workshop, order, number)
        case "advance finisher":
            an_advance(finished.workshop, order, number)
        case "reckon":
            reckon(order)
        case "make_file":
            make_file(order)
        case "confirm" if files:
            confirm(files[number % len(files)])
        case "take_back" if files:
            actions.take_back(files[number % len(files)], "again", by=SRI, at=AT)
        case "cash" if due:
            actions.pay_in_cash(due[number % len(due)], by=SRI, at=AT)


@given(DEEDS)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_order_of_deeds_pays_more_than_accepted_pieces_times_rate(deeds):
    with transaction.atomic():
        line = an_order(confirmed=True).lines.first()
        turned = a_step_share(line, "turning", "T01", 500)
        finished = a_step_share(line, "finishing", "W01", 500, 3000)
        for share in (turned, finished):
            an_account(share.workshop)
        for deed, number in deeds:
            with contextlib.suppress(Refusal):  # a refusal is an answer too
                _do(line.order, turned, finished, deed, number)
        _nothing_is_paid_twice(line.order)
        transaction.set_rollback(True)


def _nothing_is_paid_twice(order):
    payable = figures.payable(order)
    rates = {row.share_id: row.pay_idr for row in PayPiece.objects.all()}
    for share, pieces in figures.covered(order).items():
        assert pieces <= payable[share]
    earned = sum((payable[share] * rate for share, rate in rates.items()), Decimal(0))
    sums = figures.totals(Pay.objects.all())
    assert sums.paid_idr + sums.in_file_idr + sums.due_idr + sums.netted_idr == sums.earned_idr <= earned
    for advance in Advance.objects.filter(order=order):
        netted = sum(row.amount_idr for row in NettedAdvance.objects.filter(advance=advance))
        assert netted <= advance.amount_idr
    carried_out = [file for file in PayoutFile.objects.all() if figures.state_of(file) == "paid"]
    assert sum((file.total_idr for file in carried_out), Decimal(0)) == sums.paid_idr
    assert all(replay()["pay", pay.pk] == pay.stage for pay in Pay.objects.all())


def test_the_workshop_of_another_order_is_not_touched():
    order, _ = an_order_to_pay()
    other = an_order("PO-2020-02", confirmed=True)
    an_accepted_lot(other.lines.first(), 10, "W09")
    assert [pay.workshop.code for pay in reckon(order)] == ["W01"]
    assert a_workshop("W10").pk not in {pay.workshop_id for pay in Pay.objects.all()}
