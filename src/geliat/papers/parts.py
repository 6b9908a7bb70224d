"""The parts that several papers share: parties, transport, containers and places to sign."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from geliat.measures import Money
from geliat.papers import phrases
from geliat.papers.figures import Figures, country, hs, mark_lines, unit
from geliat.papers.page import Cell, Column, Field, Signature, Table, in_languages
from geliat.sentences import Sentence
from geliat.trade.documents.commercial_invoice import InvoiceLine
from geliat.trade.documents.origin_items import OriginItem
from geliat.trade.documents.paper import Firm, Paper, StuffedContainer
from geliat.trade.shipment import Official, Port

BUYER_READS = ("en", "id", "zh")
TRADE_READS = ("en", "id")
OFFICE_READS = ("id", "en")


def said(sentence: Sentence, languages: Sequence[str]) -> str:
    """A short sentence in all languages on one line."""
    return " / ".join(in_languages(sentence, languages))


def stacked(sentence: Sentence, languages: Sequence[str], *after: str) -> tuple[str, ...]:
    """A description in all languages, one under the other, then further lines."""
    return (*in_languages(sentence, languages), *(line for line in after if line))


def firm_field(label: Sentence, firm: Firm, languages: Sequence[str]) -> Field:
    """A party: name, address, country and the firm's own numbers, never a person's contact."""
    numbers = (("NPWP" if firm.country == "ID" else "Tax ID", firm.tax_id), ("NIB", firm.nib))
    lines = [firm.name, *_address(firm), said(country(firm.country), languages)]
    told = "   ".join(f"{name} {value}" for name, value in numbers if value)
    return Field(label, (*lines, told) if told else tuple(lines), strong=True)


def _address(firm: Firm) -> list[str]:
    """The address line by line, without the country at its end, which stands in every language below it."""
    text = firm.address.strip().rstrip(".")
    for name in in_languages(country(firm.country), BUYER_READS):
        if text.lower().endswith(name.lower()):
            shorter = text[: -len(name)].rstrip()
            text = shorter.rstrip(",，").rstrip() if shorter.endswith((",", "，")) else text
    return [line for line in text.splitlines() if line.strip()]


def party_fields(
    seller: Firm, buyer: Firm, consignee: Firm, notify: Firm, languages: Sequence[str]
) -> tuple[tuple[Field, ...], ...]:
    """Seller, buyer, consignee and notify party, a row each; one that is another to the letter says so."""
    fields = [firm_field(phrases.SELLER, seller, languages), firm_field(phrases.BUYER, buyer, languages)]
    if consignee == buyer and notify == consignee:
        same = Field(phrases.CONSIGNEE, (said(phrases.SAME_AS_BUYER, languages),))
        also = Field(phrases.NOTIFY, (said(phrases.SAME_AS_BUYER, languages),))
        return (*((each,) for each in fields), (same, also))
    if consignee == buyer:
        fields.append(Field(phrases.CONSIGNEE, (said(phrases.SAME_AS_BUYER, languages),)))
    else:
        fields.append(firm_field(phrases.CONSIGNEE, consignee, languages))
    if notify == consignee:
        fields.append(Field(phrases.NOTIFY, (said(phrases.SAME_AS_CONSIGNEE, languages),)))
    else:
        fields.append(firm_field(phrases.NOTIFY, notify, languages))
    return tuple((each,) for each in fields)


def number_and_date(paper: Paper, figures: Figures) -> tuple[Field, ...]:
    """The row that names the paper itself."""
    return (
        Field(phrases.NUMBER, (paper.number,), strong=True),
        Field(phrases.DATE, (figures.day(paper.date),)),
    )


def ports(loading: Port, discharge: Port) -> tuple[Field, ...]:
    """Where the goods are loaded and where they are discharged, with UN/LOCODE."""
    return (port(phrases.LOADING, loading), port(phrases.DISCHARGE, discharge))


def port(label: Sentence, at: Port) -> Field:
    """A port by name and UN/LOCODE."""
    return Field(label, (f"{at.name} ({at.code})",))


def sailing(vessel: str, voyage: str, booking: str) -> tuple[Field, ...]:
    """Vessel, voyage and booking; what is not known yet prints a dash."""
    return (
        Field(phrases.VESSEL, (f"{vessel} {voyage}".strip() or "–",)),
        Field(phrases.BOOKING, (booking or "–",)),
    )


def marks_field(marks: Sequence[str]) -> Field:
    """The shipping marks, line by line, a blank between two marks."""
    lines: list[str] = []
    for mark in marks:
        lines += [*([""] if lines else []), *mark_lines(mark)]
    return Field(phrases.MARKS, tuple(lines) or ("–",))


def containers_table(
    containers: Sequence[StuffedContainer], figures: Figures, languages: Sequence[str]
) -> Table:
    """Container, seal and the sums of what stands in it; a total where there are several."""
    columns = (
        Column(phrases.CONTAINER, "1.3fr"),
        Column(phrases.SIZE_TYPE, "1fr"),
        Column(phrases.SEAL, "1.2fr"),
        Column(phrases.CARTONS, "1fr", "right"),
        Column(phrases.PIECES, "1fr", "right"),
        Column(phrases.NET, "1.3fr", "right"),
        Column(phrases.GROSS, "1.3fr", "right"),
        Column(phrases.VOLUME, "1.2fr", "right"),
    )
    rows = tuple(
        (each.number, each.size_type, each.seal or "–", *_sums([each], figures)) for each in containers
    )
    total: tuple[Cell, ...] = (said(phrases.TOTAL, languages), "", "", *_sums(containers, figures))
    return Table(columns, rows, (total,) if len(rows) > 1 else (), phrases.CONTAINERS)


def _sums(containers: Sequence[StuffedContainer], figures: Figures) -> tuple[str, ...]:
    return (
        figures.whole(sum(each.cartons for each in containers)),
        figures.whole(sum(each.pieces for each in containers)),
        figures.kg(sum(each.net_g for each in containers)),
        figures.kg(sum(each.gross_g for each in containers)),
        figures.cubic(sum(each.volume_mm3 for each in containers)),
    )


def quantity(number: int, code: str, figures: Figures, languages: Sequence[str]) -> tuple[str, ...]:
    """A quantity with its unit in the paper's languages under it."""
    return (figures.whole(number), said(unit(code), languages)) if code else (figures.whole(number),)


def signature(
    role: Sentence,
    official: Official,
    languages: Sequence[str],
    on: date | None,
    figures: Figures,
    place: str = "",
) -> Signature:
    """Room for an official to sign: name and office below, place and date above."""
    when = figures.day(on) if on else ""
    return Signature(
        role,
        official.name,
        said(official.office, languages),
        ", ".join(part for part in (place, when) if part),
    )


def priced_lines(
    lines: Sequence[InvoiceLine], total: Money, terms: str, figures: Figures, languages: Sequence[str]
) -> Table:
    """Lines at their price with the total on `terms`; quantities are summed where all have one unit."""
    columns = (
        Column(phrases.LINE, "9mm", "right"),
        Column(phrases.GOODS, "1fr"),
        Column(phrases.HS, "20mm"),
        Column(phrases.QUANTITY, "22mm", "right"),
        Column(_in_currency(phrases.UNIT_PRICE, total.currency), "23mm", "right"),
        Column(_in_currency(phrases.AMOUNT, total.currency), "25mm", "right"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            str(each.line),
            stacked(each.description, languages, each.sku),
            hs(each.hs_code),
            quantity(each.quantity, each.unit, figures, languages),
            figures.amount(each.unit_price),
            figures.amount(each.amount),
        )
        for each in lines
    )
    units = {each.unit for each in lines}
    count = sum(each.quantity for each in lines)
    summed: tuple[Cell, ...] = (
        "",
        f"{said(phrases.TOTAL, languages)}  {terms}".rstrip(),
        "",
        quantity(count, units.pop(), figures, languages) if len(units) == 1 else "",
        total.currency,
        figures.amount(total),
    )
    return Table(columns, rows, (summed,))


def _in_currency(label: Sentence, currency: str) -> Sentence:
    return Sentence(*(f"{text} {currency}" for text in (label.en, label.id, label.zh)))


def delivery_field(incoterm: str, named_place: str, edition: int = 2020) -> Field:
    """The delivery term with its named place and edition."""
    return Field(phrases.DELIVERY, (f"{incoterm} {named_place}, Incoterms {edition}",), strong=True)


def two_fields(first: tuple[Sentence, str], second: tuple[Sentence, str]) -> tuple[Field, Field]:
    """Two short facts beside each other; one that is not known prints a dash."""
    return (Field(first[0], (first[1] or "–",)), Field(second[0], (second[1] or "–",)))


def yes_or_no(true: bool, languages: Sequence[str]) -> str:
    """Yes or no in words."""
    return said(phrases.YES if true else phrases.NO, languages)


def agreed_shares(permille: int, figures: Figures) -> str:
    """A share in percent without needless zeros."""
    text = figures.share(permille)
    return f"{text.removesuffix('.0').removesuffix(',0')} %"


def item_rows(
    items: Sequence[OriginItem],
    figures: Figures,
    languages: Sequence[str],
    codes: Mapping[str, str] | None = None,
) -> tuple[tuple[Cell, ...], ...]:
    """The items of a certificate of origin: number, marks, goods, criterion, weight and value, invoice.

    `codes` are the scheme's own letters for a criterion where they differ.
    """
    return tuple(
        (
            str(each.item),
            tuple(line for mark in each.marks for line in mark_lines(mark)) or "–",
            stacked(
                each.description,
                languages,
                each.sku,
                f"{figures.whole(each.packages)} {said(phrases.CARTONS, languages).lower()}",
                f"HS {hs(each.hs_code)}",
            ),
            (codes or {}).get(each.criterion, each.criterion),
            (
                f"{figures.kg(each.gross_g)} kg",
                f"{figures.whole(each.quantity)} {said(unit(each.unit), languages)}",
                *((f"FOB {figures.money(each.fob)}",) if each.fob else ()),
            ),
            (each.invoice_number, figures.day(each.invoice_date)),
        )
        for each in items
    )
