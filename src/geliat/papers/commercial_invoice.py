"""Lays out the commercial invoice: the buyer, both banks and two customs offices read it."""

from __future__ import annotations

from geliat.papers import phrases
from geliat.papers.figures import Figures, country
from geliat.papers.page import (
    Block,
    Field,
    Fields,
    Page,
    Signatures,
    Words,
    in_languages,
)
from geliat.papers.parts import (
    BUYER_READS,
    containers_table,
    delivery_field,
    marks_field,
    number_and_date,
    party_fields,
    ports,
    priced_lines,
    said,
    sailing,
    signature,
)
from geliat.trade.documents import CommercialInvoice

FIGURES = Figures("en")


def page(paper: CommercialInvoice) -> Page:
    """The invoice as a page model."""
    blocks: tuple[Block, ...] = (
        priced_lines(paper.lines, paper.total, f"{paper.incoterm} {paper.named_place}", FIGURES, BUYER_READS),
        _sums(paper),
        Words((paper.total_in_words,), phrases.TOTAL_IN_WORDS),
        _packages(paper),
        *((containers_table(paper.containers, FIGURES, BUYER_READS),) if paper.containers else ()),
        Signatures(
            (signature(phrases.FOR_SELLER, paper.signatory, BUYER_READS, paper.date, FIGURES),),
            paper.statements(),
        ),
    )
    return Page(
        title=paper.title,
        number=paper.number,
        dated=paper.date,
        author=paper.seller.name,
        left=(
            *party_fields(paper.seller, paper.buyer, paper.consignee, paper.notify, BUYER_READS),
            sailing(paper.vessel, paper.voyage, paper.booking),
            ports(paper.port_of_loading, paper.port_of_discharge),
        ),
        right=(
            number_and_date(paper, FIGURES),
            (
                Field(phrases.CONTRACT, (paper.contract_reference,)),
                Field(phrases.CONTRACT_DATE, (FIGURES.day(paper.contract_date),)),
            ),
            (delivery_field(paper.incoterm, paper.named_place, paper.incoterm_edition),),
            (Field(phrases.PAYMENT, in_languages(paper.payment_terms, BUYER_READS)),),
            (Field(phrases.ORIGIN, (_origin(paper),)),),
        ),
        blocks=blocks,
        languages=BUYER_READS,
    )


def _origin(paper: CommercialInvoice) -> str:
    return ", ".join(
        said(country(code), BUYER_READS) for code in dict.fromkeys(each.origin for each in paper.lines)
    )


def _sums(paper: CommercialInvoice) -> Fields:
    """The costs between price and FOB, the FOB value, what came in and what is still due."""
    costs = (
        (phrases.FREIGHT, paper.freight),
        (phrases.INSURANCE, paper.insurance),
        (phrases.INLAND, paper.inland),
        (phrases.AT_DESTINATION, paper.at_destination),
    )
    fields = [Field(label, (FIGURES.money(cost),)) for label, cost in costs if cost is not None]
    fields.append(Field(phrases.FOB_VALUE, (FIGURES.money(paper.fob_value),)))
    received = tuple(f"{FIGURES.money(each.amount)}, {FIGURES.day(each.on)}" for each in paper.received)
    fields.append(Field(phrases.RECEIVED, received or ("–",)))
    fields.append(Field(phrases.BALANCE, (FIGURES.money(paper.balance),), strong=True))
    return Fields(tuple(fields), ("1fr",) * len(fields))


def _packages(paper: CommercialInvoice) -> Fields:
    return Fields(
        (
            marks_field(paper.marks),
            Field(phrases.CARTONS, (FIGURES.whole(paper.cartons),)),
            Field(phrases.NET, (FIGURES.kg(paper.net_g),)),
            Field(phrases.GROSS, (FIGURES.kg(paper.gross_g),)),
        ),
        ("1.6fr", "1fr", "1fr", "1fr"),
    )
