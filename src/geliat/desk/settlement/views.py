"""Pages of the settlement room: the pay of an order by workshop, payout files, one workshop's pay."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from geliat.desk.journal.figures import timeline
from geliat.desk.makers.models import Workshop
from geliat.desk.makers.pages import attempt, status_of
from geliat.desk.orders.figures import accounts
from geliat.desk.orders.models import Order
from geliat.desk.people.doors import DoorRequest, door
from geliat.desk.settlement import actions, checks, figures, forms, proceeds
from geliat.desk.settlement.models import Pay, PayoutFile
from geliat.refusals import Refusal


@require_GET
@door("read.settlement")
def orders(request: DoorRequest) -> HttpResponse:
    """Every order in work or further, with what its makers earned and have been paid."""
    listed = list(
        Order.objects.filter(stage__in=("in_work", "shipped", "closed")).select_related("buyer", "group")
    )
    sums = figures.by_order(listed)
    return render(request, "settlement/orders.html", {"rows": [(order, sums[order.pk]) for order in listed]})


def _order(number: int) -> Order:
    return get_object_or_404(Order.objects.select_related("buyer", "group"), pk=number)


@require_GET
@door("read.settlement")
def order(request: DoorRequest, order: int) -> HttpResponse:
    """The pay of an order: by workshop, with pieces, advances and files."""
    return _order_page(request, _order(order))


def _order_page(request: DoorRequest, one: Order, *, refusal: Refusal | None = None) -> HttpResponse:
    pays = list(figures.pays_of(one))
    due = [pay for pay in pays if pay.stage == "due"]
    open_work = figures.unreckoned(one)
    sums = figures.totals(pays)
    files = list(figures.files_of(one))
    part = figures.makers_part(one, timezone.localdate())
    context: dict[str, Any] = {
        "order": one,
        "pays": [(pay, sum(row.quantity for row in pay.pieces.all())) for pay in pays],
        "pays_note": ngettext("%(n)s pay", "%(n)s pays", len(pays)) % {"n": len(pays)},
        "to_pay_idr": sums.earned_idr - sums.netted_idr,
        "totals": sums,
        "due": len(due),
        "without_account": {pay.pk for pay in figures.without_account(due)},
        "unreckoned": open_work,
        "unreckoned_idr": sum((row.earned_idr for row in open_work), 0),
        "uninspected": figures.uninspected(one),
        "files": [(file, figures.state_of(file)) for file in files],
        "waiting_file": next((file for file in files if figures.state_of(file) == "waiting"), None),
        "part": part,
        "part_note": _part_note(part),
        "outstanding": accounts(one).outstanding,
        "to_close": [*figures.blockers_to_close(one), *checks.of_balance(one)]
        if one.stage == "shipped"
        else [],
        "reckon_address": reverse("settlement:reckon", kwargs={"order": one.pk}),
        "file_address": reverse("settlement:make_file", kwargs={"order": one.pk}),
        "close_address": reverse("settlement:close", kwargs={"order": one.pk}),
        "refusal": refusal,
        "ledgers": proceeds.ledgers(
            proceeds.registered().filter(consignment__order=one), timezone.localdate()
        ),
        "deeds": timeline([("order", one.pk), *(("payoutfile", file.pk) for file in files)]),
    }
    return render(request, "settlement/order.html", context, status=status_of(request))


def _part_note(part: figures.MakersPart) -> str:
    """The rate by which the makers' part was reckoned, with its own date."""
    if part.rate is None:
        return ""
    day = date_format(part.rate.on, "DATE_FORMAT")
    return _("by the rate of %(day)s") % {"day": day}


@require_POST
@door("settlement.reckon")
def reckon(request: DoorRequest, order: int) -> HttpResponseBase:
    """Reckon the accepted pieces that no pay covers yet."""
    one = _order(order)
    pays = actions.reckon(one, by=request.actor, at=timezone.now())
    if pays:
        said = ngettext(
            "The pay of %(n)s workshop is reckoned.", "The pay of %(n)s workshops is reckoned.", len(pays)
        )
        messages.success(request, said % {"n": len(pays)})
    else:
        messages.info(request, _("Nothing new to reckon: every accepted piece is covered."))
    return redirect("settlement:order", order=one.pk)


@require_POST
@door("settlement.make_file")
def make_file(request: DoorRequest, order: int) -> HttpResponseBase:
    """Make the payout file of all pays that are due; it is downloaded from its own page."""
    one = _order(order)
    done, refusal = attempt(
        request, None, lambda _given: actions.make_file(one, by=request.actor, at=timezone.now())
    )
    if done is None:
        return _order_page(request, one, refusal=refusal)
    messages.success(request, _("The payout file %(number)s is made.") % {"number": done[0].number})
    return redirect("settlement:file", file=done[0].pk)


@require_POST
@door("orders.close")
def close(request: DoorRequest, order: int) -> HttpResponseBase:
    """Close an order whose balance is received and whose makers are paid."""
    one = _order(order)
    done, refusal = attempt(
        request, None, lambda _given: actions.close(one, by=request.actor, at=timezone.now())
    )
    if done is None:
        return _order_page(request, one, refusal=refusal)
    messages.success(request, _("The order is closed."))
    return redirect("settlement:order", order=one.pk)


@require_POST
@door("settlement.choose_way")
def pay_in_cash(request: DoorRequest, pay: int) -> HttpResponseBase:
    """Have a pay handed over in cash."""
    one = actions.pay_in_cash(_pay(pay), by=request.actor, at=timezone.now())
    messages.success(request, _("%(name)s is paid in cash.") % {"name": one.workshop.name})
    return redirect("settlement:order", order=one.order_id)


@require_POST
@door("settlement.choose_way")
def pay_by_bank(request: DoorRequest, pay: int) -> HttpResponseBase:
    """Have a pay transferred by the bank."""
    one = actions.pay_by_bank(_pay(pay), by=request.actor, at=timezone.now())
    messages.success(request, _("%(name)s is paid by the bank.") % {"name": one.workshop.name})
    return redirect("settlement:order", order=one.order_id)


def _pay(number: int) -> Pay:
    return get_object_or_404(Pay.objects.select_related("workshop"), pk=number)


def _file(number: int) -> PayoutFile:
    return get_object_or_404(PayoutFile.objects.select_related("order__buyer"), pk=number)


@require_GET
@door("read.settlement")
def file(request: DoorRequest, file: int) -> HttpResponse:
    """One payout file: what it holds, and whether the bank has carried it out."""
    return _file_page(request, _file(file))


def _file_page(
    request: DoorRequest,
    one: PayoutFile,
    *,
    paid_form: forms.PaidForm | None = None,
    back_form: forms.TakeBackForm | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    pays = list(
        Pay.objects.filter(payout_file=one).select_related("workshop").order_by("workshop__code", "round")
    )
    context = {
        "file": one,
        "state": figures.state_of(one),
        "pays": pays,
        "paid_on": next((pay.paid_on for pay in pays if pay.paid_on), None),
        "cash": sum(pay.in_cash for pay in pays),
        "paid_form": paid_form or forms.PaidForm(initial={"paid_on": timezone.localdate()}),
        "back_form": back_form or forms.TakeBackForm(),
        "download_address": reverse("settlement:download", kwargs={"file": one.pk}),
        "refusal": refusal,
        "deeds": timeline([("payoutfile", one.pk)]),
    }
    return render(request, "settlement/file.html", context, status=status_of(request))


@require_POST
@door("settlement.make_file")
def download(request: DoorRequest, file: int) -> HttpResponseBase:
    """The list for the bank, written anew from the private contacts; nothing of it is kept."""
    one = _file(file)
    content, refusal = attempt(
        request, None, lambda _given: actions.write_again(one, by=request.actor, at=timezone.now())
    )
    if content is None:
        return _file_page(request, one, refusal=refusal)
    answer = HttpResponse(content, content_type="text/csv; charset=utf-8")
    name = slugify(one.number.replace("/", "-"))
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
@door("settlement.confirm_paid")
def confirm_paid(request: DoorRequest, file: int) -> HttpResponseBase:
    """Confirm that the bank has carried a file out."""
    one = _file(file)
    form = forms.PaidForm(request.POST)
    done, refusal = attempt(
        request, form, lambda given: actions.confirm_paid(one, **given, by=request.actor, at=timezone.now())
    )
    if done is None:
        return _file_page(request, one, paid_form=form, refusal=refusal)
    messages.success(request, _("Confirmed: the pays of this file are paid."))
    return redirect("settlement:order", order=one.order_id)


@require_POST
@door("settlement.take_back")
def take_back(request: DoorRequest, file: int) -> HttpResponseBase:
    """Take a file back that the bank did not carry out."""
    one = _file(file)
    form = forms.TakeBackForm(request.POST)
    done, refusal = attempt(
        request, form, lambda given: actions.take_back(one, **given, by=request.actor, at=timezone.now())
    )
    if done is None:
        return _file_page(request, one, back_form=form, refusal=refusal)
    messages.success(request, _("The file is taken back; its pays are due again."))
    return redirect("settlement:order", order=one.order_id)


@require_GET
@door("read.settlement")
def workshop(request: DoorRequest, workshop: int) -> HttpResponse:
    """The pay of one workshop, order by order, as the workshop itself may read it."""
    one = get_object_or_404(Workshop.objects.select_related("village"), pk=workshop)
    context = {"workshop": one, "statements": figures.pay_of(one)}
    return render(request, "settlement/workshop.html", context)
