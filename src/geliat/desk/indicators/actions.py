"""Records the figures of earlier years that recovery is measured against."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from geliat.desk.indicators import checks
from geliat.desk.indicators.models import Baseline
from geliat.desk.journal import actions as journal
from geliat.refusals import Refusal
from geliat.trade.access import Actor, authorise

DEED = "indicators.record_baseline"


@transaction.atomic
def record_baseline(
    indicator: str,
    scope: str,
    period_from: date,
    period_to: date,
    value: Decimal,
    unit: str,
    source: str,
    *,
    by: Actor,
    at: datetime,
) -> Baseline:
    """Record a figure of an earlier period with its scope, unit and source; told again it stands once.

    Refuses, with everything that is wrong, an indicator or scope that is not reported, another unit than the
    indicator's, a period that is swapped or not over, a value that is not above zero, and no source.
    """
    authorise(by, DEED)
    source = source.strip()
    blockers = [
        *checks.of_indicator(indicator, unit),
        *checks.of_scope(scope),
        *checks.of_period(period_from, period_to, timezone.localdate(at)),
        *checks.of_value(value),
        *checks.of_source(source),
    ]
    if blockers:
        raise Refusal(*blockers)
    standing = Baseline.objects.select_for_update().filter(
        indicator=indicator, scope=scope, period_from=period_from, period_to=period_to
    )
    facts = {"value": str(value), "unit": unit, "source": source}
    row = standing.first()
    if row is None:
        row = Baseline.objects.create(
            indicator=indicator,
            scope=scope,
            period_from=period_from,
            period_to=period_to,
            value=value,
            unit=unit,
            source=source,
            recorded_on=timezone.localdate(at),
        )
    elif (row.value, row.source) == (value, source):
        return row
    else:
        facts["before"] = str(row.value)
        row.value, row.source, row.recorded_on = value, source, timezone.localdate(at)
        row.save(update_fields=["value", "source", "recorded_on"])
    journal.record(DEED, row, by=by, at=at, facts=facts)
    return row
