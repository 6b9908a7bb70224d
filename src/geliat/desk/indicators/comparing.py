"""Sets a period's figures against recorded baselines, and says why where nothing can be compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from geliat.desk.indicators.models import Baseline
from geliat.refusals import Blocker, Refusal
from geliat.trade import indicators as trade
from geliat.trade.indicators import Figure, Indicator


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure beside one baseline: the recovery in permille, or every reason why there is none."""

    indicator: Indicator
    figure: Figure
    baseline: Baseline
    permille: int | None
    reasons: tuple[Blocker, ...]


def compared(figures: Iterable[Figure]) -> tuple[Compared, ...]:
    """Each figure against each baseline of its indicator."""
    rows: dict[str, list[Baseline]] = defaultdict(list)
    for baseline in Baseline.objects.order_by("indicator", "-period_to", "pk"):
        rows[baseline.indicator].append(baseline)
    found = [_compare(figure, baseline) for figure in figures for baseline in rows.get(figure.indicator, ())]
    return tuple(found)


def _compare(figure: Figure, row: Baseline) -> Compared:
    indicator = trade.indicators()[figure.indicator]
    baseline = trade.Baseline(
        scope=row.scope,
        value=row.value,
        unit=row.unit,
        source=row.source,
        as_of=row.period_to,
        period_months=trade.months_between(row.period_from, row.period_to),
    )
    try:
        return Compared(indicator, figure, row, trade.recovery(figure, baseline), ())
    except Refusal as refusal:
        return Compared(indicator, figure, row, None, refusal.blockers)
