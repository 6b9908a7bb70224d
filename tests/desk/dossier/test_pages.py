"""The dossier room as its readers meet it, and the check that everybody may make."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.desk.cast import BAYU, RATNA, SRI, signed_in
from tests.desk.dossier.builders import paper, prepared, sealed
from tests.desk.loading.builders import LATER, a_walked_consignment
from tests.desk.packing.builders import packed

from geliat.desk.dossier import actions
from geliat.desk.dossier.models import Paper
from geliat.desk.loading import actions as loading
from geliat.desk.loading.models import Container

pytestmark = pytest.mark.django_db


def address(name: str, **kwargs: object) -> str:
    return reverse(f"dossier:{name}", kwargs=kwargs)


def text(answer) -> str:
    return answer.content.decode()


def test_papers_are_prepared_and_sealed_by_two_buttons():
    consignment = a_walked_consignment()
    client = signed_in(SRI)
    assert "Siapkan berkas" in text(client.get(address("consignment", consignment=consignment.pk)))
    answer = client.post(address("prepare", consignment=consignment.pk), follow=True)
    assert "5 berkas disiapkan." in text(answer)
    assert "Semua berkas cocok: sahkan" in text(answer)
    answer = client.post(address("prepare", consignment=consignment.pk), follow=True)
    assert "Tidak ada yang berubah pada berkas." in text(answer)
    answer = client.post(address("seal", consignment=consignment.pk), follow=True)
    assert "Berkas disahkan." in text(answer)
    assert Paper.objects.exclude(sealed_at=None).count() == 5


def test_a_disagreement_names_both_papers_and_both_values_on_the_page():
    consignment = prepared()
    container = Container.objects.get(consignment=consignment)
    loading.reseal(container, "ID777777", "misread", by=BAYU, at=LATER)
    client = signed_in(SRI)
    client.post(address("prepare", consignment=consignment.pk), {"kind": "vgm_declaration"})
    shown = text(client.get(address("consignment", consignment=consignment.pk)))
    for told in ("ID020481", "ID777777", "faktur komersial", "pernyataan berat kotor terverifikasi"):
        assert told in shown
    assert "Kedaluwarsa" in shown
    answer = client.post(address("seal", consignment=consignment.pk))
    assert answer.status_code == 409
    assert "papers_seal_differs" in text(answer)


def test_what_papers_lack_is_told_with_the_way_to_mend_it():
    consignment = packed()
    shown = text(signed_in(SRI).get(address("consignment", consignment=consignment.pk)))
    assert reverse("loading:consignment", kwargs={"consignment": consignment.pk}) in shown
    assert "not_stuffed" in shown


def test_the_front_page_counts_papers():
    sealed()
    shown = text(signed_in(RATNA).get(address("consignments")))
    assert "PO-2020-09/A" in shown
    assert "5 / 5" in shown


def test_one_paper_shows_hashes_changes_and_the_address_of_its_check():
    consignment = prepared()
    container = Container.objects.get(consignment=consignment)
    loading.reseal(container, "ID777777", "misread", by=BAYU, at=LATER)
    actions.prepare(consignment, by=SRI, at=LATER)
    client = signed_in(SRI)
    second = paper(consignment, "packing_list", 2)
    shown = text(client.get(address("paper", paper=second.pk)))
    assert second.content_sha256 in shown
    assert "containers[1].seal" in shown
    assert settings.ADDRESS + address("verify", code=second.code) in shown
    first = paper(consignment, "packing_list", 1)
    assert "Versi 2 yang berlaku." in text(client.get(address("paper", paper=first.pk)))


def test_the_file_is_looked_at_or_taken_along_by_those_who_may():
    row = paper(prepared(), "commercial_invoice")
    client = signed_in(BAYU)
    seen = client.get(address("pdf", paper=row.pk))
    assert seen["Content-Type"] == "application/pdf"
    assert seen["Content-Disposition"].startswith("inline")
    assert b"".join(seen.streaming_content) == Path(row.pdf.path).read_bytes()
    taken = client.get(address("pdf", paper=row.pk) + "?take")
    assert taken["Content-Disposition"] == 'attachment; filename="draft-po-2020-09-a-inv-v1.pdf"'
    assert b"".join(taken.streaming_content).startswith(b"%PDF")
    Path(row.pdf.path).unlink()
    assert client.get(address("pdf", paper=row.pk)).status_code == 404


def test_the_name_of_a_file_says_draft_until_its_paper_is_sealed():
    row = paper(sealed(), "commercial_invoice")
    for way, kept in (("", "inline"), ("?take", "attachment")):
        told = signed_in(BAYU).get(address("pdf", paper=row.pk) + way)
        assert told["Content-Disposition"] == f'{kept}; filename="po-2020-09-a-inv-v1.pdf"'
        told.close()


def test_a_file_is_shown_to_nobody_who_has_not_signed_in(client):
    row = paper(prepared(), "commercial_invoice")
    assert client.get(address("pdf", paper=row.pk)).status_code == 302


def test_a_page_of_papers_costs_a_bounded_number_of_queries(django_assert_max_num_queries):
    consignment = prepared()
    client = signed_in(SRI)
    client.get(address("consignment", consignment=consignment.pk))
    with django_assert_max_num_queries(45):
        client.get(address("consignment", consignment=consignment.pk))


# -- the check, open to everybody


def verified(client, row: Paper, content: bytes) -> str:
    file = SimpleUploadedFile("paper.pdf", content, "application/pdf")
    answer = client.post(address("verify", code=row.code), {"file": file})
    assert answer.status_code == 200
    return text(answer)


def test_everybody_can_check_a_file_against_the_sealed_paper(client):
    row = paper(sealed(), "packing_list")
    content = Path(row.pdf.path).read_bytes()
    assert "Ini berkas yang disahkan" in verified(client, row, content)
    assert "Ini bukan berkas tersebut" in verified(client, row, content + b" ")


def test_the_check_shows_nothing_that_stands_on_the_paper(client):
    row = paper(sealed(), "commercial_invoice")
    shown = text(client.get(address("verify", code=row.code)))
    for told in ("Wanda", "129", "PO-2020-09", "DJ-S", "GLTU", row.pdf_sha256, row.content_sha256):
        assert told not in shown
    assert "Faktur komersial" in shown


def test_a_prepared_paper_and_an_older_version_are_told_apart_from_the_sealed_one(client):
    consignment = prepared()
    first = paper(consignment, "packing_list")
    content = Path(first.pdf.path).read_bytes()
    assert "tetapi belum disahkan" in verified(client, first, content)
    container = Container.objects.get(consignment=consignment)
    loading.reseal(container, "ID777777", "misread", by=BAYU, at=LATER)
    actions.prepare(consignment, by=SRI, at=LATER)
    assert "versi 1" in verified(client, paper(consignment, "packing_list", 2), content)
    assert "sudah digantikan versi 2" in text(client.get(address("verify", code=first.code)))


def test_a_hash_is_compared_in_any_spelling(client):
    row = paper(sealed(), "packing_list")
    told = f" {row.pdf_sha256.upper()[:32]} {row.pdf_sha256[32:]}"
    answer = client.post(address("verify", code=row.code.lower()), {"sha256": told})
    assert "Ini berkas yang disahkan" in text(answer)


@pytest.mark.parametrize(
    ("told", "said"),
    [({}, "Pilih berkasnya"), ({"sha256": "abc"}, "64 angka"), ({"sha256": "x" * 300}, "64 angka")],
)
def test_what_cannot_be_compared_is_told_in_words(client, told, said):
    row = paper(sealed(), "packing_list")
    answer = client.post(address("verify", code=row.code), told)
    assert answer.status_code == 422
    assert said in text(answer)


def test_the_check_speaks_chinese_to_a_buyer(client):
    row = paper(sealed(), "packing_list")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "zh-hans"
    shown = text(client.get(address("verify", code=row.code)))
    for said in ("核验单据", "装箱单", "是否有效", "版本", "比对"):
        assert said in shown


def test_a_code_nobody_gave_is_unknown(client):
    assert client.get(address("verify", code="AAAAAAAAAAAA")).status_code == 404
