"""Tells an earlier room how the papers of a consignment stand: versions, seals, and which are out of date."""

from __future__ import annotations

from datetime import date

from geliat.desk.consignments.export_papers import PaperState
from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier import figures
from geliat.desk.dossier.shipment import gather
from geliat.trade.documents import PAPERS


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
