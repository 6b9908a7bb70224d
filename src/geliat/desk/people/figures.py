"""Reads persons and links for the screen: who holds what, which links stand open, where a link leads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import segno
from django.apps import apps
from django.conf import settings
from django.db.models import QuerySet
from django.urls import NoReverseMatch, reverse

from geliat.desk.people.actions import token_of
from geliat.desk.people.models import Link, Person, RoleHolding
from geliat.sentences import Sentence
from geliat.trade.access import SIGN_IN_ROLES, Role

# The pages that later rooms open to a link, by what it opens; each takes the link's token.
LINK_PAGES = {
    "workshop": "board:maker",
    "order": "board:buyer",
    "consignment": "board:forwarder",
    "group": "board:calendar",
}
OPENS_NAMES = {
    "workshop": Sentence(en="Workshop", id="Bengkel", zh="工坊"),
    "order": Sentence(en="Order", id="Pesanan", zh="订单"),
    "consignment": Sentence(en="Consignment", id="Kiriman", zh="货运"),
    "group": Sentence(en="Calendar of", id="Kalender", zh="日历"),
}
STATES = {
    "open": Sentence(en="Open", id="Terbuka"),
    "expired": Sentence(en="Run out", id="Habis masa berlaku"),
    "revoked": Sentence(en="Closed", id="Ditutup"),
}


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link as the list shows it; `state` is "open", "expired" or "revoked"."""

    link: Link
    state: str
    thing: str = ""

    @property
    def said(self) -> Sentence:
        """The state in words."""
        return STATES[self.state]

    @property
    def opens(self) -> Sentence:
        """The kind of thing it opens, in words."""
        return OPENS_NAMES[self.link.opens]

    @property
    def tone(self) -> str:
        """The tone of the state's badge."""
        return {"open": "good", "expired": "wait", "revoked": "stop"}[self.state]


def persons() -> QuerySet[Person]:
    """Everybody who signs in, by name, with the roles they hold and held."""
    return Person.objects.prefetch_related("holdings").order_by("name")


def roles_not_held(person: Person) -> list[Role]:
    """Roles that could still be granted, in the order of the table of roles."""
    held = person.roles()
    return [role for role in SIGN_IN_ROLES if role not in held]


def holdings(person: Person) -> list[RoleHolding]:
    """The roles a person holds and held, those held now first."""
    return sorted(person.holdings.all(), key=lambda held: (held.ended_at is not None, held.began_at))


def links(*, opens: str = "", state: str = "", holder: str = "", at: datetime) -> QuerySet[Link]:
    """Links, newest first, by what they open, by state at a moment, and by part of the holder's name."""
    found = Link.objects.order_by("-id")
    if opens:
        found = found.filter(opens=opens)
    if holder:
        found = found.filter(holder__icontains=holder)
    match state:
        case "open":
            return found.filter(revoked_at=None, expires_at__gt=at)
        case "revoked":
            return found.exclude(revoked_at=None)
        case "expired":
            return found.filter(revoked_at=None, expires_at__lte=at)
        case _:
            return found


def rows(found: Iterable[Link], *, at: datetime) -> list[LinkRow]:
    """Links with their state at a moment and the name of the thing each opens."""
    shown = list(found)
    named: dict[tuple[str, int], str] = {}
    for opens in OPENS_NAMES:
        asked = [link.subject for link in shown if link.opens == opens]
        things = apps.get_model("desk", opens)._default_manager.filter(pk__in=asked) if asked else ()
        named.update({(opens, thing.pk): str(thing) for thing in things})
    return [
        LinkRow(link, state_of(link, at=at), named.get((link.opens, link.subject), f"#{link.subject}"))
        for link in shown
    ]


def state_of(link: Link, *, at: datetime) -> str:
    """Whether a link is "open", "expired" or "revoked" at a moment."""
    if link.revoked_at is not None:
        return "revoked"
    return "open" if link.expires_at > at else "expired"


def address_of(link: Link) -> str:
    """The whole address to send to the holder; empty while no room opens a page to such a link."""
    try:
        return settings.ADDRESS + reverse(LINK_PAGES[link.opens], kwargs={"token": token_of(link)})
    except NoReverseMatch:
        return ""


def qr_of(address: str) -> str:
    """An address as a QR code (ISO/IEC 18004, level M), as a data address of an SVG picture."""
    return str(segno.make(address, error="m", micro=False).svg_data_uri(scale=4, border=2))
