"""Pages of the orders' room: the list, one order with its terms and money, buyers, rates."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from geliat.desk.catalogue.models import Size
from geliat.desk.journal.figures import timeline
from geliat.desk.makers.models import Group
from geliat.desk.makers.pages import attempt, status_of
from geliat.desk.orders import actions, figures, forms
from geliat.desk.orders import agreement as agreements
from geliat.desk.orders.models import Buyer, Order, Payment, Rate
from geliat.desk.people.doors import DoorRequest, door
from geliat.measures import Money
from geliat.refusals import Refusal
from geliat.trade import incoterms

A_PAGE = 40


@require_GET
@door("read.orders")
def orders(request: DoorRequest) -> HttpResponse:
    """All orders with their money and what is next."""
    find = forms.Find(request.GET)
    wanted = find.cleaned_data if find.is_valid() else {}
    page = Paginator(figures.search(**wanted), A_PAGE).get_page(request.GET.get("page"))
    money = figures.accounts_of(page)
    context = {
        "find": find,
        "page": page,
        "rows": [(one, money[one.pk], figures.next_step(one, money[one.pk])) for one in page],
        "filtered": any(wanted.values()),
    }
    return render(request, "orders/orders.html", context)


def _order(number: int) -> Order:
    return get_object_or_404(Order.objects.select_related("buyer", "group"), pk=number)


@require_GET
@door("read.orders")
def order(request: DoorRequest, order: int) -> HttpResponse:
    """One order: lines, terms, money, and what is next."""
    return _order_page(request, _order(order))


def _order_page(
    request: DoorRequest, one: Order, *, refusal: Refusal | None = None, **bound: Any
) -> HttpResponse:
    money = figures.accounts(one)
    latest = figures.latest_rate(one.currency, timezone.localdate())
    asked = forms.OnForm(request.GET)
    on = (asked.cleaned_data.get("on") if asked.is_valid() else None) or (
        latest.on if latest else one.received_on
    )
    in_rupiah = figures.in_rupiah(money.value, on)
    lines = one.lines.select_related("size__product")
    term = incoterms.find_incoterm(one.incoterm)
    context = {
        "order": one,
        "money": money,
        "lines": [(line, figures.line_amount(line, one.currency)) for line in lines],
        "term": term.with_place(one.named_place) if term else f"{one.incoterm} {one.named_place}",
        **_agreed(one),
        "payments": [(paid, forms.KINDS[paid.kind]) for paid in one.payments.all()],
        "next": figures.next_step(one, money),
        "on": on,
        "asked": forms.OnForm(initial={"on": on}),
        "in_rupiah": in_rupiah,
        "no_rate": [in_rupiah.blocker] if in_rupiah.blocker else [],
        "payment": bound.get("payment") or forms.PaymentForm(initial={"currency": one.currency}),
        "cancelling": bound.get("cancelling") or forms.CancelForm(),
        "refusal": refusal,
        "deeds": timeline([("order", one.pk)]),
    }
    return render(request, "orders/order.html", context, status=status_of(request))


def _agreed(one: Order) -> dict[str, Any]:
    """What the contract says beyond lines and price, and the sealed papers that hold it fast."""
    return {
        "agreed": agreements.standing(one),
        "inspection": agreements.inspection_of(one),
        "promised": agreements.promised_papers(one),
        "sealed": agreements.sealed_papers(one),
    }


@door("orders.confirm")
def agreement(request: DoorRequest, order: int) -> HttpResponseBase:
    """What the contract says beyond lines and price, beside what follows from the order itself."""
    one = _order(order)
    known = _agreed(one)
    usual = agreements.as_usual(max(one.received_on, timezone.localdate()))
    form = forms.AgreementForm(
        request.POST or None, initial=forms.AgreementForm.told_of(known["agreed"] or usual)
    )
    done, refusal = attempt(
        request,
        form,
        lambda _given: actions.agree(one, form.facts(), by=request.actor, at=timezone.now()),
    )
    if done is not None:
        messages.success(request, _("What was agreed is recorded."))
        return redirect("orders:order", order=one.pk)
    term = incoterms.find_incoterm(one.incoterm)
    context = {
        "order": one,
        "money": figures.accounts(one),
        "term": term.with_place(one.named_place) if term else f"{one.incoterm} {one.named_place}",
        "form": form,
        "refusal": refusal,
        **known,
    }
    return render(request, "orders/agreement.html", context, status=status_of(request))


@door("orders.receive")
def receive(request: DoorRequest) -> HttpResponseBase:
    """Receive an order as an inquiry."""
    return _terms_page(request, None)


@door("orders.receive")
def revise(request: DoorRequest, order: int) -> HttpResponseBase:
    """Change an inquiry."""
    return _terms_page(request, _order(order))


def _terms_page(request: DoorRequest, standing: Order | None) -> HttpResponseBase:
    data = request.POST or None
    if standing is None:
        form = forms.OrderForm(data, initial={"received_on": timezone.localdate()})
        lines = forms.Lines(data)
    else:
        form = forms.OrderForm(data, initial=forms.OrderForm.told_of(standing))
        lines = forms.Lines(data, initial=forms.Lines.told_of(standing))

    def deed(_given: dict[str, Any]) -> Order:
        told, moment = (form.facts(), lines.facts()), timezone.now()
        if standing is None:
            return actions.receive(*told, by=request.actor, at=moment)
        return actions.revise(standing, *told, by=request.actor, at=moment)

    refusal = None
    if request.method == "POST" and form.is_valid() & lines.is_valid():
        made, refusal = attempt(request, None, deed)
        if made is not None:
            messages.success(request, _("Order %(number)s is recorded.") % {"number": made.number})
            return redirect("orders:order", order=made.pk)
    context = {
        "form": form,
        "lines": lines,
        "refusal": refusal,
        "order": standing,
        "no_buyer": not Buyer.objects.exists(),
        "no_group": not Group.objects.exists(),
        "no_size": not Size.objects.exists(),
    }
    return render(request, "orders/terms.html", context, status=status_of(request))


@require_POST
@door("orders.confirm")
def confirm(request: DoorRequest, order: int) -> HttpResponseBase:
    """Confirm an inquiry."""
    one = actions.confirm(_order(order), by=request.actor, at=timezone.now())
    messages.success(request, _("Order %(number)s is confirmed.") % {"number": one.number})
    return redirect("orders:order", order=one.pk)


@require_POST
@door("orders.cancel")
def cancel(request: DoorRequest, order: int) -> HttpResponseBase:
    """Cancel an order that is not in work."""
    one = _order(order)
    form = forms.CancelForm(request.POST)
    done, refusal = attempt(
        request,
        form,
        lambda given: actions.cancel(one, given["because"], by=request.actor, at=timezone.now()),
    )
    if done is None:
        return _order_page(request, _order(order), cancelling=form, refusal=refusal)
    messages.success(request, _("Order %(number)s is cancelled.") % {"number": done.number})
    return redirect("orders:order", order=done.pk)


@require_POST
@door("orders.record_payment")
def record_payment(request: DoorRequest, order: int) -> HttpResponseBase:
    """Record money received from the buyer."""
    one = _order(order)
    form = forms.PaymentForm(request.POST)

    def deed(given: dict[str, Any]) -> Payment:
        amount = Money(given["amount"], given["currency"])
        return actions.record_payment(
            one,
            given["kind"],
            amount,
            given["received_on"],
            given["reference"],
            by=request.actor,
            at=timezone.now(),
        )

    done, refusal = attempt(request, form, deed)
    if done is None:
        return _order_page(request, one, payment=form, refusal=refusal)
    messages.success(request, _("The payment is recorded."))
    if figures.accounts(one).surplus.amount:
        messages.warning(request, _("The buyer has paid more than the order is worth; settle the surplus."))
    return redirect("orders:order", order=one.pk)


@door("orders.receive")
def register_buyer(request: DoorRequest) -> HttpResponseBase:
    """Register a foreign buyer."""
    form = forms.BuyerForm(request.POST or None)
    made, refusal = attempt(
        request,
        form,
        lambda _given: actions.register_buyer(form.facts(), by=request.actor, at=timezone.now()),
    )
    if made is not None:
        messages.success(request, _("%(name)s is registered.") % {"name": made.name})
        return redirect("orders:receive")
    context = {"form": form, "refusal": refusal}
    return render(request, "orders/buyer.html", context, status=status_of(request))


@require_GET
@door("read.orders")
def rates(request: DoorRequest) -> HttpResponse:
    """The rates recorded, by day."""
    page = Paginator(figures.rates(), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "orders/rates.html", {"page": page})


@door("orders.record_rate")
def record_rate(request: DoorRequest) -> HttpResponseBase:
    """Record the rate of a day."""
    form = forms.RateForm(request.POST or None)
    done, refusal = attempt(
        request,
        form,
        lambda given: actions.record_rate(
            given["currency"],
            given["on"],
            given["idr_per_unit"],
            given["source"],
            by=request.actor,
            at=timezone.now(),
        ),
    )
    if done is not None:
        messages.success(request, _("The rate is recorded."))
        return redirect("orders:rates")
    context = {"form": form, "refusal": refusal, "rate": None}
    return render(request, "orders/rate.html", context, status=status_of(request))


@door("orders.record_rate")
def correct_rate(request: DoorRequest, rate: int) -> HttpResponseBase:
    """Correct a rate that was recorded wrongly."""
    one = get_object_or_404(Rate, pk=rate)
    told = {"idr_per_unit": one.idr_per_unit, "source": one.source}
    form = forms.CorrectionForm(request.POST or None, initial=told)
    done, refusal = attempt(
        request, form, lambda given: actions.correct_rate(one, **given, by=request.actor, at=timezone.now())
    )
    if done is not None:
        messages.success(request, _("The rate is corrected."))
        return redirect("orders:rates")
    context = {"form": form, "refusal": refusal, "rate": one}
    return render(request, "orders/rate.html", context, status=status_of(request))
