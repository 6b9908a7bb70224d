"""Why further papers are not written: the fact each waits for, and the page that records it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.urls import reverse
from tests.desk.cast import ADI, AT, RATNA, SRI
from tests.desk.dossier.test_export import an_entered_consignment
from tests.desk.loading.builders import LATER, a_walked_consignment
from tests.desk.packing.builders import packed
from tests.desk.rules.builders import by_name, shipped, written

from geliat.desk.consignments import export
from geliat.desk.dossier import actions, beside, figures, machine_forms, missing
from geliat.desk.dossier.shipment import gather
from geliat.desk.rules import actions as rules
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


def test_the_rcep_sheet_goes_by_the_rules_of_the_desk_and_a_sealed_one_by_those_of_its_day():
    consignment = an_entered_consignment()
    rcep = shipped("rcep_certificate", date(2023, 1, 2))
    written(replace(rcep, valid_from=date(2020, 9, 1), checked_on=AT.date()))
    export.claim_origin(consignment, "RCEP", {1: "CTH"}, by=SRI, at=AT)
    actions.prepare(consignment, by=SRI, at=LATER)
    actions.prepare(consignment, ("origin_worksheet", "form_e_sheet", "rcep_sheet"), by=SRI, at=LATER)
    actions.seal(consignment, by=SRI, at=LATER)

    after = LATER + timedelta(days=1)
    told = (date(2020, 9, 1), None, "Repealed")
    ended = rules.end("rcep_certificate", *told, by=by_name(RATNA), at=after)
    assert "rcep_sheet" in figures.further(gather(consignment, on=after.date()))
    rules.confirm(ended, by=by_name(ADI), at=after)
    gathered = gather(consignment, on=after.date())
    assert "rcep_sheet" not in figures.further(gathered)
    (why,) = gathered.beside["rcep_sheet"]
    assert why.code == "rcep_not_in_force"
    assert why.mend == ("consignments:export_origin", {"consignment": consignment.pk})
    offered, _ = machine_forms.write(consignment, "certificate_of_origin.rcep.ubl", gathered)
    assert not offered.draft
