"""What the rules look at of a consignment, as the earlier rooms record it, and who records what is lacking.

Materials and how a skin was treated stand with the product, packaging with the consignment, the way of
payment in its customs facts, papers asked for in its origin claims. What nobody recorded is None: the rules
then ask.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from geliat.desk.catalogue.models import Product
from geliat.desk.consignments.models import Consignment, CustomsEntry, PackingMaterial
from geliat.refusals import Fact
from geliat.sentences import Sentence
from geliat.trade.access import ROLE_NAMES, Role, holders
from geliat.trade.identifiers import normal_hs_code
from geliat.trade.requirements import FACTS, GoodsProfile, Material
from geliat.trade.requirements.goods import MATERIALS, way_of_payment
from geliat.trade.requirements.schemes import CERTIFICATES

RECORDED_BY = {
    "materials": "catalogue.describe",
    "species": "catalogue.describe",
    "treatment": "catalogue.describe",
    "packaging": "consignments.record_packing",
    "payment": "consignments.enter_customs",
}
"""The deed by which a fact of `trade.requirements.FACTS` is recorded; the others are never lacking here."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """A fact that nobody has recorded: its name, who records it, and on which page."""

    fact: str
    owner: Role
    mend: tuple[str, Mapping[str, Fact]] | None

    @property
    def name(self) -> Sentence:
        """The fact in words."""
        return FACTS[self.fact]

    @property
    def who(self) -> Sentence:
        """Who records it, in words."""
        return ROLE_NAMES[self.owner]


def profiles(consignment: Consignment) -> tuple[GoodsProfile, ...]:
    """Each product of a consignment with the terms of the shipment, as the rules look at it."""
    schemes = set(consignment.origin_claims.values_list("scheme", flat=True))
    payment, packaging = _payment(consignment), _packaging(consignment)
    return tuple(
        GoodsProfile(
            hs_code=normal_hs_code(product.hs_code),
            destination=consignment.destination_port[:2],
            materials=_materials(product),
            incoterm=consignment.order.incoterm,
            payment=payment,
            packaging=packaging,
            asked=frozenset(CERTIFICATES.get(scheme, scheme.lower()) for scheme in schemes),
        )
        for product in _products(consignment)
    )


def _products(consignment: Consignment) -> list[Product]:
    sizes = consignment.lines.values("line__size")
    return list(Product.objects.filter(sizes__in=sizes).distinct().prefetch_related("materials"))


def _materials(product: Product) -> tuple[Material, ...] | None:
    """The materials as recorded; where none are, those that the product names itself; None: nobody told."""
    own = {"wood": product.wood_species, "skin": product.skin_species}
    recorded = [
        Material(
            row.kind if row.kind in MATERIALS else "other",
            row.species or own.get(row.kind, ""),
            row.treatment,
        )
        for row in product.materials.all()
    ]
    named = [Material(kind, species) for kind, species in own.items() if species]
    return tuple(recorded or named) or None


def _packaging(consignment: Consignment) -> frozenset[str] | None:
    row = PackingMaterial.objects.filter(consignment=consignment).first()
    return frozenset(row.kinds) if row and row.kinds else None


def _payment(consignment: Consignment) -> str | None:
    row = CustomsEntry.objects.filter(consignment=consignment).only("payment_method").first()
    return way_of_payment(row.payment_method) if row else None


def lacking(consignment: Consignment, fact: str) -> Lacking:
    """Who records a fact that is lacking of a consignment, and where."""
    deed = RECORDED_BY.get(fact, "consignments.plan")
    here = {"consignment": consignment.pk}
    mend: tuple[str, Mapping[str, Fact]] | None = ("consignments:consignment", here)
    if fact == "packaging":
        mend = ("consignments:export_packing", here)
    elif fact == "payment":
        mend = ("consignments:export_customs", here)
    elif deed == "catalogue.describe":
        product = next((one for one in _products(consignment) if _lacks(one, fact)), None)
        mend = ("catalogue:materials", {"product": product.pk}) if product else None
    return Lacking(fact, holders(deed)[0], mend)


def _lacks(product: Product, fact: str) -> bool:
    materials = _materials(product)
    if materials is None or fact == "materials":
        return materials is None
    return any(not getattr(one, fact).strip() for one in materials if one.kind in ("wood", "skin"))
