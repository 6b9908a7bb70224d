"""What the rules ask of a consignment beyond the desk's own papers, and how far each stands.

The rules are those of the day of the PEB, the day on which customs applies them; until then of the day told.
Papers that this program writes, the PEB and the NPE are looked after elsewhere and hold nothing up here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from geliat.desk.catalogue.models import Product
from geliat.desk.consignments.models import Consignment, Costs
from geliat.desk.dossier.models import PaperReceived
from geliat.desk.release.models import Npe, RuleDecision
from geliat.refusals import Blocker
from geliat.sentences import Sentence
from geliat.trade.documents import PAPERS
from geliat.trade.identifiers import normal_hs_code
from geliat.trade.requirements import (
    Answer,
    GoodsProfile,
    Material,
    Requirement,
    Unrecorded,
    requirements_for,
    together,
)

ELSEWHERE = frozenset({"peb", "npe", "bill_of_lading", "export_proceeds"})
"""Papers that other rooms know and ask for themselves."""
SAILING = "sailing"
STATES = {
    "written": Sentence(en="Written here", id="Dibuat di sini"),
    "elsewhere": Sentence(en="Seen to elsewhere", id="Diurus di tempat lain"),
    "received": Sentence(en="Received", id="Sudah diterima"),
    "later": Sentence(en="After sailing", id="Setelah berlayar"),
    "undecided": Sentence(en="To be decided", id="Perlu diputuskan"),
    "asked": Sentence(en="Waits for a second person", id="Menunggu orang kedua"),
    "not_needed": Sentence(en="Not needed, as decided", id="Diputuskan tidak perlu"),
    "awaited": Sentence(en="Awaited", id="Ditunggu"),
}
OPEN = ("undecided", "asked", "awaited")
TONES = {"received": "good", "not_needed": "good", "written": "good", "undecided": "warn", "asked": "warn"}


@dataclass(frozen=True, slots=True)
class Need:
    """One paper asked, or one gap in the rules, with what was received and decided.

    `row` is None for goods of which no rules are recorded (`gap`); `facts` are what nobody has told and the
    row turns on.
    """

    code: str
    gate: str
    owner: str
    name: Sentence
    fingerprint: str
    row: Requirement | None
    facts: tuple[Sentence, ...]
    received: PaperReceived | None
    decision: RuleDecision | None
    state: str
    gap: Blocker | None = None

    @property
    def said(self) -> Sentence:
        """The state in words."""
        return STATES[self.state]

    @property
    def tone(self) -> str:
        """How the state is shown."""
        return TONES.get(self.state, "")

    @property
    def decidable(self) -> bool:
        """Whether two persons may decide about it: not of a rule that is sure."""
        return self.row is None or not self.row.verified or bool(self.facts)

    @property
    def receivable(self) -> bool:
        """Whether others issue the paper, so that it is recorded when it comes."""
        return self.row is not None and self.row.paper not in (*PAPERS, *ELSEWHERE)


def rules_day(consignment: Consignment, on: date) -> date:
    """The day whose rules apply: that of the PEB, where there is one, otherwise the day told."""
    npe = Npe.objects.filter(consignment=consignment).only("peb_dated").first()
    return npe.peb_dated if npe else on


def answer_for(consignment: Consignment, on: date) -> Answer:
    """What the rules of the day ask of everything in a consignment."""
    day = rules_day(consignment, on)
    claims = consignment.origin_claims.values_list("scheme", flat=True)
    asked = frozenset({"ACFTA": "form_e", "RCEP": "rcep_certificate"}.get(one, one.lower()) for one in claims)
    products = Product.objects.filter(sizes__in=consignment.lines.values("line__size")).distinct()
    profiles = [
        GoodsProfile(
            hs_code=normal_hs_code(product.hs_code),
            destination=consignment.destination_port[:2],
            materials=_materials(product),
            incoterm=consignment.order.incoterm,
            asked=asked,
        )
        for product in products.prefetch_related("materials")
    ]
    return together([requirements_for(profile, day) for profile in profiles], day)


def _materials(product: Product) -> tuple[Material, ...] | None:
    """The materials as recorded; where none are, those that the product names itself; None: nobody told.

    How a skin was treated is recorded in free words, which the rules do not read: they ask.
    """
    own = {"wood": product.wood_species, "skin": product.skin_species}
    recorded = [
        Material(row.kind if row.kind in ("wood", "skin", "bamboo", "rattan") else "other", species)
        for row in product.materials.all()
        if (species := row.species or own.get(row.kind, "")) or row.kind
    ]
    named = [Material(kind, species) for kind, species in own.items() if species]
    return tuple(recorded or named) or None


def needs(consignment: Consignment, on: date) -> tuple[Need, ...]:
    """Everything the rules of the day ask of a consignment, in the order of gates and events."""
    answer = answer_for(consignment, on)
    received = {
        row.kind: row for row in PaperReceived.objects.filter(consignment=consignment, withdrawn_at=None)
    }
    decided = {
        (row.code, row.fingerprint): row
        for row in RuleDecision.objects.filter(consignment=consignment).select_related(
            "asked_by", "confirmed_by"
        )
    }
    insured = Costs.objects.filter(consignment=consignment).exclude(policy_number="").exists()
    lacking: dict[Requirement, list[Sentence]] = {row: [] for row in answer.needed}
    for question in answer.questions:
        for row in question.requirements:
            lacking.setdefault(row, []).append(question.name)
    found = [_of_gap(gap, decided) for gap in answer.unrecorded]
    for row, facts in lacking.items():
        paper = received.get(row.paper)
        decision = decided.get((row.code, row.fingerprint))
        known = insured and row.paper == "insurance_policy"
        state = "received" if paper or known else _state(row, bool(facts), decision)
        found.append(
            Need(
                row.code,
                row.gate,
                row.owner,
                row.name,
                row.fingerprint,
                row,
                tuple(facts),
                paper,
                decision,
                state,
            )
        )
    return tuple(found)


def _state(row: Requirement, unknown: bool, decision: RuleDecision | None) -> str:
    if row.paper in PAPERS:
        return "written"
    if row.paper in ELSEWHERE:
        return "elsewhere"
    if row.gate == SAILING:
        return "later"
    if row.verified and not unknown:
        return "awaited"
    return _decided(decision)


def _decided(decision: RuleDecision | None) -> str:
    if decision is None:
        return "undecided"
    if decision.confirmed_at is None:
        return "asked"
    return "awaited" if decision.needed else "not_needed"


def _of_gap(gap: Unrecorded, decided: dict[tuple[str, str], RuleDecision]) -> Need:
    """Goods of which no rules are recorded: whether further papers are needed is for two persons to say."""
    seal = hashlib.sha256(gap.code.encode()).hexdigest()
    decision = decided.get((gap.code, seal))
    name = Sentence(en="No rules recorded for these goods", id="Tidak ada aturan tercatat untuk barang ini")
    state = _decided(decision)
    return Need(gap.code, "stuffing", "coordinator", name, seal, None, (), None, decision, state, gap.blocker)


def blockers(consignment: Consignment, found: Iterable[Need]) -> list[Blocker]:
    """What is open among the needs, each with its owner and the page where it is mended."""
    return [_blocker(consignment, need) for need in found if need.state in OPEN]


_OPEN = {
    "awaited": (
        "paper_awaited",
        "{paper_en}: not received yet (issued by: {issuer_en}).",
        "{paper_id}: belum diterima (penerbit: {issuer_id}).",
    ),
    "asked": (
        "decision_unconfirmed",
        "{paper_en}: {who} asks that it be decided as {needed_en}; a second person has to confirm.",
        "{paper_id}: {who} meminta diputuskan {needed_id}; orang kedua harus mengesahkan.",
    ),
    "undecided": (
        "rule_undecided",
        "{paper_en}: nobody knows for sure whether it is needed; two persons have to decide.",
        "{paper_id}: belum pasti apakah diperlukan; dua orang harus memutuskan.",
    ),
    "unknown": (
        "rule_undecided",
        "{paper_en}: whether it is needed turns on {facts_en}; two persons have to decide.",
        "{paper_id}: perlu tidaknya bergantung pada {facts_id}; dua orang harus memutuskan.",
    ),
}


def _blocker(consignment: Consignment, need: Need) -> Blocker:
    mend = ("release:requirements", {"consignment": consignment.pk})
    if need.gap is not None and need.state != "asked":
        gap = need.gap
        return Blocker(gap.code, en=gap.en, id=gap.id, facts=gap.facts, owner=gap.owner, mend=mend)
    key = "unknown" if need.state == "undecided" and need.facts else need.state
    code, en, indonesian = _OPEN[key]
    asked = need.decision
    issuer = need.row.issuer if need.row else Sentence(en="-", id="-")
    needed = asked is not None and asked.needed
    return Blocker(
        code=code,
        en=en,
        id=indonesian,
        facts={
            "rule": need.code,
            "paper_en": need.name.en,
            "paper_id": need.name.id,
            "issuer_en": issuer.en,
            "issuer_id": issuer.id,
            "facts_en": ", ".join(fact.en for fact in need.facts),
            "facts_id": ", ".join(fact.id for fact in need.facts),
            "who": asked.asked_by.name if asked else "-",
            "needed_en": "needed" if needed else "not needed",
            "needed_id": "diperlukan" if needed else "tidak diperlukan",
        },
        owner="officer" if need.state == "asked" else need.owner,
        mend=mend,
    )
