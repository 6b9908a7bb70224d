"""Carton labels with shipping mark, number n/N, goods, weights and QR code, for A4 sheets or a label printer.

The mark follows the simplified shipping mark of UNECE Recommendation 15: consignee, reference, destination,
package number. One label a carton; hundreds of them are one PDF.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import segno

from geliat.papers.figures import Figures, mark_lines, size_in_cm
from geliat.papers.typesetting import matrix_svg, typeset_labels
from geliat.sentences import Sentence
from geliat.trade.shipment import Carton


@dataclass(frozen=True, slots=True)
class CartonLabel:
    """What stands on one carton: `mark` line by line, weights in g, outer size in mm, `code` behind the QR.

    `code` is short text or an address, at most 200 characters; it must hold nothing personal.
    """

    number: int
    of: int
    mark: tuple[str, ...]
    sku: str
    description: Sentence
    pieces: int
    net_g: int
    gross_g: int
    outer_mm: tuple[int, int, int]
    destination: str
    code: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class SheetFormat:
    """A stock of labels: page and label in mm, how many across and down, text scale, QR width in mm."""

    page_mm: tuple[int, int]
    label_mm: tuple[int, int]
    across: int
    down: int
    scale: float
    qr_mm: int
    inset_mm: int
    cut_lines: bool


A4_2_BY_4 = SheetFormat((210, 297), (99, 68), 2, 4, 1.0, 25, 4, cut_lines=True)
A4_3_BY_7 = SheetFormat((210, 297), (70, 42), 3, 7, 0.7, 15, 2, cut_lines=True)
THERMAL_100_BY_150 = SheetFormat((100, 150), (100, 150), 1, 1, 1.5, 36, 6, cut_lines=False)


def label_sheet(labels: Sequence[CartonLabel], dated: date, stock: SheetFormat = A4_2_BY_4) -> bytes:
    """The PDF of the labels in the order given, row by row; the same input gives the same bytes.

    `dated` becomes the date of the file. Raises ValueError without labels, Refusal for a character that
    cannot be printed.
    """
    if not labels:
        raise ValueError("a label sheet needs at least one label")
    told = [_label(label) for label in labels]
    sheet = {
        "title": f"Carton labels {labels[0].mark[0] if labels[0].mark else ''}".strip(),
        "author": "Geliat",
        "year": dated.year,
        "month": dated.month,
        "day": dated.day,
        "page-width": stock.page_mm[0],
        "page-height": stock.page_mm[1],
        "width": stock.label_mm[0],
        "height": stock.label_mm[1],
        "across": stock.across,
        "down": stock.down,
        "scale": stock.scale,
        "qr": stock.qr_mm,
        "inset": stock.inset_mm,
        "cut": stock.cut_lines,
        "labels": told,
    }
    return typeset_labels("labels.typ", sheet, _texts(told), dated)


def carton_labels(
    cartons: Iterable[Carton],
    descriptions: Mapping[int, Sentence],
    destination: str,
    code_of: Callable[[Carton], str],
) -> tuple[CartonLabel, ...]:
    """The labels of a shipment's cartons, in their order.

    `descriptions` gives the goods by line number; of a carton with several lines the first one is described.
    `code_of` gives what the QR code of a carton says. KeyError for a line without a description.
    """
    return tuple(
        CartonLabel(
            number=carton.number,
            of=carton.of,
            mark=mark_lines(carton.mark),
            sku=carton.sku,
            description=descriptions[carton.contents[0].line],
            pieces=carton.pieces,
            net_g=carton.net_g,
            gross_g=carton.gross_g,
            outer_mm=carton.outer_mm,
            destination=destination,
            code=code_of(carton),
            origin="",
        )
        for carton in cartons
    )


def _label(label: CartonLabel) -> dict[str, Any]:
    figures = Figures()
    return {
        "number": str(label.number),
        "of": str(label.of),
        "mark": label.mark,
        "sku": label.sku,
        "description": [each for each in (label.description.en, label.description.zh) if each],
        "pieces": str(label.pieces),
        "net": figures.kg(label.net_g) + " kg",
        "gross": figures.kg(label.gross_g) + " kg",
        "outer": size_in_cm(label.outer_mm) + " cm",
        "destination": label.destination,
        "origin": label.origin,
        "code": label.code,
        "qr": _qr(label.code),
    }


def _texts(told: Iterable[dict[str, Any]]) -> Iterable[str]:
    for label in told:
        for key, value in label.items():
            if key in {"mark", "description"}:
                yield from value
            elif key != "qr":
                yield value


def _qr(code: str) -> str:
    """A QR code with a fixed mask: choosing the best of eight costs five times the work and any is legal."""
    made = segno.make(code, error="m", mask=3, boost_error=False, micro=False)
    return matrix_svg(made.matrix)
