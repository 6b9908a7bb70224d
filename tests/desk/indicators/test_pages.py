"""The indicators' pages: the report by period, its file with sources, baselines, the year for everybody."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client
from django.urls import reverse
from tests.desk.cast import JOKO, RATNA, signed_in
from tests.desk.orders.builders import a_line, a_rate, an_order
from tests.desk.packing.builders import an_accepted_lot
from tests.desk.release.builders import released

from geliat.desk.indicators.models import Baseline

pytestmark = pytest.mark.django_db
YEAR = "?period_from=2020-01-01&period_to=2020-12-31"


def page(query: str = YEAR) -> str:
    return signed_in(RATNA).get(reverse("indicators:report") + query).content.decode()


def test_the_report_shows_figures_formulas_and_drawings_that_can_be_read_aloud():
    a_rate()
    released()
    told = page()
    assert "USD 3.360,00" in told
    assert "jumlah nilai FOB kiriman yang dilepas dalam periode" in told
    assert told.count('role="img"') == 3
    assert '<desc id="value-desc">' in told
    assert "style=" not in told


def test_without_a_baseline_the_page_says_why_nothing_is_compared():
    assert "Belum ada angka acuan" in page()


def test_a_wrong_period_is_said_and_another_shown():
    told = page("?period_from=2020-12-31&period_to=2020-01-01")
    assert "Periode berakhir sebelum dimulai" in told


def test_the_file_carries_definition_unit_source_and_contact_with_every_figure():
    released()
    answer = signed_in(RATNA).get(reverse("indicators:report_file") + YEAR)
    assert "attachment" in answer["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.content.decode().removeprefix("\ufeff"))))
    value = next(row for row in rows if row["indicator"] == "value_usd")
    assert (value["value"], value["unit"], value["period_from"]) == ("3360.00", "USD", "2020-01-01")
    assert all(row["definition"] and row["source"] and row["contact"] for row in rows)


def test_the_file_hides_what_the_page_hides():
    line = an_order(lines=[a_line("S", 600)], confirmed=True).lines.get()
    an_accepted_lot(line, 10)
    answer = signed_in(RATNA).get(reverse("indicators:report_file") + YEAR)
    rows = list(csv.DictReader(io.StringIO(answer.content.decode().removeprefix("\ufeff"))))
    for code in ("workshops", "workers", "workshops_by_craft"):
        assert {row["value"] for row in rows if row["indicator"] == code} == {""}


def test_a_baseline_is_recorded_by_form_and_refused_with_reasons():
    client = signed_in(RATNA)
    address = reverse("indicators:record_baseline")
    told = {
        "indicator": "value_usd",
        "scope": "all",
        "period_from": "2019-01-01",
        "period_to": "2019-12-31",
        "value": "0",
        "source": "LKjIP 2019",
    }
    refused = client.post(address, told)
    assert refused.status_code == 422
    assert "value_not_positive" in refused.content.decode()
    assert client.post(address, {**told, "value": "61500"}).status_code == 302
    assert Baseline.objects.get().unit == "USD"


def test_an_inspector_does_not_read_the_indicators():
    assert signed_in(JOKO).get(reverse("indicators:report")).status_code == 403


def test_the_public_page_names_no_maker_and_hides_small_counts():
    line = an_order(lines=[a_line("S", 600)], confirmed=True).lines.get()
    lot = an_accepted_lot(line, 10)
    told = Client().get(reverse("indicators:public", kwargs={"year": 2020})).content.decode()
    assert lot.share.workshop.name not in told
    assert "disembunyikan" in told


def test_a_year_without_orders_has_no_public_page():
    assert Client().get(reverse("indicators:public", kwargs={"year": 1999})).status_code == 404
