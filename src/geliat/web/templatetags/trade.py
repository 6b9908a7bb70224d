"""The trade's own template tags and filters: stages, figures, blockers, measures; see docs/pages.md.

They are built in: no template needs `{% load %}` for them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import forms, template
from django.core.paginator import Page
from django.forms.boundfield import BoundField
from django.template import loader
from django.template.context import RequestContext
from django.utils.formats import number_format
from django.utils.safestring import SafeString, mark_safe

from geliat.measures import MINOR_UNITS, Money, cubic_metres, kilograms, percent
from geliat.refusals import Blocker, Refusal
from geliat.sentences import Sentence
from geliat.trade import journey
from geliat.trade.access import ROLE_NAMES, Actor, Role
from geliat.trade.access import may as role_may
from geliat.web import telling

register = template.Library()

TONES = {
    "order": {"inquiry": "wait", "shipped": "good", "closed": "good", "cancelled": "stop"},
    "consignment": {"planned": "wait", "released": "good", "sailed": "good", "arrived": "good"},
    "share": {
        "proposed": "wait",
        "offered": "warn",
        "declined": "stop",
        "released": "warn",
        "finished": "good",
        "withdrawn": "wait",
    },
    "lot": {
        "presented": "wait",
        "drying": "warn",
        "accepted": "good",
        "rejected": "stop",
        "rework": "warn",
        "resubmitted": "wait",
    },
    "container": {"booked": "wait", "unfit": "stop", "sealed": "good", "gated_in": "good"},
    "pay": {"due": "warn", "paid": "good"},
}
"""The tone of a stage's badge; a stage not named here is under way ("go")."""

PIECE = Sentence(en="piece", id="buah", zh="件")
PIECES = Sentence(en="pieces", id="buah", zh="件")


# Filters: every figure in the reader's own way of writing numbers.


@register.filter
def said(sentence: Sentence | str | None) -> str:
    """A Sentence in the reader's language; text stays as it is."""
    return telling.said(sentence) if isinstance(sentence, Sentence) else sentence or ""


@register.filter
def number(value: int | Decimal | None, places: int | None = None) -> str:
    """A number with its thousands parted, with so many decimals if told."""
    return "" if value is None else str(number_format(value, decimal_pos=places, force_grouping=True))


@register.filter
def money(value: Money | None) -> str:
    """An amount with its currency, to the currency's own minor unit."""
    return "" if value is None else _amount(value.amount, value.currency)


@register.filter
def amount_in(amount: Decimal | int | None, currency: str) -> str:
    """A bare amount in the currency that stands in another column."""
    return "" if amount is None else _amount(Decimal(amount), currency)


@register.filter
def rupiah(amount: Decimal | int | None) -> str:
    """An amount of rupiah, whole."""
    return "" if amount is None else _amount(Decimal(amount), "IDR")


def _amount(amount: Decimal, currency: str) -> str:
    figure = number(Money(amount, currency).rounded().amount, MINOR_UNITS.get(currency, 2))
    if currency != "IDR":
        return f"{currency} {figure}"
    return f"Rp{figure}" if telling.language().startswith("id") else f"IDR {figure}"


@register.filter
def kg(grams: int | None, places: int = 1) -> str:
    """Grams as kilograms, one decimal unless told."""
    if grams is None:
        return ""
    rounded = kilograms(grams).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return f"{number(rounded, places)} kg"


@register.filter
def mm(length_mm: int | None) -> str:
    """A length in millimetres."""
    return "" if length_mm is None else f"{number(length_mm)} mm"


@register.filter
def m3(volume_mm3: int | None) -> str:
    """Cubic millimetres as cubic metres, three decimals as papers give it."""
    return "" if volume_mm3 is None else f"{number(cubic_metres(volume_mm3), 3)} m³"


@register.filter
def permille(value: int | None) -> str:
    """Tenths of a percent as a percentage with one decimal."""
    return "" if value is None else f"{number(percent(value), 1)}%"


@register.filter
def pieces(quantity: int | None) -> str:
    """A count of pieces."""
    if quantity is None:
        return ""
    return f"{number(quantity)} {telling.said(PIECE if quantity == 1 else PIECES)}"


# Tags


@register.simple_tag
def roles_of(actor: Actor) -> str:
    """The roles of the one who stands before the page, in words."""
    return ", ".join(telling.said(ROLE_NAMES[role]) for role in Role if role in actor.roles)


@register.simple_tag
def role_name(role: str) -> str:
    """A role in words."""
    return telling.said(ROLE_NAMES[Role(role)])


@register.simple_tag(takes_context=True)
def may(context: RequestContext, deed: str) -> bool:
    """Whether the reader's roles allow a deed, to show its button: {% may "orders.confirm" as can %}."""
    actor: Actor | None = context.get("actor")
    return actor is not None and role_may(actor.roles, deed)


@register.inclusion_tag("components/stage.html")
def stage(thing: str, code: str) -> dict[str, Any]:
    """The badge of a stage: {% stage "order" order.stage %}."""
    return {"name": telling.said(journey.stage_name(thing, code)), "tone": TONES[thing].get(code, "go")}


@register.inclusion_tag("components/figure.html")
def figure(label: str, value: object, unit: str = "", note: str = "") -> dict[str, Any]:
    """A tile inside <dl class="tiles">; whole numbers and decimals are written the reader's way."""
    shown = number(value) if isinstance(value, int | Decimal) else value
    return {"label": label, "value": shown, "unit": unit, "note": note}


@register.inclusion_tag("components/fact.html")
def fact(label: str, value: object, unit: str = "") -> dict[str, Any]:
    """A line inside <dl class="facts">."""
    shown = number(value) if isinstance(value, int | Decimal) else value
    return {"label": label, "value": "–" if shown in (None, "") else shown, "unit": unit}


@register.inclusion_tag("components/progress.html")
def progress(label: str, done: int, total: int) -> dict[str, Any]:
    """How far a count has come; more than all shows as full."""
    return {
        "label": label,
        "done": str(min(done, total)),
        "most": str(max(total, 1)),
        "said_done": number(done),
        "said_total": number(total),
        "percent": str(min(100, done * 100 // total) if total else 0),
        "full": total > 0 and done >= total,
    }


@register.inclusion_tag("components/blockers.html", takes_context=True)
def blockers(
    context: RequestContext, reasons: Refusal | Iterable[Blocker | telling.ToldBlocker] | None
) -> dict[str, Any]:
    """Every open blocker with its code, its owner and where it is mended; nothing when there is none.

    Who came by a link is not sent to pages of the desk, which would only ask for a sign-in.
    """
    if isinstance(reasons, Refusal):
        reasons = reasons.blockers
    shown: list[telling.ToldBlocker] = []
    for reason in reasons or ():
        shown += [reason] if isinstance(reason, telling.ToldBlocker) else telling.told([reason])
    actor = context.get("actor")
    return {"blockers": shown, "by_link": bool(actor and actor.opens)}


@register.inclusion_tag("components/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """One field of a form: label, help, input and what is wrong, tied together for every reader."""
    kind = bound.field.widget
    group = bool(kind.use_fieldset)
    return {
        "field": bound,
        "widget": bound.as_widget(),
        "group": group,
        "check": isinstance(kind, forms.CheckboxInput),
        "described": bound.aria_describedby if group else "",
    }


@register.inclusion_tag("components/fields.html")
def fields(form: forms.BaseForm) -> dict[str, Any]:
    """All fields of a form, with what is wrong with the form as a whole above them."""
    return {"form": form}


@register.inclusion_tag("components/empty.html")
def empty(title: str, hint: str = "", address: str = "", label: str = "") -> dict[str, Any]:
    """What a page says where a list is empty, with what to do about it."""
    return {"title": title, "hint": hint, "address": address, "label": label}


@register.inclusion_tag("components/timeline_entry.html")
def timeline_entry(
    deed: str, at: datetime, who: str, label: str = "", moved: str = "", note: str = ""
) -> dict[str, Any]:
    """One deed inside <ol class="timeline">; `moved` is the badge of the stage it led to."""
    return {"deed": deed, "at": at, "who": who, "label": label, "moved": moved, "note": note}


@register.inclusion_tag("components/pages.html", takes_context=True)
def pages(context: RequestContext, page: Page[Any]) -> dict[str, Any]:
    """Ways to the page before and after, keeping the filters of the address."""
    asked = context["request"].GET
    links = {"page": page, "before": "", "after": ""}
    if page.has_previous():
        links["before"] = _with_page(asked, page.previous_page_number())
    if page.has_next():
        links["after"] = _with_page(asked, page.next_page_number())
    return links


def _with_page(asked: Any, wanted: int) -> str:
    query = asked.copy()
    query["page"] = str(wanted)
    return str(query.urlencode())


@register.inclusion_tag("components/deed_button.html", takes_context=True)
def deed_button(
    context: RequestContext, address: str, label: str, kind: str = "", about: str = "", **hidden: object
) -> dict[str, Any]:
    """A button that does one deed by POST; `about` tells a screen reader which thing, the rest is sent."""
    return {
        "csrf_token": context.get("csrf_token"),
        "address": address,
        "label": label,
        "kind": kind,
        "about": about,
        "hidden": list(hidden.items()),
    }


@register.simple_block_tag
def next_step(content: SafeString, title: str) -> SafeString:
    """The panel that says what is next: {% next_step "…" %}…{% endnext_step %}."""
    return _rendered("components/next_step.html", {"title": title, "content": content})


@register.simple_block_tag
def table(content: SafeString, caption: str, note: str = "") -> SafeString:
    """A table with its caption that scrolls by itself on a narrow screen; inside: thead and tbody."""
    return _rendered("components/table.html", {"caption": caption, "note": note, "content": content})


def _rendered(name: str, context: dict[str, Any]) -> SafeString:
    return mark_safe(loader.get_template(name).render(context))  # noqa: S308 - a template escaped it
