"""Pages of the indicators: the report of a period, its file, baselines, and the year for everybody."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from geliat.desk.indicators import actions, charts, figures, forms
from geliat.desk.indicators.figures import HIDDEN, Report
from geliat.desk.indicators.models import Baseline
from geliat.desk.indicators.report_file import csv_of
from geliat.desk.makers.models import Group
from geliat.desk.makers.pages import attempt, say, status_of
from geliat.desk.people.doors import DoorRequest, door, open_door
from geliat.measures import percent
from geliat.trade.indicators import indicators


def _asked(request: DoorRequest) -> tuple[forms.PeriodForm, Report]:
    """The form as asked, and the report it asks for; that of the usual period where it is not filled in."""
    usual = figures.usual_period(timezone.localdate())
    told: dict[str, Any] = {"period_from": usual[0], "period_to": usual[1]}
    form = forms.PeriodForm(request.GET if "period_from" in request.GET else told)
    given = form.cleaned_data if form.is_valid() else told
    report = figures.report(given["period_from"], given["period_to"], given.get("regency") or None)
    return form, report


@require_GET
@door("read.indicators")
def report(request: DoorRequest) -> HttpResponse:
    """The report of a period."""
    form, found = _asked(request)
    context = {
        "asked": form,
        "report": found,
        "query": request.GET.urlencode(),
        "baselines": Baseline.objects.exists(),
        "years": figures.years(timezone.localdate()),
        **_drawings(found),
    }
    return render(request, "indicators/report.html", context)


@require_GET
@door("read.indicators")
def report_file(request: DoorRequest) -> HttpResponse:
    """The report as a CSV file."""
    _form, found = _asked(request)
    contact = ", ".join(Group.objects.order_by("name").values_list("name", flat=True)[:3])
    answer = HttpResponse(
        csv_of(found, f"{contact} ({settings.ADDRESS})"), content_type="text/csv; charset=utf-8"
    )
    name = f"geliat-{found.scope.replace(':', '-')}-{found.period_from}-{found.period_to}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@door("indicators.record_baseline")
def record_baseline(request: DoorRequest) -> HttpResponseBase:
    """Record a figure of an earlier period that recovery is measured against."""
    form = forms.BaselineForm(request.POST or None)

    def deed(given: dict[str, Any]) -> Baseline:
        unit = indicators()[given["indicator"]].unit
        return actions.record_baseline(**given, unit=unit, by=request.actor, at=timezone.now())

    done, refusal = attempt(request, form, deed)
    if done is not None:
        messages.success(request, _("The baseline is recorded."))
        return redirect("indicators:report")
    context = {"form": form, "refusal": refusal, "rows": _baselines()}
    return render(request, "indicators/baseline.html", context, status=status_of(request))


def _baselines() -> list[dict[str, Any]]:
    return [
        {
            "row": row,
            "name": indicators()[row.indicator].name,
            "scope": figures.scope_name(row.scope.partition(":")[2] or None),
        }
        for row in Baseline.objects.order_by("indicator", "-period_to")
    ]


@require_GET
@open_door
def public(request: DoorRequest, year: int) -> HttpResponse:
    """A year as everybody may read it: totals and tables, small counts hidden, no maker by name."""
    if year not in figures.years(timezone.localdate()):
        raise Http404
    found = figures.report(date(year, 1, 1), date(year, 12, 31))
    context = {
        "year": year,
        "report": found,
        "years": figures.years(timezone.localdate()),
        **_drawings(found),
    }
    return render(request, "indicators/public.html", context)


def _drawings(report: Report) -> dict[str, Any]:
    name = _month if report.period_from.year == report.period_to.year else _month_of_year
    months = [
        charts.Point(name(row.year, row.month), row.value_usd, f"USD {number_format(row.value_usd, 2)}")
        for row in report.months
    ]
    accepted = [
        charts.Point(
            name(row.year, row.month),
            None if row.permille is None else Decimal(row.permille),
            f"{number_format(percent(row.permille or 0), 1)}%",
        )
        for row in report.acceptance
    ]
    crafts = [
        charts.Point(
            say(name),
            None if total is None else Decimal(total),
            say(HIDDEN) if total is None else number_format(total),
        )
        for name, _cells, total in report.crafts.lines
    ]
    return {
        "has_value": any(row.value_usd for row in report.months),
        "value_chart": charts.columns(_("Export value by month, USD"), _told(months), months, key="value"),
        "acceptance_chart": charts.line(
            _("Lots accepted at first inspection, by month"), _told(accepted), accepted, key="acceptance"
        ),
        "crafts_chart": charts.rows(_("Workshops by work step"), _told(crafts), crafts, key="crafts"),
    }


def _told(points: list[charts.Point]) -> str:
    return "; ".join(f"{point.name}: {point.said}" for point in points) or _("No figures in this period.")


def _month(year: int, month: int) -> str:
    return date_format(date(year, month, 1), "M")


def _month_of_year(year: int, month: int) -> str:
    return date_format(date(year, month, 1), "M y")
