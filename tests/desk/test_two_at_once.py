"""Two people at the same moment: of two deeds that exclude each other, one is done and one refused."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import connection
from tests.desk.allotment.builders import an_accepted_order
from tests.desk.cast import AT, JOKO, SRI
from tests.desk.consignments.builders import consignment_facts, some_consignments
from tests.desk.orders.builders import an_order
from tests.desk.packing.builders import a_presented_lot, an_accepted_lot
from tests.desk.production.builders import of_step
from tests.desk.settlement.builders import paid, two_pebs

from geliat.desk.journal.models import Entry
from geliat.desk.packing import actions as packing
from geliat.desk.packing.models import CartonContent
from geliat.desk.production import actions as production
from geliat.desk.production.models import Count
from geliat.desk.quality import actions as quality
from geliat.desk.settlement.matching import match_proceeds
from geliat.desk.settlement.models import ProceedsMatch
from geliat.refusals import Refusal

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql",
        reason="SQLite lets one writer in at a time; set DATABASE_URL to a PostgreSQL database",
    ),
]


def together(*deeds: Callable[[], object]) -> list[object]:
    """What came of deeds begun at the same moment, each over a connection of its own."""
    gate = Barrier(len(deeds), timeout=30)

    def one(deed: Callable[[], object]) -> object:
        try:
            connection.ensure_connection()
            gate.wait()
            return deed()
        except Refusal as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as people:
        return list(people.map(one, deeds))


def the_refusal(outcomes: list[object]) -> Refusal:
    """The one refusal among the outcomes."""
    refusals = [outcome for outcome in outcomes if isinstance(outcome, Refusal)]
    assert len(refusals) == 1
    return refusals[0]


def test_a_lot_sent_to_rework_by_two_goes_there_once() -> None:
    lot = a_presented_lot(an_order().lines.get(number=1), 30)
    lot.stage = "rejected"
    lot.save(update_fields=["stage"])
    done = together(*[lambda: quality.send_to_rework(lot, by=JOKO, at=AT)] * 2)
    assert the_refusal(done).codes[0] in ("wrong_stage", "someone_was_faster")
    assert Entry.objects.filter(deed="quality.send_to_rework", subject=lot.pk).count() == 1


def test_two_consignments_packed_at_once_do_not_take_the_same_pieces() -> None:
    order = an_order(confirmed=True)
    half = {1: 300, 2: 40}
    both = some_consignments(order, *(consignment_facts(f"{order.number}/{letter}", half) for letter in "AB"))
    for line in order.lines.all():
        an_accepted_lot(line, half[line.number])
    done = together(*(lambda one=one: packing.pack(one, by=SRI, at=AT) for one in both))
    assert set(the_refusal(done).codes) == {"pieces_short"}
    assert sum(CartonContent.objects.values_list("quantity", flat=True)) == 340


def test_two_counts_at_once_never_pass_the_share() -> None:
    order, _ = an_accepted_order()
    share = of_step(order, "turning")[0]
    most = share.standing_quantity
    done = together(
        *(lambda key=key: production.count(share, most, key, by=SRI, at=AT) for key in ("first", "second"))
    )
    assert "more_than_share" in the_refusal(done).codes
    assert list(Count.objects.values_list("quantity", flat=True)) == [most]


def test_one_report_that_arrives_twice_at_once_counts_once() -> None:
    order, _ = an_accepted_order()
    share = of_step(order, "turning")[0]
    done = together(*[lambda: production.count(share, 5, "the same", by=SRI, at=AT)] * 2)
    assert done[0] == done[1] == Count.objects.get()


def test_one_key_used_at_once_for_two_shares_counts_for_one() -> None:
    order, _ = an_accepted_order()
    shares = of_step(order, "turning")[:2]
    done = together(*(lambda one=one: production.count(one, 5, "the same", by=SRI, at=AT) for one in shares))
    assert the_refusal(done).codes == ("key_used",)
    assert Count.objects.count() == 1


def test_two_pebs_matched_at_once_do_not_take_the_same_receipt() -> None:
    order, one, other = two_pebs()
    payment = paid(order, "40000", date(2020, 12, 1), "TT-1")
    told = {payment.pk: Decimal(28_000)}
    done = together(*(lambda peb=peb: match_proceeds(peb, told, by=SRI, at=AT) for peb in (one, other)))
    assert the_refusal(done).codes == ("match_beyond_receipt",)
    assert [row.amount for row in ProceedsMatch.objects.all()] == [28_000]
