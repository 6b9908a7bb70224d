"""What a lot's sample and verdict say in words, and what is next with a lot."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from geliat.desk.quality.models import Inspection, Lot
from geliat.sentences import Sentence
from geliat.trade import moisture

CLASSES = MappingProxyType(
    {
        "critical": Sentence(en="Critical", id="Kritis"),
        "major": Sentence(en="Major", id="Mayor"),
        "minor": Sentence(en="Minor", id="Minor"),
    }
)
"""The classes of defect, the worst first."""

_NEXT = MappingProxyType(
    {
        "presented": Sentence(
            en="Draw the sample and inspect the lot", id="Ambil contoh dan periksa lot ini"
        ),
        "drying": Sentence(
            en="Let the pieces dry, then measure the moisture again",
            id="Keringkan barangnya, lalu ukur kadar airnya lagi",
        ),
        "rejected": Sentence(
            en="Send the lot back to its workshop for rework",
            id="Kembalikan lot ke bengkelnya untuk diperbaiki",
        ),
        "rework": Sentence(
            en="Take the lot back once the workshop has reworked it",
            id="Terima kembali lot ini setelah diperbaiki bengkel",
        ),
        "resubmitted": Sentence(
            en="It goes on as a new lot: look there", id="Dilanjutkan sebagai lot baru: lihat di sana"
        ),
        "accepted": Sentence(en="Accepted: the pieces can go on", id="Diterima: barang dapat diteruskan"),
    }
)


def next_step(lot: Lot) -> Sentence:
    """What is next with a lot."""
    return _NEXT[lot.stage]


def point_name(point: str) -> Sentence:
    """A point where moisture is measured, as people call it."""
    return moisture.POINT_NAMES.get(point, Sentence(en=point, id=point))


def verdict(inspection: Inspection) -> Sentence:
    """The verdict on the defects of a lot: the pieces drawn, what each class came to, what rejected it."""
    plans: Mapping[str, Mapping[str, int]] = inspection.plans
    drawn = max((plan["sample_size"] for plan in plans.values()), default=0)
    failed = [name for name, plan in plans.items() if plan["found"] > plan["accept"]]
    of = inspection.lot.quantity

    def figures(language: str) -> str:
        return ", ".join(
            f"{CLASSES[name].said_in(language).lower()} {plan['found']} (Ac {plan['accept']})"
            for name, plan in plans.items()
        )

    def classes(language: str) -> str:
        return ", ".join(CLASSES[name].said_in(language).lower() for name in failed)

    if failed:
        return Sentence(
            en=f"Rejected for {classes('en')} defects: {drawn} of {of} pieces drawn; defective: "
            f"{figures('en')}.",
            id=f"Ditolak karena cacat {classes('id')}: {drawn} dari {of} buah diambil; buah cacat: "
            f"{figures('id')}.",
        )
    return Sentence(
        en=f"No class of defects stands against it: {drawn} of {of} pieces drawn; defective: "
        f"{figures('en')}.",
        id=f"Lolos pemeriksaan cacat: {drawn} dari {of} buah diambil; buah cacat: {figures('id')}.",
    )
