"""What the tests of papers share: pages to print, and readers of what was printed."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import Any

from pypdf import PdfReader

from geliat.papers.page import Column, Field, Page, Signature, Signatures, Table, Words
from geliat.sentences import Sentence


def a_page(**changes: Any) -> Page:
    """A short paper with one of everything that is printed often."""
    fields: dict[str, Any] = {
        "title": Sentence("Delivery note", "Surat jalan", "送货单"),
        "number": "SJ/001",
        "dated": date(2020, 10, 15),
        "author": "CV Contoh",
        "left": (
            (Field(Sentence("Buyer", "Pembeli", "买方"), ("Wanda Music 万达乐器", "Shanghai"), strong=True),),
        ),
        "right": ((Field(Sentence("Number", "Nomor", "编号"), ("SJ/001",)),),),
        "blocks": (
            Table(
                (
                    Column(Sentence("Goods", "Barang", "品名"), "1fr"),
                    Column(Sentence("Pieces", "Buah", "件数"), "20mm", "right"),
                ),
                ((("Djembe drum", "木制非洲鼓"), "6"), ("Bowl", "1,200")),
                (("Total", "1,206"),),
                Sentence("Goods", "Barang", "货物"),
            ),
            Words((Sentence("Received in good order.", "Diterima dalam keadaan baik.", "完好收讫。"),)),
            Signatures((Signature(Sentence("Received by", "Penerima", "收货人"), "Citra", "Warehouse"),)),
        ),
        "languages": ("en", "id", "zh"),
        "foot": "version 1",
        "check_url": "https://geliat.example/p/K7QM2P",
    }
    return Page(**{**fields, **changes})


def reader(pdf: bytes) -> PdfReader:
    """The PDF opened for reading."""
    return PdfReader(io.BytesIO(pdf))


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page with blanks and line breaks made one blank."""
    return [re.sub(r"\s+", " ", page.extract_text()) for page in reader(pdf).pages]


def text_of(pdf: bytes) -> str:
    """The text of the whole file, pages joined."""
    return " ".join(page_texts(pdf))


def without_blanks(text: str) -> str:
    """Text with every blank removed, to compare Chinese that was set beside digits, and wrapped lines."""
    return re.sub(r"\s+", "", text)
