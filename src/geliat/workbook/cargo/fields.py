"""The fields of a cargo list: how their headings may read, in which unit, and what they take."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from geliat.planning.loading.problem import MOST_G, MOST_MM, MOST_PIECES
from geliat.sentences import Sentence

Kind = Literal["text", "length", "weight", "whole", "yes_no", "sides", "profile"]

UNITS: Mapping[str, Mapping[str, int]] = {
    "length": {"mm": 1, "cm": 10, "m": 1000},
    "weight": {"g": 1, "kg": 1000},
}
"""Units a heading may end with, as so many millimetres or grams."""
BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")
BETWEEN = re.compile(r"[\s\-_/.]+")


@dataclass(frozen=True, slots=True)
class CargoField:
    """One field: `words` are the headings it answers to, English first, without their unit.

    `least` and `most` bound its numbers in millimetres, grams or pieces.
    """

    key: str
    kind: Kind
    words: tuple[str, ...]
    help: Sentence
    least: int = 0
    most: int = 0

    @property
    def heading(self) -> str:
        """The heading in English with the unit the program counts in."""
        unit = next(iter(UNITS.get(self.kind, ())), "")
        return f"{self.words[0]}_{unit}" if unit else self.words[0]


@dataclass(frozen=True, slots=True)
class Heading:
    """A column that was recognised: its field, the heading as written, and its unit in mm or g."""

    field: CargoField
    written: str
    factor: int = 1


FIELDS: tuple[CargoField, ...] = (
    CargoField(
        "key",
        "text",
        ("sku", "cargo", "article", "kode", "kode_barang"),
        Sentence(en="short code, its own for every kind", id="kode singkat, berbeda untuk setiap jenis"),
    ),
    CargoField(
        "name",
        "text",
        ("name", "description", "nama", "nama_barang", "uraian"),
        Sentence(en="what people call it", id="nama yang dikenal orang"),
    ),
    CargoField(
        "length_mm",
        "length",
        ("length", "panjang"),
        Sentence(en="outer length", id="panjang luar"),
        least=1,
        most=MOST_MM,
    ),
    CargoField(
        "width_mm", "length", ("width", "lebar"), Sentence(en="outer width", id="lebar luar"), 1, MOST_MM
    ),
    CargoField(
        "height_mm", "length", ("height", "tinggi"), Sentence(en="outer height", id="tinggi luar"), 1, MOST_MM
    ),
    CargoField(
        "gross_g",
        "weight",
        ("gross", "gross_weight", "weight", "berat", "berat_kotor"),
        Sentence(en="gross weight of one", id="berat kotor satu koli"),
        most=MOST_G,
    ),
    CargoField(
        "quantity",
        "whole",
        ("quantity", "qty", "pieces", "jumlah", "jumlah_koli"),
        Sentence(en="how many", id="berapa banyak"),
        least=1,
        most=MOST_PIECES,
    ),
    CargoField(
        "upright",
        "sides",
        ("upright", "tegak"),
        Sentence(
            en="sides that may stand vertical: height, length, width or all",
            id="sisi yang boleh tegak: tinggi, panjang, lebar, atau semua",
        ),
    ),
    CargoField(
        "max_top_g",
        "weight",
        ("max_top", "most_on_top", "beban_atas", "beban_atas_maks"),
        Sentence(en="most weight on top of one", id="beban terberat di atas satu koli"),
        most=MOST_G,
    ),
    CargoField(
        "nothing_on_top",
        "yes_no",
        ("nothing_on_top", "tanpa_beban", "tidak_boleh_ditindih"),
        Sentence(en="nothing may stand on it", id="tidak boleh ditindih"),
    ),
    CargoField(
        "floor_only",
        "yes_no",
        ("floor_only", "hanya_di_lantai", "hanya_lantai"),
        Sentence(en="must stand on the floor", id="harus berdiri di lantai"),
    ),
    CargoField(
        "max_layers",
        "whole",
        ("max_layers", "most_layers", "lapis_maks", "tumpukan_maks"),
        Sentence(en="most of them one above another", id="tumpukan sejenis paling banyak"),
        least=1,
        most=MOST_MM,
    ),
    CargoField(
        "group",
        "text",
        ("group", "kelompok"),
        Sentence(en="what travels in one container", id="yang harus berangkat dalam satu kontainer"),
    ),
    CargoField(
        "stop",
        "whole",
        ("stop", "drop", "urutan_bongkar"),
        Sentence(en="unloading order, 1 first", id="urutan bongkar, 1 paling dahulu"),
        least=1,
        most=1_000,
    ),
    CargoField(
        "destination",
        "text",
        ("destination", "tujuan"),
        Sentence(
            en="each destination has containers of its own", id="setiap tujuan memakai kontainer sendiri"
        ),
    ),
    CargoField(
        "value",
        "whole",
        ("value", "nilai"),
        Sentence(en="worth of one, for --aim value", id="nilai satu koli, untuk --aim value"),
        most=10**12,
    ),
    CargoField(
        "profile",
        "profile",
        ("profile", "profile_mm", "profil", "profil_mm"),
        Sentence(
            en="a drum: radius@height in mm from foot to head, as 90@0 90@400",
            id="drum: jari-jari@tinggi dalam mm dari kaki ke kepala, misalnya 90@0 90@400",
        ),
    ),
    CargoField(
        "may_flip",
        "yes_no",
        ("may_flip", "head_down", "boleh_terbalik"),
        Sentence(en="a drum may stand on its head", id="drum boleh berdiri terbalik"),
    ),
    CargoField(
        "may_lie",
        "yes_no",
        ("may_lie", "boleh_rebah"),
        Sentence(en="a drum may lie", id="drum boleh direbahkan"),
    ),
    CargoField(
        "sheet_mm",
        "length",
        ("sheet", "layer_sheet", "lembar_sela"),
        Sentence(
            en="thickness of the sheet on a layer of drums", id="tebal lembar sela di atas lapisan drum"
        ),
        least=1,
        most=MOST_MM,
    ),
)

BOX_ONLY = ("length_mm", "width_mm", "height_mm", "upright")
DRUM_ONLY = ("may_flip", "may_lie", "sheet_mm")


def normal(written: str) -> str:
    """A heading as it is compared: "Berat Kotor (kg)" is berat_kotor_kg."""
    return BETWEEN.sub("_", BRACKETS.sub(r" \1 ", written).casefold().strip()).strip("_")


def _answers() -> dict[str, tuple[CargoField, int]]:
    known: dict[str, tuple[CargoField, int]] = {}
    for field in FIELDS:
        for word in field.words:
            for unit, factor in UNITS.get(field.kind, {"": 1}).items():
                known[f"{word}_{unit}" if unit else word] = (field, factor)
    return known


ANSWERS = _answers()
WITHOUT_UNIT = {word: field for field in FIELDS if field.kind in UNITS for word in field.words}


def heading_of(written: str) -> Heading | None:
    """The field a heading names, or None when no field is called so."""
    found = ANSWERS.get(normal(written))
    return Heading(found[0], written, found[1]) if found else None
