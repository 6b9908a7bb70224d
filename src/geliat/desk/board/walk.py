"""One order's whole walk: every stretch with its figures, what is next, what blocks it, and its story."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from geliat.desk.allotment.models import AllotmentPlan, Share
from geliat.desk.board.glance import RELEASED, SAILED, Knot, Shipment, Standing
from geliat.desk.board.turns import Turn, turns
from geliat.desk.dossier import figures as dossier
from geliat.desk.dossier.models import Paper
from geliat.desk.journal import words
from geliat.desk.journal.models import Entry
from geliat.desk.loading.models import Container
from geliat.desk.quality.models import Lot
from geliat.desk.release import figures as release
from geliat.desk.release.models import Npe, Release
from geliat.desk.settlement.models import Pay, PayoutFile
from geliat.refusals import Blocker
from geliat.sentences import Sentence
from geliat.trade import journey
from geliat.trade.access import Role, may

STRETCHES: Mapping[str, Sentence] = {
    "orders": Sentence(en="Order", id="Pesanan"),
    "consignments": Sentence(en="Consignments", id="Kiriman"),
    "allotment": Sentence(en="Allotment", id="Pembagian kerja"),
    "production": Sentence(en="Production", id="Produksi"),
    "quality": Sentence(en="Quality", id="Mutu"),
    "packing": Sentence(en="Packing", id="Pengemasan"),
    "loading": Sentence(en="Loading", id="Pemuatan"),
    "dossier": Sentence(en="Papers", id="Berkas"),
    "release": Sentence(en="Release", id="Pelepasan"),
    "voyage": Sentence(en="Voyage", id="Pelayaran"),
    "settlement": Sentence(en="Settlement", id="Pembayaran"),
}
"""The stretches of the walk, each a room, in walking order."""
OF_ORDER = ("orders", "allotment", "production", "quality", "settlement")
"""Rooms whose page is that of the order; the others have one for each consignment."""
MOST_TOLD = 60
"""Lines of the story on the page; the journal has the rest."""


@dataclass(frozen=True, slots=True)
class Part:
    """One consignment within a stretch: how far it is, its stage or a word, and its page."""

    consignment: str
    said: Sentence
    page: tuple[str, Mapping[str, int]]
    blockers: tuple[Blocker, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """A count of a stretch, shown as a bar."""

    name: Sentence
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """One room's part of the walk; `open` says whether the reader may read that room."""

    code: str
    state: str
    page: tuple[str, Mapping[str, int]]
    bars: tuple[Bar, ...] = ()
    parts: tuple[Part, ...] = ()
    turns: tuple[Turn, ...] = ()
    open: bool = True

    @property
    def name(self) -> Sentence:
        """The room in words."""
        return STRETCHES[self.code]

    @property
    def blocked(self) -> int:
        """Open blockers of all its consignments."""
        return sum(len(part.blockers) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Walk:
    """The whole walk of one order."""

    standing: Standing
    stretches: tuple[Stretch, ...]
    turns: tuple[Turn, ...] = field(default=())

    def first_turn(self, roles: Iterable[Role]) -> Turn | None:
        """What is next: what somebody with these roles can do, or else what others do first."""
        held = frozenset(roles)
        return next((turn for turn in self.turns if turn.role in held), next(iter(self.turns), None))


def walk_of(one: Standing, roles: Iterable[Role], on: date) -> Walk:
    """The walk of an order on a day, as somebody with these roles may see it."""
    held = frozenset(roles)
    open_turns = turns(one)
    stretches = []
    for code in STRETCHES:
        mine = tuple(turn for turn in open_turns if turn.room == code)
        opens = may(held, f"read.{code}")
        bars = _bars(one, code) if opens else ()
        stretches.append(
            Stretch(
                code=code,
                state=_state(one, code, begun=bool(mine)),
                bars=bars,
                parts=tuple(_part(code, shipment, one, on) for shipment in one.shipments)
                if opens and code not in OF_ORDER
                else (),
                turns=mine,
                page=(f"{code}:order", {"order": one.order.pk})
                if code in OF_ORDER
                else (f"{code}:consignments", {}),
                open=opens,
            )
        )
    return Walk(one, tuple(stretches), tuple(open_turns))


DONE: Mapping[str, Callable[[Standing], bool]] = {
    "orders": lambda one: one.order.stage != "inquiry" and one.accounts.deposit_missing.amount <= 0,
    "consignments": lambda one: all(
        row.consignment.booking and row.consignment.vessel for row in one.shipments
    ),
    "allotment": lambda one: 0 < one.asked <= one.standing,
    "production": lambda one: 0 < one.asked <= one.counted and one.delivered >= one.accounts.pieces,
    "quality": lambda one: 0 < one.accounts.pieces <= one.accepted,
    "packing": lambda one: all(row.is_packed for row in one.shipments),
    "loading": lambda one: all(row.is_loaded for row in one.shipments),
    "dossier": lambda one: all(row.has_papers for row in one.shipments),
    "release": lambda one: one.at(*RELEASED) == len(one.shipments),
    "voyage": lambda one: one.at("arrived") == len(one.shipments),
    "settlement": lambda one: one.order.stage == "closed",
}
"""When a stretch is done; those of consignments only where there are any."""


def _state(one: Standing, code: str, *, begun: bool) -> str:
    if DONE[code](one) and (code in OF_ORDER or one.shipments):
        return "done"
    some = any(bar.done for bar in _bars(one, code)) and one.order.stage != "inquiry"
    return "now" if begun or some else "waiting"


def _bars(one: Standing, code: str) -> tuple[Bar, ...]:
    knots = {knot.code: knot for knot in one.knots}
    many = len(one.shipments)
    booked = sum(bool(row.consignment.booking and row.consignment.vessel) for row in one.shipments)
    delivered = Sentence(en="At the warehouse", id="Di gudang")
    bars = {
        "consignments": (Bar(Sentence(en="Booked", id="Dipesankan kapal"), booked, many),),
        "allotment": (
            _bar(knots["covered"], "Pieces with a maker, all steps", "Buah ada pembuatnya, semua langkah"),
        ),
        "production": (
            _bar(knots["finished"], "Pieces finished, all steps", "Buah selesai, semua langkah"),
            Bar(delivered, one.delivered, one.accounts.pieces),
        ),
        "quality": (_bar(knots["accepted"], "Pieces accepted and dry", "Buah lulus dan kering"),),
        "packing": (_bar(knots["packed"], "Pieces in cartons", "Buah dalam karton"),),
        "loading": (_bar(knots["loaded"], "Containers sealed", "Kontainer disegel"),),
        "dossier": (_bar(knots["papers"], "Papers sealed", "Berkas disahkan"),),
        "release": (_bar(knots["released"], "Consignments released", "Kiriman dilepas"),),
        "voyage": (
            _bar(knots["sailed"], "Consignments sailed", "Kiriman berlayar"),
            Bar(Sentence(en="Arrived", id="Tiba"), one.at("arrived"), many),
        ),
    }
    return bars.get(code, ())


def _bar(knot: Knot, en: str, id: str) -> Bar:
    return Bar(Sentence(en=en, id=id), knot.done, knot.total)


def _part(code: str, row: Shipment, one: Standing, on: date) -> Part:
    open_blockers: tuple[Blocker, ...] = ()
    if code == "release" and row.consignment.stage == "planned" and one.order.stage == "in_work":
        open_blockers = release.blockers(row.consignment, on)
    return Part(
        row.consignment.number,
        _said(code, row, open_blockers),
        (f"{code}:consignment", {"consignment": row.consignment.pk}),
        open_blockers,
    )


def _said(code: str, row: Shipment, blockers: tuple[Blocker, ...]) -> Sentence:
    match code:
        case "consignments":
            ship = row.consignment.vessel
            return Sentence(en=ship, id=ship) if ship else Sentence(en="no vessel yet", id="belum ada kapal")
        case "packing":
            told = f"{row.packed:,} / {row.asked:,}"
            return Sentence(en=f"{told} pieces", id=f"{told.replace(',', '.')} buah")
        case "loading":
            named = ", ".join(box.number for box in row.boxes)
            return (
                Sentence(en=named, id=named)
                if named
                else Sentence(en="no container yet", id="belum ada kontainer")
            )
        case "dossier":
            told = f"{row.sealed_papers} / {len(dossier.KINDS)}"
            return Sentence(en=f"{told} sealed", id=f"{told} disahkan")
        case "release" if blockers:
            return Sentence(en=f"{len(blockers)} open", id=f"{len(blockers)} belum beres")
        case "voyage" if row.consignment.stage not in (*SAILED, "released"):
            return Sentence(en="not released yet", id="belum dilepas")
        case _:
            return journey.stage_name("consignment", row.consignment.stage)


@dataclass(frozen=True, slots=True)
class Told:
    """Deeds of one kind by one person on one day, told in one line."""

    deed: Sentence
    who: str
    at: datetime
    many: int
    label: str
    thing: str
    stage_after: str

    @property
    def staged(self) -> bool:
        """Whether it moved one thing to a stage that has a name."""
        return self.many == 1 and self.stage_after in journey.STAGES.get(self.thing, {})


def story(one: Standing, most: int = MOST_TOLD) -> list[Told]:
    """What was done with the order and its things, the latest first, like deeds of a day in one line."""
    told: dict[tuple[object, ...], Told] = {}
    for entry in _entries(one).order_by("-id").iterator():
        key = (entry.deed, entry.who, timezone.localdate(entry.at), entry.thing)
        if (before := told.get(key)) is not None:
            told[key] = replace(before, many=before.many + 1)
        elif len(told) == most:
            break
        else:
            told[key] = Told(
                deed=words.deed_name(entry.deed),
                who=entry.who,
                at=entry.at,
                many=1,
                label=entry.label,
                thing=entry.thing,
                stage_after=entry.stage_after,
            )
    return list(told.values())


def _entries(one: Standing) -> QuerySet[Entry]:
    order = one.order.pk
    ships = [row.consignment.pk for row in one.shipments]
    things: Mapping[str, QuerySet[Any, Any] | list[int]] = {
        "order": [order],
        "consignment": ships,
        "allotmentplan": AllotmentPlan.objects.filter(order=order).values("pk"),
        "share": Share.objects.filter(plan__order=order).values("pk"),
        "lot": Lot.objects.filter(share__plan__order=order).values("pk"),
        "container": Container.objects.filter(consignment__in=ships).values("pk"),
        "paper": Paper.objects.filter(consignment__in=ships).values("pk"),
        "npe": Npe.objects.filter(consignment__in=ships).values("pk"),
        "release": Release.objects.filter(consignment__in=ships).values("pk"),
        "pay": Pay.objects.filter(order=order).values("pk"),
        "payoutfile": PayoutFile.objects.filter(order=order).values("pk"),
    }
    about = Q(pk__in=[])
    for thing, subjects in things.items():
        about |= Q(thing=thing, subject__in=subjects)
    return Entry.objects.filter(about)
