"""The papers in force, what stands against them, and what changed between two versions."""

from __future__ import annotations

import pytest
from tests.desk.cast import BAYU, SRI
from tests.desk.dossier.builders import paper, prepared, sealed
from tests.desk.loading.builders import LATER, a_walked_consignment
from tests.desk.packing.builders import packed

from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier import actions, figures, pages
from geliat.desk.dossier.models import Paper
from geliat.desk.loading import actions as loading
from geliat.desk.loading.models import Container

pytestmark = pytest.mark.django_db


def resealed(consignment: Consignment) -> Consignment:
    """The same consignment with another seal on its container, of which only one paper knows."""
    container = Container.objects.get(consignment=consignment)
    loading.reseal(container, "ID777777", "broken at the weighbridge", by=BAYU, at=LATER)
    actions.prepare(consignment, ("vgm_declaration",), by=SRI, at=LATER)
    return consignment


def test_blockers_name_what_is_lacking_out_of_date_at_odds_and_unsealed():
    consignment = a_walked_consignment()
    assert [blocker.code for blocker in figures.blockers(consignment)] == ["paper_not_prepared"] * 5
    prepared(consignment)
    assert {blocker.code for blocker in figures.blockers(consignment)} == {"paper_not_sealed"}
    resealed(consignment)
    assert {blocker.code for blocker in figures.blockers(consignment)} == {
        "paper_out_of_date",
        "papers_seal_differs",
        "paper_not_sealed",
    }
    assert all(blocker.mend and blocker.owner for blocker in figures.blockers(consignment))


def test_only_the_newest_version_of_a_paper_is_in_force():
    consignment = resealed(prepared())
    current = {row.kind: row.version for row in figures.current_papers(consignment)}
    assert current["vgm_declaration"] == 2
    assert current["packing_list"] == 1
    assert Paper.objects.count() == 6


def test_the_page_shows_each_paper_with_its_state():
    consignment = resealed(prepared())
    dossier = pages.dossier_of(consignment, LATER.date())
    stale = {sheet.kind for sheet in dossier.sheets if sheet.out_of_date}
    assert stale == {"commercial_invoice", "packing_list", "load_plan_sheet"}
    assert len(dossier.disagreements) == 1
    assert dossier.can_prepare
    assert not dossier.can_seal
    (vgm,) = [sheet for sheet in dossier.sheets if sheet.kind == "vgm_declaration"]
    assert [one.version for one in vgm.earlier] == [1]


def test_a_set_that_agrees_can_be_sealed_and_a_sealed_one_is_done():
    consignment = prepared()
    dossier = pages.dossier_of(consignment, LATER.date())
    assert dossier.can_seal
    assert not dossier.can_prepare
    actions.seal(consignment, by=SRI, at=LATER)
    dossier = pages.dossier_of(consignment, LATER.date())
    assert dossier.sealed
    assert not dossier.can_seal


def test_what_papers_lack_is_said_once():
    dossier = pages.dossier_of(packed(), LATER.date())
    assert [blocker.code for blocker in dossier.lacking] == ["not_stuffed"]
    assert dossier.can_prepare


def test_a_new_version_tells_which_fields_changed():
    consignment = resealed(prepared())
    changes = pages.changes_since(
        paper(consignment, "vgm_declaration", 1), paper(consignment, "vgm_declaration", 2)
    )
    assert [(change.field, change.before, change.after) for change in changes] == [
        ("containers[1].seal", "ID020481", "ID777777")
    ]


def test_lists_that_grew_are_told_by_their_length():
    before, after = Paper(content={"lots": [1], "version": 1}), Paper(content={"lots": [1, 2], "version": 2})
    (change,) = pages.changes_since(before, after)
    assert (change.field, change.before, change.after) == ("lots", "[1]", "[2]")


def test_a_file_is_the_paper_another_version_or_neither():
    consignment = resealed(prepared())
    first, second = (paper(consignment, "vgm_declaration", version) for version in (1, 2))
    assert pages.verdict_on(second, second.pdf_sha256) == pages.Verdict(True, second)
    assert pages.verdict_on(second, first.pdf_sha256) == pages.Verdict(False, first)
    assert pages.verdict_on(second, "0" * 64) == pages.Verdict(False, None)
    other = paper(consignment, "packing_list")
    assert pages.verdict_on(second, other.pdf_sha256) == pages.Verdict(False, None)


def test_the_front_page_counts_papers_in_one_query(django_assert_num_queries):
    consignment = sealed()
    with django_assert_num_queries(1):
        (row,) = pages.rows_of([consignment])
    assert (row.papers, row.sealed) == (5, 5)


def test_codes_are_short_and_each_paper_has_its_own():
    prepared()
    codes = list(Paper.objects.values_list("code", flat=True))
    assert len(set(codes)) == 5
    assert all(len(code) == 12 and code.isalnum() for code in codes)
    assert actions.check_url(codes[0]).endswith(f"/dossier/verify/{codes[0]}/")
