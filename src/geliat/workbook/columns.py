"""The form of a workbook's sheets and columns: one description that the writer and the reader share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from geliat.sentences import Sentence

Kind = Literal[
    "text",  # any words
    "step",  # small letters, digits and "_"
    "whole",  # a whole number
    "money",  # two decimals at most
    "rupiah",  # whole rupiah
    "decimal",  # four decimals at most
    "percent",  # one decimal at most, kept in permille
    "date",
    "monday",
    "yes_no",
    "list",  # words with commas between them
    "nib",
    "npwp",
    "hs",
    "port",
    "container",
    "country",
    "currency",
    "digits",  # exactly `longest` digits, as a BPS code has
]

KIND_WORDS: dict[Kind, Sentence] = {
    "text": Sentence(en="text", id="teks"),
    "step": Sentence(
        en="a step code: small letters, digits and “_”",
        id="kode langkah: huruf kecil, angka, dan “_”",
    ),
    "whole": Sentence(en="a whole number", id="bilangan bulat"),
    "money": Sentence(en="an amount with at most 2 decimals", id="jumlah uang, paling banyak 2 desimal"),
    "rupiah": Sentence(en="whole rupiah", id="rupiah bulat"),
    "decimal": Sentence(en="a number with at most 4 decimals", id="angka, paling banyak 4 desimal"),
    "percent": Sentence(en="a percentage with at most 1 decimal", id="persentase, paling banyak 1 desimal"),
    "date": Sentence(
        en="a date, as 2020-10-20 or 20/10/2020", id="tanggal, misalnya 2020-10-20 atau 20/10/2020"
    ),
    "monday": Sentence(en="the date of a Monday", id="tanggal sebuah hari Senin"),
    "yes_no": Sentence(en="yes or no", id="ya atau tidak"),
    "list": Sentence(en="words with commas between them", id="kata-kata yang dipisah koma"),
    "nib": Sentence(en="an NIB of 13 digits", id="NIB 13 angka"),
    "npwp": Sentence(en="an NPWP of 15 or 16 digits", id="NPWP 15 atau 16 angka"),
    "hs": Sentence(en="an HS code of 8 digits, as 9206.00.00", id="pos tarif 8 angka, misalnya 9206.00.00"),
    "port": Sentence(en="a port by UN/LOCODE, as IDSUB", id="pelabuhan menurut UN/LOCODE, misalnya IDSUB"),
    "container": Sentence(
        en="a container size type by ISO 6346, as 45G1", id="jenis kontainer ISO 6346, misalnya 45G1"
    ),
    "country": Sentence(
        en="a country by its two letters (ISO 3166), as CN",
        id="negara dengan dua huruf (ISO 3166), misalnya CN",
    ),
    "currency": Sentence(
        en="a currency by its three letters (ISO 4217), as USD",
        id="mata uang dengan tiga huruf (ISO 4217), misalnya USD",
    ),
    "digits": Sentence(en="digits only", id="angka saja"),
}

MOST = 2_147_483_647
"""The largest number a column of the desk holds."""

NUMBERS: frozenset[Kind] = frozenset({"whole", "money", "rupiah", "decimal", "percent"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `key` is the field of the row, `id` and `en` its header, `help` what to write.

    `choices` are the only values allowed (code, as people say it); `refers` the (sheet key, column key) in
    which the value must stand. `least` and `most` bound numbers as they are written; `longest` bounds text
    and, for "digits", is its exact number of digits. A `private` value is never repeated in a fault.
    `former` are headers it bore in Indonesian before: workbooks handed out with them are still filled in.
    """

    key: str
    id: str
    en: str
    kind: Kind
    help: Sentence
    example: str = ""
    required: bool = False
    choices: Sequence[str] = ()
    refers: tuple[str, str] | None = None
    least: Decimal = Decimal(0)
    most: Decimal = Decimal(MOST)
    longest: int = 120
    private: bool = False
    former: tuple[str, ...] = ()

    @property
    def expected(self) -> Sentence:
        """What the column takes, in words."""
        words = KIND_WORDS[self.kind]
        if self.kind == "digits":
            return Sentence(en=f"{self.longest} digits", id=f"{self.longest} angka")
        if self.choices:
            said = ", ".join(self.choices)
            return Sentence(en=f"one of {said}", id=f"salah satu dari {said}")
        return words

    @property
    def header(self) -> str:
        """The header as it stands in the workbook."""
        return _in_both(self.id, self.en)

    @property
    def names(self) -> tuple[str, ...]:
        """Every header by which the column is known: as it stands, in either language, its key, former."""
        before = (name for header in self.former for name in (header, _in_both(header, self.en)))
        return (self.header, self.id, self.en, self.key, *before)


def _in_both(id: str, en: str) -> str:
    return id if id == en else f"{id} / {en}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: `make` is the class of its rows, `unique` the columns that together name a row once.

    `single` sheets hold exactly one row. `slot` is the field of `Case` that takes the rows.
    """

    slot: str
    id: str
    en: str
    about: Sentence
    make: type[Any]
    columns: tuple[Column, ...]
    unique: tuple[str, ...] = ()
    required: bool = True
    single: bool = False

    @property
    def tab(self) -> str:
        """The name on the tab."""
        return f"{self.id} - {self.en}"

    def column(self, key: str) -> Column:
        """The column of a field; KeyError when there is none."""
        return {column.key: column for column in self.columns}[key]
