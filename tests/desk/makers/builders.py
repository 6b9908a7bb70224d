"""Groups, villages and workshops for tests, registered through the room's own actions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.desk.cast import AT, SRI

from geliat.desk.makers import actions
from geliat.desk.makers.facts import GroupFacts, WorkshopFacts
from geliat.desk.makers.models import Group, Regency, Village, Workshop

MONDAY = date(2020, 9, 7)


def a_regency(bps_code: str = "3505") -> Regency:
    """Kabupaten Blitar (3505), or another of the table: 3572 is Kota Blitar."""
    return actions.record_regency(bps_code, by=SRI, at=AT)


def a_village(name: str = "Minggirsari", regency: str = "3505", district: str = "Kanigoro") -> Village:
    """A village; told again it is the same row."""
    return actions.record_village(a_regency(regency), name, district=district, by=SRI, at=AT)


def group_facts(**changes: Any) -> GroupFacts:
    """The facts of `a_group()`."""
    told: dict[str, Any] = {
        "name": "CV Contoh Kendang Nusantara",
        "address": "Jl. Raya Minggirsari 17, Kanigoro, Kabupaten Blitar",
        "regency": a_regency(),
        "nib": "9120001234567",
        "signatory": "Sri Wahyuni",
        "signatory_title": "Direktur",
        "invented": True,
    }
    return GroupFacts(**{**told, **changes})


def a_group(**changes: Any) -> Group:
    """An exporting group; told again by the same name it is the same row."""
    facts = group_facts(**changes)
    return Group.objects.filter(name=facts.name).first() or actions.register_group(facts, by=SRI, at=AT)


def workshop_facts(code: str = "W01", **changes: Any) -> WorkshopFacts:
    """The facts of `a_workshop(code)`."""
    told: dict[str, Any] = {
        "code": code,
        "name": f"Bengkel {code}",
        "village": changes.pop("village", None) or a_village(),
        "craft": "turning",
        "women": 2,
        "men": 3,
        "small": True,
        "invented": True,
    }
    return WorkshopFacts(**{**told, **changes})


def a_workshop(
    code: str = "W01",
    *,
    skills: Mapping[str, int] | None = None,
    group: Group | None = None,
    unit: str = "pieces",
    minimum_batch: int = 0,
    **changes: Any,
) -> Workshop:
    """A workshop with weekly capacities by step (`skills={"turning": 120}`, in pieces)."""
    facts = workshop_facts(code, **changes)
    workshop = actions.register_workshop(group or a_group(), facts, by=SRI, at=AT)
    for step, per_week in ({"turning": 120} if skills is None else skills).items():
        actions.state_capacity(workshop, step, unit, per_week, minimum_batch=minimum_batch, by=SRI, at=AT)
    return workshop
