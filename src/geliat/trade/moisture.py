"""Whether a lot of wood is dry enough to pack, and what desiccant can and cannot do for it.

Wood is turned wet and dried afterwards, so the moisture of the wall is the risk of the whole trade. Every
piece of the S-3 sample (ISO 2859-1, `sampling.sample_size`) is measured at the named points of its kind:
bowl, waist and foot for a drum. The limits belong to the quality spec the buyer approved (trade practice
for export wood, not a standard: mean at most 12 %, no point above 15 %); readings are permille of the dry
mass as a pin meter shows them, already corrected for species and temperature.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from geliat.measures import percent
from geliat.refusals import Blocker, Refusal
from geliat.sentences import Sentence
from geliat.trade.sampling import sample_size

SAMPLE_LEVEL = "S-3"
DRUM_POINTS = ("bowl", "waist", "foot")
POINT_NAMES = {
    "bowl": Sentence(en="bowl", id="mangkuk (bagian atas)", zh="鼓碗"),
    "waist": Sentence(en="waist", id="pinggang", zh="鼓腰"),
    "foot": Sentence(en="foot", id="kaki", zh="鼓脚"),
    "base": Sentence(en="base", id="alas", zh="底部"),
    "side": Sentence(en="side", id="sisi", zh="侧板"),
    "wall": Sentence(en="wall", id="dinding", zh="侧壁"),
    "rim": Sentence(en="rim", id="bibir", zh="口沿"),
    "lid": Sentence(en="lid", id="tutup", zh="盖"),
}
METER_TOP_PERMILLE = 1000  # green wood reads up to about 100 %; anything above is a slip of the pen

# Rules of thumb, confidence medium: wood in equilibrium with a ship's hold holds about 12 % water; cartons
# give off about 2 percentage points; usual doses are 8 to 12 kg of calcium chloride absorber in a 40-foot
# container (half of it in a 20-foot one), and a kilogram takes up at most about two litres in eight weeks.
HOLD_EQUILIBRIUM_PERMILLE = 120
CARTON_RELEASE_PERMILLE = 20
LEAST_DESICCANT_G_PER_FOOT = 200
MOST_DESICCANT_G_PER_FOOT = 300
WATER_G_PER_DESICCANT_G = 2


@dataclass(frozen=True, slots=True)
class MoistureSpec:
    """The limits of a product: the mean over all readings, any single point, and the points measured."""

    mean_max_permille: int
    point_max_permille: int
    points: tuple[str, ...] = DRUM_POINTS


@dataclass(frozen=True, slots=True)
class MoistureVerdict:
    """Whether the lot is dry, and the readings that decided it.

    `mean_permille` is the exact mean rounded up to a whole permille, so that the printed figure never looks
    drier than the wood and agrees with the verdict. `worst_piece` counts from 1 in the order measured.
    `pieces_over_mean` are pieces whose own mean is above the limit of the mean: to be counted as defective
    by the inspector even when the lot as a whole is dry.
    """

    dry: bool
    mean_permille: int
    worst_permille: int
    worst_piece: int
    worst_point: str
    pieces_measured: int
    pieces_over_mean: tuple[int, ...]
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class DesiccantAdvice:
    """An estimate, never a permission: grams of absorber, the water at risk, and what it cannot hold."""

    desiccant_g: int
    water_at_risk_g: int
    water_not_held_g: int
    sentence: Sentence


def pieces_to_measure(lot_size: int) -> int:
    """How many pieces of a lot are measured: the S-3 sample, at most the lot. Refusal for an empty lot."""
    return sample_size(lot_size, SAMPLE_LEVEL)


def check_spec(spec: MoistureSpec) -> tuple[Blocker, ...]:
    """What is wrong with the limits of a spec; nothing when they can be used."""
    blockers = []
    if not 0 < spec.mean_max_permille <= spec.point_max_permille <= METER_TOP_PERMILLE:
        blockers.append(
            Blocker(
                "moisture_limits_out_of_order",
                en="The moisture limits are {mean} % for the mean and {point} % for a single point; expected "
                "a mean above 0 and not above the limit of a point.",
                id="Batas kadar air {mean} % untuk rata-rata dan {point} % untuk satu titik; rata-rata harus "
                "di atas 0 dan tidak melebihi batas satu titik.",
                facts={
                    "mean": str(percent(spec.mean_max_permille)),
                    "point": str(percent(spec.point_max_permille)),
                },
                owner="coordinator",
            )
        )
    if not spec.points or len(set(spec.points)) != len(spec.points):
        blockers.append(
            Blocker(
                "moisture_points_unclear",
                en="The spec must name each point where moisture is measured once; it names: {points}.",
                id="Spesifikasi harus menyebut setiap titik ukur kadar air satu kali; tertulis: {points}.",
                facts={"points": ", ".join(spec.points) or "-"},
                owner="coordinator",
            )
        )
    return tuple(blockers)


def judge_moisture(
    readings: Sequence[Sequence[int]], spec: MoistureSpec, *, lot_size: int
) -> MoistureVerdict:
    """The verdict over a lot: dry when the mean and every single point keep the limits of `spec`.

    `readings` holds one row per measured piece with one permille per point, in the order of `spec.points`.
    Refusal, with every fault at once, when fewer pieces were measured than the S-3 sample of `lot_size`
    (more are welcome), more than the lot holds, a row lacks a point, or a reading is impossible.
    """
    blockers = [*check_spec(spec), *_bad_readings(readings, spec)]
    needed = pieces_to_measure(lot_size)
    if not needed <= len(readings) <= lot_size:
        blockers.append(
            Blocker(
                "moisture_sample_incomplete",
                en="{measured} pieces were measured; a lot of {lot_size} needs {needed} (level S-3).",
                id="{measured} buah telah diukur; lot berisi {lot_size} buah memerlukan {needed} "
                "(tingkat S-3).",
                facts={"measured": len(readings), "lot_size": lot_size, "needed": needed},
                owner="inspector",
            )
        )
    if blockers:
        raise Refusal(*blockers)
    taken = [value for row in readings for value in row]
    mean = -(-sum(taken) // len(taken))
    worst, piece, point = max(
        (value, -number, -place) for number, row in enumerate(readings, 1) for place, value in enumerate(row)
    )
    dry = mean <= spec.mean_max_permille and worst <= spec.point_max_permille
    over = tuple(
        number
        for number, row in enumerate(readings, 1)
        if Fraction(sum(row), len(row)) > spec.mean_max_permille
    )
    name = spec.points[-point]
    return MoistureVerdict(
        dry=dry,
        mean_permille=mean,
        worst_permille=worst,
        worst_piece=-piece,
        worst_point=name,
        pieces_measured=len(readings),
        pieces_over_mean=over,
        sentence=_verdict_sentence(dry, mean, worst, -piece, name, spec),
    )


def advise_desiccant(
    *, wood_g: int, mean_permille: int, carton_g: int, container_length_ft: int
) -> DesiccantAdvice:
    """Grams of calcium chloride absorber for a container, from own transparent rules of thumb.

    Water at risk = dry wood x (moisture - 12 %) where wood is wetter than that, plus 2 % of the carton mass.
    Advice = half a gram per gram of water, at least 8 kg and at most 12 kg per 40 feet. `wood_g` is wood as
    weighed, at `mean_permille`. What the dose cannot hold is said: wood one point too wet holds far more
    water than any dose, so only drying cures it. ValueError for negative figures.
    """
    if min(wood_g, mean_permille, carton_g) < 0 or container_length_ft <= 0:
        raise ValueError("masses and moisture cannot be negative, and a container has a length")
    dry_wood = Fraction(wood_g * 1000, 1000 + mean_permille)
    from_wood = dry_wood * max(0, mean_permille - HOLD_EQUILIBRIUM_PERMILLE) / 1000
    from_cartons = Fraction(carton_g * CARTON_RELEASE_PERMILLE, 1000)
    water = -int(-(from_wood + from_cartons) // 1)
    least = LEAST_DESICCANT_G_PER_FOOT * container_length_ft
    most = MOST_DESICCANT_G_PER_FOOT * container_length_ft
    dose = min(most, max(least, -(-water // WATER_G_PER_DESICCANT_G)))
    not_held = max(0, water - dose * WATER_G_PER_DESICCANT_G)
    return DesiccantAdvice(dose, water, not_held, _advice_sentence(dose, water, not_held))


def _bad_readings(readings: Sequence[Sequence[int]], spec: MoistureSpec) -> list[Blocker]:
    blockers = []
    for number, row in enumerate(readings, 1):
        if len(row) != len(spec.points):
            blockers.append(
                Blocker(
                    "moisture_point_missing",
                    en="Piece {piece} has {got} readings; expected one at each of: {points}.",
                    id="Buah ke-{piece} memiliki {got} hasil ukur; seharusnya satu per titik: {points}.",
                    facts={"piece": number, "got": len(row), "points": ", ".join(spec.points)},
                    owner="inspector",
                )
            )
        blockers += [
            Blocker(
                "moisture_reading_impossible",
                en="Piece {piece}: {reading} % is no moisture reading; expected above 0 up to 100 %.",
                id="Buah ke-{piece}: {reading} % bukan hasil ukur kadar air; seharusnya di atas 0 "
                "sampai 100 %.",
                facts={"piece": number, "reading": str(percent(value))},
                owner="inspector",
            )
            for value in row
            if not 0 < value <= METER_TOP_PERMILLE
        ]
    return blockers


def _verdict_sentence(
    dry: bool, mean: int, worst: int, piece: int, point: str, spec: MoistureSpec
) -> Sentence:
    name = POINT_NAMES.get(point, Sentence(en=point, id=point, zh=point))
    facts = {
        "mean": _figure(mean),
        "mean_max": _figure(spec.mean_max_permille),
        "worst": _figure(worst),
        "point_max": _figure(spec.point_max_permille),
        "piece": piece,
    }
    pattern = Sentence(
        en="{word}: mean {mean} % (at most {mean_max} %), wettest point {worst} % (at most {point_max} %) at "
        "the {point} of piece {piece}.",
        id="{word}: rata-rata {mean} % (paling tinggi {mean_max} %), titik terbasah {worst} % (paling tinggi "
        "{point_max} %) di {point} buah ke-{piece}.",
        zh="{word}：平均含水率 {mean} %（上限 {mean_max} %），最湿点 {worst} %（上限 {point_max} %），"
        "位于第 {piece} 件的{point}。",
    )
    word = (
        Sentence(en="Dry enough to pack", id="Cukup kering untuk dikemas", zh="干燥合格，可以包装")
        if dry
        else Sentence(en="Too wet to pack", id="Terlalu basah untuk dikemas", zh="过湿，不得包装")
    )
    comma = {key: _comma(str(value)) for key, value in facts.items()}
    return Sentence(
        en=pattern.en.format(word=word.en, point=name.en, **facts),
        id=pattern.id.format(word=word.id, point=name.id, **comma),
        zh=pattern.zh.format(word=word.zh, point=name.zh, **facts),
    )


def _advice_sentence(dose: int, water: int, not_held: int) -> Sentence:
    kg, litres = _tenths(dose), _tenths(water)
    en = (
        f"About {kg} kg of calcium chloride absorber for about {litres} litres of water the load may give "
        "off: a rule of thumb for a voyage of up to eight weeks, not a guarantee."
    )
    indonesian = (
        f"Sekitar {_comma(kg)} kg penyerap lembap kalsium klorida untuk sekitar {_comma(litres)} liter air "
        "yang mungkin dilepas muatan: perkiraan praktis untuk pelayaran sampai delapan minggu, bukan jaminan."
    )
    if not_held:
        left = _tenths(not_held)
        en += f" It cannot hold about {left} litres of it: no desiccant cures wet wood, dry the goods first."
        indonesian += (
            f" Sekitar {_comma(left)} liter tidak tertampung: penyerap lembap tidak menggantikan "
            "pengeringan, keringkan barang lebih dahulu."
        )
    return Sentence(en=en, id=indonesian)


def _figure(permille: int) -> str:
    return str(percent(permille))


def _tenths(grams: int) -> str:
    """Grams as kilograms (or litres of water), rounded up to one decimal."""
    return str(percent(-(-grams // 100)))


def _comma(figure: str) -> str:
    """A figure with the decimal comma of Indonesian."""
    return figure.replace(".", ",")
