"""The minutes of release as laid out: Indonesian leads, the NPE is named, papers are bound by whole seals."""

from __future__ import annotations

import dataclasses

import pytest
from tests.papers.sheets import page_texts, text_of, without_blanks
from tests.trade.builders import a_shipment

from geliat.papers import lay_out, render
from geliat.trade.documents import MinutesOfRelease, every_paper


@pytest.fixture(scope="module")
def minutes() -> MinutesOfRelease:
    paper = every_paper(a_shipment())[-1]
    assert isinstance(paper, MinutesOfRelease)
    return paper


def test_indonesian_leads_in_words_and_figures(minutes: MinutesOfRelease) -> None:
    text = page_texts(render(minutes))[0]
    assert "BERITA ACARA PELEPASAN EKSPOR Minutes of release" in text
    for said in ("Selasa, 20 Oktober 2020, pukul 09.30 WIB", "USD 16.962,40", "Rp 249.347.280", "12.013,10"):
        assert said in text, said


def test_the_minutes_open_with_the_day_in_words_as_offices_write_it(minutes: MinutesOfRelease) -> None:
    text = page_texts(render(minutes))[0].replace("\n", " ")
    assert (
        "Pada hari ini, Selasa, tanggal dua puluh bulan Oktober tahun dua ribu dua puluh, pukul 09.30 WIB, "
        "bertempat di Kanigoro"
    ) in text


def test_the_npe_is_named_and_the_act_does_not_replace_it(minutes: MinutesOfRelease) -> None:
    text = without_blanks(text_of(render(minutes)))
    assert minutes.npe_number in text
    for statement in minutes.statements():
        assert without_blanks(statement.id) in text
        assert without_blanks(statement.en) in text


def test_every_bound_paper_is_named_with_its_whole_seal(minutes: MinutesOfRelease) -> None:
    text = without_blanks(text_of(render(minutes)))
    assert len(minutes.papers) == 13
    for bound in minutes.papers:
        assert bound.sha256 in text
        assert without_blanks(bound.number) in text


def test_both_persons_sign_below_their_offices(minutes: MinutesOfRelease) -> None:
    last = page_texts(render(minutes))[-1]
    for person in (minutes.declared_by, minutes.released_by):
        assert person.name in last
    assert "Kanigoro, Kabupaten Blitar, 20 Oktober 2020" in last
    assert "Demikian berita acara ini dibuat" in last


def test_nobody_signs_a_bare_page(minutes: MinutesOfRelease) -> None:
    last = page_texts(render(minutes))[-1]
    assert last.index("Dokumen yang terikat") < last.index("Yang melepas")


def test_the_public_page_is_printed_with_its_code(minutes: MinutesOfRelease) -> None:
    assert lay_out(minutes).check_url == minutes.public_url
    assert minutes.public_url in without_blanks(text_of(render(minutes)))


def test_without_a_rate_no_rupiah_is_claimed(minutes: MinutesOfRelease) -> None:
    text = text_of(render(dataclasses.replace(minutes, rate=None, rupiah_value=None)))
    assert "Nilai dalam rupiah" not in text
    assert "Rp " not in text
