"""The order of events across papers, and the days within which an export declaration (PEB) may be filed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from geliat.trade.consistency.finding import Finding, Relation, place
from geliat.trade.consistency.same import BA, CI, LP, PL, QC, VGM, Papers

ORDER: tuple[tuple[tuple[str, str], ...], ...] = (
    ((CI, "contract_date"), (CI, "date"), (PL, "date"), (BA, "peb_date"), (BA, "npe_date"), (BA, "date")),
    ((QC, "date"), (LP, "date"), (CI, "sailing_date")),
    ((VGM, "date"), (CI, "sailing_date")),
    ((BA, "peb_date"), (BA, "sailing_date")),
    ((BA, "rate.on"), (BA, "date")),
)
"""Chains of (paper, field): none may be later than the ones after it."""


@dataclass(frozen=True, slots=True)
class FilingLimit:
    """How many days before the estimated export date a PEB may be filed at the earliest, while in force."""

    days: int
    valid_from: date
    source: str
    confidence: str


FILING_LIMITS = (
    FilingLimit(7, date(2014, 12, 1), "PER-32/BC/2014, PER-29/BC/2016; kept by PMK 155/2022", "medium"),
)


def in_order(papers: Papers) -> Iterator[Finding]:
    """Every pair of dates that stands the wrong way round, and a PEB filed too early."""
    told: set[tuple[object, object]] = set()
    for chain in ORDER:
        dates = [(kind, field, on) for kind, field in chain if (on := _date(papers, kind, field)) is not None]
        for (kind, field, earlier), (later_kind, later_field, later) in combinations(dates, 2):
            pair = ((kind, field), (later_kind, later_field))
            if earlier > later and pair not in told:
                told.add(pair)
                first = place(papers[kind], field, earlier)
                second = place(papers[later_kind], later_field, later)
                yield Finding("dates_out_of_order", Relation.LATER, first, second)
    yield from _not_too_early(papers)


def _date(papers: Papers, kind: str, path: str) -> date | None:
    value: object = papers.get(kind)
    for name in path.split("."):
        value = getattr(value, name, None)
    return value if isinstance(value, date) else None


def _not_too_early(papers: Papers) -> Iterator[Finding]:
    filed, sailing = _date(papers, BA, "peb_date"), _date(papers, BA, "sailing_date")
    if filed is None or sailing is None:
        return
    limits = [limit for limit in FILING_LIMITS if limit.valid_from <= filed]
    if limits and filed < sailing - timedelta(days=limits[-1].days):
        earliest = sailing - timedelta(days=limits[-1].days)
        second = place(papers[BA], f"sailing_date - {limits[-1].days} days", earliest)
        yield Finding("peb_too_early", Relation.MALFORMED, place(papers[BA], "peb_date", filed), second)
