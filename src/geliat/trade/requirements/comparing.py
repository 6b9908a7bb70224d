"""Compares two rows of one rule: what differs, in words, and whether the later one asks less.

A row that asks less, or whose state of verification changes, is for two persons: an unverified row may be set
aside for a consignment by a decision, a verified one may not, so that either turn lets something pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from types import MappingProxyType

from geliat.sentences import Sentence, day_in
from geliat.trade.access import ROLE_NAMES
from geliat.trade.requirements.goods import MATERIALS, PACKAGINGS, PAYMENTS, TREATMENTS
from geliat.trade.requirements.requirement import CONFIDENCES, EVENTS, GATES, NEEDS, Requirement, When

NOTHING = Sentence(en="–", id="–", zh="–")
FIELDS: Mapping[str, Sentence] = MappingProxyType(
    {
        "code": Sentence(en="Code of the rule", id="Kode aturan"),
        "paper": Sentence(en="Kind of paper", id="Jenis dokumen"),
        "name": Sentence(en="Name", id="Nama"),
        "issuer": Sentence(en="Issued by", id="Diterbitkan oleh"),
        "owner": Sentence(en="Seen to by", id="Diurus oleh"),
        "need": Sentence(en="Needed", id="Keperluan"),
        "gate": Sentence(en="Gate", id="Gerbang"),
        "by": Sentence(en="Event it belongs to", id="Peristiwa terkait"),
        "timing": Sentence(en="By when", id="Paling lambat"),
        "fails_on": Sentence(en="Commonly fails on", id="Sering gagal karena"),
        "source": Sentence(en="Source", id="Sumber"),
        "legal": Sentence(en="Legal reference", id="Dasar hukum"),
        "checked_on": Sentence(en="Checked on", id="Diperiksa pada"),
        "confidence": Sentence(en="Confidence", id="Tingkat keyakinan"),
        "verified": Sentence(en="Compared with its source", id="Sudah dicocokkan dengan sumbernya"),
        "valid_from": Sentence(en="Valid from", id="Berlaku sejak"),
        "valid_until": Sentence(en="Valid until", id="Berlaku sampai"),
        "note": Sentence(en="Note", id="Catatan"),
        "customs_code": Sentence(en="Customs' code of the paper", id="Kode dokumen Bea Cukai"),
        "hs": Sentence(en="Only HS codes that begin with", id="Hanya kode HS yang diawali"),
        "except_hs": Sentence(en="But not HS codes that begin with", id="Kecuali kode HS yang diawali"),
        "destinations": Sentence(en="Only to these countries", id="Hanya ke negara"),
        "materials": Sentence(en="Only with these materials", id="Hanya dengan bahan"),
        "species": Sentence(en="Only with these species", id="Hanya dengan jenis kayu atau kulit"),
        "treatments": Sentence(en="Only with skin treated so", id="Hanya dengan kulit yang diolah secara"),
        "incoterms": Sentence(en="Only under these Incoterms", id="Hanya dengan Incoterms"),
        "payments": Sentence(en="Only with these ways of payment", id="Hanya dengan cara pembayaran"),
        "packagings": Sentence(en="Only with this packaging", id="Hanya dengan kemasan"),
        "asked": Sentence(
            en="When one of these papers is asked for", id="Bila salah satu dokumen ini diminta"
        ),
    }
)
"""Every field of a row and of its conditions, as a page names it."""

CHOICES: Mapping[str, Mapping[str, Sentence]] = MappingProxyType(
    {
        "owner": {role.value: name for role, name in ROLE_NAMES.items()},
        "need": NEEDS,
        "gate": GATES,
        "by": EVENTS,
        "confidence": CONFIDENCES,
        "materials": MATERIALS,
        "treatments": TREATMENTS,
        "payments": PAYMENTS,
        "packagings": PACKAGINGS,
    }
)
"""The fields that hold one or several of a list, with the words of that list."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs, before and after in words; `before` is "–" where there was nothing."""

    field: str
    before: Sentence
    after: Sentence

    @property
    def name(self) -> Sentence:
        """The field in words."""
        return FIELDS[self.field]


def differences(before: Requirement | None, after: Requirement | None) -> tuple[Change, ...]:
    """The fields in which two rows differ, in the order of the row; None is a row with nothing in it."""
    told, now = said_of(before), said_of(after)
    return tuple(
        Change(name, told.get(name, NOTHING), now.get(name, NOTHING))
        for name in FIELDS
        if told.get(name, NOTHING) != now.get(name, NOTHING)
    )


def said_of(row: Requirement | None) -> dict[str, Sentence]:
    """Every field of a row that says something, in words."""
    if row is None:
        return {}
    told = {one.name: getattr(row, one.name) for one in fields(Requirement) if one.name != "when"}
    told |= {one.name: getattr(row.when, one.name) for one in fields(When)}
    return {name: _said(name, value) for name, value in told.items() if value not in (None, "", ())}


def loosened(before: Requirement | None, after: Requirement | None) -> tuple[Sentence, ...]:
    """Why the step from one row to another is for two persons; () where one may take it alone.

    A rule where none was (`before` None) asks more, so that only its being verified counts.
    """
    if after is None:
        return () if before is None else (_ENDS,)
    if before is None:
        return (_VERIFIED,) if after.verified else ()
    return tuple(reason for reason, holds in _LESS if holds(before, after)) + tuple(_narrowed(before, after))


_ENDS = Sentence(en="The rule ends.", id="Aturan berakhir.")
_VERIFIED = Sentence(
    en="It is marked as compared with its source.", id="Ditandai sudah dicocokkan dengan sumbernya."
)


def _later(order: Mapping[str, Sentence], name: str) -> Callable[[Requirement, Requirement], bool]:
    places = list(order)
    return lambda before, after: places.index(getattr(after, name)) > places.index(getattr(before, name))


_LESS: tuple[tuple[Sentence, Callable[[Requirement, Requirement], bool]], ...] = (
    (_VERIFIED, lambda before, after: after.verified and not before.verified),
    (
        Sentence(
            en="It is no longer marked as compared with its source, so that it can be decided as not needed.",
            id="Tidak lagi ditandai sudah dicocokkan, sehingga dapat diputuskan tidak perlu.",
        ),
        lambda before, after: before.verified and not after.verified,
    ),
    (
        Sentence(en="It is needed only where it is asked for.", id="Hanya diperlukan bila diminta."),
        lambda before, after: before.need == "always" and after.need == "on_request",
    ),
    (
        Sentence(en="It falls in a later gate.", id="Jatuh pada gerbang yang lebih akhir."),
        _later(GATES, "gate"),
    ),
    (
        Sentence(en="It belongs to a later event.", id="Terkait peristiwa yang lebih akhir."),
        _later(EVENTS, "by"),
    ),
    (
        Sentence(en="It asks for another kind of paper.", id="Meminta jenis dokumen lain."),
        lambda before, after: before.paper != after.paper,
    ),
)


def _narrowed(before: Requirement, after: Requirement) -> Iterator[Sentence]:
    """The conditions under which fewer goods fall than before."""
    for one in fields(When):
        old, new = getattr(before.when, one.name), getattr(after.when, one.name)
        if one.name == "asked":
            old, new = (
                (old or (before.paper,), new or (after.paper,)) if after.need == "on_request" else ((), ())
            )
        if one.name == "except_hs":
            fewer = any(not word.startswith(old or ("-",)) for word in new)
        else:
            fewer = bool(new) and (not old or any(not _held(one.name, word, new) for word in old))
        if fewer:
            name = FIELDS[one.name]
            yield Sentence(
                en=f"Fewer goods fall under it: “{name.en}”.",
                id=f"Lebih sedikit barang yang terkena: “{name.id}”.",
            )


def _held(name: str, word: str, new: tuple[str, ...]) -> bool:
    """Whether what fell under a word of a condition still falls under one of the new words."""
    if name == "species":
        return any(part in word for part in new)
    return word.startswith(new) if name == "hs" else word in new


def _said(name: str, value: object) -> Sentence:
    match value:
        case Sentence():
            return value
        case bool():
            return Sentence(en="yes", id="ya") if value else Sentence(en="no", id="belum")
        case date():
            return Sentence(en=day_in("en", value), id=day_in("id", value))
        case tuple():
            return _joined([_said(name, part) for part in value], " " if name == "fails_on" else ", ")
    words = CHOICES.get(name, {})
    plain = str(value)
    return words.get(plain, Sentence(en=plain, id=plain))


def _joined(parts: list[Sentence], between: str) -> Sentence:
    return Sentence(en=between.join(part.en for part in parts), id=between.join(part.id for part in parts))
