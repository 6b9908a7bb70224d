"""What must hold of a count, a delivery or an advance: every reason against it, in two languages."""

from __future__ import annotations

from django.db.models import F, Sum

from geliat.desk.allotment.models import Share
from geliat.desk.makers.models import Workshop
from geliat.desk.orders.models import Order
from geliat.desk.production import figures
from geliat.desk.production.models import Advance
from geliat.measures import Money
from geliat.refusals import Blocker

LONGEST_KEY = 64
LONGEST_REFERENCE = 60


def of_key(key: str) -> list[Blocker]:
    """An entry carries a number of its own, so that sent twice it counts once."""
    if 0 < len(key) <= LONGEST_KEY:
        return []
    return [
        Blocker(
            code="key_needed",
            en="The entry has no number of its own, or one longer than {most} letters; open the page anew.",
            id="Catatan ini belum punya nomor sendiri, atau nomornya lebih dari {most} huruf; buka lagi "
            "halamannya.",
            facts={"most": LONGEST_KEY},
        )
    ]


def of_quantity(quantity: int) -> list[Blocker]:
    """At least one piece."""
    if quantity > 0:
        return []
    return [
        Blocker(
            code="not_positive",
            en="The number of pieces must be at least 1, not {quantity}.",
            id="Jumlah buah paling sedikit 1, bukan {quantity}.",
            facts={"quantity": quantity},
        )
    ]


def of_standing(share: Share) -> list[Blocker]:
    """The workshop must have accepted the share."""
    if share.stage in figures.STANDING:
        return []
    return [
        Blocker(
            code="share_not_accepted",
            en="{share} has not been accepted, so nothing can be counted on it.",
            id="{share} belum diterima, jadi belum ada yang bisa dihitung.",
            facts={"share": str(share)},
            owner="maker",
        )
    ]


def of_advance(workshop: Workshop, order: Order, amount: Money, reference: str) -> list[Blocker]:
    """Whole rupiah, with a reference, to a workshop that has pay in the order to net it against."""
    blockers = []
    if amount.currency != "IDR" or amount.amount <= 0 or amount != amount.rounded():
        blockers.append(
            Blocker(
                code="advance_in_rupiah",
                en="An advance is a positive amount in whole rupiah.",
                id="Uang muka adalah jumlah positif dalam rupiah bulat.",
            )
        )
    if not 0 < len(reference.strip()) <= LONGEST_REFERENCE:
        blockers.append(
            Blocker(
                code="reference_needed",
                en="Write the reference of the payment, with at most {most} letters.",
                id="Tuliskan nomor bukti pembayarannya, paling banyak {most} huruf.",
                facts={"most": LONGEST_REFERENCE},
            )
        )
    return blockers or _above_pay(workshop, order, amount)


def _above_pay(workshop: Workshop, order: Order, amount: Money) -> list[Blocker]:
    shares = Share.objects.filter(plan__order=order, workshop=workshop, stage__in=figures.STANDING)
    standing = (F("accepted_quantity") - F("released_quantity")) * F("pay_idr")
    pay = shares.aggregate(pay=Sum(standing))["pay"] or 0
    paid = (
        Advance.objects.filter(order=order, workshop=workshop).aggregate(paid=Sum("amount_idr"))["paid"] or 0
    )
    if amount.amount <= pay - paid:
        return []
    return [
        Blocker(
            code="advance_above_pay",
            en="{workshop} can earn Rp {pay} with {order} and got Rp {paid} ahead; Rp {amount} more is too "
            "much.",
            id="Upah {workshop} dari {order} seluruhnya Rp {pay}, uang mukanya sudah Rp {paid}; Rp {amount} "
            "lagi terlalu banyak.",
            facts={
                "workshop": workshop.name,
                "order": order.number,
                "pay": int(pay),
                "paid": int(paid),
                "amount": str(amount.amount),
            },
            owner="coordinator",
        )
    ]
