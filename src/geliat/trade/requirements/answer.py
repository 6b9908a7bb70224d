"""Answers which papers goods need on a day: those asked, what is not known yet, and what is not recorded.

Three answers to a row, not two: it applies, it does not, or a fact is lacking to say so. Goods for which no
rules are recorded get no list at all, because half a list would look like a whole one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from geliat.refusals import Blocker
from geliat.sentences import Sentence, day_in
from geliat.trade.identifiers import print_hs_code
from geliat.trade.requirements.book import Book, shipped_book
from geliat.trade.requirements.goods import FACTS, GoodsProfile, Material
from geliat.trade.requirements.requirement import EVENTS, GATES, Coverage, Requirement, When


@dataclass(frozen=True, slots=True)
class Question:
    """A fact of `FACTS` that nobody has told yet, and the rows that turn on it."""

    fact: str
    requirements: tuple[Requirement, ...]

    @property
    def name(self) -> Sentence:
        """The fact in words."""
        return FACTS[self.fact]


@dataclass(frozen=True, slots=True)
class OutOfForce:
    """A rule that would ask for a paper, had the day not been before or after its validity."""

    code: str
    on: date
    rows: tuple[Requirement, ...]

    @property
    def sentence(self) -> Sentence:
        """That no row of this rule is in force on the day, and on which days one is."""
        en, indonesian = _periods("en", self.rows), _periods("id", self.rows)
        return Sentence(
            en=f"{self.rows[0].name.en}: no rule in force on {day_in('en', self.on)} (recorded {en}).",
            id=f"{self.rows[0].name.id}: tidak ada aturan yang berlaku pada {day_in('id', self.on)} "
            f"(tercatat {indonesian}).",
        )


@dataclass(frozen=True, slots=True)
class Unrecorded:
    """Goods to a country for which the book holds no rules on a day; `other` are its rows for other days."""

    hs_code: str
    destination: str
    on: date
    other: tuple[Coverage, ...] = ()

    @property
    def code(self) -> str:
        """A name for the gap, under which a decision about it can be kept."""
        return f"unrecorded_{self.hs_code}_{self.destination.lower()}"

    @property
    def blocker(self) -> Blocker:
        """The gap as a reason why nobody can say which papers are needed."""
        elsewhere_en = f" (recorded {_periods('en', self.other)})" if self.other else ""
        elsewhere_id = f" (tercatat {_periods('id', self.other)})" if self.other else ""
        return Blocker(
            "no_rules_recorded",
            en="No rules are recorded for HS {hs} to {country} on {day}{elsewhere_en}; ask the customs "
            "broker which papers are needed.",
            id="Tidak ada aturan yang tercatat untuk HS {hs} ke {country} pada {day}{elsewhere_id}; tanyakan "
            "kepada PPJK dokumen yang diperlukan.",
            facts={
                "hs": print_hs_code(self.hs_code),
                "country": self.destination,
                "day": self.on.isoformat(),
                "elsewhere_en": elsewhere_en,
                "elsewhere_id": elsewhere_id,
            },
            owner="coordinator",
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """Which papers are needed on a day.

    `needed` stands in the order of gates and events. `questions` name facts still unknown, `out_of_force` the
    rules of other days, `unrecorded` the goods of which the book knows nothing, `unasked` the papers needed
    once they are asked for.
    """

    on: date
    needed: tuple[Requirement, ...] = ()
    questions: tuple[Question, ...] = ()
    out_of_force: tuple[OutOfForce, ...] = ()
    unrecorded: tuple[Unrecorded, ...] = ()
    unasked: tuple[Requirement, ...] = ()

    @property
    def unverified(self) -> tuple[Requirement, ...]:
        """The rows asked that nobody has compared with their source: each wants a person's decision."""
        return tuple(row for row in self.needed if not row.verified)

    def before(self, gate: str) -> tuple[Requirement, ...]:
        """The rows of one gate of `GATES`."""
        return tuple(row for row in self.needed if row.gate == gate)


def requirements_for(goods: GoodsProfile, on: date, book: Book | None = None) -> Answer:
    """Which papers one kind of goods needs on a day by a book, the shipped one unless told."""
    book = book or shipped_book()
    about = tuple(row for row in book.coverage if row.about(goods.hs_code, goods.destination))
    if not any(row.valid(on) for row in about):
        return Answer(on, unrecorded=(Unrecorded(goods.hs_code, goods.destination, on, about),))
    needed: list[Requirement] = []
    unasked: list[Requirement] = []
    lacking: dict[str, list[Requirement]] = {}
    for row in book.in_force(on):
        facts = _lacking(row, goods)
        if facts is None:
            if row.need == "on_request" and _lacking(row, _asking_for(row, goods)) is not None:
                unasked.append(row)
            continue
        if not facts:
            needed.append(row)
        for fact in facts:
            lacking.setdefault(fact, []).append(row)
    standing = {row.code for row in book.in_force(on)}
    return Answer(
        on,
        _in_order(needed),
        _questions(lacking),
        tuple(
            OutOfForce(code, on, rows)
            for code in book.codes()
            if code not in standing
            and (rows := tuple(row for row in book.versions(code) if _lacking(row, goods) is not None))
        ),
        unasked=_in_order(unasked),
    )


def _asking_for(row: Requirement, goods: GoodsProfile) -> GoodsProfile:
    """The goods, had somebody asked for the paper of a row."""
    return replace(goods, asked=frozenset(row.when.asked or (row.paper,)))


def together(answers: Iterable[Answer], on: date) -> Answer:
    """The answers for several kinds of goods of one shipment as one: everything any of them asks."""
    answers = list(answers)
    needed = dict.fromkeys(row for answer in answers for row in answer.needed)
    lacking: dict[str, list[Requirement]] = {}
    for answer in answers:
        for question in answer.questions:
            lacking.setdefault(question.fact, []).extend(question.requirements)
    return Answer(
        on,
        _in_order(needed),
        _questions({fact: list(dict.fromkeys(rows)) for fact, rows in lacking.items()}),
        tuple(dict.fromkeys(one for answer in answers for one in answer.out_of_force)),
        tuple(dict.fromkeys(one for answer in answers for one in answer.unrecorded)),
        _in_order(dict.fromkeys(row for answer in answers for row in answer.unasked if row not in needed)),
    )


def _in_order(rows: Iterable[Requirement]) -> tuple[Requirement, ...]:
    gates, events = list(GATES), list(EVENTS)
    return tuple(sorted(rows, key=lambda row: (gates.index(row.gate), events.index(row.by), row.code)))


def _questions(lacking: dict[str, list[Requirement]]) -> tuple[Question, ...]:
    return tuple(Question(fact, tuple(lacking[fact])) for fact in FACTS if fact in lacking)


def _lacking(row: Requirement, goods: GoodsProfile) -> tuple[str, ...] | None:
    """None: the row does not apply. Otherwise the facts still lacking to say so; () when it applies."""
    lacking: list[str] = []
    for holds, fact in _conditions(row, goods):
        if holds is False:
            return None
        if holds is None:
            lacking.append(fact)
    return tuple(lacking)


def _conditions(row: Requirement, goods: GoodsProfile) -> Iterator[tuple[bool | None, str]]:
    """Each condition of a row: holds, does not, or (None) the fact that would say so is lacking."""
    when = row.when
    yield not when.hs or goods.hs_code.startswith(when.hs), ""
    yield not (when.except_hs and goods.hs_code.startswith(when.except_hs)), ""
    yield not when.destinations or goods.destination in when.destinations, ""
    yield _of_materials(when, goods.materials)
    yield _among(goods.incoterm, when.incoterms), "incoterm"
    yield _among(goods.payment, when.payments), "payment"
    if when.packagings:
        yield (
            None if goods.packaging is None else not goods.packaging.isdisjoint(when.packagings),
            "packaging",
        )
    if row.need == "on_request":
        wanted = when.asked or (row.paper,)
        yield None if goods.asked is None else not goods.asked.isdisjoint(wanted), "asked"


def _among(fact: str | None, wanted: tuple[str, ...]) -> bool | None:
    if not wanted:
        return True
    return None if fact is None else fact in wanted


def _of_materials(when: When, materials: tuple[Material, ...] | None) -> tuple[bool | None, str]:
    if not (when.materials or when.species or when.treatments):
        return True, "materials"
    if materials is None:
        return None, "materials"
    lacking = ""
    for material in materials:
        if when.materials and material.kind not in when.materials:
            continue
        of_species, of_treatment = _of_species(when, material), _treated(when, material)
        if of_species and of_treatment:
            return True, ""
        if of_species is not False and of_treatment is not False:
            lacking = "species" if of_species is None else "treatment"
    return (None, lacking) if lacking else (False, "")


def _of_species(when: When, material: Material) -> bool | None:
    if not when.species:
        return True
    written = material.species.lower()
    return any(word in written for word in when.species) if written.strip() else None


def _treated(when: When, material: Material) -> bool | None:
    return _among(material.treatment or None, when.treatments)


def _periods(language: str, rows: Iterable[Requirement | Coverage]) -> str:
    words = {"en": ("from {} on", "from {} to {}", " and "), "id": ("sejak {}", "{} s.d. {}", " dan ")}
    open_ended, closed, joined = words[language]
    spans = dict.fromkeys((row.valid_from, row.valid_until) for row in rows)
    return joined.join(
        closed.format(day_in(language, start), day_in(language, end))
        if end
        else open_ended.format(day_in(language, start))
        for start, end in sorted(spans, key=lambda span: span[0])
    )
