"""The dated duties of a group that a calendar can hold: proceeds, latest shipments, and makers' due days.

No person, buyer, price or amount of money stands in them: calendars are kept by others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from django.db.models import F, Max, Sum

from geliat.desk.allotment.models import Share
from geliat.desk.consignments.figures import GONE, port_name
from geliat.desk.consignments.models import Consignment
from geliat.desk.journal.models import Entry
from geliat.desk.makers.models import Group
from geliat.desk.settlement import proceeds
from geliat.sentences import Sentence

KINDS: Mapping[str, Sentence] = {
    "proceeds": Sentence(en="Export proceeds", id="Devisa hasil ekspor", zh="出口收汇"),
    "shipment": Sentence(en="Latest shipment", id="Batas pengapalan", zh="最迟装运"),
    "shares": Sentence(en="Makers' work due", id="Tenggat perajin", zh="工坊交货"),
}


@dataclass(frozen=True, slots=True)
class Duty:
    """One day by which something is to be done; `key` names it within its kind for good.

    `known_at` is when it was last told, `page` where it is seen to.
    """

    kind: str
    key: str
    on: date
    sentence: Sentence
    note: Sentence
    page: str
    names: Mapping[str, int]
    known_at: datetime


def duties_of(group: Group, today: date) -> list[Duty]:
    """What of a group is open, by day; done things are left out, late ones stay."""
    found = [*_proceeds(group, today), *_shipments(group), *_shares(group)]
    return sorted(found, key=lambda duty: (duty.on, duty.kind, duty.key))


def _proceeds(group: Group, today: date) -> Iterator[Duty]:
    for one in proceeds.waiting(today, proceeds.registered().filter(consignment__order__group=group)):
        if one.due_on is None:
            continue
        number, peb = one.consignment.number, one.npe.peb_number
        yield Duty(
            kind="proceeds",
            key=str(one.consignment.pk),
            on=one.due_on,
            sentence=Sentence(
                en=f"Export proceeds of {number} are due",
                id=f"Devisa hasil ekspor {number} jatuh tempo",
                zh=f"{number} 出口收汇到期",
            ),
            note=Sentence(
                en=f"Last day for the money of PEB {peb} to come in through a bank in Indonesia.",
                id=f"Hari terakhir uang hasil PEB {peb} masuk melalui bank di Indonesia.",
                zh=f"PEB {peb} 的货款须在此日前汇入印尼银行。",
            ),
            page="settlement:proceeds_of",
            names={"consignment": one.consignment.pk},
            known_at=one.npe.recorded_at,
        )


def _shipments(group: Group) -> Iterator[Duty]:
    rows = Consignment.objects.filter(order__group=group).exclude(stage__in=GONE)
    waiting = list(rows.exclude(order__stage__in=("inquiry", "cancelled")).select_related("order"))
    changed = dict(
        Entry.objects.filter(thing="consignment", subject__in=[row.pk for row in waiting])
        .order_by()
        .values_list("subject")
        .annotate(Max("at"))
    )
    for row in waiting:
        port = port_name(row.destination_port)
        yield Duty(
            kind="shipment",
            key=str(row.pk),
            on=row.latest_shipment_on,
            sentence=Sentence(
                en=f"Latest shipment of {row.number}",
                id=f"Batas akhir pengapalan {row.number}",
                zh=f"{row.number} 最迟装运日",
            ),
            note=Sentence(
                en=f"To {port.en}; by this day it must be on board.",
                id=f"Tujuan {port.id}; paling lambat hari ini harus sudah di atas kapal.",
                zh=f"目的港 {port.zh or port.en}；须在此日前装船。",
            ),
            page="consignments:consignment",
            names={"consignment": row.pk},
            known_at=changed.get(row.pk) or datetime.combine(row.order.received_on, time.min, UTC),
        )


def _shares(group: Group) -> Iterator[Duty]:
    open_ones = Share.objects.filter(plan__order__group=group, plan__order__stage="in_work")
    rows = (
        open_ones.filter(stage="accepted")
        .order_by()
        .values("plan__order", "plan__order__number", "due_on")
        .annotate(pieces=Sum(F("accepted_quantity") - F("released_quantity")), known_at=Max("answered_at"))
    )
    for row in rows:
        number, pieces = row["plan__order__number"], row["pieces"]
        yield Duty(
            kind="shares",
            key=f"{row['plan__order']}-{row['due_on']:%Y%m%d}",
            on=row["due_on"],
            sentence=Sentence(
                en=f"{number}: makers' work is due",
                id=f"{number}: pekerjaan perajin jatuh tempo",
                zh=f"{number}：工坊交货日",
            ),
            note=Sentence(
                en=f"{pieces:,} pieces of all work steps were promised for this day.",
                id=f"{pieces:,}".replace(",", ".") + " buah dari semua langkah dijanjikan untuk hari ini.",
                zh=f"各工序共承诺 {pieces:,} 件于此日完成。",
            ),
            page="production:order",
            names={"order": row["plan__order"]},
            known_at=row["known_at"] or datetime.combine(row["due_on"], time.min, UTC),
        )
