"""Every file of a dossier at once, and many dossiers side by side."""

from __future__ import annotations

import dataclasses

import pytest
from tests.trade.builders import a_shipment

from geliat.papers import render
from geliat.papers.forms import FORMS, every_form
from geliat.papers.whole_set import every_file, side_by_side
from geliat.refusals import Refusal
from geliat.trade.documents import every_paper
from geliat.trade.shipment import Shipment


def test_the_set_holds_every_form_and_every_pdf_whatever_the_threads():
    shipment = a_shipment(counts=(4, 2, 1))
    papers = every_paper(shipment)
    forms = {FORMS[name].file_name: data for name, data in every_form(shipment, papers).items()}
    pdfs = {f"{paper.kind}.pdf": render(paper) for paper in papers}
    assert every_file(shipment) == forms | pdfs
    assert every_file(shipment, threads=1) == forms | pdfs


def test_what_cannot_be_printed_is_refused_for_the_whole_set():
    strange = dataclasses.replace(a_shipment(counts=(4, 2, 1)), vessel="MV \N{EGYPTIAN HIEROGLYPH A001}")
    with pytest.raises(Refusal) as refused:
        every_file(strange)
    assert refused.value.codes == ("character_not_in_font",)


def _sealed(shipment: Shipment) -> list[str]:
    return [paper.sha256 for paper in every_paper(shipment)]


def test_many_are_answered_in_their_order_and_a_refusal_comes_back_whole():
    given = [a_shipment(counts=(count, 2, 1)) for count in (4, 5, 6)]
    assert list(side_by_side(_sealed, given, 2)) == [_sealed(each) for each in given]
    bad = dataclasses.replace(given[0], vessel="MV \N{EGYPTIAN HIEROGLYPH A001}")
    with pytest.raises(Refusal) as refused:
        list(side_by_side(every_file, [bad], 1))
    with pytest.raises(Refusal) as here:
        every_file(bad)
    assert refused.value.blockers == here.value.blockers
