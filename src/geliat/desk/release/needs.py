"""What the rules ask of a consignment beyond the desk's own papers, and how far each stands.

The rules are those of the day of the PEB, the day on which customs applies them; until then of the day told.
A released consignment keeps the rules it was released under, whatever becomes of them. Papers that this
program writes, the PEB and the NPE are looked after elsewhere and hold nothing up here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from geliat.desk.consignments.models import Consignment, Costs, PackingMaterial
from geliat.desk.dossier.models import PaperReceived
from geliat.desk.release import circumstances
from geliat.desk.release.checks import Page
from geliat.desk.release.circumstances import Lacking
from geliat.desk.release.models import Npe, Release, RuleDecision
from geliat.desk.rules import figures as rules
from geliat.refusals import Blocker
from geliat.sentences import Sentence
from geliat.trade.canonical import Json, as_json, read
from geliat.trade.documents import PAPERS
from geliat.trade.requirements import Answer, Requirement, Unrecorded, requirements_for, together

ELSEWHERE = frozenset({"peb", "npe", "gate_pass", "bill_of_lading", "export_proceeds"})
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
    "not_asked": Sentence(en="Not asked for", id="Tidak diminta"),
}
OPEN = ("undecided", "asked", "awaited")
DECIDABLE = (*OPEN, "not_needed", "not_asked")
TONES = {"received": "good", "not_needed": "good", "written": "good", "undecided": "warn", "asked": "warn"}


@dataclass(frozen=True, slots=True)
class Need:
    """One paper asked, or one gap in the rules, with what was received and decided.

    `row` is None for goods of which no rules are recorded (`gap`); `lacking` are the facts that nobody has
    recorded and the row turns on. `earlier` are the decisions that stand no longer: superseded, or taken on
    another wording of the rule. `unasked` papers are needed once two persons record that they are asked for.
    """

    code: str
    gate: str
    owner: str
    name: Sentence
    fingerprint: str
    row: Requirement | None
    lacking: tuple[Lacking, ...]
    received: PaperReceived | None
    decision: RuleDecision | None
    state: str
    gap: Blocker | None = None
    earlier: tuple[RuleDecision, ...] = ()
    unasked: bool = False

    @property
    def facts(self) -> tuple[Sentence, ...]:
        """What is lacking, in words."""
        return tuple(one.name for one in self.lacking)

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
        """Whether two persons may decide about it now: not of a rule that is sure."""
        unsure = self.row is None or not self.row.verified or bool(self.lacking) or self.unasked
        return unsure and self.state in DECIDABLE

    @property
    def receivable(self) -> bool:
        """Whether others issue the paper, so that it is recorded when it comes."""
        return self.row is not None and self.row.paper not in (*PAPERS, *ELSEWHERE)


def rules_day(consignment: Consignment, on: date) -> date:
    """The day whose rules apply: that of the PEB, where there is one, otherwise the day told."""
    npe = Npe.objects.filter(consignment=consignment).only("peb_dated").first()
    return npe.peb_dated if npe else on


def answer_for(consignment: Consignment, on: date) -> Answer:
    """What the rules of the day ask of everything in a consignment; once released, what they asked then."""
    release = Release.objects.filter(consignment=consignment).only("released_at", "rules").first()
    if release and release.rules:
        return read(Answer, release.rules)
    day = rules_day(consignment, on)
    book = rules.book(release.released_at if release else None)
    goods = circumstances.profiles(consignment)
    return together([requirements_for(profile, day, book) for profile in goods], day)


def held(consignment: Consignment, on: date) -> Json:
    """What the rules ask, as the release keeps it."""
    return as_json(answer_for(consignment, on))


def needs(consignment: Consignment, on: date) -> tuple[Need, ...]:
    """Everything the rules of the day ask of a consignment, in the order of gates and events."""
    answer = answer_for(consignment, on)
    received = {
        row.kind: row for row in PaperReceived.objects.filter(consignment=consignment, withdrawn_at=None)
    }
    known = _known_elsewhere(consignment)
    decided = _decisions(consignment)
    facts: dict[Requirement, list[Lacking]] = {row: [] for row in answer.needed}
    for question in answer.questions:
        unknown = circumstances.lacking(consignment, question.fact)
        for row in question.requirements:
            facts.setdefault(row, []).append(unknown)
    found = [_of_gap(gap, decided) for gap in answer.unrecorded]
    unasked = [row for row in answer.unasked if row.gate != SAILING]
    for row, lacking in (*facts.items(), *((row, []) for row in unasked)):
        paper = received.get(row.paper)
        decision, earlier = _standing(decided.get(row.code, []), row.fingerprint)
        found.append(
            Need(
                row.code,
                row.gate,
                row.owner,
                row.name,
                row.fingerprint,
                row,
                tuple(lacking),
                paper,
                decision,
                "received"
                if paper or row.paper in known
                else _state(row, bool(lacking), decision, row in unasked),
                earlier=earlier,
                unasked=row in unasked,
            )
        )
    return tuple(found)


def _known_elsewhere(consignment: Consignment) -> frozenset[str]:
    """The papers of others that another room records: policy, mark on raw wood, the group's NIB and NPWP."""
    insured = Costs.objects.filter(consignment=consignment).exclude(policy_number="").exists()
    marked = PackingMaterial.objects.filter(consignment=consignment).exclude(wood_mark="").exists()
    group = consignment.order.group
    registered = bool(group.nib and group.npwp)
    papers = {"insurance_policy": insured, "ispm15_mark": marked, "exporter_licences": registered}
    return frozenset(paper for paper, there in papers.items() if there)


def _decisions(consignment: Consignment) -> dict[str, list[RuleDecision]]:
    """Every decision ever asked of a consignment by its rule, the oldest first."""
    asked = RuleDecision.objects.filter(consignment=consignment).order_by("asked_at", "pk")
    found: dict[str, list[RuleDecision]] = {}
    for row in asked.select_related("asked_by", "confirmed_by"):
        found.setdefault(row.code, []).append(row)
    return found


def _standing(
    asked: list[RuleDecision], fingerprint: str
) -> tuple[RuleDecision | None, tuple[RuleDecision, ...]]:
    """The decision that stands on this wording of a rule, and those that stand no longer."""
    now = [row for row in asked if row.superseded_at is None and row.fingerprint == fingerprint]
    standing = now[-1] if now else None
    return standing, tuple(row for row in asked if row is not standing)


def _state(row: Requirement, unknown: bool, decision: RuleDecision | None, unasked: bool) -> str:
    if unasked:
        return _decided(decision) if decision else "not_asked"
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


def _of_gap(gap: Unrecorded, decided: dict[str, list[RuleDecision]]) -> Need:
    """Goods of which no rules are recorded: whether further papers are needed is for two persons to say."""
    seal = hashlib.sha256(gap.code.encode()).hexdigest()
    decision, earlier = _standing(decided.get(gap.code, []), seal)
    name = Sentence(en="No rules recorded for these goods", id="Tidak ada aturan tercatat untuk barang ini")
    state = _decided(decision)
    told = (gap.code, "stuffing", "coordinator", name, seal, None, (), None, decision, state, gap.blocker)
    return Need(*told, earlier=earlier)


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
        "{paper_en}: whether it is needed turns on {facts_en}, not recorded yet; record it, or two persons "
        "decide.",
        "{paper_id}: perlu tidaknya bergantung pada {facts_id} yang belum dicatat; catat dahulu, atau dua "
        "orang memutuskan.",
    ),
}


def _blocker(consignment: Consignment, need: Need) -> Blocker:
    mend: Page = ("release:requirements", {"consignment": consignment.pk})
    if need.gap is not None and need.state != "asked":
        gap = need.gap
        return Blocker(gap.code, en=gap.en, id=gap.id, facts=gap.facts, owner=gap.owner, mend=mend)
    key = "unknown" if need.state == "undecided" and need.lacking else need.state
    owner, first = need.owner, need.lacking[0] if key == "unknown" else None
    if first is not None:
        owner, mend = first.owner.value, first.mend or mend
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
        owner="officer" if need.state == "asked" else owner,
        mend=mend,
    )
