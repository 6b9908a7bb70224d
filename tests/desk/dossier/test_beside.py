"""Why further papers are not written: the fact each waits for, and the page that records it."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.desk.dossier.test_export import an_entered_consignment
from tests.desk.loading.builders import LATER, a_walked_consignment
from tests.desk.packing.builders import packed

from geliat.desk.dossier import beside, missing
from geliat.desk.dossier.shipment import gather
from geliat.trade.documents import PAPERS, MinutesOfRelease, writers

pytestmark = pytest.mark.django_db


def test_every_further_paper_is_written_or_says_why_not_and_where_that_is_mended():
    for consignment in (a_walked_consignment(), packed()):
        gathered = gather(consignment, on=LATER.date())
        written = set(writers(gathered.shipment)) if gathered.shipment else set()
        assert set(gathered.beside) == set(beside.KINDS) - written
        for found in gathered.beside.values():
            for one in found:
                assert one.sentence.en
                assert one.sentence.id
                if one.mend is not None:
                    name, kwargs = one.mend
                    assert reverse(name, kwargs=dict(kwargs))
                else:
                    assert one.code == beside.NOT_ASKED


def test_the_kinds_beside_are_all_but_the_five_and_the_minutes():
    assert {*beside.KINDS, *missing.KINDS, MinutesOfRelease.kind} == set(PAPERS)


def test_what_was_told_is_no_longer_waited_for():
    before = gather(a_walked_consignment(), on=LATER.date()).beside
    assert set(before) >= {"peb_sheet", "origin_worksheet", "form_e_sheet"}
    assert before["form_e_sheet"][0].facts["scheme"] == "ACFTA"
    after = gather(an_entered_consignment(), on=LATER.date()).beside
    assert set(after) == {"insurance_application", "rcep_sheet", "beneficiary_certificate"}
    assert [found[0].code for found in after.values()] == [
        beside.NOT_ASKED,
        beside.NOT_ASKED,
        "paper_facts_lacking",
    ]
