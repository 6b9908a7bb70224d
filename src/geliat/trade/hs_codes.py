"""The few HS lines our goods fall under, by the tariff book in force on a date: BTKI 2017 and BTKI 2022.

The BTKI follows the ASEAN nomenclature (8 digits): BTKI 2017 from 1 March 2017 (PMK 6/PMK.010/2017),
BTKI 2022 from 1 April 2022 (PMK 26/PMK.010/2022). Descriptions are our own words, not the tariff's text. No
row was yet compared with the printed book: `verified` says so, `confidence` how sure the line is, and the
classification of a product stays a decision of the exporter with its reason on record.

A drum one can play is 9206 however richly carved; an ornament in the shape of a drum is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from geliat.refusals import Blocker
from geliat.sentences import Sentence
from geliat.trade.data import day, rows, valid_on
from geliat.trade.identifiers import check_hs_code, normal_hs_code, print_hs_code

CONFIDENCE_ID = {"high": "tinggi", "medium": "sedang", "low": "rendah"}


@dataclass(frozen=True, slots=True)
class TariffLine:
    """One 8-digit line of a tariff book; `verified` is True once compared with the book itself."""

    code: str
    tariff_book: str
    valid_from: date | None
    valid_to: date | None
    description: Sentence
    verified: bool
    source: str
    confidence: str

    @property
    def printed(self) -> str:
        """As tariff books print it: "9206.00.00"."""
        return print_hs_code(self.code)

    @property
    def warning(self) -> Sentence | None:
        """What a reader must know about a line not yet compared with the book; None for a verified one."""
        if self.verified:
            return None
        return Sentence(
            en=f"HS {self.printed} ({self.tariff_book}) is not yet verified against the tariff book "
            f"(confidence {self.confidence}); have the customs broker confirm it.",
            id=f"HS {self.printed} ({self.tariff_book}) belum dicocokkan dengan buku tarif "
            f"(tingkat keyakinan {CONFIDENCE_ID[self.confidence]}); mintalah konfirmasi PPJK.",
            zh=f"HS {self.printed}（{self.tariff_book}）尚未与税则核对，请报关行确认。",
        )


@cache
def tariff_lines() -> tuple[TariffLine, ...]:
    """Every line of both books."""
    return tuple(
        TariffLine(
            code=row["code"],
            tariff_book=row["tariff_book"],
            valid_from=day(row["valid_from"]),
            valid_to=day(row["valid_to"]),
            description=Sentence(en=row["en"], id=row["id"], zh=row["zh"]),
            verified=row["verified"] == "yes",
            source=row["source"],
            confidence=row["confidence"],
        )
        for row in rows("hs_codes")
    )


def find_lines(prefix: str, *, on: date) -> tuple[TariffLine, ...]:
    """The lines valid on a date whose code begins with `prefix` ("4420.90", "9206"), in order of code."""
    wanted = normal_hs_code(prefix)
    return tuple(
        line
        for line in tariff_lines()
        if line.code.startswith(wanted) and valid_on(on, line.valid_from, line.valid_to)
    )


def find_line(code: str, *, on: date) -> TariffLine | None:
    """The line of a full 8-digit code on a date, or None where no row is recorded."""
    wanted = normal_hs_code(code)
    return next((line for line in find_lines(wanted, on=on) if line.code == wanted), None)


def check_hs_line(code: str, *, on: date) -> Blocker | None:
    """Whether a code has the right form and a row on that date; names the other book where that has it."""
    ill_formed = check_hs_code(code)
    if ill_formed is not None:
        return ill_formed
    if find_line(code, on=on) is not None:
        return None
    elsewhere = [line.tariff_book for line in tariff_lines() if line.code == normal_hs_code(code)]
    alike = ", ".join(line.printed for line in find_lines(normal_hs_code(code)[:4], on=on))
    return Blocker(
        "hs_line_not_recorded",
        en="HS {code} is not recorded for {day} (recorded in: {books}); lines of the same heading then: "
        "{alike}.",
        id="HS {code} tidak tercatat untuk tanggal {day} (tercatat dalam: {books}); pos sejenis saat "
        "itu: {alike}.",
        facts={
            "code": print_hs_code(code),
            "day": on.isoformat(),
            "books": ", ".join(elsewhere) or "-",
            "alike": alike or "-",
        },
        owner="coordinator",
    )
