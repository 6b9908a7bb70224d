"""The report of a period: every indicator computed from the rows, with its formula, source and count.

Formulas stand in `trade.indicators`; here the rows are counted. Counts of people are hidden when small.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Max, Min
from django.utils import timezone

from geliat.desk.indicators import comparing, tables, work
from geliat.desk.indicators.checks import COMPARABLE, scope_of
from geliat.desk.indicators.comparing import Compared
from geliat.desk.indicators.exports import Exported, exported, makers_part
from geliat.desk.makers.models import Regency, Workshop
from geliat.desk.orders.models import Order
from geliat.desk.quality.models import Inspection
from geliat.desk.release.models import Release
from geliat.refusals import Refusal
from geliat.sentences import Sentence, day_in
from geliat.trade import indicators as trade
from geliat.trade.indicators import Figure, Indicator, MonthOfAcceptance

MINUTES_A_DAY = 8 * 60
HIDDEN = Sentence(en="hidden", id="disembunyikan", zh="已隐藏")


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator as it is shown: the figure, what it means, whether it is hidden, and a note."""

    indicator: Indicator
    figure: Figure
    hidden: bool = False
    note: Sentence | None = None
    growth: int | None = None

    @property
    def value(self) -> Decimal | None:
        """The value to show; None where there is none or it is hidden."""
        return None if self.hidden else self.figure.value


@dataclass(frozen=True, slots=True)
class MakerAcceptance:
    """The lots of one maker at their first inspection, month by month."""

    workshop: Workshop
    months: tuple[MonthOfAcceptance, ...]

    @property
    def inspected(self) -> int:
        """Lots first inspected."""
        return sum(month.inspected for month in self.months)

    @property
    def accepted(self) -> int:
        """Lots accepted at that inspection."""
        return sum(month.accepted for month in self.months)

    @property
    def permille(self) -> int | None:
        """The accepted share."""
        return trade.share_permille(self.accepted, self.inspected)


@dataclass(frozen=True, slots=True)
class Month:
    """What was released in one month of the period, in USD."""

    year: int
    month: int
    value_usd: Decimal
    consignments: int


@dataclass(frozen=True, slots=True)
class Report:
    """Every figure of a period and scope; `rows` in the order in which they are shown."""

    scope: str
    scope_name: Sentence
    period_from: date
    period_to: date
    rows: tuple[Row, ...]
    crafts: tables.CountTable
    workers: tables.CountTable
    months: tuple[Month, ...]
    acceptance: tuple[MonthOfAcceptance, ...]
    makers: tuple[MakerAcceptance, ...]
    compared: tuple[Compared, ...]

    def row(self, code: str) -> Row:
        """The row of an indicator; KeyError for one that is not reported."""
        return {row.indicator.code: row for row in self.rows}[code]

    def value(self, code: str) -> Decimal | None:
        """The value of an indicator as it is shown; None where there is none or it is hidden."""
        return self.row(code).value


def report(period_from: date, period_to: date, regency: str | None = None) -> Report:
    """The report from `period_from` to `period_to`, both included; of one regency (BPS code) where told.

    ValueError when the days are swapped.
    """
    months = trade.months_between(period_from, period_to)
    shipped = exported(period_from, period_to, regency)
    works = work.accepted_work(period_from, period_to, regency)
    people = tables.people_of(works, everywhere=regency is None)
    first_looks = _first_looks(period_from, period_to, regency)
    before = _before(period_from, months)
    earlier = exported(*before, regency)
    counting = _Counting(scope_of(regency), period_from, period_to)
    rows = (
        *_of_exports(counting, shipped, earlier, before),
        *_of_work(counting, works, people, months, everywhere=regency is None),
        _makers_share(counting, shipped),
        *_of_keeping(counting, work.on_time(period_from, period_to, regency), first_looks),
    )
    return Report(
        scope=counting.scope,
        scope_name=scope_name(regency),
        period_from=period_from,
        period_to=period_to,
        rows=rows,
        crafts=people.crafts,
        workers=people.workers,
        months=_months(period_from, period_to, shipped),
        acceptance=trade.acceptance_by_month(look for _, look in first_looks),
        makers=_by_maker(first_looks),
        compared=comparing.compared(
            [row.figure for row in rows if not row.hidden and row.figure.indicator in COMPARABLE]
        ),
    )


def scope_name(regency: str | None) -> Sentence:
    """The scope in words; a regency by its name and BPS code."""
    if regency is None:
        return Sentence(en="All regencies", id="Semua wilayah", zh="全部地区")
    row = Regency.objects.filter(bps_code=regency).first()
    name = f"{row.name} ({regency})" if row else regency
    return Sentence(en=name, id=name)


def usual_period(today: date) -> tuple[date, date]:
    """The year to look at first: that of the latest release, else of the latest order, else this one."""
    released = Release.objects.aggregate(last=Max("released_at"))["last"]
    received = Order.objects.aggregate(last=Max("received_on"))["last"]
    year = timezone.localdate(released).year if released else (received or today).year
    return date(year, 1, 1), date(year, 12, 31)


def years(today: date) -> list[int]:
    """The years in which there may be something to report, latest first."""
    first = Order.objects.aggregate(first=Min("received_on"))["first"]
    return list(range(today.year, (first or today).year - 1, -1))


@dataclass(frozen=True, slots=True)
class _Counting:
    scope: str
    period_from: date
    period_to: date

    def row(
        self,
        code: str,
        value: Decimal | int | None,
        counted: int,
        *,
        hidden: bool = False,
        note: Sentence | None = None,
        growth: int | None = None,
    ) -> Row:
        indicator = trade.indicators()[code]
        figure = Figure(
            indicator=code,
            scope=self.scope,
            value=None if value is None else Decimal(value),
            unit=indicator.unit,
            period_from=self.period_from,
            period_to=self.period_to,
            counted=counted,
        )
        return Row(indicator, figure, hidden, note, growth)

    def grown(self, row: Row, value: Decimal | int | None, period: tuple[date, date]) -> Row:
        """The row with its growth over the same figure of the period before; without, where none compares."""
        before = Figure(
            row.figure.indicator,
            self.scope,
            None if value is None else Decimal(value),
            row.figure.unit,
            *period,
            0,
        )
        try:
            growth = trade.growth(row.figure, before)
        except Refusal:
            return row
        return Row(row.indicator, row.figure, row.hidden, row.note, growth)


def _before(period_from: date, months: int) -> tuple[date, date]:
    """The period of as many whole months that ends where this one begins."""
    first = period_from.replace(day=1)
    at = first.year * 12 + first.month - 1 - months
    return date(at // 12, at % 12 + 1, 1), first - timedelta(days=1)


def _of_exports(
    counting: _Counting, shipped: Sequence[Exported], earlier: Sequence[Exported], before: tuple[date, date]
) -> tuple[Row, ...]:
    usd, usd_note = _usd(shipped)
    idr, idr_note = _idr(shipped)
    pieces, boxes = sum(one.pieces for one in shipped), sum(one.containers for one in shipped)
    n = len(shipped)
    return (
        counting.grown(counting.row("value_usd", usd, n, note=usd_note), _usd(earlier)[0], before),
        counting.grown(counting.row("value_idr", idr, n, note=idr_note), _idr(earlier)[0], before),
        counting.grown(counting.row("pieces", pieces, n), sum(one.pieces for one in earlier), before),
        counting.grown(counting.row("containers", boxes, n), sum(one.containers for one in earlier), before),
    )


def _usd(shipped: Iterable[Exported]) -> tuple[Decimal, Sentence | None]:
    values = list(shipped)
    total = sum((one.value.amount for one in values if one.value.currency == "USD"), Decimal(0))
    others = sorted({one.value.currency for one in values} - {"USD"})
    if not others:
        return total, None
    named = ", ".join(others)
    return total, Sentence(
        en=f"Not counted: orders in {named}.", id=f"Tidak dihitung: pesanan dalam {named}."
    )


def _idr(shipped: Iterable[Exported]) -> tuple[Decimal | None, Sentence | None]:
    values = list(shipped)
    lacking = sorted({(one.value.currency, one.released_on) for one in values if one.value_idr is None})
    if lacking:
        en, said = (
            ", ".join(f"{currency} {day_in(language, on)}" for currency, on in lacking)
            for language in ("en", "id")
        )
        return None, Sentence(
            en=f"No rate is recorded up to {en}.", id=f"Belum ada kurs yang tercatat sampai {said}."
        )
    total = sum((one.value_idr for one in values if one.value_idr is not None), Decimal(0))
    rates = sorted(
        {(one.rate.base, one.rate.on, one.rate.per_unit, one.rate.source) for one in values if one.rate}
    )
    if not rates:
        return total, None
    en, said = (
        "; ".join(
            f"1 {base} = IDR {per_unit.normalize():f} ({day_in(language, on)}, {source})"
            for base, on, per_unit, source in rates
        )
        for language in ("en", "id")
    )
    return total, Sentence(en=f"Rate: {en}.", id=f"Kurs: {said}.")


def _of_work(
    counting: _Counting, works: Sequence[work.Work], people: tables.People, months: int, *, everywhere: bool
) -> tuple[Row, ...]:
    minutes = sum(one.minutes for one in works)
    shops_hidden = people.workshops is None
    total = people.workers.published.grand_total
    pieces = sum(one.pieces for one in works)
    part = None if people.inclusive_pieces is None else trade.share_permille(people.inclusive_pieces, pieces)
    only_all = (
        None
        if everywhere
        else Sentence(
            en="Said only over all regencies, so that nobody can be told apart.",
            id="Hanya untuk semua wilayah, agar tidak ada orang yang dapat dikenali.",
        )
    )
    jobs_note = Sentence(
        en=f"Estimated from the minutes of each work step, {MINUTES_A_DAY // 60} hours a day.",
        id=f"Perkiraan dari menit tiap langkah kerja, {MINUTES_A_DAY // 60} jam sehari.",
    )
    return (
        counting.row(
            "workshops", people.workshops, people.taking_part if not shops_hidden else 0, hidden=shops_hidden
        ),
        counting.row("workers", total, people.taking_part if not shops_hidden else 0, hidden=total is None),
        counting.row(
            "jobs",
            trade.full_time_jobs(minutes // MINUTES_A_DAY, months),
            len(works),
            hidden=shops_hidden,
            note=jobs_note,
        ),
        counting.row(
            "inclusion_workers",
            people.inclusive_workers,
            0,
            hidden=people.inclusive_workers is None,
            note=only_all,
        ),
        counting.row(
            "inclusion_share", part, len(works), hidden=people.inclusive_pieces is None, note=only_all
        ),
    )


def _makers_share(counting: _Counting, shipped: Sequence[Exported]) -> Row:
    part = makers_part(shipped)
    note = None
    if part.value_idr is None:
        note = Sentence(
            en="No rate is recorded up to the release, so value and pay cannot be compared.",
            id="Belum ada kurs tercatat sampai pelepasan, sehingga nilai dan upah tidak dapat dibandingkan.",
        )
    elif not part.orders:
        note = Sentence(
            en="No order was released whole in this period.",
            id="Tidak ada pesanan yang dilepas seluruhnya dalam periode ini.",
        )
    value = None if part.value_idr is None else trade.share_permille(part.pay_idr, part.value_idr)
    return counting.row("maker_share", value, part.orders, note=note)


Look = tuple[Workshop, trade.Inspection]


def _of_keeping(counting: _Counting, kept: work.OnTime, looks: Sequence[Look]) -> tuple[Row, ...]:
    accepted = sum(look.accepted for _, look in looks)
    return (
        counting.row("on_time", trade.share_permille(kept.in_time, kept.due), kept.shares),
        counting.row("acceptance", trade.share_permille(accepted, len(looks)), len(looks)),
    )


def _first_looks(period_from: date, period_to: date, regency: str | None) -> list[Look]:
    """The first inspection of every original lot, with its workshop."""
    rows = Inspection.objects.filter(
        inspected_at__date__range=(period_from, period_to), moisture_only=False, lot__submission=1
    ).select_related("lot__share__workshop")
    if regency:
        rows = rows.filter(lot__share__workshop__village__regency__bps_code=regency)
    seen: dict[int, Look] = {}
    for row in rows.order_by("inspected_at", "pk"):
        look = trade.Inspection(timezone.localdate(row.inspected_at), row.passed)
        seen.setdefault(row.lot_id, (row.lot.share.workshop, look))
    return list(seen.values())


def _by_maker(looks: Iterable[Look]) -> tuple[MakerAcceptance, ...]:
    found: dict[int, list[trade.Inspection]] = defaultdict(list)
    shops: dict[int, Workshop] = {}
    for shop, look in looks:
        shops[shop.pk] = shop
        found[shop.pk].append(look)
    rows = [MakerAcceptance(shops[pk], trade.acceptance_by_month(seen)) for pk, seen in found.items()]
    return tuple(sorted(rows, key=lambda row: (row.permille or 0, row.workshop.code)))


def _months(period_from: date, period_to: date, shipped: Iterable[Exported]) -> tuple[Month, ...]:
    """Every month of the period, also those in which nothing was released."""
    value: dict[tuple[int, int], Decimal] = defaultdict(Decimal)
    count: dict[tuple[int, int], int] = defaultdict(int)
    for one in shipped:
        key = (one.released_on.year, one.released_on.month)
        count[key] += 1
        if one.value.currency == "USD":
            value[key] += one.value.amount
    first = period_from.year * 12 + period_from.month - 1
    keys = [divmod(first + at, 12) for at in range(trade.months_between(period_from, period_to))]
    return tuple(
        Month(year, month + 1, value[year, month + 1], count[year, month + 1]) for year, month in keys
    )
