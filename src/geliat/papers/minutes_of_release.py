"""Lays out the minutes of release (berita acara pelepasan): an Indonesian act, so Indonesian leads on it."""

from __future__ import annotations

from geliat.papers import phrases
from geliat.papers.figures import WEEKDAYS, Figures, hs
from geliat.papers.page import (
    Block,
    Cell,
    Column,
    Field,
    Fields,
    Page,
    Signatures,
    Table,
    Words,
    in_languages,
)
from geliat.papers.parts import (
    OFFICE_READS,
    firm_field,
    ports,
    quantity,
    said,
    signature,
    stacked,
)
from geliat.sentences import MONTHS, Sentence
from geliat.trade.amount_words import indonesian_number
from geliat.trade.documents import MinutesOfRelease
from geliat.trade.documents.minutes_of_release import SealedPaper
from geliat.trade.shipment import Override

FIGURES = Figures("id")


def page(paper: MinutesOfRelease, titles: dict[str, Sentence]) -> Page:
    """The minutes as a page model; `titles` names the papers they bind, by kind."""
    blocks: tuple[Block, ...] = (
        Words((_opening(paper), *paper.statements())),
        _goods(paper),
        _containers(paper),
        _value(paper),
        Words((paper.value_in_words,), phrases.TOTAL_IN_WORDS),
        *((_overrides(paper.overrides),) if paper.overrides else ()),
        *((_papers(paper.papers, titles),) if paper.papers else ()),
        Signatures(
            (
                signature(phrases.DECLARED_BY, paper.declared_by, OFFICE_READS, None, FIGURES),
                signature(
                    phrases.RELEASED_BY, paper.released_by, OFFICE_READS, paper.date, FIGURES, paper.place
                ),
            ),
            (phrases.SO_RECORDED,),
        ),
    )
    return Page(
        title=paper.title,
        number=paper.number,
        dated=paper.date,
        author=paper.exporter.name,
        left=(
            (firm_field(phrases.EXPORTER, paper.exporter, OFFICE_READS),),
            (firm_field(phrases.BUYER, paper.buyer, OFFICE_READS),),
            (_consignee(paper),),
            (
                Field(phrases.CONTRACT, (paper.contract_reference,)),
                Field(phrases.VESSEL, (f"{paper.vessel} {paper.voyage}".strip() or "–",)),
            ),
            ports(paper.port_of_loading, paper.port_of_discharge),
        ),
        right=_references(paper),
        blocks=blocks,
        languages=OFFICE_READS,
        check_url=paper.public_url,
    )


def _opening(paper: MinutesOfRelease) -> Sentence:
    """The opening that minutes have in Indonesian offices: day, date in words, hour and place of the act."""
    day, year = indonesian_number(paper.date.day), indonesian_number(paper.date.year)
    weekday, month = WEEKDAYS["id"][paper.date.weekday()], MONTHS["id"][paper.date.month - 1]
    hour = FIGURES.moment(paper.at).rpartition(", ")[2]
    return Sentence(
        f"On {Figures('en').moment(paper.at)}, at {paper.place}, goods were released for export as these "
        "minutes record:",
        f"Pada hari ini, {weekday}, tanggal {day} bulan {month} tahun {year}, {hour}, bertempat di "
        f"{paper.place}, telah dilaksanakan pelepasan barang ekspor dengan keterangan sebagai berikut:",
    )


def _consignee(paper: MinutesOfRelease) -> Field:
    if paper.consignee == paper.buyer:
        return Field(phrases.CONSIGNEE, (said(phrases.SAME_AS_BUYER, OFFICE_READS),))
    return firm_field(phrases.CONSIGNEE, paper.consignee, OFFICE_READS)


def _references(paper: MinutesOfRelease) -> tuple[tuple[Field, ...], ...]:
    return (
        (
            Field(phrases.NUMBER, (paper.number,), strong=True),
            Field(phrases.SHIPMENT, (paper.shipment_number,)),
        ),
        (Field(phrases.DAY_AND_HOUR, (FIGURES.moment(paper.at),)),),
        (Field(phrases.PLACE, (paper.place,)),),
        (
            Field(phrases.NPE, (paper.npe_number, FIGURES.day(paper.npe_date)), strong=True),
            Field(phrases.PEB, (paper.peb_number, FIGURES.day(paper.peb_date)), strong=True),
        ),
        (Field(phrases.CUSTOMS, (paper.customs_office,)),),
    )


def _goods(paper: MinutesOfRelease) -> Table:
    columns = (
        Column(phrases.LINE, "9mm", "right"),
        Column(phrases.GOODS, "1fr"),
        Column(phrases.HS, "28mm"),
        Column(phrases.QUANTITY, "30mm", "right"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            str(each.line),
            stacked(each.description, OFFICE_READS),
            hs(each.hs_code),
            quantity(each.quantity, each.unit, FIGURES, OFFICE_READS),
        )
        for each in paper.goods
    )
    total: tuple[Cell, ...] = ("", said(phrases.TOTAL, OFFICE_READS), "", FIGURES.whole(paper.pieces))
    return Table(columns, rows, (total,), phrases.GOODS_RELEASED)


def _containers(paper: MinutesOfRelease) -> Table:
    columns = (
        Column(phrases.CONTAINER, "1.3fr"),
        Column(phrases.SIZE_TYPE, "1fr"),
        Column(phrases.SEAL, "1.2fr"),
        Column(phrases.CARTONS, "1fr", "right"),
        Column(phrases.PIECES, "1fr", "right"),
        Column(phrases.CARGO, "1.4fr", "right"),
        Column(phrases.VGM, "1.6fr", "right"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            each.number,
            each.size_type,
            each.seal,
            FIGURES.whole(each.cartons),
            FIGURES.whole(each.pieces),
            FIGURES.kg(each.cargo_gross_g),
            FIGURES.kg(each.verified_gross_g),
        )
        for each in paper.containers
    )
    total: tuple[Cell, ...] = (
        said(phrases.TOTAL, OFFICE_READS),
        "",
        "",
        FIGURES.whole(paper.cartons),
        FIGURES.whole(paper.pieces),
        FIGURES.kg(paper.gross_g),
        FIGURES.kg(sum(each.verified_gross_g for each in paper.containers)),
    )
    return Table(columns, rows, (total,) if len(rows) > 1 else (), phrases.CONTAINERS)


def _value(paper: MinutesOfRelease) -> Fields:
    value = Field(
        phrases.VALUE, (FIGURES.money(paper.value), f"{paper.incoterm} {paper.named_place}"), strong=True
    )
    fields = [value]
    if paper.rupiah_value is not None and paper.rate is not None:
        symbol = "Rp" if paper.rate.quote == "IDR" else paper.rate.quote
        rate = f"1 {paper.rate.base} = {symbol} {FIGURES.shortest(paper.rate.per_unit)}"
        fields.append(
            Field(
                phrases.RUPIAH_VALUE,
                (
                    FIGURES.money(paper.rupiah_value),
                    f"{rate}, {FIGURES.day(paper.rate.on)}",
                    paper.rate.source,
                ),
            )
        )
    weights = f"{FIGURES.kg(paper.net_g)} / {FIGURES.kg(paper.gross_g)}"
    fields.append(Field(phrases.NET_AND_GROSS, (weights, f"{FIGURES.cubic(paper.volume_mm3)} m³")))
    fields.append(Field(phrases.WORKSHOPS, (FIGURES.whole(paper.workshops),)))
    return Fields(tuple(fields), ("1.1fr", "1.7fr", "1fr", "0.6fr")[-len(fields) :])


def _overrides(overrides: tuple[Override, ...]) -> Table:
    """The rules that two persons decided on, so that who reads the minutes knows what rests on their word."""
    columns = (
        Column(phrases.RULE, "1.6fr"),
        Column(phrases.DECISION, "26mm"),
        Column(phrases.ASKED_BY, "1fr"),
        Column(phrases.CONFIRMED_BY, "1fr"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            stacked(each.rule, OFFICE_READS, each.reason),
            said(phrases.NEEDED if each.needed else phrases.NOT_NEEDED, OFFICE_READS),
            f"{each.asked_by.name}, {FIGURES.day(each.asked_on)}",
            f"{each.confirmed_by.name}, {FIGURES.day(each.confirmed_on)}",
        )
        for each in overrides
    )
    return Table(columns, rows, (), phrases.OVERRIDES)


def _papers(papers: tuple[SealedPaper, ...], titles: dict[str, Sentence]) -> Table:
    columns = (
        Column(phrases.PAPER, "1fr"),
        Column(phrases.NUMBER, "44mm"),
        Column(phrases.VERSION, "12mm", "right"),
        Column(phrases.SHA256, "80mm", small=True),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            in_languages(titles.get(each.kind, Sentence(each.kind, each.kind)), OFFICE_READS),
            each.number,
            str(each.version),
            each.sha256,
        )
        for each in papers
    )
    return Table(columns, rows, (), phrases.BOUND_PAPERS)
