"""Papers prepared, compared, sealed, and never written over."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.desk.cast import AT, BAYU, JOKO, RATNA, SRI
from tests.desk.consignments.builders import a_consignment
from tests.desk.dossier.builders import paper, prepared, sealed
from tests.desk.loading.builders import LATER, a_sealed_container, a_stuffed_container, a_walked_consignment
from tests.desk.orders.builders import a_line, a_payment, an_order
from tests.desk.packing.builders import packed
from tests.trade.builders import a_release

from geliat.desk.consignments import actions as consignments
from geliat.desk.consignments.facts import BookingFacts
from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier import actions, figures
from geliat.desk.dossier.models import Paper
from geliat.desk.journal.models import Entry
from geliat.desk.loading import actions as loading
from geliat.desk.loading.models import Container
from geliat.refusals import Refusal
from geliat.trade.consistency import check_consistency

pytestmark = pytest.mark.django_db


def versions(consignment: Consignment) -> dict[str, int]:
    return {row.kind: row.version for row in figures.current_papers(consignment)}


def content_and_file(row: Paper) -> tuple[str, str]:
    with row.pdf.open("rb") as file:
        return row.content_sha256, hashlib.file_digest(file, "sha256").hexdigest()


# -- preparing


def test_five_papers_are_prepared_each_with_its_file_and_both_hashes():
    consignment = prepared()
    rows = figures.current_papers(consignment)
    assert [row.kind for row in rows] == list(figures.KINDS)
    for row in rows:
        assert content_and_file(row) == (figures.value_of(row).sha256, row.pdf_sha256)
        assert row.version == 1
        assert row.sealed_at is None
    assert Entry.objects.filter(deed="dossier.prepare", thing="paper").count() == 5


def test_papers_prepared_from_one_truth_agree():
    assert figures.findings(prepared()) == ()


def test_preparing_again_without_a_change_makes_nothing_new():
    consignment = prepared()
    before = {row.pk for row in figures.current_papers(consignment)}
    after = actions.prepare(consignment, by=SRI, at=LATER + timedelta(days=9))
    assert {row.pk for row in after} == before
    assert Paper.objects.count() == 5


def test_a_change_makes_new_versions_of_the_papers_that_say_it_and_keeps_number_and_date():
    consignment = prepared()
    first = paper(consignment, "commercial_invoice")
    booking = BookingFacts("PPJK Contoh", "SUB0449120", "MERATUS CONTOH", "0142N")
    consignments.book(consignment, booking, by=BAYU, at=LATER)
    actions.prepare(consignment, by=SRI, at=LATER + timedelta(days=3))
    assert versions(consignment) == {
        "commercial_invoice": 2,
        "packing_list": 2,
        "load_plan_sheet": 2,
        "inspection_summary": 1,
        "vgm_declaration": 2,
    }
    second = paper(consignment, "commercial_invoice", 2)
    assert (second.number, second.dated) == (first.number, first.dated)
    assert second.code != first.code
    assert Path(first.pdf.path).exists()


def test_only_the_kinds_asked_for_are_prepared():
    consignment = a_walked_consignment()
    actions.prepare(consignment, ("packing_list",), by=SRI, at=LATER)
    assert versions(consignment) == {"packing_list": 1}
    with pytest.raises(Refusal) as refused:
        actions.prepare(consignment, ("packing_list", "bill_of_lading"), by=SRI, at=LATER)
    assert refused.value.codes == ("paper_kind_unknown",)


def test_papers_that_can_be_made_are_made_before_the_container_is_stuffed():
    consignment = packed()
    rows = actions.prepare(consignment, by=SRI, at=LATER)
    assert [row.kind for row in rows] == ["commercial_invoice", "packing_list", "inspection_summary"]


def test_everything_that_is_lacking_is_said_when_no_paper_asked_can_be_made():
    consignment = a_stuffed_container().consignment
    with pytest.raises(Refusal) as refused:
        actions.prepare(consignment, ("load_plan_sheet", "vgm_declaration"), by=SRI, at=LATER)
    assert refused.value.codes == ("container_not_sealed", "mass_not_verified")
    unpacked = a_consignment(an_order("PO-2020-05", confirmed=True))
    with pytest.raises(Refusal) as refused:
        actions.prepare(unpacked, by=SRI, at=LATER)
    assert refused.value.codes == ("not_packed", "not_packed")
    assert not Paper.objects.exists()


def test_papers_of_a_declared_consignment_stay_as_they_are():
    consignment = a_walked_consignment()
    Consignment.objects.filter(pk=consignment.pk).update(stage="declared")
    with pytest.raises(Refusal) as refused:
        actions.prepare(consignment, by=SRI, at=LATER)
    assert refused.value.codes == ("declared_already",)


def test_papers_prepared_by_another_meanwhile_are_not_doubled(monkeypatch):
    consignment = a_walked_consignment()
    printed = actions._printed

    def slow(*told):
        made = printed(*told)
        monkeypatch.undo()
        actions.prepare(consignment, by=SRI, at=LATER)
        return made

    monkeypatch.setattr(actions, "_printed", slow)
    with pytest.raises(Refusal) as refused:
        actions.prepare(consignment, by=SRI, at=LATER)
    assert refused.value.codes == ("someone_was_faster",)
    assert Paper.objects.count() == 5


# -- the wrong seal, as the demonstration meets it


def test_a_wrong_seal_is_found_between_papers_and_mended_by_new_versions():
    consignment = packed()
    container = a_sealed_container(consignment, "ID020418")
    prepared(consignment)
    loading.reseal(container, "ID020481", "misread", by=BAYU, at=LATER)
    # Papers are compared with each other, not with the rows: as long as all say the same, they agree.
    assert figures.findings(consignment) == ()
    actions.prepare(consignment, kinds=("vgm_declaration",), by=SRI, at=LATER)
    (finding,) = figures.findings(consignment)
    assert finding.code == "seal_differs"
    assert {finding.first.value, finding.second.value} == {"ID020418", "ID020481"}
    assert {finding.first.paper, finding.second.paper} == {"commercial_invoice", "vgm_declaration"}
    with pytest.raises(Refusal) as refused:
        actions.seal(consignment, by=SRI, at=LATER)
    assert refused.value.codes == (*["paper_out_of_date"] * 3, "papers_seal_differs")
    told = refused.value.blockers[-1]
    assert "ID020418" in told.sentence.id
    assert told.mend == ("dossier:consignment", {"consignment": consignment.pk})
    actions.prepare(consignment, by=SRI, at=LATER)
    assert figures.findings(consignment) == ()
    assert len(actions.seal(consignment, by=SRI, at=LATER)) == 5


# -- sealing


def test_sealing_marks_every_paper_in_force_and_writes_it_down():
    consignment = sealed()
    assert {row.sealed_at for row in figures.current_papers(consignment)} == {LATER}
    assert Entry.objects.filter(deed="dossier.seal", thing="paper").count() == 5
    assert figures.blockers(consignment) == []


def test_a_sealed_paper_is_never_written_over():
    consignment = sealed()
    first = paper(consignment, "packing_list")
    before = content_and_file(first)
    booking = BookingFacts("PPJK Contoh", "SUB0449120", "MERATUS CONTOH", "0142N")
    consignments.book(consignment, booking, by=BAYU, at=LATER)
    actions.prepare(consignment, by=SRI, at=LATER)
    first.refresh_from_db()
    assert content_and_file(first) == before
    assert first.sealed_at == LATER
    second = paper(consignment, "packing_list", 2)
    assert second.sealed_at is None
    assert {blocker.code for blocker in figures.blockers(consignment)} == {"paper_not_sealed"}
    rows = actions.seal(consignment, by=SRI, at=LATER + timedelta(days=1))
    assert {row.sealed_at for row in rows} == {LATER, LATER + timedelta(days=1)}


def test_what_is_sealed_is_not_sealed_again():
    with pytest.raises(Refusal) as refused:
        actions.seal(sealed(), by=SRI, at=LATER)
    assert refused.value.codes == ("sealed_already",)


def test_an_incomplete_set_is_not_sealed_and_all_that_is_lacking_is_said():
    consignment = packed()
    actions.prepare(consignment, ("packing_list",), by=SRI, at=LATER)
    with pytest.raises(Refusal) as refused:
        actions.seal(consignment, by=SRI, at=LATER)
    assert refused.value.codes == ("paper_not_prepared", "not_stuffed", "paper_not_prepared")


def test_a_file_that_was_changed_or_lost_is_not_sealed():
    consignment = prepared()
    Path(paper(consignment, "packing_list").pdf.path).write_bytes(b"%PDF-1.7 another")
    Path(paper(consignment, "commercial_invoice").pdf.path).unlink()
    with pytest.raises(Refusal) as refused:
        actions.seal(consignment, by=SRI, at=LATER)
    assert refused.value.codes == ("paper_file_differs", "paper_file_differs")
    assert not Paper.objects.exclude(sealed_at=None).exists()


# -- the minutes


def test_the_minutes_bind_the_sealed_papers_and_are_sealed_at_once():
    consignment = sealed()
    act = a_release(peb_date=date(2020, 10, 18))
    row = actions.prepare_minutes(consignment, act, by=RATNA, at=act.at)
    assert (row.kind, row.version, row.sealed_at) == ("minutes_of_release", 1, act.at)
    bound = {each["kind"]: each["sha256"] for each in row.content["papers"]}
    assert bound == {
        each.kind: each.content_sha256
        for each in figures.current_papers(consignment)
        if each.kind != row.kind
    }
    values = [figures.value_of(each) for each in figures.current_papers(consignment)]
    assert [finding.sentence.en for finding in check_consistency(values)] == []


def test_minutes_are_kept_by_the_officer_alone_and_not_of_papers_that_lack_something():
    act = a_release()
    with pytest.raises(Refusal) as refused:
        actions.prepare_minutes(sealed(), act, by=SRI, at=act.at)
    assert refused.value.codes == ("not_allowed",)
    with pytest.raises(Refusal) as refused:
        actions.draw_up_minutes(a_consignment(an_order("PO-2020-05", confirmed=True)), act)
    assert "not_packed" in refused.value.codes


# -- who may


def test_the_coordinator_alone_prepares_and_seals():
    consignment = prepared()
    for actor in (JOKO, BAYU, RATNA):
        for deed in (actions.prepare, actions.seal):
            with pytest.raises(Refusal) as refused:
                deed(consignment, by=actor, at=AT)
            assert refused.value.codes == ("not_allowed",)


def test_a_payment_after_the_invoice_does_not_change_it():
    consignment = sealed()
    a_payment(consignment.order, "40.00")
    Container.objects.update(stage="sealed")
    late = consignment.order.payments.get()
    late.received_on = (LATER + timedelta(days=20)).date()
    late.save()
    actions.prepare(consignment, by=SRI, at=LATER + timedelta(days=30))
    assert versions(consignment)["commercial_invoice"] == 1


def test_an_order_of_other_goods_gets_its_papers_too():
    order = an_order("PO-2020-06", lines=[a_line("L", 4)], confirmed=True)
    from tests.desk.packing.builders import a_packable_consignment

    consignment = packed(a_packable_consignment(order))
    a_sealed_container(consignment)
    assert figures.findings(prepared(consignment)) == ()
