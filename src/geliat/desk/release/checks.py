"""What must hold of an NPE's dates, of a declaration, and of the officer who releases."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier.models import Paper
from geliat.desk.journal.models import Entry
from geliat.desk.loading.models import Container
from geliat.desk.makers.checks import missing
from geliat.desk.release.customs import days_too_early, peb_rule
from geliat.desk.release.models import Declaration, RuleDecision
from geliat.refusals import Blocker, Fact
from geliat.trade.access import Actor, Role

Page = tuple[str, Mapping[str, Fact]]


def _wrong(code: str, en: str, id: str, owner: str, **facts: Fact) -> Blocker:
    return Blocker(code=code, en=en, id=id, facts=facts, owner=owner)


def of_npe(
    number: str, dated: date, peb_number: str, peb_dated: date, *, sails_on: date | None, today: date
) -> list[Blocker]:
    """What is wrong with an NPE and the PEB it answers, as told today for a ship that sails on a day."""
    blockers = [
        missing(field, en, said)
        for field, value, en, said in (
            ("number", number, "NPE number", "Nomor NPE"),
            ("peb_number", peb_number, "PEB number", "Nomor PEB"),
        )
        if not value.strip()
    ]
    if dated > today:
        blockers.append(
            _wrong(
                "npe_ahead",
                "The day of the NPE, {day}, has not come yet.",
                "Tanggal NPE, {day}, belum tiba.",
                "forwarder",
                day=dated.isoformat(),
            )
        )
    if peb_dated > dated:
        blockers.append(
            _wrong(
                "npe_before_peb",
                "An NPE answers a PEB: the PEB of {peb_day} cannot be later than the NPE of {npe_day}.",
                "NPE menjawab PEB: PEB tanggal {peb_day} tidak mungkin sesudah NPE tanggal {npe_day}.",
                "forwarder",
                peb_day=peb_dated.isoformat(),
                npe_day=dated.isoformat(),
            )
        )
    return blockers + too_early(peb_dated, sails_on or dated)


def too_early(peb_dated: date, export_on: date, page: Page | None = None) -> list[Blocker]:
    """Whether a PEB was filed too long before the export: the sailing, or at the earliest the NPE's day."""
    rule = peb_rule(peb_dated)
    if rule is None or not days_too_early(peb_dated, export_on):
        return []
    return [
        Blocker(
            code="peb_too_early",
            en="The PEB of {peb_day} lies {days} days before the export of {day}; a PEB is filed at most "
            "{most} days before it ({source}).",
            id="PEB tanggal {peb_day} mendahului ekspor tanggal {day} {days} hari; PEB disampaikan paling "
            "cepat {most} hari sebelumnya ({source}).",
            facts={
                "peb_day": peb_dated.isoformat(),
                "day": export_on.isoformat(),
                "days": (export_on - peb_dated).days,
                "most": rule.days,
                "source": rule.source,
            },
            owner="forwarder",
            mend=page,
        )
    ]


def of_npe_stage(consignment: Consignment) -> list[Blocker]:
    """Once released, the minutes speak of the NPE: it no longer changes."""
    if consignment.stage in ("planned", "declared"):
        return []
    return [
        _wrong(
            "released_already",
            "{consignment} is released and its minutes name the NPE; it no longer changes.",
            "{consignment} sudah dilepas dan berita acaranya menyebut NPE itu; NPE tidak dapat diubah lagi.",
            "officer",
            consignment=consignment.number,
        )
    ]


def of_officer(consignment: Consignment, declaration: Declaration | None, by: Actor) -> list[Blocker]:
    """Whether this person may release: there is a declaration, and it is another person's word and work."""
    if declaration is None:
        return [
            _wrong(
                "not_declared",
                "{consignment} is not declared ready; the coordinator declares it first.",
                "{consignment} belum dinyatakan siap; koordinator menyatakannya dahulu.",
                "coordinator",
                consignment=consignment.number,
            )
        ]
    if by.person == declaration.declared_by_id:
        return [
            _wrong(
                "same_person",
                "{person} declared {consignment} ready; another person must release it.",
                "{person} yang menyatakan {consignment} siap; orang lain yang harus melepasnya.",
                "officer",
                person=by.who,
                consignment=consignment.number,
            )
        ]
    if by.person is not None and worked_on(consignment, by.person):
        return [
            _wrong(
                "worked_on_it",
                "{person} did a coordinator's work on {consignment}; another officer must release it.",
                "{person} pernah bekerja sebagai koordinator pada {consignment}; petugas lain yang harus "
                "melepasnya.",
                "officer",
                person=by.who,
                consignment=consignment.number,
            )
        ]
    return []


def worked_on(consignment: Consignment, person: int) -> bool:
    """Whether a person did a coordinator's deed on the consignment, its order, containers or papers."""
    deeds = Entry.objects.filter(person=person, role=Role.COORDINATOR.value)
    return (
        deeds.filter(thing="consignment", subject=consignment.pk).exists()
        or deeds.filter(thing="order", subject=consignment.order_id).exists()
        or deeds.filter(thing="container", subject__in=_numbers(Container, consignment)).exists()
        or deeds.filter(thing="paper", subject__in=_numbers(Paper, consignment)).exists()
    )


def _numbers(model: type[Container] | type[Paper], consignment: Consignment) -> list[int]:
    return list(model._default_manager.filter(consignment=consignment).values_list("pk", flat=True))


def of_place(place: str) -> list[Blocker]:
    """Whether the place of the act is named."""
    return [] if place.strip() else [missing("place", "Place of the release", "Tempat pelepasan")]


def of_second_person(decision: RuleDecision | None, code: str, by: Actor) -> list[Blocker]:
    """Whether this person may confirm: something was asked, not yet confirmed, and by somebody else."""
    if decision is None or decision.confirmed_at is not None:
        return [
            _wrong(
                "no_decision_asked",
                "No decision about “{rule}” waits to be confirmed.",
                "Tidak ada keputusan tentang “{rule}” yang menunggu pengesahan.",
                "coordinator",
                rule=code,
            )
        ]
    if decision.asked_by_id == by.person:
        return [
            _wrong(
                "same_person",
                "{person} asked for this decision; another person must confirm it.",
                "{person} yang meminta keputusan ini; orang lain yang harus mengesahkannya.",
                "officer",
                person=by.who,
            )
        ]
    return []


def decided_too_late(consignment: Consignment) -> Blocker:
    """Decisions are taken before the declaration: withdraw it first."""
    return _wrong(
        "declared_already",
        "{consignment} is declared ready on what was decided; withdraw the declaration first.",
        "{consignment} sudah dinyatakan siap berdasarkan keputusan yang ada; tarik pernyataan dahulu.",
        "coordinator",
        consignment=consignment.number,
    )


def nothing_to_decide(code: str) -> Blocker:
    """The rule does not concern these goods, or is sure."""
    return _wrong(
        "nothing_to_decide",
        "The rule “{rule}” leaves nothing to decide for these goods.",
        "Aturan “{rule}” tidak menyisakan hal yang perlu diputuskan untuk barang ini.",
        "coordinator",
        rule=code,
    )
