"""Baselines: recorded with scope, unit, period and source, or refused with everything that is wrong."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.desk.cast import AT, JOKO, RATNA, SRI
from tests.desk.makers.builders import a_regency

from geliat.desk.indicators import actions
from geliat.desk.indicators.models import Baseline
from geliat.desk.journal.models import Entry
from geliat.refusals import Refusal

pytestmark = pytest.mark.django_db
YEAR = (date(2019, 1, 1), date(2019, 12, 31))


def record(
    indicator="value_usd", scope="all", period=YEAR, value="61500", unit="USD", source="LKjIP 2019", by=RATNA
):
    return actions.record_baseline(indicator, scope, *period, Decimal(value), unit, source, by=by, at=AT)


def test_a_baseline_is_kept_with_its_source_and_written_in_the_journal():
    row = record()
    assert (row.value, row.source, row.recorded_on) == (Decimal(61500), "LKjIP 2019", AT.date())
    assert Entry.objects.get(deed="indicators.record_baseline").who == "Ibu Ratna"


def test_told_again_it_stands_once_and_a_new_value_corrects_it():
    first = record()
    assert record().pk == first.pk
    assert Entry.objects.filter(deed="indicators.record_baseline").count() == 1
    assert record(value="60000", by=SRI).pk == first.pk
    assert Baseline.objects.get().value == Decimal(60000)
    assert Entry.objects.last().facts["before"] == "61500.00"


def test_a_regency_that_is_recorded_is_a_scope():
    a_regency("3572")
    assert record(scope="regency:3572").scope == "regency:3572"


def test_everything_that_is_wrong_is_said_at_once():
    with pytest.raises(Refusal) as no:
        record("on_time", "regency:9999", (YEAR[1], YEAR[0]), "0", "USD", " ")
    assert no.value.codes == (
        "indicator_unknown",
        "scope_unknown",
        "period_swapped",
        "value_not_positive",
        "source_missing",
    )
    assert not Baseline.objects.exists()


def test_a_period_that_is_not_over_and_another_unit_are_refused():
    with pytest.raises(Refusal) as no:
        record(period=(date(2020, 1, 1), date(2020, 12, 31)), unit="IDR")
    assert no.value.codes == ("unit_other", "period_not_over")


def test_an_inspector_records_no_baseline():
    with pytest.raises(Refusal) as no:
        record(by=JOKO)
    assert no.value.codes == ("not_allowed",)
