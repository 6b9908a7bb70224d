"""What the page of export facts shows: each section with its state, what is recorded, and its papers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from geliat.desk.consignments import export_checks
from geliat.desk.consignments.export_papers import WAITING, WRITTEN_ON, PaperState, papers_of
from geliat.desk.consignments.figures import GONE
from geliat.desk.consignments.models import Consignment, Forwarder
from geliat.desk.consignments.origin import CRITERION_NAMES, Origin, origin_of, schemes_for
from geliat.desk.makers.pages import say
from geliat.measures import Money
from geliat.refusals import Blocker
from geliat.sentences import Sentence
from geliat.trade.customs_codes import find_customs_code
from geliat.trade.customs_offices import customs_offices
from geliat.trade.documents import PAPERS
from geliat.trade.incoterms import COST_NAMES, find_incoterm, insured_value
from geliat.trade.requirements import PACKAGINGS

RECORDED, PARTLY, MISSING, UNSOUND = "recorded", "partly", "missing", "unsound"
NOT_ASKED, LATER, OPTIONAL = "not_asked", "later", "optional"
OPEN = (MISSING, PARTLY, UNSOUND)
"""States that ask for somebody's work."""
HOLDING_UP = (MISSING, OPTIONAL, LATER)
"""States in which a paper that needs the facts cannot be written."""
TONES = {RECORDED: "good", PARTLY: "warn", MISSING: "stop", UNSOUND: "stop", LATER: "wait", OPTIONAL: "wait"}
DEEDS = {
    "forwarder": "consignments.enter_customs",
    "costs": "consignments.cost",
    "cover": "consignments.cost",
    "packing": "consignments.record_packing",
    "origin": "consignments.claim_origin",
    "customs": "consignments.enter_customs",
    "bill": "consignments.record_bill",
}
"""Section -> the deed that records it, in the order of the page."""
PAGES = {**{code: f"consignments:export_{code}" for code in DEEDS}, "cover": "consignments:export_costs"}
OF_SCHEME = {"form_e_sheet": "ACFTA", "rcep_sheet": "RCEP"}


@dataclass(frozen=True, slots=True)
class PaperOn:
    """A paper that says a section: its state in force, or None; `waits` when it cannot be written without."""

    title: Sentence
    state: PaperState | None
    waits: bool


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of facts: `state` of the words above, what is recorded as (label, value), what is open."""

    code: str
    title: str
    why: str
    state: str
    facts: tuple[tuple[str, str], ...]
    open: tuple[str, ...]
    papers: tuple[PaperOn, ...]
    blockers: tuple[Blocker, ...] = ()

    @property
    def said(self) -> str:
        """The state in words."""
        return {
            RECORDED: _("Recorded"),
            PARTLY: _("Not complete"),
            MISSING: _("Not recorded"),
            UNSOUND: _("Does not hold"),
            NOT_ASKED: _("Not asked"),
            LATER: _("After sailing"),
            OPTIONAL: _("Not claimed"),
        }[self.state]

    @property
    def tone(self) -> str:
        """How the state is shown."""
        return TONES.get(self.state, "")

    @property
    def deed(self) -> str:
        """The deed that records it."""
        return DEEDS[self.code]

    @property
    def page(self) -> str:
        """The name of the page where it is recorded."""
        return PAGES[self.code]


Told = tuple[str, list[tuple[str, str]], list[str]]


def sections_of(consignment: Consignment, today: date) -> tuple[Section, ...]:
    """All sections of a consignment, in the order in which facts become known."""
    standing = {paper.kind: paper for paper in papers_of(consignment, today)}
    origin = origin_of(consignment, today)
    told: dict[str, Told] = {
        "forwarder": _forwarder(consignment),
        "costs": _costs(consignment),
        "cover": _cover(consignment),
        "packing": _packing(consignment),
        "origin": _origin(consignment, origin, today),
        "customs": _customs(consignment),
        "bill": _bill(consignment),
    }
    titles = {
        "forwarder": (_("Forwarder (PPJK)"), _("Who files the export declaration for the exporter.")),
        "costs": (_("Costs"), _("What lies between the price and the value on board (FOB).")),
        "cover": (_("Insurance cover"), _("The seller insures under CIF and CIP.")),
        "packing": (_("Packing material"), _("Rules on wood, quarantine and fumigation turn on it.")),
        "origin": (
            _("Origin"),
            _("Lets the buyer pay less duty, by Form E (ACFTA) or RCEP."),
        ),
        "customs": (_("Customs entry (PEB)"), _("What the declaration BC 3.0 asks beyond goods and ship.")),
        "bill": (_("Bill of lading"), _("Comes from the carrier once the ship has left.")),
    }
    return tuple(
        Section(
            code,
            *titles[code],
            state,
            tuple(facts),
            tuple(open_),
            tuple(_papers(code, state in HOLDING_UP, consignment, standing, today)),
            origin.lacking if code == "origin" else (),
        )
        for code, (state, facts, open_) in told.items()
    )


def _papers(
    code: str, missing: bool, consignment: Consignment, standing: dict[str, PaperState], today: date
) -> Iterable[PaperOn]:
    schemes, term = schemes_for(consignment, today), find_incoterm(consignment.order.incoterm)
    insures = term is not None and term.insurer == "seller"
    for kind in WRITTEN_ON[code]:
        if kind not in standing and OF_SCHEME.get(kind, "") not in ("", *schemes):
            continue
        if kind == "insurance_application" and not insures:
            continue
        waits = missing and kind in WAITING.get(code, ()) and kind not in standing
        yield PaperOn(PAPERS[kind].title, standing.get(kind), waits)


def _day(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""


def _money(amount: Decimal, currency: str) -> str:
    return f"{currency} {Money(amount, currency).rounded().amount:,}"


def _forwarder(consignment: Consignment) -> Told:
    if not consignment.forwarder:
        return MISSING, [], [_("Nobody is named yet.")]
    facts = [(_("Name"), consignment.forwarder)]
    row = Forwarder.objects.filter(name=consignment.forwarder).first()
    if row is None:
        return PARTLY, facts, [_("Named in the booking; address and tax number are missing.")]
    facts += [(_("Address"), row.address), (_("Tax number (NPWP)"), row.tax_id)]
    return RECORDED, [*facts, (_("Business number (NIB)"), row.nib)], []


def _costs(consignment: Consignment) -> Told:
    order = consignment.order
    asked = export_checks.needed_costs(order)
    if not asked:
        return NOT_ASKED, [], [_("%(term)s: the price is the FOB value.") % {"term": order.incoterm}]
    row = getattr(consignment, "costs", None)
    amounts = {name: getattr(row, name, None) for name in asked}
    facts = [
        (say(COST_NAMES[name]).capitalize(), _money(amount, order.currency))
        for name, amount in amounts.items()
        if amount is not None
    ]
    lacking = [say(COST_NAMES[name]) for name, amount in amounts.items() if amount is None]
    if not lacking:
        return RECORDED, facts, []
    told = _("%(term)s asks: %(costs)s.") % {"term": order.incoterm, "costs": ", ".join(lacking)}
    return MISSING, facts, [told]


def _cover(consignment: Consignment) -> Told:
    order, term = consignment.order, find_incoterm(consignment.order.incoterm)
    if term is None or term.insurer != "seller":
        return NOT_ASKED, [], [_("%(term)s: the buyer sees to the insurance.") % {"term": order.incoterm}]
    price = sum(
        (row.quantity * row.line.unit_price for row in consignment.lines.select_related("line")), Decimal(0)
    )
    insured = insured_value(Money(price, order.currency))
    facts = [
        (_("Clause"), term.insurance_clause),
        (_("Sum insured, 110 %"), _money(insured.amount, order.currency)),
    ]
    row = getattr(consignment, "costs", None)
    if row is None:
        return MISSING, facts, [_("The premium is not recorded, so no cover can be applied for.")]
    facts += [(_("Insurer"), row.insurer), (_("Number of the policy"), row.policy_number)]
    facts += [(_("Date of the policy"), _day(row.policy_date)), (_("Claims are payable at"), row.claims_at)]
    if not row.policy_number:
        return PARTLY, facts, [_("Applied for: number and date of the policy come with it.")]
    return RECORDED, facts, []


def _packing(consignment: Consignment) -> Told:
    row = getattr(consignment, "packing_material", None)
    if row is None:
        return MISSING, [], [_("Nobody has said whether raw wood is among it.")]
    facts = [(_("Packed and wedged with"), ", ".join(say(PACKAGINGS[kind]) for kind in row.kinds))]
    facts += [(_("Treatment (ISPM 15)"), row.wood_treatment), (_("ISPM 15 mark"), row.wood_mark)]
    facts.append((_("Fumigated on"), _day(row.fumigated_on)))
    facts.append((_("Fumigant"), row.fumigant))
    if "raw_wood" in row.kinds and not (row.wood_treatment and row.wood_mark):
        return PARTLY, facts, [_("Raw wood is used; its treatment and mark by ISPM 15 are missing.")]
    return RECORDED, facts, []


def _origin(consignment: Consignment, origin: Origin, today: date) -> Told:
    schemes = schemes_for(consignment, today)
    claims = list(consignment.origin_claims.select_related("line").order_by("scheme", "line__number"))
    facts, open_ = [], []
    state = RECORDED if claims else OPTIONAL
    for scheme in dict.fromkeys([*schemes, *(claim.scheme for claim in claims)]):
        own = [claim for claim in claims if claim.scheme == scheme]
        said = ", ".join(
            _("line %(line)s %(criterion)s") % {"line": one.line.number, "criterion": one.criterion}
            for one in own
        )
        facts.append((scheme, said or _("not claimed")))
        for claim in own:
            line = origin.of(claim.line.number)
            if line is not None and line.denies(claim.criterion):
                state = UNSOUND
                words = {"line": claim.line.number, "criterion": claim.criterion, "scheme": scheme}
                open_.append(
                    _("Line %(line)s no longer bears %(criterion)s, as claimed under %(scheme)s.") % words
                )
    if not schemes:
        open_.append(_("No origin scheme is in force on the day of sailing."))
    return state, facts, open_


def _customs(consignment: Consignment) -> Told:
    row = getattr(consignment, "customs", None)
    if row is None:
        return MISSING, [], [_("Order, booking and the last declaration fill most of it in.")]
    facts = [
        (_("Submission number"), row.submission_number),
        (_("Date of submission"), _day(row.submission_date)),
        (_("Office of registration"), _office(row.office_registration)),
        (_("Kind of export"), _coded("export_type", row.export_type)),
        (_("Category (facility)"), _coded("export_category", row.export_category)),
        (_("Way of payment"), _coded("payment_method", row.payment_method)),
        (_("Terminal (TPS)"), row.terminal),
        (_("Bank"), f"{row.bank_name} ({row.bank_code})"),
        (_("Place of examination"), f"{row.place}, {_day(row.examination_date)}"),
    ]
    return RECORDED, facts, []


def _coded(list_name: str, code: str) -> str:
    known = find_customs_code(list_name, code)
    return f"{code}: {say(known.meaning)}" if known else code


def _office(code: str) -> str:
    known = next((one for one in customs_offices() if one.code == code), None)
    return f"{code}: {say(known.name)}" if known else code


def _bill(consignment: Consignment) -> Told:
    row = getattr(consignment, "bill_of_lading", None)
    if row is not None:
        kind = (
            _("Bill of lading, in originals") if row.original_count else _("Sea waybill, without originals")
        )
        facts = [(_("Kind"), kind), (_("Number"), row.number), (_("On board on"), _day(row.on_board_on))]
        facts += [(_("Vessel"), f"{consignment.vessel} {consignment.voyage_number}".strip())]
        return RECORDED, [*facts, (_("Originals"), str(row.original_count))], []
    ship = [(_("Vessel"), f"{consignment.vessel} {consignment.voyage_number}".strip())]
    if consignment.stage in GONE:
        return MISSING, ship, []
    return LATER, ship, [_("The departure of the ship is recorded first.")]


def beside(sections: Mapping[str, Section], code: str) -> tuple[tuple[str, str], ...]:
    """What a section's form shows without asking: the cover that the term owes, the vessel of the bill."""
    if code == "bill":
        return tuple(fact for fact in sections["bill"].facts if fact[0] == _("Vessel"))
    return sections["cover"].facts[:2] if code == "costs" else ()


def criterion_names() -> list[tuple[str, Any]]:
    """The criteria in words, for the page of origin."""
    return [(code, say(name)) for code, name in CRITERION_NAMES.items()]
