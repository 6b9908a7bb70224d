"""Every paper of a consignment: printed, stable, complete, and free of what is private."""

from __future__ import annotations

import dataclasses

import pytest
from tests.papers.sheets import page_texts, reader, text_of, without_blanks
from tests.trade.builders import EXPORTER, a_cif_shipment, an_rcep_shipment

from geliat.papers import lay_out, render
from geliat.papers.phrases import GOODS
from geliat.trade.documents import PAPERS, Paper, every_paper, paper_from_content

KINDS = tuple(PAPERS)


@pytest.fixture(scope="module")
def papers() -> dict[str, Paper]:
    later = {paper.kind: paper for paper in every_paper(an_rcep_shipment(boxes=2))}
    return {**later, **{paper.kind: paper for paper in every_paper(a_cif_shipment(boxes=2))}}


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_value_gives_the_same_bytes(papers: dict[str, Paper], kind: str) -> None:
    again = paper_from_content(papers[kind].content())
    assert render(papers[kind]) == render(again)


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_names_consignment_paper_version_and_seal(papers: dict[str, Paper], kind: str) -> None:
    paper = papers[kind]
    pages = page_texts(render(paper))
    for at, text in enumerate(pages, start=1):
        for said in (paper.shipment_number, paper.number, "version / versi 1", paper.sha256):
            assert said in text
        assert f"{at} / {len(pages)}" in text


@pytest.mark.parametrize("kind", KINDS)
def test_the_title_stands_in_english_and_indonesian(papers: dict[str, Paper], kind: str) -> None:
    text = without_blanks(page_texts(render(papers[kind]))[0]).lower()
    assert without_blanks(papers[kind].title.en).lower() in text
    assert without_blanks(papers[kind].title.id).lower() in text


@pytest.mark.parametrize("kind", KINDS)
def test_no_contact_of_a_person_is_printed(papers: dict[str, Paper], kind: str) -> None:
    text = text_of(render(papers[kind]))
    assert EXPORTER.contact
    assert EXPORTER.contact not in text
    assert "@kendang" not in without_blanks(text)


@pytest.mark.parametrize("kind", KINDS)
def test_another_version_is_another_file(papers: dict[str, Paper], kind: str) -> None:
    newer = dataclasses.replace(papers[kind], version=2)
    assert "version / versi 2" in text_of(render(newer))
    assert render(newer) != render(papers[kind])


@pytest.mark.parametrize("kind", ["commercial_invoice", "packing_list"])
def test_what_the_buyer_reads_is_in_chinese_too(papers: dict[str, Paper], kind: str) -> None:
    text = without_blanks(text_of(render(papers[kind])))
    for said in (papers[kind].title.zh, GOODS.zh, "木制非洲鼓", "桃花心木鼓身"):
        assert said in text


def test_the_address_for_checking_is_printed_with_its_code(papers: dict[str, Paper]) -> None:
    url = "https://geliat.example/p/K7QM2P"
    plain = render(papers["packing_list"])
    checked = render(papers["packing_list"], check_url=url)
    assert url in without_blanks(text_of(checked))
    assert url not in without_blanks(text_of(plain))


def test_a_specimen_says_so_on_every_page(papers: dict[str, Paper]) -> None:
    for kind in ("packing_list", "minutes_of_release"):
        pages = page_texts(render(papers[kind], specimen=True))
        assert len(pages) > 1
        assert all("SPECIMEN: persons" in page and "CONTOH: orang" in page for page in pages)
        assert "SPECIMEN" not in text_of(render(papers[kind]))


def test_a_paper_is_dated_by_its_own_date(papers: dict[str, Paper]) -> None:
    for paper in papers.values():
        made = reader(render(paper)).metadata
        assert made.creation_date.date() == paper.date


def test_a_paper_without_a_layout_is_an_error_of_ours(papers: dict[str, Paper]) -> None:
    @dataclasses.dataclass(frozen=True, kw_only=True)
    class Telegram(Paper):
        kind = "telegram"

    invoice = papers["commercial_invoice"]
    with pytest.raises(TypeError, match="no layout is known for a Telegram"):
        lay_out(Telegram(number="1", date=invoice.date, version=1, shipment_number=invoice.shipment_number))
