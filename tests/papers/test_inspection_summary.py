"""The inspection summary as laid out: every lot, its sample and defects, and what was resubmitted."""

from __future__ import annotations

import dataclasses

from tests.papers.sheets import text_of
from tests.trade.builders import a_shipment

from geliat.papers import lay_out, render
from geliat.papers.page import Table
from geliat.trade.documents import inspection_summary


def test_every_lot_has_a_row_with_sample_defects_moisture_and_verdict() -> None:
    paper = inspection_summary(a_shipment())
    lots = [block for block in lay_out(paper).blocks if isinstance(block, Table)][-1]
    assert len(lots.rows) == len(paper.lots)
    rejected, again = lots.rows[0], lots.rows[1]
    assert rejected[6] == ("6", "Ac 3", "AQL 2.5")
    assert rejected[9] == ("Rejected", "Ditolak")
    assert again[1] == ("Bubut Jaya", "submission 2 / pengajuan ke-2")
    assert again[5] == ("0", "Ac 0")
    assert again[8] == ("11.7", "x̄ 10.4", "≤ 12.0, n = 8")
    assert again[9] == ("Accepted", "Diterima")


def test_a_class_that_was_not_judged_shows_a_dash() -> None:
    paper = inspection_summary(a_shipment())
    bare = dataclasses.replace(paper.lots[0], defects=())
    lots = [
        block
        for block in lay_out(dataclasses.replace(paper, lots=(bare,))).blocks
        if isinstance(block, Table)
    ][-1]
    assert lots.rows[0][5:8] == ("–", "–", "–")


def test_sums_are_printed() -> None:
    text = text_of(render(inspection_summary(a_shipment())))
    for said in ("ISO 2859-1", "0 / 16 / 16", "3,000", "11.7 %"):
        assert said in text, said
