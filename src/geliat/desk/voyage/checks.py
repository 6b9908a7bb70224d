"""What must hold of a milestone: its kind, its place in the order of the way, and what it stands on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType

from django.utils.timezone import localdate, localtime

from geliat.desk.consignments.models import Consignment
from geliat.desk.loading import figures as loading
from geliat.desk.release.models import Npe
from geliat.desk.voyage.models import Milestone
from geliat.refusals import Blocker, Fact
from geliat.sentences import Sentence

KIND_NAMES: Mapping[str, Sentence] = MappingProxyType(
    {
        "gate_in": Sentence(en="Gate-in at the terminal", id="Masuk terminal", zh="进港"),
        "loaded": Sentence(en="Loaded on board", id="Dimuat ke kapal", zh="装船"),
        "departed": Sentence(en="Departed", id="Kapal berangkat", zh="开航"),
        "transhipped": Sentence(en="Transhipped", id="Pindah kapal", zh="中转"),
        "arrived": Sentence(en="Arrived at the port", id="Tiba di pelabuhan", zh="到港"),
        "delivered": Sentence(
            en="Delivered to the consignee", id="Diterima penerima barang", zh="交付收货人"
        ),
    }
)
"""The kinds of milestone in the order of the way."""

AFTER: Mapping[str, str] = MappingProxyType(
    {
        "loaded": "gate_in",
        "departed": "loaded",
        "transhipped": "departed",
        "arrived": "departed",
        "delivered": "arrived",
    }
)
"""What must have happened before each; a ship need not be changed on the way."""

OFTEN = ("transhipped",)
"""What may happen more than once."""


def _wrong(
    code: str,
    en: str,
    id: str,
    *,
    owner: str = "forwarder",
    mend: tuple[str, Mapping[str, Fact]] | None = None,
    **facts: Fact,
) -> Blocker:
    return Blocker(code=code, en=en, id=id, facts=facts, owner=owner, mend=mend)


def of_kind(kind: str) -> list[Blocker]:
    """Whether there is such a kind of milestone."""
    if kind in KIND_NAMES:
        return []
    return [
        _wrong(
            "unknown_milestone",
            "“{kind}” is no milestone; expected one of: {known}.",
            "“{kind}” bukan tonggak perjalanan; pilihannya: {known}.",
            kind=kind,
            known=", ".join(KIND_NAMES),
        )
    ]


def of_facts(happened_at: datetime, place: str, at: datetime) -> list[Blocker]:
    """What is wrong with moment and place by themselves."""
    blockers = []
    if happened_at > at:
        blockers.append(
            _wrong(
                "not_happened_yet",
                "{moment} has not come yet; a milestone is recorded when it has happened.",
                "{moment} belum tiba; tonggak dicatat setelah benar-benar terjadi.",
                moment=_moment(happened_at),
            )
        )
    if not place.strip():
        blockers.append(_wrong("place_missing", "Say where it happened.", "Sebutkan tempat kejadiannya."))
    return blockers


def of_order(kind: str, happened_at: datetime, others: Sequence[Milestone]) -> list[Blocker]:
    """Whether a milestone stands in its place among the `others` of the consignment."""
    blockers = []
    places = list(KIND_NAMES)
    before = AFTER.get(kind)
    if before and all(one.kind != before for one in others):
        blockers.append(
            _wrong(
                "milestone_before_missing",
                "“{kind_en}” comes after “{before_en}”, which is not recorded yet.",
                "“{kind_id}” baru bisa setelah “{before_id}”, yang belum dicatat.",
                kind_en=KIND_NAMES[kind].en,
                kind_id=KIND_NAMES[kind].id,
                before_en=KIND_NAMES[before].en,
                before_id=KIND_NAMES[before].id,
            )
        )
    if kind not in OFTEN and any(one.kind == kind for one in others):
        blockers.append(
            _wrong(
                "milestone_recorded",
                "“{kind_en}” is recorded already; correct that entry instead.",
                "“{kind_id}” sudah dicatat; koreksilah catatan itu.",
                kind_en=KIND_NAMES[kind].en,
                kind_id=KIND_NAMES[kind].id,
            )
        )
    for one in others:
        earlier = places.index(one.kind) < places.index(kind)
        same = one.kind == kind
        if not same and (one.happened_at > happened_at if earlier else one.happened_at < happened_at):
            blockers.append(_out_of_order(kind, happened_at, one, earlier=earlier))
    return blockers


def _out_of_order(kind: str, happened_at: datetime, other: Milestone, *, earlier: bool) -> Blocker:
    if earlier:
        code = "milestone_too_early"
        en = "“{kind_en}” at {moment} would lie before “{other_en}” at {other_moment}."
        indonesian = "“{kind_id}” pada {moment} mendahului “{other_id}” pada {other_moment}."
    else:
        code = "milestone_too_late"
        en = "“{kind_en}” at {moment} would lie after “{other_en}” at {other_moment}."
        indonesian = "“{kind_id}” pada {moment} melewati “{other_id}” pada {other_moment}."
    named = KIND_NAMES[other.kind]
    return _wrong(
        code,
        en,
        indonesian,
        kind_en=KIND_NAMES[kind].en,
        kind_id=KIND_NAMES[kind].id,
        moment=_moment(happened_at),
        other_en=named.en,
        other_id=named.id,
        other_moment=_moment(other.happened_at),
    )


def of_gate_in(consignment: Consignment, on: date) -> list[Blocker]:
    """What the terminal's gate asks for: customs' NPE of that day or before, and sealed containers."""
    blockers = []
    npe = Npe.objects.filter(consignment=consignment).first()
    page = ("release:consignment", {"consignment": consignment.pk})
    if npe is None:
        blockers.append(
            _wrong(
                "npe_missing",
                "Customs' NPE for {consignment} is not recorded; without it the goods may not be exported.",
                "NPE dari Bea Cukai untuk {consignment} belum dicatat; tanpa itu barang tak boleh diekspor.",
                mend=page,
                consignment=consignment.number,
            )
        )
    elif on < npe.dated:
        blockers.append(
            _wrong(
                "gate_before_npe",
                "Gate-in on {day} would lie before customs' NPE of {npe_day}.",
                "Masuk terminal pada {day} mendahului NPE tanggal {npe_day}.",
                mend=page,
                day=on.isoformat(),
                npe_day=npe.dated.isoformat(),
            )
        )
    boxes = list(loading.containers_of(consignment))
    if not boxes:
        blockers.append(
            _wrong(
                "no_container",
                "No container is booked for {consignment}.",
                "Belum ada kontainer untuk {consignment}.",
                mend=("loading:consignment", {"consignment": consignment.pk}),
                consignment=consignment.number,
            )
        )
    blockers += [
        _wrong(
            "not_sealed",
            "Container {container} is not sealed.",
            "Kontainer {container} belum disegel.",
            mend=("loading:container", {"container": box.pk}),
            container=box.number,
        )
        for box in boxes
        if box.stage not in ("sealed", "gated_in")
    ]
    return blockers


def of_departure(consignment: Consignment) -> list[Blocker]:
    """A consignment departs once it was released."""
    if consignment.stage == "released":
        return []
    return [
        _wrong(
            "not_released",
            "{consignment} has not been released by the district officer.",
            "{consignment} belum dilepas oleh petugas dinas.",
            owner="officer",
            mend=("release:consignment", {"consignment": consignment.pk}),
            consignment=consignment.number,
        )
    ]


def _moment(moment: datetime) -> str:
    return f"{localtime(moment):%Y-%m-%d %H:%M}"


def day_of(moment: datetime) -> date:
    """The day of a moment in the desk's own time zone."""
    return localdate(moment)
