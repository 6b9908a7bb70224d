"""What the public page of a release says: goods, places, the office, and no person's data and no price."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import segno

from geliat.desk.allotment.models import Share
from geliat.desk.consignments.figures import port_name
from geliat.desk.consignments.models import ConsignmentLine
from geliat.desk.dossier.models import Paper
from geliat.desk.loading.models import Container
from geliat.desk.packing.models import Carton
from geliat.desk.release.models import Npe, Release
from geliat.sentences import Sentence
from geliat.trade.access import ROLE_NAMES, Role
from geliat.trade.documents import MinutesOfRelease
from geliat.trade.suppression import suppress_count

QUIET_ZONE = 2


@dataclass(frozen=True, slots=True)
class Goods:
    """One product released, over all its sizes."""

    name: Sentence
    pieces: int
    sizes: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class PublicAct:
    """A release as everybody may read it.

    `workshops` are those at work on the order, None where so few could be known one by one.
    """

    code: str
    released_at: datetime
    place: str
    office: Sentence
    group: str
    regency: str
    goods: tuple[Goods, ...]
    pieces: int
    cartons: int
    containers: int
    workshops: int | None
    origin: Sentence
    destination: Sentence
    npe: Npe | None
    minutes: Paper | None
    invented: bool


def public_act(release: Release) -> PublicAct:
    """What may be told of a release."""
    consignment = release.consignment
    group = consignment.order.group
    goods = _goods(consignment.pk)
    office = release.officer.office
    at_work = Share.objects.filter(plan__order=consignment.order_id, counts__quantity__gt=0)
    workshops = at_work.values("workshop").distinct().count()
    return PublicAct(
        code=release.code,
        released_at=release.released_at,
        place=release.place,
        office=Sentence(en=office, id=office) if office else ROLE_NAMES[Role.OFFICER],
        group=group.name,
        regency=group.regency.name,
        goods=goods,
        pieces=sum(one.pieces for one in goods),
        cartons=Carton.objects.filter(consignment=consignment).count(),
        containers=Container.objects.filter(consignment=consignment).count(),
        workshops=suppress_count(workshops),
        origin=port_name(consignment.loading_port),
        destination=port_name(consignment.destination_port),
        npe=Npe.objects.filter(consignment=consignment).first(),
        minutes=Paper.objects.filter(consignment=consignment, kind=MinutesOfRelease.kind)
        .order_by("-version")
        .first(),
        invented=group.invented,
    )


def _goods(consignment: int) -> tuple[Goods, ...]:
    names: dict[int, Sentence] = {}
    sizes: dict[int, list[tuple[str, int]]] = {}
    rows = ConsignmentLine.objects.filter(consignment=consignment).select_related("line__size__product")
    for row in rows.order_by("line__number"):
        size = row.line.size
        product = size.product
        names[product.pk] = Sentence(en=product.name_en, id=product.name_id, zh=product.name_zh)
        sizes.setdefault(product.pk, []).append((size.code, row.quantity))
    return tuple(
        Goods(name, sum(pieces for _, pieces in sizes[product]), tuple(sizes[product]))
        for product, name in names.items()
    )


def qr_code(address: str) -> str:
    """An address as a QR code: an SVG picture that stands in the page itself."""
    return str(segno.make(address, error="m").svg_data_uri(border=QUIET_ZONE, dark="#000", light="#fff"))
