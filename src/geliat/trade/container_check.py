"""The container check before stuffing: seven points, the moisture of the floor, the desiccant hung inside.

The seven points are those of the CTPAT minimum security criteria (US customs, 2020), which carriers and
buyers ask for everywhere. The limit of the floor is trade practice: a wet floor gives its water to cartons.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from geliat.measures import percent
from geliat.refusals import Blocker, Refusal
from geliat.sentences import Sentence
from geliat.trade.moisture import (
    LEAST_DESICCANT_G_PER_FOOT,
    METER_TOP_PERMILLE,
    DesiccantAdvice,
    advise_desiccant,
)

MOST_DESICCANT_G = 100_000


@dataclass(frozen=True, slots=True)
class Point:
    """One of the seven points: its code, its name, and what to look for."""

    code: str
    name: Sentence
    look_for: Sentence


_WALK: tuple[Point, ...] = (
    Point(
        "outside",
        Sentence("outside and undercarriage", "bagian luar dan rangka bawah"),
        Sentence(
            "no dents through the wall, sound corner castings, support beams visible, number as booked",
            "tidak penyok tembus, sudut pengangkat utuh, balok penyangga terlihat, nomor sesuai pesanan",
        ),
    ),
    Point(
        "doors",
        Sentence("inside and outside of the doors", "pintu dalam dan luar"),
        Sentence(
            "close tightly, rubber whole, hinges, bolts and locking bars not tampered with",
            "menutup rapat, karet utuh, engsel, baut, dan batang kunci tidak pernah diutak-atik",
        ),
    ),
    Point(
        "right_side",
        Sentence("right side", "dinding kanan"),
        Sentence(
            "no hole or fresh repair; it sounds hollow", "tidak berlubang atau baru ditambal; bunyinya kosong"
        ),
    ),
    Point(
        "left_side",
        Sentence("left side", "dinding kiri"),
        Sentence(
            "no hole or fresh repair; it sounds hollow", "tidak berlubang atau baru ditambal; bunyinya kosong"
        ),
    ),
    Point(
        "front_wall",
        Sentence("front wall", "dinding depan"),
        Sentence(
            "blocks and vents in place, distance to the door as it should be",
            "balok dan lubang angin pada tempatnya, jarak ke pintu sesuai ukuran",
        ),
    ),
    Point(
        "roof",
        Sentence("ceiling and roof", "langit-langit dan atap"),
        Sentence(
            "doors shut from inside: no light comes in; no rust that flakes",
            "pintu ditutup dari dalam: tidak ada cahaya masuk; tidak ada karat mengelupas",
        ),
    ),
    Point(
        "floor",
        Sentence("floor", "lantai"),
        Sentence(
            "clean, dry, flat, without smell, nails or traces of earlier cargo",
            "bersih, kering, rata, tanpa bau, paku, atau bekas muatan lama",
        ),
    ),
)

POINTS: Mapping[str, Point] = MappingProxyType({point.code: point for point in _WALK})
"""The seven points by code, in the order one walks round the container."""


@dataclass(frozen=True, slots=True)
class FloorLimit:
    """The most moisture of a container floor, in permille, while in force."""

    most_permille: int
    valid_from: date
    source: Sentence
    confidence: str


FLOOR_LIMITS = (
    FloorLimit(
        180,
        date(2000, 1, 1),
        Sentence(
            "trade practice of export packers, who ask for 14 to 18 %; no law or standard sets a figure",
            "kebiasaan pengemas ekspor, yang meminta 14 sampai 18 %; tidak ada aturan atau standar yang "
            "menetapkan angkanya",
        ),
        "medium",
    ),
)


@dataclass(frozen=True, slots=True)
class CheckVerdict:
    """Whether the container may be stuffed; every fault that stands against it, and what to mind even so."""

    fit: bool
    faults: tuple[Sentence, ...]
    advice: tuple[Sentence, ...]


def floor_limit(on: date) -> FloorLimit | None:
    """The limit of the floor's moisture in force on a day, or None where none is recorded for it."""
    valid = [limit for limit in FLOOR_LIMITS if limit.valid_from <= on]
    return max(valid, key=lambda limit: limit.valid_from, default=None)


def judge_check(
    points: Mapping[str, bool],
    floor_moisture_permille: int,
    desiccant_g: int,
    *,
    on: date,
    container_length_ft: int,
) -> CheckVerdict:
    """The verdict over a container looked at on a day: fit when the seven points and the floor hold.

    `points` says of each code of `POINTS` whether it passed. Desiccant below the rule of thumb is told as
    advice, never a fault. Raises Refusal, every reason at once, for points left out or unknown, a reading or
    a weight that cannot be, and a day for which no limit is recorded.
    """
    blockers = [_not_looked_at(point) for code, point in POINTS.items() if code not in points]
    blockers += [_unknown(code) for code in points if code not in POINTS]
    if not 0 < floor_moisture_permille <= METER_TOP_PERMILLE:
        blockers.append(_impossible_floor(floor_moisture_permille))
    if not 0 <= desiccant_g <= MOST_DESICCANT_G:
        blockers.append(_impossible_desiccant(desiccant_g))
    limit = floor_limit(on)
    if limit is None:
        blockers.append(_no_limit(on))
    if blockers or limit is None:
        raise Refusal(*blockers)
    faults = [_failed(point) for code, point in POINTS.items() if not points[code]]
    if floor_moisture_permille > limit.most_permille:
        faults.append(_wet_floor(floor_moisture_permille, limit.most_permille))
    least_g = LEAST_DESICCANT_G_PER_FOOT * container_length_ft
    advice = [_little_desiccant(desiccant_g, least_g)] if desiccant_g < least_g else []
    return CheckVerdict(not faults, tuple(faults), tuple(advice))


def desiccant_for(
    *, net_g: int, gross_g: int, mean_permille: int, container_length_ft: int
) -> DesiccantAdvice:
    """How much desiccant to hang for a load of wooden goods: net mass taken as wood, the rest as cartons."""
    return advise_desiccant(
        wood_g=net_g,
        mean_permille=mean_permille,
        carton_g=gross_g - net_g,
        container_length_ft=container_length_ft,
    )


def _failed(point: Point) -> Sentence:
    return Sentence(f"Not sound: {point.name.en}.", f"Tidak baik: {point.name.id}.")


def _wet_floor(found: int, most: int) -> Sentence:
    en, limit = str(percent(found)), str(percent(most))
    return Sentence(
        f"The floor holds {en} % moisture; at most {limit} %.",
        f"Kadar air lantai {en.replace('.', ',')} %; paling tinggi {limit.replace('.', ',')} %.",
    )


def _little_desiccant(given: int, least: int) -> Sentence:
    en, rule = str(percent(given // 100)), str(percent(least // 100))
    return Sentence(
        f"{en} kg of desiccant is little; the rule of thumb is at least {rule} kg for this container.",
        f"Penyerap lembap {en.replace('.', ',')} kg tergolong sedikit; patokannya paling sedikit "
        f"{rule.replace('.', ',')} kg untuk kontainer ini.",
    )


def _not_looked_at(point: Point) -> Blocker:
    return Blocker(
        "point_not_checked",
        en="Nothing is said about this point: {point_en}.",
        id="Titik ini belum diperiksa: {point_id}.",
        facts={"point": point.code, "point_en": point.name.en, "point_id": point.name.id},
        owner="inspector",
    )


def _unknown(code: str) -> Blocker:
    return Blocker(
        "point_unknown",
        en="{point} is none of the seven points: {known}.",
        id="{point} bukan salah satu dari tujuh titik: {known}.",
        facts={"point": code or "-", "known": ", ".join(POINTS)},
        owner="inspector",
    )


def _impossible_floor(found: int) -> Blocker:
    return Blocker(
        "floor_reading_impossible",
        en="{reading} % is no moisture of a floor; expected above 0 up to 100 %.",
        id="{reading} % bukan kadar air lantai; seharusnya di atas 0 sampai 100 %.",
        facts={"reading": str(percent(found))},
        owner="inspector",
    )


def _impossible_desiccant(grams: int) -> Blocker:
    return Blocker(
        "desiccant_impossible",
        en="{grams} g of desiccant cannot be; expected 0 to {most} g.",
        id="Penyerap lembap {grams} g tidak mungkin; seharusnya 0 sampai {most} g.",
        facts={"grams": grams, "most": MOST_DESICCANT_G},
        owner="inspector",
    )


def _no_limit(on: date) -> Blocker:
    return Blocker(
        "no_floor_limit",
        en="No limit for the moisture of a container floor is recorded for {day}.",
        id="Belum ada batas kadar air lantai kontainer yang tercatat untuk {day}.",
        facts={"day": on.isoformat()},
        owner="administrator",
    )
