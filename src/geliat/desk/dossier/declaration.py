"""The export declaration's file as a second person sees it before it is handed over: fields, findings, state.

What a registered PEB cannot have corrected (PMK 155/2022 art. 28) is looked at by two persons; their word is
bound to the file's very bytes, so that it no longer holds once any fact has changed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from django.urls import reverse

from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier.models import EntryHandOver
from geliat.desk.dossier.shipment import Gathered, gather
from geliat.desk.loading.models import Container
from geliat.desk.people.actions import actor_of
from geliat.papers.forms import FORMS, every_form, read_form
from geliat.refusals import Blocker, Fact, Refusal
from geliat.sentences import Sentence
from geliat.trade.access import Role
from geliat.trade.consistency import Finding, fields_for_second_person, judge_statements
from geliat.trade.customs_codes import find_customs_code
from geliat.trade.documents import Paper
from geliat.trade.shipment import Shipment

FORM = FORMS["peb.ceisa"]
EXPORTER = re.compile(r"/entitas/[01]/")
"""Where the file names the exporter, and the owner of the goods, who is the exporter too."""
BEFORE_RELEASE = ("planned", "declared")
STATES: Mapping[str, Sentence] = MappingProxyType(
    {
        "none": Sentence(en="Not asked yet", id="Belum diminta diperiksa"),
        "waiting": Sentence(en="Waits for a second person", id="Menunggu orang kedua"),
        "confirmed": Sentence(en="Confirmed by a second person", id="Dipastikan orang kedua"),
        "refused": Sentence(en="Refused by a second person", id="Ditolak orang kedua"),
        "changed": Sentence(en="The file has changed since", id="Berkas sudah berubah sejak itu"),
        "superseded": Sentence(en="Asked again later", id="Diminta lagi kemudian"),
    }
)
TONES = MappingProxyType({"confirmed": "good", "waiting": "go", "refused": "stop", "changed": "warn"})

Page = tuple[str, Mapping[str, Fact]]


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a field's value is recorded: its name, whose record it is, the record, and the page."""

    name: Sentence
    record: Sentence
    recorded: Callable[[Consignment], str]
    page: Callable[[Consignment], Page]
    codes: str = ""


_GROUP = Sentence(en="the record of the exporting group", id="data kelompok pengekspor")
_ENTRY = Sentence(en="the customs facts of the consignment", id="data pabean kiriman")


def _group_page(one: Consignment) -> Page:
    return ("makers:group", {"group": one.order.group_id})


def _entry_page(one: Consignment) -> Page:
    return ("consignments:export_customs", {"consignment": one.pk})


SOURCES: Mapping[tuple[str, ...], _Source] = MappingProxyType(
    {
        ("party", "exporter", "name"): _Source(
            Sentence(en="Exporter's name", id="Nama eksportir"),
            _GROUP,
            lambda one: one.order.group.name,
            _group_page,
        ),
        ("party", "exporter", "tax_id"): _Source(
            Sentence(en="Exporter's identity (NPWP)", id="Identitas eksportir (NPWP)"),
            _GROUP,
            lambda one: one.order.group.npwp,
            _group_page,
        ),
        ("customs", "office_registration"): _Source(
            Sentence(en="Customs office of registration", id="Kantor Pabean pendaftaran"),
            _ENTRY,
            lambda one: str(one.customs.office_registration),
            _entry_page,
        ),
        ("customs", "export_type"): _Source(
            Sentence(en="Type of export", id="Jenis ekspor"),
            _ENTRY,
            lambda one: str(one.customs.export_type),
            _entry_page,
            "export_type",
        ),
        ("customs", "export_category"): _Source(
            Sentence(en="Type of facility (category of export)", id="Jenis fasilitas (kategori ekspor)"),
            _ENTRY,
            lambda one: str(one.customs.export_category),
            _entry_page,
            "export_category",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Shown:
    """One field for a second person: the file's value and place, and what is recorded where."""

    name: Sentence
    value: str
    meaning: Sentence | None
    path: str
    recorded: str
    record: Sentence
    page: Page

    @property
    def address(self) -> str:
        """The page on which the value is recorded."""
        name, kwargs = self.page
        return reverse(name, kwargs=dict(kwargs))

    @property
    def same(self) -> bool:
        """Whether the file says to the sign what is recorded, blanks and punctuation of numbers aside."""
        return _bare(self.value) == _bare(self.recorded)


def _bare(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def declared(consignment: Consignment) -> bool:
    """Whether customs facts are recorded, so that the declaration's file can be written here."""
    return hasattr(consignment, "customs")


def bytes_of(shipment: Shipment) -> bytes:
    """The declaration's file. Raises Refusal with every fact that is missing or that customs would reject."""
    if FORM.write is None:
        raise RuntimeError("the declaration has no writer")
    return FORM.write(shipment, None)


def seal_of(data: bytes) -> str:
    """The SHA-256 of a file's bytes."""
    return hashlib.sha256(data).hexdigest()


def shown(consignment: Consignment, data: bytes) -> tuple[Shown, ...]:
    """The fields that cannot be corrected after registration, read back from the file."""
    found: dict[tuple[str, ...], Shown] = {}
    for each in fields_for_second_person(FORM.read(data)):
        source = SOURCES[each.fact]
        code = find_customs_code(source.codes, each.value) if source.codes else None
        found.setdefault(
            each.fact,
            Shown(
                source.name,
                each.value,
                code.meaning if code else None,
                each.path,
                source.recorded(consignment),
                source.record,
                source.page(consignment),
            ),
        )
    return tuple(found.values())


def open_elsewhere(consignment: Consignment) -> frozenset[str]:
    """The containers of other consignments that have not arrived."""
    others = Container.objects.exclude(consignment=consignment).exclude(consignment__stage="arrived")
    return frozenset(others.values_list("number", flat=True))


def with_way(blocker: Blocker, consignment: Consignment) -> Blocker:
    """A blocker of the declaration's form, which knows no pages, with the way to where it is mended."""
    if blocker.mend is not None or not blocker.code.startswith(("ceisa_", "form_")):
        return blocker
    told = " ".join(str(value) for value in blocker.facts.values())
    if "NPWP" in told or EXPORTER.search(told):
        return replace(blocker, mend=_group_page(consignment), owner="coordinator")
    if "NDPBM" in told:
        return replace(blocker, mend=("orders:rates", {}), owner="coordinator")
    return replace(blocker, mend=_entry_page(consignment))


def findings(consignment: Consignment, shipment: Shipment, papers: tuple[Paper, ...]) -> tuple[Finding, ...]:
    """What the judge finds among these papers and every machine form of the shipment, each read back.

    Raises Refusal when a form cannot be written.
    """
    files = every_form(shipment, papers)
    said = [each for name, data in files.items() for each in read_form(name, data)]
    return judge_statements(said, open_containers=open_elsewhere(consignment))


def standing(consignment: Consignment) -> EntryHandOver | None:
    """What was asked last, with the persons."""
    rows = EntryHandOver.objects.filter(consignment=consignment, superseded_at=None)
    return rows.select_related("consignment", "asked_by", "answered_by").first()


def state_of(row: EntryHandOver | None, file_sha256: str | None) -> str:
    """How far a row stands towards the file as it would be written now (None: it cannot be written)."""
    if row is None:
        return "none"
    if row.superseded_at is not None:
        return "superseded"
    if row.file_sha256 != file_sha256:
        return "changed"
    return {None: "waiting", True: "confirmed", False: "refused"}[row.confirmed]


def state_now(consignment: Consignment, gathered: Gathered | None = None) -> str:
    """How far the two persons' look has come; after the release, how it stood.

    Without `gathered` the shipment is gathered only where the answer turns on it.
    """
    row = standing(consignment)
    if row is None or not declared(consignment):
        return "none"
    if consignment.stage not in BEFORE_RELEASE:
        return state_of(row, row.file_sha256)
    return state_of(row, _seal_now(gathered or gather(consignment)))


def blockers(consignment: Consignment, gathered: Gathered) -> list[Blocker]:
    """That no second person has looked at the declaration's data as they stand; nothing after the release."""
    if consignment.stage not in BEFORE_RELEASE or not declared(consignment):
        return []
    row, state = standing(consignment), state_now(consignment, gathered)
    if state == "confirmed":
        return []
    en, indonesian = _OPEN[state]
    return [
        Blocker(
            code="peb_not_seen",
            en=en,
            id=indonesian,
            facts={
                "consignment": consignment.number,
                "who": row.asked_by.name if row else "-",
                "second": row.answered_by.name if row and row.answered_by else "-",
                "reason": (row.reason if row else "") or "-",
            },
            owner=_owner(row) if state == "waiting" else "coordinator",
            mend=("dossier:hand_over", {"consignment": consignment.pk}),
        )
    ]


_OPEN = {
    "none": (
        "The PEB data of {consignment} was not looked at by a second person.",
        "Data PEB {consignment} belum diperiksa orang kedua.",
    ),
    "waiting": (
        "The PEB data of {consignment} was not looked at by a second person yet; {who} asked for it.",
        "Data PEB {consignment} belum diperiksa orang kedua; {who} sudah memintanya.",
    ),
    "refused": (
        "{second} refused the PEB data of {consignment}: {reason}. Mend it and have it looked at again.",
        "{second} menolak data PEB {consignment}: {reason}. Perbaiki, lalu minta diperiksa lagi.",
    ),
    "changed": (
        "The PEB data of {consignment} has changed since it was looked at; a second person looks again.",
        "Data PEB {consignment} berubah sejak diperiksa; orang kedua harus memeriksa lagi.",
    ),
}


def _seal_now(gathered: Gathered) -> str | None:
    try:
        return seal_of(bytes_of(gathered.whole()))
    except Refusal:
        return None


def _owner(row: EntryHandOver | None) -> str:
    """Whose turn it is: the other of coordinator and forwarder than who asked."""
    asked_by_forwarder = row is not None and actor_of(row.asked_by).role is Role.FORWARDER
    return "coordinator" if asked_by_forwarder else "forwarder"
