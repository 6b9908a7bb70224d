"""Pages of the quality room: lots presented, their samples, defects and moisture, verdict and rework."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from geliat.desk.allotment.models import Share
from geliat.desk.catalogue.figures import defect_kinds
from geliat.desk.journal.figures import timeline
from geliat.desk.makers.pages import attempt, status_of
from geliat.desk.makers.words import step_name
from geliat.desk.orders.models import Order
from geliat.desk.people.doors import DoorRequest, door
from geliat.desk.quality import actions, figures, forms, switching, words
from geliat.desk.quality.models import Inspection, Lot
from geliat.refusals import Refusal
from geliat.sentences import Sentence
from geliat.trade import moisture
from geliat.trade.sampling import SEVERITY_NAMES, Severity

A_PAGE = 40


@require_GET
@door("read.quality")
def lots(request: DoorRequest) -> HttpResponse:
    """All lots, what waits first, or those of one stage or order."""
    find = forms.Find(request.GET)
    wanted = find.cleaned_data if find.is_valid() else {}
    page = Paginator(figures.search(**wanted), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "find": find,
        "page": page,
        "rows": [(lot, step_name(lot.share.step), words.next_step(lot)) for lot in page],
        "stages": figures.by_stage(wanted.get("order")),
        "filtered": any(wanted.values()),
        "orders": Order.objects.filter(stage="in_work").select_related("buyer").order_by("number"),
    }
    return render(request, "quality/lots.html", context)


@require_GET
@door("read.quality")
def order(request: DoorRequest, order: int) -> HttpResponse:
    """One order: what can be presented, its lots, and how each workshop's lots fared."""
    return _order_page(request, get_object_or_404(Order.objects.select_related("buyer"), pk=order))


def _order_page(
    request: DoorRequest,
    one: Order,
    *,
    refusal: Refusal | None = None,
    sent: tuple[int, forms.PresentForm] | None = None,
) -> HttpResponse:
    rows = figures.presentable(one)
    bound = dict([sent]) if sent else {}
    found = list(figures.search(order=one))
    context = {
        "order": one,
        "rows": [
            (
                row,
                bound.get(row.share.pk)
                or forms.PresentForm(initial={"quantity": row.now}, auto_id=f"id_{row.share.pk}_%s"),
            )
            for row in rows
            if row.now or row.share.pk in bound
        ],
        "to_present": sum(row.now for row in rows),
        "lots": [(lot, step_name(lot.share.step)) for lot in found],
        "waiting": [lot for lot in found if lot.stage not in ("accepted", "resubmitted")],
        "stages": figures.by_stage(one),
        "acceptance": figures.acceptance_by_workshop(one),
        "refusal": refusal,
    }
    return render(request, "quality/order.html", context, status=status_of(request))


@require_POST
@door("quality.present")
def present(request: DoorRequest, share: int) -> HttpResponseBase:
    """Present pieces of a share as one lot."""
    one = get_object_or_404(
        Share.objects.select_related("line__order", "line__size__product", "workshop"), pk=share
    )
    form = forms.PresentForm(request.POST, auto_id=f"id_{one.pk}_%s")
    done, refusal = attempt(
        request,
        form,
        lambda given: actions.present(one, given["quantity"], by=request.actor, at=timezone.now()),
    )
    if done is None:
        return _order_page(request, one.line.order, refusal=refusal, sent=(one.pk, form))
    messages.success(request, _("Lot %(lot)s is presented.") % {"lot": done.code})
    return redirect("quality:order", order=one.line.order_id)


def _lot(number: int) -> Lot:
    lots = Lot.objects.select_related(
        "share__line__size__product", "share__line__order", "share__workshop__village", "spec", "resubmits"
    )
    return get_object_or_404(lots, pk=number)


@require_GET
@door("read.quality")
def lot(request: DoorRequest, lot: int) -> HttpResponse:
    """One lot: the sample to draw and why, what was found, the verdict, and what is next."""
    one = _lot(lot)
    looks = list(one.inspections.prefetch_related("defects__kind", "readings").select_related("lot__spec"))
    first = next((look for look in looks if not look.moisture_only), None)
    history = switching.of(one.share, before=first)
    sample, stopped = _sample(one) if one.stage == "presented" else (None, None)
    context = {
        "lot": one,
        "product": one.share.line.size.product,
        "step_name": step_name(one.share.step),
        "next": words.next_step(one),
        "sample": sample,
        "plans": [(words.CLASSES[name], plan) for name, plan in sample.plans.items()] if sample else [],
        "stopped": stopped,
        "severity": SEVERITY_NAMES[Severity(first.severity) if first else history.severity],
        "history": history,
        "looks": [_told(look) for look in looks],
        "chain": figures.chain(one),
        "agreeing": forms.ImprovementForm() if stopped else None,
        "deeds": timeline([("lot", one.pk)]),
    }
    return render(request, "quality/lot.html", context)


def _sample(one: Lot) -> tuple[figures.Sample | None, Refusal | None]:
    try:
        return figures.sample_for(one), None
    except Refusal as refusal:
        return None, refusal


def _told(look: Inspection) -> dict[str, Any]:
    spec = figures.moisture_spec(look.lot.spec)
    readings = figures.readings_of(look)
    return {
        "look": look,
        "severity": SEVERITY_NAMES[Severity(look.severity)],
        "verdict": None if look.moisture_only else words.verdict(look),
        "plans": [(words.CLASSES[name], plan) for name, plan in look.plans.items()],
        "points": [words.point_name(point) for point in spec.points],
        "readings": [[(value, value > spec.point_max_permille) for value in row] for row in readings],
        "moisture": moisture.judge_moisture(readings, spec, lot_size=look.lot.quantity).sentence,
    }


@require_http_methods(["GET", "POST"])
@door("quality.inspect")
def inspect(request: DoorRequest, lot: int) -> HttpResponseBase:
    """The look at a lot's sample: defects by code and the moisture of its pieces."""
    one = _lot(lot)
    if one.stage != "presented":
        return redirect("quality:lot", lot=one.pk)
    sample = figures.sample_for(one)
    form = forms.InspectForm(
        request.POST if request.method == "POST" else None,
        kinds=list(defect_kinds(one.share.line.size.product.craft)),
        pieces=sample.moisture_pieces,
        points=sample.moisture_points,
    )
    done, refusal = attempt(
        request,
        form,
        lambda _: actions.inspect(one, form.defects, form.readings, by=request.actor, at=timezone.now()),
    )
    if done is None:
        plans = [(words.CLASSES[name], plan) for name, plan in sample.plans.items()]
        return _form_page(request, "quality/inspect.html", one, form, refusal, sample=sample, plans=plans)
    return _after(request, done)


@require_http_methods(["GET", "POST"])
@door("quality.measure")
def measure(request: DoorRequest, lot: int) -> HttpResponseBase:
    """Measure the moisture of a drying lot again."""
    one = _lot(lot)
    if one.stage != "drying":
        return redirect("quality:lot", lot=one.pk)
    form = forms.MoistureForm(
        request.POST if request.method == "POST" else None,
        pieces=moisture.pieces_to_measure(one.quantity),
        points=figures.moisture_spec(one.spec).points,
    )
    done, refusal = attempt(
        request, form, lambda _: actions.measure(one, form.readings, by=request.actor, at=timezone.now())
    )
    if done is None:
        return _form_page(request, "quality/measure.html", one, form, refusal)
    return _after(request, done)


def _form_page(
    request: DoorRequest, template: str, one: Lot, form: Any, refusal: Refusal | None, **more: Any
) -> HttpResponse:
    size = one.share.line.size
    context = {
        "lot": one,
        "form": form,
        "wrong": sum(map(bool, form.errors.values())),
        "refusal": refusal,
        "step_name": step_name(one.share.step),
        "size_name": Sentence(en=str(size), id=f"{size.product.name_id} {size.code}"),
        "classes": words.CLASSES,
        **more,
    }
    return render(request, template, context, status=status_of(request))


def _after(request: DoorRequest, done: Inspection) -> HttpResponseBase:
    said = {
        "accepted": _("Lot %(lot)s is accepted."),
        "rejected": _("Lot %(lot)s is rejected."),
        "drying": _("Lot %(lot)s is too wet and must dry."),
    }
    messages.success(request, said[done.lot.stage] % {"lot": done.lot.code})
    return redirect("quality:lot", lot=done.lot_id)


@require_POST
@door("quality.send_to_rework")
def send_to_rework(request: DoorRequest, lot: int) -> HttpResponseBase:
    """Send a rejected lot back to its workshop."""
    one = actions.send_to_rework(_lot(lot), by=request.actor, at=timezone.now())
    messages.success(
        request,
        _("Lot %(lot)s goes back to %(workshop)s.") % {"lot": one.code, "workshop": one.share.workshop.name},
    )
    return redirect("quality:lot", lot=one.pk)


@require_POST
@door("quality.resubmit")
def resubmit(request: DoorRequest, lot: int) -> HttpResponseBase:
    """Take a reworked lot back as a new one."""
    again = actions.resubmit(_lot(lot), by=request.actor, at=timezone.now())
    messages.success(
        request,
        ngettext(
            "The reworked %(n)s piece is back as lot %(lot)s.",
            "The reworked %(n)s pieces are back as lot %(lot)s.",
            again.quantity,
        )
        % {"n": again.quantity, "lot": again.code},
    )
    return redirect("quality:lot", lot=again.pk)


@require_POST
@door("quality.agree_improvement")
def agree_improvement(request: DoorRequest, share: int) -> HttpResponseBase:
    """Record what a workshop will do better, so that its lots are inspected again."""
    one = get_object_or_404(Share.objects.select_related("line__size__product", "workshop"), pk=share)
    form = forms.ImprovementForm(request.POST)
    what = form.cleaned_data["what"] if form.is_valid() else ""
    actions.agree_improvement(
        one.workshop, one.step, one.line.size.product, what, by=request.actor, at=timezone.now()
    )
    messages.success(request, _("Inspection of %(workshop)s is taken up again.") % {"workshop": one.workshop})
    return redirect("quality:order", order=one.line.order_id)
