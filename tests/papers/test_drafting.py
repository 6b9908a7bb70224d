"""A draft is marked in title, first sentence and foot, is not signed, and has a dash for the unknown."""

from __future__ import annotations

from tests.papers.sheets import a_page, text_of

from geliat.papers.drafting import DRAFT, draft_page
from geliat.papers.page import Field, Fields, Signatures, Table, Words
from geliat.papers.typesetting import typeset_page
from geliat.sentences import Sentence

SEAL = Sentence("Seal", "Segel", "封号")


def test_the_mark_stands_in_title_sentence_and_foot() -> None:
    drafted = draft_page(a_page(), foot="KPCB-1")
    assert drafted.title.en == "Draft: Delivery note"
    assert drafted.title.id == "Rancangan: Surat jalan"
    assert drafted.blocks[0] == Words((DRAFT,))
    assert drafted.foot == "DRAFT / RANCANGAN  ·  KPCB-1"
    assert "DRAFT: DELIVERY NOTE" in text_of(typeset_page(drafted))


def test_a_draft_is_not_signed() -> None:
    assert not any(isinstance(block, Signatures) for block in draft_page(a_page()).blocks)


def test_what_is_not_known_prints_a_dash_or_is_left_out() -> None:
    page = a_page()
    sealed = Fields((Field(SEAL, ("ID1",), strong=True), Field(Sentence("Buyer", "Pembeli"), ("Lin",))))
    table = next(block for block in page.blocks if isinstance(block, Table))
    assert table.title is not None
    drafted = draft_page(
        a_page(blocks=(sealed, *page.blocks), right=((Field(SEAL, ("ID1",)),),)), unknown=(SEAL, table.title)
    )
    assert drafted.right[0][0].lines == ("–",)
    fields = next(block for block in drafted.blocks if isinstance(block, Fields))
    assert [field.lines for field in fields.fields] == [("–",), ("Lin",)]
    assert not any(isinstance(block, Table) for block in drafted.blocks)


def test_a_specimen_stays_one() -> None:
    assert draft_page(a_page(), specimen=True).specimen
