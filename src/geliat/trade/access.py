"""Who may do which deed and read which page: roles and deeds as one table.

A person signs in and holds roles; a maker, buyer or forwarder may instead come by a link that opens one
workshop's shares, one order or one consignment. A page that is read has a name too ("read.makers").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from geliat.refusals import Blocker, NotYours, Refusal
from geliat.sentences import Sentence


class Role(StrEnum):
    """The six people of the house, and who keeps it."""

    COORDINATOR = "coordinator"
    MAKER = "maker"
    INSPECTOR = "inspector"
    OFFICER = "officer"
    FORWARDER = "forwarder"
    BUYER = "buyer"
    ADMINISTRATOR = "administrator"


ROLE_NAMES: Mapping[Role, Sentence] = MappingProxyType(
    {
        Role.COORDINATOR: Sentence(en="Coordinator", id="Koordinator", zh="协调员"),
        Role.MAKER: Sentence(en="Maker", id="Perajin", zh="工匠"),
        Role.INSPECTOR: Sentence(en="Inspector", id="Pemeriksa mutu", zh="检验员"),
        Role.OFFICER: Sentence(en="District officer", id="Petugas dinas", zh="主管部门官员"),
        Role.FORWARDER: Sentence(en="Forwarder (PPJK)", id="PPJK", zh="货运代理"),
        Role.BUYER: Sentence(en="Buyer", id="Pembeli", zh="买方"),
        Role.ADMINISTRATOR: Sentence(en="Administrator", id="Administrator", zh="管理员"),
    }
)

SIGN_IN_ROLES = (Role.COORDINATOR, Role.INSPECTOR, Role.OFFICER, Role.FORWARDER, Role.ADMINISTRATOR)
"""Roles a person holds by signing in; makers and buyers come by link."""

_C, _M, _I, _O, _F, _B, _A = Role
_DESK = frozenset({_C, _I, _O, _A})

DEEDS: Mapping[str, frozenset[Role]] = MappingProxyType(
    {
        # pages
        "read.board": frozenset({_C, _I, _O, _F, _A}),
        "read.journal": frozenset({_C, _O, _A}),
        "read.people": frozenset({_A}),
        "read.rules": frozenset({_C, _I, _O, _F, _A}),
        "read.makers": _DESK,
        "read.private": frozenset({_C}),
        "read.catalogue": _DESK,
        "read.orders": frozenset({_C, _I, _O, _A}),
        "read.consignments": frozenset({_C, _I, _O, _F, _A}),
        "read.allotment": frozenset({_C, _I, _O, _A}),
        "read.production": frozenset({_C, _I, _O, _A}),
        "read.quality": frozenset({_C, _I, _O, _A}),
        "read.packing": frozenset({_C, _I, _O, _F, _A}),
        "read.loading": frozenset({_C, _I, _O, _F, _A}),
        "read.dossier": frozenset({_C, _O, _F, _A}),
        "read.release": frozenset({_C, _I, _O, _F, _A}),
        "read.voyage": frozenset({_C, _O, _F, _A}),
        "read.settlement": frozenset({_C, _A}),
        "read.proceeds": frozenset({_C, _O, _A}),
        "read.indicators": frozenset({_C, _O, _A}),
        # by link
        "read.own_shares": frozenset({_M}),
        "read.own_order": frozenset({_B}),
        "read.own_consignment": frozenset({_F, _B}),
        "read.calendar": frozenset({_C, _O}),
        # deeds
        "people.enrol": frozenset({_A}),
        "people.grant": frozenset({_A}),
        "people.set_password": frozenset({_A}),
        "people.issue_link": frozenset({_C, _A}),
        "people.revoke_link": frozenset({_C, _A}),
        "rules.write": frozenset({_O, _A}),
        "rules.end": frozenset({_O, _A}),
        "rules.confirm": frozenset({_O, _A}),
        "rules.set_aside": frozenset({_O, _A}),
        "makers.register": frozenset({_C}),
        "makers.state_capacity": frozenset({_C}),
        "makers.close_week": frozenset({_C, _M}),
        "makers.record_disclosure": frozenset({_C, _M}),
        "makers.withdraw_disclosure": frozenset({_C, _M}),
        "makers.keep_private": frozenset({_C}),
        "catalogue.describe": frozenset({_C}),
        "orders.receive": frozenset({_C}),
        "orders.confirm": frozenset({_C}),
        "orders.cancel": frozenset({_C}),
        "orders.record_payment": frozenset({_C}),
        "orders.record_rate": frozenset({_C}),
        "orders.close": frozenset({_C}),
        "consignments.plan": frozenset({_C}),
        "consignments.book": frozenset({_C, _F}),
        "consignments.cost": frozenset({_C}),
        "consignments.record_packing": frozenset({_C}),
        "consignments.claim_origin": frozenset({_C}),
        "consignments.enter_customs": frozenset({_C, _F}),
        "consignments.record_bill": frozenset({_C, _F}),
        "allotment.allot": frozenset({_C}),
        "allotment.offer": frozenset({_C}),
        "allotment.accept": frozenset({_M, _C}),
        "allotment.decline": frozenset({_M, _C}),
        "allotment.mend": frozenset({_C}),
        "production.count": frozenset({_M, _C}),
        "production.hand_over": frozenset({_M, _C}),
        "production.deliver": frozenset({_M, _C}),
        "production.advance": frozenset({_C}),
        "quality.present": frozenset({_C, _I}),
        "quality.inspect": frozenset({_I}),
        "quality.measure": frozenset({_I}),
        "quality.send_to_rework": frozenset({_I}),
        "quality.resubmit": frozenset({_I, _C}),
        "quality.agree_improvement": frozenset({_C}),
        "packing.pack": frozenset({_C}),
        "packing.unpack": frozenset({_C}),
        "loading.book": frozenset({_C, _F}),
        "loading.check": frozenset({_I, _F}),
        "loading.plan": frozenset({_C}),
        "loading.stuff": frozenset({_C, _I}),
        "loading.seal": frozenset({_C, _F}),
        "loading.verify_mass": frozenset({_C}),
        "dossier.prepare": frozenset({_C}),
        "dossier.seal": frozenset({_C}),
        "dossier.record_received": frozenset({_C, _F}),
        "dossier.withdraw_received": frozenset({_C, _F}),
        "dossier.ask_hand_over": frozenset({_C, _F}),
        "dossier.confirm_hand_over": frozenset({_C, _O, _F}),
        "dossier.refuse_hand_over": frozenset({_C, _O, _F}),
        "dossier.take_declaration": frozenset({_C, _F}),
        "release.declare": frozenset({_C}),
        "release.withdraw": frozenset({_C}),
        "release.record_npe": frozenset({_F, _C}),
        "release.ask_decision": frozenset({_C, _F}),
        "release.confirm_decision": frozenset({_C, _O}),
        "release.release": frozenset({_O}),
        "voyage.record": frozenset({_F, _C}),
        "settlement.reckon": frozenset({_C}),
        "settlement.choose_way": frozenset({_C}),
        "settlement.make_file": frozenset({_C}),
        "settlement.take_back": frozenset({_C}),
        "settlement.confirm_paid": frozenset({_C}),
        "settlement.match_proceeds": frozenset({_C}),
        "indicators.record_baseline": frozenset({_O, _C}),
    }
)


def may(roles: Iterable[Role], deed: str) -> bool:
    """Whether somebody who holds `roles` may do `deed`; KeyError for a deed the table does not know."""
    return not DEEDS[deed].isdisjoint(roles)


def holders(deed: str) -> tuple[Role, ...]:
    """The roles that may do `deed`, in the order of the table of roles."""
    return tuple(role for role in Role if role in DEEDS[deed])


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does a deed: a person who signed in, the holder of a link, or the program itself at set-up.

    `opens` is the one thing a link opens, as (kind, number), e.g. ("workshop", 12).
    """

    who: str
    roles: frozenset[Role]
    person: int | None = None
    link: int | None = None
    opens: tuple[str, int] | None = None

    @property
    def role(self) -> Role:
        """The first of the roles held: what the journal names."""
        return next(role for role in Role if role in self.roles)

    def role_for(self, deed: str) -> Role:
        """The role in which the deed is done; the first held where none allows it."""
        return next((role for role in holders(deed) if role in self.roles), self.role)


def authorise(by: Actor, deed: str, *things: tuple[str, int]) -> None:
    """Let `by` do `deed`, or refuse.

    `things` are what the deed touches, as (kind, number); the holder of a link must have been given one of
    them. Raises NotYours for a thing that is not the link's, Refusal when the roles held do not allow it.
    """
    if by.opens is not None and by.opens not in things:
        raise NotYours
    if not may(by.roles, deed):
        named = [ROLE_NAMES[role] for role in holders(deed)]
        raise Refusal(
            Blocker(
                code="not_allowed",
                en="This can be done by: {roles_en}.",
                id="Ini dapat dilakukan oleh: {roles_id}.",
                facts={
                    "deed": deed,
                    "roles_en": ", ".join(name.en for name in named),
                    "roles_id": ", ".join(name.id for name in named),
                },
            )
        )
