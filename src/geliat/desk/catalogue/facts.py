"""What is told of a product, a size, its route, package and quality, as frozen values for the actions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from geliat.trade.moisture import DRUM_POINTS


@dataclass(frozen=True, slots=True)
class ProductFacts:
    """A thing that is sold; `hs_reason` says why the HS code is the right one."""

    code: str
    name_en: str
    name_id: str
    craft: str
    hs_code: str
    hs_reason: str
    name_zh: str = ""
    wood_species: str = ""
    skin_species: str = ""
    playable: bool = False


@dataclass(frozen=True, slots=True)
class SizeFacts:
    """A size: outer measures in mm, net mass in g; `profile` is (height_mm, radius_mm) from the foot up."""

    code: str
    sku: str
    shape: str
    length_mm: int
    width_mm: int
    height_mm: int
    net_g: int
    profile: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class StepFacts:
    """A work step of a route, in its place by order of telling."""

    step: str
    lead_days: int
    minutes_per_piece: int
    pay_idr: Decimal
    inspected: bool = False


@dataclass(frozen=True, slots=True)
class PackageFacts:
    """A carton: how many pieces stand along, across and in layers, outer mm, tare and top load in g."""

    pieces: int
    along: int
    across: int
    layers: int
    outer_length_mm: int
    outer_width_mm: int
    outer_height_mm: int
    tare_g: int
    upright: bool = True
    max_top_g: int | None = None


@dataclass(frozen=True, slots=True)
class QualityFacts:
    """The quality asked: inspection level and AQLs of ISO 2859-1, limits of moisture in permille."""

    aql_major: Decimal
    aql_minor: Decimal
    aql_critical: Decimal = Decimal(0)
    level: str = "II"
    moisture_mean_permille: int = 120
    moisture_point_permille: int = 150
    moisture_points: tuple[str, ...] = DRUM_POINTS
    approved_by_buyer_on: date | None = None


@dataclass(frozen=True, slots=True)
class DefectFacts:
    """A defect by code and class ("critical", "major", "minor"); no crafts means all of them."""

    code: str
    severity: str
    name_en: str
    name_id: str
    crafts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MaterialFacts:
    """A material of one piece; `values_idr` is what a piece of each size takes of it, by the size's code.

    `species` stays empty where it is the product's own wood or skin; `treatment` is the rules' word for how a
    skin was treated (`trade.requirements.TREATMENTS`), empty where it is not known.
    """

    kind: str
    name_en: str
    name_id: str
    hs_code: str
    values_idr: Mapping[str, Decimal]
    name_zh: str = ""
    species: str = ""
    treatment_en: str = ""
    treatment_id: str = ""
    origin: str = "ID"
    proof: str = ""
    treatment: str = ""
