"""One row of the rules: a paper, when it is needed, who gives it by when, and how sure the row is.

A row is valid from one day to another, both inclusive; a row that changes ends, and another with the same
code begins. Sources are named in our own words; `verified` says that the row was compared with its source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from geliat.refusals import Blocker, Refusal
from geliat.sentences import Sentence
from geliat.trade.access import Role
from geliat.trade.canonical import as_json, sha256_of
from geliat.trade.data import valid_on
from geliat.trade.incoterms import incoterms
from geliat.trade.requirements.goods import MATERIALS, PACKAGINGS, PAYMENTS, TREATMENTS

GATES: Mapping[str, Sentence] = MappingProxyType(
    {
        "stuffing": Sentence(en="Before stuffing", id="Sebelum pemuatan", zh="装箱前"),
        "release": Sentence(en="Before the release", id="Sebelum pelepasan", zh="放行前"),
        "sailing": Sentence(en="After sailing", id="Setelah berlayar", zh="开航后"),
    }
)
"""The three gates, in their order."""

EVENTS: Mapping[str, Sentence] = MappingProxyType(
    {
        "contract": Sentence(en="contract", id="kontrak"),
        "invoice": Sentence(en="invoice and packing list", id="invoice dan packing list"),
        "peb": Sentence(en="export declaration (PEB)", id="PEB"),
        "npe": Sentence(en="customs' approval (NPE)", id="NPE"),
        "stuffing": Sentence(en="stuffing, seal and VGM", id="pemuatan, segel, dan VGM"),
        "gate_in": Sentence(en="gate-in at the terminal", id="masuk terminal (gate-in)"),
        "bill_of_lading": Sentence(en="bill of lading", id="bill of lading"),
        "certificate_of_origin": Sentence(en="certificate of origin", id="surat keterangan asal"),
        "proceeds": Sentence(en="export proceeds", id="devisa hasil ekspor"),
    }
)
"""The order of events that a row's `by` speaks of."""

AFTER_SAILING = ("bill_of_lading", "certificate_of_origin", "proceeds")
NEEDS: Mapping[str, Sentence] = MappingProxyType(
    {
        "always": Sentence(en="needed", id="wajib ada"),
        "on_request": Sentence(en="where it is asked for", id="bila diminta"),
    }
)
CONFIDENCES: Mapping[str, Sentence] = MappingProxyType(
    {
        "high": Sentence(en="high", id="tinggi"),
        "medium": Sentence(en="medium", id="sedang"),
        "low": Sentence(en="low", id="rendah"),
    }
)
OWNERS = tuple(role.value for role in Role if role not in (Role.MAKER, Role.BUYER))
_NAME = re.compile(r"[a-z][a-z0-9_]{1,39}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_PREFIX = re.compile(r"\d{2,8}")


@dataclass(frozen=True, slots=True)
class When:
    """The conditions of a row: it applies when every list that is not empty holds.

    `hs` and `except_hs` are prefixes of the code; `materials`, `species` and `treatments` must hold of one
    and the same material. A species holds when one of the words stands in what is written of the material.
    `asked` are the kinds of paper that bring a row on request along; empty, its own kind does.
    """

    hs: tuple[str, ...] = ()
    except_hs: tuple[str, ...] = ()
    destinations: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    species: tuple[str, ...] = ()
    treatments: tuple[str, ...] = ()
    incoterms: tuple[str, ...] = ()
    payments: tuple[str, ...] = ()
    packagings: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()

    def faults(self) -> Iterator[tuple[str, str, str]]:
        """(field, what stands there, what is expected) for every entry that cannot be."""
        shaped = (("hs", _PREFIX, "2 to 8 digits"), ("except_hs", _PREFIX, "2 to 8 digits"))
        for name, shape, expected in (*shaped, ("destinations", _COUNTRY, "ISO 3166 alpha-2")):
            for word in getattr(self, name):
                if not shape.fullmatch(word):
                    yield name, word, expected
        for name, known in _KNOWN.items():
            for word in getattr(self, name):
                if word not in known:
                    yield name, word, ", ".join(known)
        for word in self.asked:
            if not _NAME.fullmatch(word):
                yield "asked", word, "a kind of paper"
        for word in self.species:
            if not word.strip() or word != word.lower():
                yield "species", word, "a name in small letters"


_KNOWN: Mapping[str, Mapping[str, object]] = MappingProxyType(
    {
        "materials": MATERIALS,
        "treatments": TREATMENTS,
        "incoterms": incoterms(),
        "payments": PAYMENTS,
        "packagings": PACKAGINGS,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """A paper that goods need under conditions, between two days. Raises Refusal for a row that cannot be.

    `paper` is the kind (`trade.documents.PAPERS` where the program writes it), `owner` the role that sees to
    it here, `by` the event of `EVENTS` it must precede or belong to, `timing` the same in words, `fails_on`
    what such papers are commonly turned down for. `need` is "always", or "on_request" where somebody has to
    ask for the paper. `customs_code` is customs' own code of the document, where one is known.
    """

    code: str
    paper: str
    name: Sentence
    issuer: Sentence
    owner: str
    need: str
    gate: str
    by: str
    timing: Sentence
    fails_on: tuple[Sentence, ...]
    source: Sentence
    legal: Sentence
    checked_on: date
    confidence: str
    verified: bool
    valid_from: date
    valid_until: date | None = None
    when: When = When()
    note: Sentence | None = None
    customs_code: str = ""

    def __post_init__(self) -> None:
        faults = [*self._words(), *self._choices(), *self._sense()]
        if faults:
            raise Refusal(*faults)

    def _words(self) -> Iterator[Blocker]:
        for name in ("code", "paper"):
            if not _NAME.fullmatch(getattr(self, name)):
                yield _fault(
                    name, getattr(self, name), "small letters, digits and _", "huruf kecil, angka, _"
                )
        told = {name: getattr(self, name) for name in ("name", "issuer", "timing", "source", "legal")}
        told |= {f"fails_on[{place}]": one for place, one in enumerate(self.fails_on)}
        for name, sentence in told.items():
            if not (sentence.en.strip() and sentence.id.strip()):
                yield _fault(
                    name, sentence.en or sentence.id, "words in English and Indonesian", "teks dua bahasa"
                )
        if not self.fails_on:
            yield _fault("fails_on", "[]", "at least one entry", "sedikitnya satu isian")

    def _choices(self) -> Iterator[Blocker]:
        choices = {"owner": OWNERS, "need": NEEDS, "gate": GATES, "by": EVENTS, "confidence": CONFIDENCES}
        for name, known in choices.items():
            if getattr(self, name) not in known:
                yield _fault(name, getattr(self, name), *[", ".join(known)] * 2)
        if self.when.asked and self.need != "on_request":
            yield _fault(
                "when.asked", ", ".join(self.when.asked), *['nothing, unless need is "on_request"'] * 2
            )
        for name, word, expected in self.when.faults():
            yield _fault(f"when.{name}", word, expected, expected)

    def _sense(self) -> Iterator[Blocker]:
        if self.valid_until is not None and self.valid_until < self.valid_from:
            yield _fault(
                "valid_until",
                self.valid_until.isoformat(),
                "no earlier than valid_from",
                "tidak sebelum valid_from",
            )
        if self.verified and self.confidence == "low":
            yield _fault("verified", "true", "false while confidence is low", "false selama keyakinan rendah")
        if (
            (self.by in AFTER_SAILING) != (self.gate == "sailing")
            and self.by in EVENTS
            and self.gate in GATES
        ):
            yield _fault(
                "gate",
                self.gate,
                'the gate "sailing" for the events {}'.format(", ".join(AFTER_SAILING)),
                'gerbang "sailing" untuk peristiwa {}'.format(", ".join(AFTER_SAILING)),
            )

    @property
    def fingerprint(self) -> str:
        """The seal over the whole row: a decision about it stands only as long as the row does."""
        return sha256_of(as_json(self))

    def valid(self, on: date) -> bool:
        """Whether the row is in force on a day."""
        return valid_on(on, self.valid_from, self.valid_until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """That rules are recorded for these HS prefixes to these countries between two days.

    What no row covers is answered as "no rules recorded". Raises Refusal for a row that cannot be.
    """

    hs: tuple[str, ...]
    destinations: tuple[str, ...]
    tariff_book: str
    source: str
    checked_on: date
    valid_from: date
    valid_until: date | None = None

    def __post_init__(self) -> None:
        faults = [
            _fault(name, word, expected, expected)
            for name, word, expected in When(hs=self.hs, destinations=self.destinations).faults()
        ]
        faults.extend(
            _fault(name, "[]", "at least one entry", "sedikitnya satu isian")
            for name in ("hs", "destinations")
            if not getattr(self, name)
        )
        if not self.source.strip():
            faults.append(_fault("source", "", "a source in words", "sumber dalam kata-kata"))
        if self.valid_until is not None and self.valid_until < self.valid_from:
            until = self.valid_until.isoformat()
            faults.append(
                _fault("valid_until", until, "no earlier than valid_from", "tidak sebelum valid_from")
            )
        if faults:
            raise Refusal(*faults)

    def about(self, hs_code: str, destination: str) -> bool:
        """Whether the row speaks of goods of this code to this country, on whatever day."""
        return hs_code.startswith(self.hs) and destination in self.destinations

    def valid(self, on: date) -> bool:
        """Whether the row is in force on a day."""
        return valid_on(on, self.valid_from, self.valid_until)


def _fault(field: str, found: str, en: str, id: str) -> Blocker:
    return Blocker(
        "rule_field_wrong",
        "{where}: expected {expected_en}, found “{found}”.",
        "{where}: seharusnya {expected_id}, yang tertulis “{found}”.",
        {"where": field, "found": found or "-", "expected_en": en, "expected_id": id},
        owner="administrator",
    )
