"""Pages of the packing room: how far each consignment is packed, its cartons, labels, and one carton."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from geliat.desk.consignments.figures import port_name
from geliat.desk.consignments.models import Consignment
from geliat.desk.journal.figures import timeline
from geliat.desk.makers.words import step_name
from geliat.desk.packing import actions, figures, forms
from geliat.desk.packing.models import Carton
from geliat.desk.people.doors import DoorRequest, door
from geliat.papers import A4_2_BY_4, A4_3_BY_7, THERMAL_100_BY_150, label_sheet
from geliat.refusals import Blocker, Refusal

A_PAGE = 40
STOCKS = {"a4-8": A4_2_BY_4, "a4-21": A4_3_BY_7, "100x150": THERMAL_100_BY_150}
"""The label stocks one can choose, by the word in the address."""


@require_GET
@door("read.packing")
def consignments(request: DoorRequest) -> HttpResponse:
    """All consignments with how far they are packed, the earliest to sail first."""
    find = forms.Find(request.GET)
    asked = find.cleaned_data["stage"] if find.is_valid() else ""
    rows = Consignment.objects.select_related("order").order_by("latest_shipment_on", "number")
    page = Paginator(rows.filter(stage=asked) if asked else rows, A_PAGE).get_page(request.GET.get("page"))
    context = {"find": find, "page": page, "rows": figures.progress_of(page), "filtered": bool(asked)}
    return render(request, "packing/consignments.html", context)


@require_GET
@door("read.packing")
def consignment(request: DoorRequest, consignment: int) -> HttpResponse:
    """One consignment: sizes asked, packed and short, the lots that wait, and its cartons."""
    return _consignment_page(request, _consignment(consignment))


def _consignment(number: int) -> Consignment:
    return get_object_or_404(Consignment.objects.select_related("order"), pk=number)


def _consignment_page(request: DoorRequest, one: Consignment, refusal: Refusal | None = None) -> HttpResponse:
    find = forms.FindCartons(request.GET, one)
    asked = find.cleaned_data if find.is_valid() else {}
    page = Paginator(_found(figures.cartons_of(one), **asked), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "consignment": one,
        "packing": figures.packing_of(one),
        "find": find,
        "filtered": any(asked.values()),
        "page": page,
        "stocks": STOCKS,
        "destination": port_name(one.destination_port),
        "refusal": refusal,
        "deeds": timeline([("consignment", one.pk)]),
    }
    return render(request, "packing/consignment.html", context, status=409 if refusal else 200)


def _found(
    cartons: QuerySet[Carton], number: int | None = None, size: int | None = None, lot: str = ""
) -> QuerySet[Carton]:
    if number:
        cartons = cartons.filter(number=number)
    if size:
        cartons = cartons.filter(spec__size=size)
    if lot:
        about = Q(contents__lot__code__icontains=lot) | Q(contents__lot__share__workshop__name__icontains=lot)
        cartons = cartons.filter(about).distinct()
    return cartons


@require_POST
@door("packing.pack")
def pack(request: DoorRequest, consignment: int) -> HttpResponseBase:
    """Pack the whole consignment in one step."""
    one = _consignment(consignment)
    try:
        cartons = actions.pack(one, by=request.actor, at=timezone.now())
    except Refusal as no:
        return _consignment_page(request, one, no)
    told = ngettext("%(count)d carton is packed.", "%(count)d cartons are packed.", len(cartons))
    messages.success(request, told % {"count": len(cartons)})
    return redirect("packing:consignment", consignment=consignment)


@require_GET
@door("read.packing")
def labels(request: DoorRequest, consignment: int) -> HttpResponse:
    """The label sheet of a consignment as PDF, on the stock asked for."""
    one = _consignment(consignment)
    made = figures.labels_of(one, _address_of)
    if not made:
        raise Refusal(
            Blocker(
                code="nothing_packed",
                en="{consignment} is not packed yet: there is nothing to label.",
                id="{consignment} belum dikemas: belum ada yang perlu dilabeli.",
                facts={"consignment": one.number},
                owner="coordinator",
                mend=("packing:consignment", {"consignment": one.pk}),
            )
        )
    stock = STOCKS.get(request.GET.get("stock", ""), A4_2_BY_4)
    answer = HttpResponse(label_sheet(made, figures.labels_dated(one), stock), content_type="application/pdf")
    name = slugify(one.number.replace("/", "-"))
    answer["Content-Disposition"] = f'attachment; filename="labels-{name}.pdf"'
    return answer


def _address_of(code: str) -> str:
    return settings.ADDRESS + reverse("packing:carton", kwargs={"code": code})


@require_GET
@door("read.packing")
def carton(request: DoorRequest, code: str) -> HttpResponse:
    """One carton, as its QR code opens it: what is in it, back to workshop, lot and inspection."""
    one = get_object_or_404(
        Carton.objects.select_related("consignment__order", "spec__size__product"), code=code
    )
    neighbours = Carton.objects.filter(consignment=one.consignment_id)
    context = {
        "carton": one,
        "consignment": one.consignment,
        "goods": figures.goods_name(one.spec.size),
        "of": neighbours.count(),
        "before": neighbours.filter(number=one.number - 1).first(),
        "after": neighbours.filter(number=one.number + 1).first(),
        "destination": port_name(one.consignment.destination_port),
        "contents": [(each, step_name(each.lot.share.step)) for each in figures.contents_of(one)],
    }
    return render(request, "packing/carton.html", context)
