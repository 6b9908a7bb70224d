"""Writes workbooks: an empty, documented one, a case, and a copy with what must be mended.

Every sheet has a header row, a row of help that the reader passes over, lists to choose from, and a message
at each cell. The same case gives the same bytes.
"""

from __future__ import annotations

import io
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, BinaryIO

import xlsxwriter

from geliat.workbook.case import Case
from geliat.workbook.columns import NUMBERS, Column, Sheet
from geliat.workbook.sheets import README_TAB, REMARK, sheets

HELP_ROW = 1
FIRST_ROW = 2  # counted from 0: below header and help
ROWS_WITH_LISTS = 2_000
LONGEST_LIST = 255  # what a list of choices in a cell may hold, commas included
MADE_ON = datetime(2020, 1, 1, tzinfo=UTC).replace(tzinfo=None)
NUMBER_FORMATS = {"whole": "0", "rupiah": "#,##0", "money": "#,##0.00", "decimal": "0.####", "percent": "0.0"}

README = (
    ("Buku kerja kasus Geliat", "Geliat case workbook"),
    ("", ""),
    (
        "Satu buku kerja memuat satu pesanan luar negeri: bengkel, barang, pembeli, dan kirimannya.",
        "One workbook holds one foreign order: the workshops, the goods, the buyer and the consignments.",
    ),
    (
        "Kepala kolom berwarna tua wajib diisi; yang berwarna muda boleh kosong.",
        "Columns with a dark header must be filled in; those with a light one may stay empty.",
    ),
    (
        "Baris yang diawali # dan spasi, serta kolom dan lembar yang diawali #, dilewati pembaca.",
        "Rows that begin with # and a blank, and columns and sheets that begin with #, are passed over.",
    ),
    (
        "Tulis angka tanpa pemisah ribuan, persentase sebagai 12 untuk 12 %, tanggal sebagai 2020-10-20.",
        "Write numbers without thousands separators, 12 for 12 %, dates as 2020-10-20.",
    ),
    (
        "Kode bertaut antarlembar: Kemampuan ke Bengkel, Ukuran ke Produk, Isi kiriman ke Baris pesanan.",
        "Codes tie the sheets together: skills to workshops, sizes to products, contents to order lines.",
    ),
    (
        "Jumlah tiap baris pesanan harus sama dengan jumlahnya di semua kiriman.",
        "The quantity of each order line must equal its quantity over all consignments.",
    ),
    (
        "Bila ada yang salah, tidak ada yang masuk: Anda menerima salinan beralasan di samping tiap baris.",
        "If anything is wrong, nothing is taken in: you get a copy with the reason beside each row.",
    ),
    (
        "Data pribadi hanya di lembar Kontak. Jangan menulis ragam disabilitas di mana pun.",
        "Personal data belongs in the sheet of contacts only. Write the kind of a disability nowhere.",
    ),
    ("", ""),
)


@dataclass(frozen=True, slots=True)
class Styles:
    """The cell formats of a workbook."""

    title: Any
    plain: Any
    must: Any
    may: Any
    help: Any
    text: Any
    date: Any
    numbers: Mapping[str, Any]
    bad: Any
    reason: Any

    def of(self, column: Column) -> Any:
        """The format of a column's cells."""
        if column.kind in NUMBERS:
            return self.numbers[column.kind]
        return self.date if column.kind in ("date", "monday") else self.text


def styles(book: Any) -> Styles:
    """Adds the formats to a workbook."""

    def made(**options: Any) -> Any:
        return book.add_format({"font_name": "Arial", "font_size": 10, "valign": "top", **options})

    return Styles(
        title=made(bold=True, font_size=14),
        plain=made(text_wrap=True),
        must=made(bold=True, text_wrap=True, bg_color="#14532D", font_color="#FFFFFF", border=1),
        may=made(bold=True, text_wrap=True, bg_color="#D1E7D8", border=1),
        help=made(italic=True, text_wrap=True, font_color="#475569", bg_color="#F8FAFC"),
        text=made(num_format="@"),
        date=made(num_format="yyyy-mm-dd", align="left"),
        numbers={kind: made(num_format=form) for kind, form in NUMBER_FORMATS.items()},
        bad=made(bg_color="#FDE2E1"),
        reason=made(bg_color="#FDE2E1", font_color="#7F1D1D", text_wrap=True),
    )


def new_workbook(target: BinaryIO | io.BytesIO) -> Any:
    """An empty workbook with fixed properties, so that the same rows give the same bytes."""
    book = xlsxwriter.Workbook(
        target,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"title": "Geliat case workbook", "author": "Geliat", "created": MADE_ON})
    return book


def template_bytes() -> bytes:
    """The empty, documented workbook; the same bytes every time."""
    return _written({})


def write_template(target: str | os.PathLike[str] | BinaryIO) -> None:
    """Writes the empty, documented workbook to a path or an open binary file; OSError as `open` raises it."""
    data = template_bytes()
    if isinstance(target, str | os.PathLike):
        with open(target, "wb") as file:
            file.write(data)
    else:
        target.write(data)


def write_case(case: Case) -> bytes:
    """The case as a workbook that `reading.read_case` reads back to the same case."""
    rows: dict[str, Sequence[Any]] = {}
    for sheet in sheets():
        value = getattr(case, sheet.slot)
        rows[sheet.slot] = (value,) if sheet.single else value
    return _written(rows)


def _written(rows: Mapping[str, Sequence[Any]]) -> bytes:
    target = io.BytesIO()
    book = new_workbook(target)
    style = styles(book)
    _write_readme(book, style)
    for sheet in sheets():
        page = book.add_worksheet(sheet.tab)
        _write_head(page, sheet, style)
        _write_lists(page, sheet)
        for place, row in enumerate(rows.get(sheet.slot, ()), start=FIRST_ROW):
            for number, column in enumerate(sheet.columns):
                _write_value(page, place, number, column, getattr(row, column.key), style)
    book.close()
    return target.getvalue()


def _write_readme(book: Any, style: Styles) -> None:
    page = book.add_worksheet(README_TAB)
    page.set_column(0, 1, 70, style.plain)
    page.set_column(2, 2, 30, style.plain)
    for place, (indonesian, english) in enumerate(README):
        form = style.title if place == 0 else style.plain
        page.write_string(place, 0, indonesian, form)
        page.write_string(place, 1, english, form)
    place = len(README)
    for number, words in enumerate(("Lembar dan isinya", "What each sheet holds", "Lembar / Sheet")):
        page.write_string(place, number, words, style.may)
    for sheet in sheets():
        place += 1
        optional = not sheet.required
        page.write_string(place, 0, sheet.about.id + (" (Boleh kosong.)" if optional else ""), style.plain)
        page.write_string(place, 1, sheet.about.en + (" (May stay empty.)" if optional else ""), style.plain)
        page.write_string(place, 2, sheet.tab, style.plain)
    page.hide_gridlines(2)


def _write_head(page: Any, sheet: Sheet, style: Styles) -> None:
    page.freeze_panes(FIRST_ROW, 1)
    page.set_row(0, 32)
    page.set_row(HELP_ROW, 62)
    for number, column in enumerate(sheet.columns):
        page.set_column(number, number, max(14, min(40, len(column.header) * 2 // 3)), style.of(column))
        page.write_string(0, number, column.header, style.must if column.required else style.may)
        text = f"{column.help.id} / {column.help.en}"
        if column.example:
            text += f" ({column.example})"
        page.write_string(HELP_ROW, number, f"{REMARK} {text}" if number == 0 else text, style.help)


def _write_lists(page: Any, sheet: Sheet) -> None:
    """Lists to choose from, and a message that says what a cell expects."""
    by_slot = {other.slot: other for other in sheets()}
    last = FIRST_ROW if sheet.single else FIRST_ROW + ROWS_WITH_LISTS
    for number, column in enumerate(sheet.columns):
        options: dict[str, Any] = {"validate": "any"}
        listed = ("ya", "tidak") if column.kind == "yes_no" else column.choices
        if listed and len(",".join(listed)) <= LONGEST_LIST:
            options = {"validate": "list", "source": list(listed), "ignore_blank": True}
        elif column.refers:
            other = by_slot[column.refers[0]]
            place = [found.key for found in other.columns].index(column.refers[1])
            letter = xlsxwriter.utility.xl_col_to_name(place)
            first, end = FIRST_ROW + 1, FIRST_ROW + ROWS_WITH_LISTS
            options = {
                "validate": "list",
                "source": f"='{other.tab}'!${letter}${first}:${letter}${end}",
                "error_type": "warning",
            }
        options["input_title"] = column.id[:32]
        options["input_message"] = f"{column.help.id}\n{column.help.en}\n→ {column.expected.id}"[:255]
        page.data_validation(FIRST_ROW, number, last, number, options)


def _write_value(page: Any, place: int, number: int, column: Column, value: Any, style: Styles) -> None:
    form = style.of(column)
    match value:
        case None | "" | ():
            return
        case bool():
            page.write_string(place, number, "ya" if value else "tidak", form)
        case date():
            page.write_datetime(place, number, datetime(value.year, value.month, value.day), form)  # noqa: DTZ001
        case int() | Decimal():
            page.write_number(place, number, value / 10 if column.kind == "percent" else float(value), form)
        case tuple():
            page.write_string(place, number, ", ".join(value), form)
        case _:
            page.write_string(place, number, str(value), form)
