"""The stages of each thing and the moves between them: the one table every room's deeds go through.

An order is not a waterfall: order, share, lot, consignment and container each have a stage of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from geliat.sentences import Sentence

STAGES: Mapping[str, Mapping[str, Sentence]] = MappingProxyType(
    {
        "order": {
            "inquiry": Sentence(en="Inquiry", id="Permintaan", zh="询价"),
            "confirmed": Sentence(en="Confirmed", id="Dikonfirmasi", zh="已确认"),
            "in_work": Sentence(en="In work", id="Dikerjakan", zh="生产中"),
            "shipped": Sentence(en="All shipped", id="Semua terkirim", zh="已全部出运"),
            "closed": Sentence(en="Closed", id="Ditutup", zh="已结案"),
            "cancelled": Sentence(en="Cancelled", id="Dibatalkan", zh="已取消"),
        },
        "consignment": {
            "planned": Sentence(en="Planned", id="Direncanakan", zh="已计划"),
            "declared": Sentence(en="Declared ready", id="Dinyatakan siap", zh="已申报就绪"),
            "released": Sentence(en="Released", id="Dilepas", zh="已放行"),
            "sailed": Sentence(en="Sailed", id="Berlayar", zh="已启运"),
            "arrived": Sentence(en="Arrived", id="Tiba", zh="已到港"),
        },
        "share": {
            "proposed": Sentence(en="Proposed", id="Diusulkan"),
            "offered": Sentence(en="Offered", id="Ditawarkan"),
            "accepted": Sentence(en="Accepted", id="Diterima"),
            "declined": Sentence(en="Declined", id="Ditolak"),
            "released": Sentence(en="Rest taken back", id="Sisa ditarik"),
            "finished": Sentence(en="Finished", id="Selesai"),
            "withdrawn": Sentence(en="Withdrawn", id="Dibatalkan"),
        },
        "lot": {
            "presented": Sentence(en="Presented", id="Diajukan"),
            "drying": Sentence(en="Too wet, drying", id="Terlalu basah, dikeringkan"),
            "accepted": Sentence(en="Accepted", id="Diterima"),
            "rejected": Sentence(en="Rejected", id="Ditolak"),
            "rework": Sentence(en="In rework", id="Diperbaiki"),
            "resubmitted": Sentence(en="Resubmitted as a new lot", id="Diajukan lagi sebagai lot baru"),
        },
        "container": {
            "booked": Sentence(en="Booked", id="Dipesan", zh="已订舱"),
            "unfit": Sentence(en="Unfit", id="Tidak laik", zh="不适用"),
            "fit": Sentence(en="Fit to stuff", id="Laik muat", zh="适合装箱"),
            "planned": Sentence(en="Load planned", id="Muatan direncanakan", zh="已排载"),
            "stuffed": Sentence(en="Stuffed", id="Termuat", zh="已装箱"),
            "sealed": Sentence(en="Sealed", id="Disegel", zh="已加封"),
            "gated_in": Sentence(en="Gated in", id="Masuk terminal", zh="已进港"),
        },
        "pay": {
            "due": Sentence(en="Due", id="Terutang"),
            "in_file": Sentence(en="In a payout file", id="Dalam berkas bayar"),
            "paid": Sentence(en="Paid", id="Dibayar"),
        },
    }
)

MOVES: Mapping[str, frozenset[tuple[str, str]]] = MappingProxyType(
    {
        "order": frozenset(
            {
                ("inquiry", "confirmed"),
                ("inquiry", "cancelled"),
                ("confirmed", "in_work"),
                ("confirmed", "cancelled"),
                ("in_work", "shipped"),
                ("shipped", "closed"),
            }
        ),
        "consignment": frozenset(
            {
                ("planned", "declared"),
                ("declared", "planned"),
                ("declared", "released"),
                ("released", "sailed"),
                ("sailed", "arrived"),
            }
        ),
        "share": frozenset(
            {
                ("proposed", "offered"),
                ("proposed", "withdrawn"),
                ("offered", "accepted"),
                ("offered", "declined"),
                ("offered", "withdrawn"),
                ("accepted", "released"),
                ("accepted", "finished"),
                ("released", "finished"),
            }
        ),
        "lot": frozenset(
            {
                ("presented", "accepted"),
                ("presented", "rejected"),
                ("presented", "drying"),
                ("drying", "accepted"),
                ("drying", "drying"),
                ("rejected", "rework"),
                ("rework", "resubmitted"),
            }
        ),
        "container": frozenset(
            {
                ("booked", "fit"),
                ("booked", "unfit"),
                ("unfit", "fit"),
                ("unfit", "unfit"),
                ("fit", "planned"),
                ("planned", "planned"),
                ("planned", "stuffed"),
                ("stuffed", "sealed"),
                ("sealed", "stuffed"),
                ("sealed", "gated_in"),
            }
        ),
        "pay": frozenset({("due", "in_file"), ("in_file", "paid"), ("in_file", "due")}),
    }
)

FIRST: Mapping[str, str] = MappingProxyType(
    {
        "order": "inquiry",
        "consignment": "planned",
        "share": "proposed",
        "lot": "presented",
        "container": "booked",
        "pay": "due",
    }
)


def may_move(thing: str, old: str, new: str) -> bool:
    """Whether a `thing` ("order", "lot", ...) may go from stage `old` to stage `new`."""
    return (old, new) in MOVES[thing]


def stage_name(thing: str, stage: str) -> Sentence:
    """The stage as people say it; KeyError for an unknown one."""
    return STAGES[thing][stage]


def choices(thing: str) -> list[tuple[str, str]]:
    """The stages as (code, English name) pairs, for a database column."""
    return [(code, said.en) for code, said in STAGES[thing].items()]
