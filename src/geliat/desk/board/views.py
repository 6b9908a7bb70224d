"""Pages of the board for who signs in: orders at a glance, one order's whole walk, one workshop."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from geliat.desk.board import confirmations, glance, walk, workshop_figures
from geliat.desk.board.reminders import Reminder, reminders_on
from geliat.desk.board.turns import Turn, turns
from geliat.desk.makers.models import Workshop
from geliat.desk.makers.pages import any_or, say
from geliat.desk.orders.figures import search
from geliat.desk.orders.models import Order
from geliat.desk.people.doors import DoorRequest, door
from geliat.trade import journey
from geliat.trade.access import may

A_PAGE = 20
MOST_TURNS = 40
SHORT_STORY = 14
OPEN_STAGES = ("inquiry", "confirmed", "in_work", "shipped")


class Find(forms.Form):
    """Which orders to show."""

    text = forms.CharField(label=_("Number or buyer"), required=False)
    stage = forms.ChoiceField(
        label=_("Stage"),
        required=False,
        choices=lambda: any_or([(code, say(name)) for code, name in journey.STAGES["order"].items()]),
    )


def address_of(page: str, names: Any) -> str:
    """The address of a page; empty while no room has it."""
    try:
        return reverse(page, kwargs=dict(names))
    except NoReverseMatch:
        return ""


def _told(turn: Turn) -> dict[str, Any]:
    return {"turn": turn, "address": address_of(turn.page, turn.names)}


def _reminded(request: DoorRequest, order: Order | None = None) -> list[tuple[Reminder, str]]:
    """What is due, with its address; nothing for those who may not read of proceeds."""
    if not may(request.actor.roles, "read.proceeds"):
        return []
    return [(one, address_of(one.page, one.names)) for one in reminders_on(timezone.localdate(), order)]


def _left(ships_on: date | None, today: date) -> dict[str, int | None]:
    """The days to the latest shipment; once it has passed, the days it is late."""
    days = (ships_on - today).days if ships_on else None
    return {"days": days, "late": -days if days is not None and days < 0 else None}


@require_GET
@door("read.board")
def orders(request: DoorRequest) -> HttpResponse:
    """Every order with its walk strip, and what waits for the reader."""
    asked = Find(request.GET)
    given = asked.cleaned_data if asked.is_valid() else {}
    page = Paginator(search(**given), A_PAGE).get_page(request.GET.get("page"))
    open_orders = Order.objects.filter(stage__in=OPEN_STAGES).select_related("buyer", "group")
    standing = glance.standing_of({row.pk: row for row in [*page.object_list, *open_orders]}.values())
    every = {key: turns(one) for key, one in standing.items()}
    today = timezone.localdate()
    roles = request.actor.roles
    mine = [turn for one in open_orders for turn in every[one.pk] if turn.role in roles]
    context = {
        "asked": asked,
        "filtered": any(given.values()),
        "page": page,
        "rows": [
            {
                "one": standing[row.pk],
                "left": _left(standing[row.pk].ships_on, today),
                "next": [_told(turn) for turn in every[row.pk][:2]],
                "more": max(len(every[row.pk]) - 2, 0),
            }
            for row in page.object_list
        ],
        "mine": [_told(turn) for turn in mine[:MOST_TURNS]],
        "mine_more": max(len(mine) - MOST_TURNS, 0),
        "sees_money": may(roles, "read.orders"),
        "reminders": _reminded(request),
        "confirmations": [
            (one, address_of(one.page, one.names)) for one in confirmations.waiting_for(request.actor)
        ],
    }
    return render(request, "board/orders.html", context)


@require_GET
@door("read.board")
def order(request: DoorRequest, order: int) -> HttpResponse:
    """One order from the buyer's inquiry to the makers' pay."""
    one = get_object_or_404(Order.objects.select_related("buyer", "group"), pk=order)
    standing = glance.standing_of([one])[one.pk]
    story = walk.story(standing) if may(request.actor.roles, "read.journal") else []
    whole = walk.walk_of(standing, request.actor.roles, timezone.localdate())
    first = whole.first_turn(request.actor.roles)
    context = {
        "order": one,
        "standing": standing,
        "walk": whole,
        "stretches": [
            {
                "one": stretch,
                "address": address_of(*stretch.page) if stretch.open else "",
                "turns": [_told(turn) for turn in stretch.turns],
                "parts": [(part, address_of(*part.page)) for part in stretch.parts],
            }
            for stretch in whole.stretches
        ],
        "first": _told(first) if first else None,
        "mine": [_told(turn) for turn in whole.turns if turn.role in request.actor.roles],
        "left": _left(standing.ships_on, timezone.localdate()),
        "sees_money": may(request.actor.roles, "read.orders"),
        "reminders": _reminded(request, one),
        "story": story[:SHORT_STORY],
        "earlier": story[SHORT_STORY:],
    }
    return render(request, "board/order.html", context)


@require_GET
@door("read.makers")
def workshop(request: DoorRequest, workshop: int) -> HttpResponse:
    """One workshop over all orders: its shares, counts, lots and pay."""
    one = get_object_or_404(Workshop.objects.select_related("village__regency", "group"), pk=workshop)
    sees_pay = may(request.actor.roles, "read.settlement")
    context = {
        "workshop": one,
        "page": workshop_figures.desk_page(one, with_pay=sees_pay),
        "sees_pay": sees_pay,
    }
    return render(request, "board/workshop.html", context)
