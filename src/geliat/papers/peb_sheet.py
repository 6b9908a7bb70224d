"""Lays out the PEB field sheet: the boxes of BC 3.0 in the order of the form, each under its number and name.

The labels are the form's own, Indonesian first. What cannot be corrected after registration bears a star.
"""

from __future__ import annotations

from dataclasses import replace

from geliat.papers import phrases
from geliat.papers.figures import Figures, country, hs
from geliat.papers.page import Block, Cell, Column, Field, Fields, Page, Signatures, Table
from geliat.papers.parts import OFFICE_READS, firm_field, marks_field, said, signature, stacked
from geliat.papers.peb_labels import LABELS, title
from geliat.trade.documents import PebSheet
from geliat.trade.documents.paper import Firm

FIGURES = Figures("id")


def page(paper: PebSheet) -> Page:
    """The sheet as a page model."""
    blocks: tuple[Block, ...] = (
        _transport(paper),
        _papers(paper),
        _trade(paper),
        _value(paper),
        _packages(paper),
        _containers(paper),
        _goods(paper),
        _readiness(paper),
        Signatures(
            (
                signature(
                    phrases.FOR_SELLER,
                    paper.signatory,
                    OFFICE_READS,
                    paper.signing_date,
                    FIGURES,
                    place=paper.signing_place,
                ),
            ),
            paper.statements(),
        ),
    )
    return Page(
        title=paper.title,
        number=paper.number,
        dated=paper.date,
        author=paper.exporter.name,
        left=(
            _firm("exporter", paper.exporter, stars=True),
            _firm("owner", paper.exporter),
            *((_firm("forwarder", paper.forwarder),) if paper.forwarder else ()),
            _firm("consignee", paper.consignee),
            _firm("buyer", paper.buyer),
        ),
        right=(
            (_field("submission", paper.number, strong=True),),
            (
                _field("submission_date", FIGURES.day(paper.submission_date)),
                _field("office_registration", paper.office_registration, strong=True),
            ),
            (
                _field("office_loading", paper.office_loading),
                _field("office_export", paper.office_export),
            ),
            (
                _field("export_type", paper.export_type, strong=True),
                _field("export_category", paper.export_category, strong=True),
            ),
            (
                _field("trade_method", paper.trade_method),
                _field("payment_method", f"{paper.payment_method} {paper.payment_note}".strip()),
            ),
        ),
        blocks=blocks,
        languages=OFFICE_READS,
    )


def _field(name: str, *lines: str, strong: bool = False) -> Field:
    return Field(LABELS[name], tuple(line for line in lines if line) or ("–",), strong=strong)


def _firm(name: str, firm: Firm, *, stars: bool = False) -> tuple[Field, ...]:
    field = firm_field(LABELS[name], firm, OFFICE_READS)
    if not stars:
        return (field,)
    starred = {firm.name: f"{firm.name} *", f"NPWP {firm.tax_id}": f"NPWP {firm.tax_id} *"}
    lines = []
    for line in field.lines:
        head, space, rest = line.partition("   ")
        lines.append(starred.get(head, head) + space + rest)
    return (replace(field, lines=tuple(lines)),)


def _transport(paper: PebSheet) -> Fields:
    return Fields(
        (
            _field("transport_mode", paper.transport_mode),
            _field("vessel", paper.vessel, f"({paper.vessel_flag})"),
            _field("voyage", paper.voyage),
            _field("export_date", FIGURES.day(paper.export_date)),
            _field("loading_port", paper.loading_port, paper.port_of_loading.name),
            _field("export_port", paper.export_port),
            _field("terminal", paper.terminal),
            _field("discharge_port", paper.discharge_port, paper.port_of_discharge.name),
            _field("destination_port", paper.destination_port),
            _field("destination_country", said(country(paper.destination_country), OFFICE_READS)),
            _field("office_examination", paper.office_examination),
            _field("location", paper.location),
        ),
        ("1fr",) * 4,
        title("transport"),
    )


def _papers(paper: PebSheet) -> Fields:
    return Fields(
        (
            _field("invoice", paper.invoice_number, FIGURES.day(paper.invoice_date)),
            _field("packing_list", paper.packing_list_number, FIGURES.day(paper.packing_list_date)),
            _field("contract", paper.contract_reference, FIGURES.day(paper.contract_date)),
        ),
        ("1fr",) * 3,
        title("papers"),
    )


def _trade(paper: PebSheet) -> Fields:
    return Fields(
        (
            _field("incoterm", f"{paper.incoterm} {paper.named_place}"),
            _field("bank", f"{paper.receiving_bank_code} {paper.receiving_bank}".strip()),
            _field("examination_date", FIGURES.day(paper.examination_date)),
        ),
        ("1fr", "1.4fr", "1fr"),
        title("trade"),
    )


def _value(paper: PebSheet) -> Fields:
    rate = paper.rate
    symbol = "Rp" if rate.quote == "IDR" else rate.quote
    return Fields(
        (
            _field("currency", paper.currency),
            _field("fob", FIGURES.money(paper.fob), strong=True),
            _field("freight", FIGURES.money(paper.freight)),
            _field("insurance", FIGURES.money(paper.insurance), paper.insured_in),
            _field(
                "rate",
                f"1 {rate.base} = {symbol} {FIGURES.shortest(rate.per_unit)}",
                FIGURES.day(rate.on),
            ),
            _field("fob_rupiah", FIGURES.money(paper.fob_rupiah), strong=True),
        ),
        ("0.6fr", "1fr", "0.9fr", "0.9fr", "1.2fr", "1.1fr"),
        title("value"),
    )


def _packages(paper: PebSheet) -> Fields:
    marks = marks_field(paper.marks)
    return Fields(
        (
            Field(LABELS["marks"], marks.lines),
            _field("packages", f"{FIGURES.whole(paper.packages)} {paper.package_code}"),
            _field("gross", FIGURES.kg(paper.gross_g), strong=True),
            _field("net", FIGURES.kg(paper.net_g), strong=True),
            _field("volume", FIGURES.cubic(paper.volume_mm3)),
        ),
        ("1.6fr", "1fr", "1fr", "1fr", "0.8fr"),
        title("packages"),
    )


def _containers(paper: PebSheet) -> Table:
    columns = (
        Column(LABELS["container"], "1.2fr"),
        Column(phrases.SIZE_TYPE, "1fr"),
        Column(phrases.SEAL, "1fr"),
        Column(phrases.CARTONS, "1fr", "right"),
        Column(phrases.GROSS, "1fr", "right"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            each.number,
            each.size_type,
            each.seal or "–",
            FIGURES.whole(each.cartons),
            FIGURES.kg(each.gross_g),
        )
        for each in paper.containers
    )
    return Table(columns, rows, (), title("containers", FIGURES.whole(paper.container_count)))


def _goods(paper: PebSheet) -> Table:
    columns = (
        Column(LABELS["line"], "9mm", "right"),
        Column(LABELS["goods"], "1fr"),
        Column(LABELS["hs"], "19mm"),
        Column(LABELS["quantity"], "24mm", "right"),
        Column(LABELS["line_packages"], "17mm", "right"),
        Column(LABELS["origin"], "14mm"),
        Column(LABELS["unit_price"], "19mm", "right"),
        Column(LABELS["line_fob"], "23mm", "right"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            str(each.line),
            stacked(each.description, OFFICE_READS, f"{each.sku}  /  {each.brand}"),
            hs(each.hs_code),
            (f"{FIGURES.whole(each.quantity)} {each.unit}", f"{FIGURES.kg(each.net_g)} kg"),
            f"{FIGURES.whole(each.packages)} {each.package_code}",
            (each.origin, each.region),
            FIGURES.amount(each.unit_price),
            FIGURES.amount(each.fob),
        )
        for each in paper.lines
    )
    total: tuple[Cell, ...] = (
        "",
        said(phrases.TOTAL, OFFICE_READS),
        "",
        f"{FIGURES.kg(paper.net_g)} kg",
        FIGURES.whole(paper.packages),
        "",
        paper.currency,
        FIGURES.amount(paper.fob),
    )
    return Table(columns, rows, (total,), title("goods"))


def _readiness(paper: PebSheet) -> Fields:
    ready = paper.readiness
    return Fields(
        (
            _field("warehouse_kind", ready.warehouse_kind),
            _field("readiness_office", ready.office, ready.telephone),
            _field("readiness_place", ready.place, ready.address),
            _field("readiness_date", FIGURES.day(ready.declared_on)),
            _field("ready_at", FIGURES.moment(ready.ready_at)),
            _field("stuffing", ready.stuffing),
        ),
        ("1fr",) * 3,
        title("readiness"),
    )
