"""Places that papers and reports name: regencies by BPS code, ports by UN/LOCODE.

A Kabupaten and a Kota of the same name are different governments with different codes (3505 Kabupaten
Blitar, 3572 Kota Blitar), and customs' "daerah asal" and every report keep them apart. The table holds all
of East Java and a few other craft regencies; villages have no codes here, as none was verified. Customs'
own port code is not always the UN/LOCODE; it is given only where a source showed it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from geliat.refusals import Blocker
from geliat.sentences import Sentence
from geliat.trade.data import rows
from geliat.trade.identifiers import check_locode, normal_locode


@dataclass(frozen=True, slots=True)
class Regency:
    """A district government: `kind` is "kabupaten" or "kota"."""

    code: str
    kind: str
    name: Sentence
    province_code: str
    province: str
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Port:
    """A place where goods change ship. `customs_code` is empty where no source gave one."""

    locode: str
    name: Sentence
    customs_code: str
    customs_confidence: str
    source: str
    confidence: str

    @property
    def country(self) -> str:
        """ISO 3166-1 alpha-2."""
        return self.locode[:2]


@cache
def regencies() -> Mapping[str, Regency]:
    """The regencies and cities known here, by BPS code."""
    return {row["code"]: _regency(row) for row in rows("regencies")}


@cache
def ports() -> Mapping[str, Port]:
    """The ports known here, by UN/LOCODE."""
    return {
        row["locode"]: Port(
            locode=row["locode"],
            name=Sentence(en=row["en"], id=row["id"], zh=row["zh"]),
            customs_code=row["customs_code"],
            customs_confidence=row["customs_confidence"],
            source=row["source"],
            confidence=row["confidence"],
        )
        for row in rows("ports")
    }


def find_regency(code: str) -> Regency | None:
    """The regency of a BPS code, or None where the table has no such row."""
    return regencies().get(code.strip())


def check_regency(code: str) -> Blocker | None:
    """Whether a BPS code names a regency of the table; the sentence explains the two Blitars."""
    if find_regency(code) is not None:
        return None
    return Blocker(
        "unknown_regency",
        en="{code} is not a regency known here; expected a BPS code of four digits, such as 3505 for "
        "Kabupaten Blitar or 3572 for Kota Blitar.",
        id="{code} bukan kabupaten/kota yang dikenal di sini; seharusnya kode BPS empat angka, misalnya 3505 "
        "untuk Kabupaten Blitar atau 3572 untuk Kota Blitar.",
        facts={"code": code.strip() or "-"},
        owner="coordinator",
    )


def find_port(locode: str) -> Port | None:
    """The port of a UN/LOCODE in any spelling ("ID SUB"), or None where the table has no such row."""
    return ports().get(normal_locode(locode))


def check_port(locode: str) -> Blocker | None:
    """Whether a UN/LOCODE has the right form and names a port of the table."""
    ill_formed = check_locode(locode)
    if ill_formed is not None:
        return ill_formed
    if find_port(locode) is not None:
        return None
    return Blocker(
        "unknown_port",
        en="{code} has the form of a UN/LOCODE, but this program's table has no such port; add it to the "
        "table with its names before it goes on papers.",
        id="{code} berbentuk UN/LOCODE, tetapi pelabuhannya tidak ada dalam tabel program ini; tambahkan ke "
        "tabel beserta namanya sebelum dicantumkan dalam dokumen.",
        facts={"code": normal_locode(locode)},
        owner="administrator",
    )


def _regency(row: Mapping[str, str]) -> Regency:
    proper = row["proper_name"]
    city = row["kind"] == "kota"
    return Regency(
        code=row["code"],
        kind=row["kind"],
        name=Sentence(
            en=f"{proper} City" if city else f"{proper} Regency",
            id=f"Kota {proper}" if city else f"Kabupaten {proper}",
            zh=row["zh"],
        ),
        province_code=row["province_code"],
        province=row["province"],
        source=row["source"],
        confidence=row["confidence"],
    )
