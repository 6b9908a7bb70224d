"""The tables that count workshops and people, with small counts hidden before anybody reads them.

Kabupaten Blitar (3505) and Kota Blitar (3572) are two governments and stand in columns of their own. Two
tables over the same things could be subtracted, so a total is shown only as its own table shows it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from geliat.desk.indicators.work import Work, workshops_of
from geliat.desk.makers.figures import inclusive_workshops
from geliat.desk.makers.models import Disclosure, Regency
from geliat.desk.makers.words import step_name, step_place
from geliat.sentences import Sentence
from geliat.trade.suppression import FLOOR, Published, Table, suppress, suppress_count

WOMEN = Sentence(en="Women", id="Perempuan", zh="女")
MEN = Sentence(en="Men", id="Laki-laki", zh="男")


@dataclass(frozen=True, slots=True)
class CountTable:
    """A published table with its rows and columns in words; a cell of None is hidden."""

    code: str
    row_names: tuple[Sentence, ...]
    column_names: tuple[Sentence, ...]
    published: Published

    @property
    def lines(self) -> list[tuple[Sentence, tuple[int | None, ...], int | None]]:
        """Each row: its name, its cells, its total."""
        table = self.published
        return list(zip(self.row_names, table.cells, table.row_totals, strict=True))

    @property
    def hides(self) -> bool:
        """Whether anything is hidden."""
        table = self.published
        every = [*table.row_totals, *table.column_totals, table.grand_total]
        return None in every or any(None in row for row in table.cells)


@dataclass(frozen=True, slots=True)
class People:
    """What may be said of the workshops and people of the work: tables, totals, inclusion."""

    crafts: CountTable
    workers: CountTable
    workshops: int | None
    taking_part: int
    inclusive_workers: int | None
    inclusive_pieces: int | None


def people_of(found: Iterable[Work], *, everywhere: bool) -> People:
    """The tables of the work found; inclusion is said only `everywhere`, never for one regency."""
    works = list(found)
    shops = workshops_of(works)
    regencies = sorted({shop.village.regency.bps_code for shop in shops.values()})
    names = {row.bps_code: row.name for row in Regency.objects.filter(bps_code__in=regencies)}
    columns = tuple(
        Sentence(en=f"{names[code]} ({code})", id=f"{names[code]} ({code})") for code in regencies
    )
    steps = sorted({work.step for work in works}, key=step_place)
    crafts = [
        tuple(
            len({work.workshop.pk for work in works if work.step == step and work.regency == code})
            for code in regencies
        )
        for step in steps
    ]
    by_step = _table(
        "workshops_by_craft", steps, [step_name(step) for step in steps], regencies, columns, crafts
    )
    workers = [
        tuple(
            sum(getattr(shop, sex) for shop in shops.values() if shop.village.regency.bps_code == code)
            for code in regencies
        )
        for sex in ("women", "men")
    ]
    by_sex = _table("workers", ["women", "men"], [WOMEN, MEN], regencies, columns, workers)
    # Where every workshop did one step only, the table's own total is the number of workshops.
    one_each = sum(map(sum, crafts)) == len(shops)
    inclusive = inclusive_workshops() & set(shops) if everywhere else frozenset()
    return People(
        crafts=by_step,
        workers=by_sex,
        workshops=by_step.published.grand_total if one_each else suppress_count(len(shops)),
        taking_part=len(shops),
        inclusive_workers=_inclusive_workers(set(shops)) if everywhere else None,
        inclusive_pieces=sum(work.pieces for work in works if work.workshop.pk in inclusive)
        if everywhere and (not inclusive or len(inclusive) >= FLOOR)
        else None,
    )


def _table(
    code: str,
    rows: list[str],
    row_names: list[Sentence],
    columns: list[str],
    column_names: tuple[Sentence, ...],
    cells: list[tuple[int, ...]],
) -> CountTable:
    published = suppress(Table(tuple(rows), tuple(columns), tuple(cells)))
    return CountTable(code, tuple(row_names), column_names, published)


def _inclusive_workers(shops: set[int]) -> int | None:
    """Consents that stand in these workshops, unless few of them, or few of the others, could be told apart.

    The total over all workshops is shown elsewhere, so the difference must not be a small count either.
    """
    standing = list(Disclosure.objects.filter(withdrawn_on=None).values_list("workshop", flat=True))
    here = sum(shop in shops for shop in standing)
    if suppress_count(len(standing) - here) is None:
        return None
    return suppress_count(here)
