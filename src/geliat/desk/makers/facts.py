"""What is told of a group, a workshop and its private contact, as frozen values for the room's actions."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from geliat.desk.makers.models import Regency, Village


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """An exporting group; NIB and NPWP are the firm's own and may stand on papers."""

    name: str
    address: str
    regency: Regency
    nib: str = ""
    npwp: str = ""
    signatory: str = ""
    signatory_title: str = ""
    invented: bool = False


@dataclass(frozen=True, slots=True)
class WorkshopFacts:
    """A workshop, its workers by sex, and its yearly sales or capital in whole rupiah when they are known."""

    code: str
    name: str
    village: Village
    craft: str
    women: int = 0
    men: int = 0
    small: bool = False
    new_business: bool = False
    yearly_sales_idr: Decimal | None = None
    capital_idr: Decimal | None = None
    collect_cost_idr: Decimal = Decimal(0)
    invented: bool = False


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """The private contact of a workshop: kept encrypted, never on papers, logs or public pages."""

    person: str = ""
    phone: str = ""
    national_id: str = ""
    bank: str = ""
    account: str = ""

    def __repr__(self) -> str:
        # A value that is private must not slip into a log through a traceback.
        return "ContactFacts(...)"
