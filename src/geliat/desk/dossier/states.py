"""Tells earlier rooms how papers stand: versions, seals, which are out of date, and sealed contracts."""

from __future__ import annotations

from datetime import date

from geliat.desk.consignments.export_papers import PaperState
from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier import figures
from geliat.desk.dossier.models import Paper
from geliat.desk.dossier.shipment import gather
from geliat.desk.orders.models import Order
from geliat.trade.documents import PAPERS, ProformaInvoice, SalesContract


def states_of(consignment: Consignment, on: date) -> tuple[PaperState, ...]:
    """The papers in force; the minutes of a release say what was released and are never out of date."""
    rows = figures.current_papers(consignment)
    current = {row.kind: row for row in rows}
    compared = [kind for kind in current if kind != figures.MINUTES]
    changed, lacking = (
        figures.rewritten(gather(consignment, on=on), current, compared) if compared else ([], {})
    )
    stale = {paper.kind for paper in changed} | set(lacking)
    return tuple(
        PaperState(
            row.kind,
            PAPERS[row.kind].title,
            row.number,
            row.version,
            row.sealed_at is not None,
            row.kind in stale,
        )
        for row in rows
    )


def sealed_contracts(order: Order) -> tuple[str, ...]:
    """The numbers of the sealed offers and contracts of an order, each once."""
    kinds = (ProformaInvoice.kind, SalesContract.kind)
    rows = Paper.objects.filter(consignment__order=order, kind__in=kinds, sealed_at__isnull=False)
    return tuple(dict.fromkeys(rows.order_by("pk").values_list("number", flat=True)))
