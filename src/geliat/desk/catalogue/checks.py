"""What must hold of a product, its route, package and quality: every reason against it, in two languages."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from geliat.desk.catalogue.facts import (
    DefectFacts,
    PackageFacts,
    ProductFacts,
    QualityFacts,
    SizeFacts,
    StepFacts,
)
from geliat.desk.catalogue.models import DefectKind, Product, Size
from geliat.desk.makers.checks import missing
from geliat.desk.makers.words import STEP_FORM
from geliat.refusals import Blocker, Fact
from geliat.trade import identifiers, sampling
from geliat.trade.moisture import METER_TOP_PERMILLE


def wrong(code: str, en: str, id: str, **facts: Fact) -> Blocker:
    """A reason that the coordinator mends by telling it right."""
    return Blocker(code=code, en=en, id=id, facts=facts, owner="coordinator")


def _at_least(field: str, en: str, said: str, value: int | Decimal, least: int) -> list[Blocker]:
    if value >= least:
        return []
    return [
        wrong(
            "too_small",
            "“{name_en}” is {value}; expected {least} or more.",
            "“{name_id}” tertulis {value}; seharusnya {least} atau lebih.",
            field=field,
            name_en=en,
            name_id=said,
            value=str(value),
            least=least,
        )
    ]


def _taken(field: str, value: str) -> Blocker:
    return wrong(
        "code_taken",
        "“{value}” is taken already.",
        "“{value}” sudah dipakai.",
        field=field,
        value=value,
    )


def of_product(facts: ProductFacts, standing: Product | None = None) -> list[Blocker]:
    """What is wrong with a product; `standing` is the row it would change."""
    blockers = [
        missing(field, en, said)
        for field, value, en, said in (
            ("code", facts.code, "Code", "Kode"),
            ("name_en", facts.name_en, "Name in English", "Nama dalam bahasa Inggris"),
            ("name_id", facts.name_id, "Name in Indonesian", "Nama dalam bahasa Indonesia"),
            ("craft", facts.craft, "Craft", "Kerajinan"),
            ("hs_reason", facts.hs_reason, "Reason for the HS code", "Alasan pos tarif"),
        )
        if not value.strip()
    ]
    if ill_formed := identifiers.check_hs_code(facts.hs_code):
        blockers.append(ill_formed)
    if Product.objects.filter(code=facts.code).exclude(pk=standing.pk if standing else 0).exists():
        blockers.append(_taken("code", facts.code))
    return blockers


def of_size(product: Product, facts: SizeFacts, standing: Size | None = None) -> list[Blocker]:
    """What is wrong with a size, its profile included."""
    key = standing.pk if standing else 0
    blockers = [
        missing(field, en, said)
        for field, value, en, said in (
            ("code", facts.code, "Size", "Ukuran"),
            ("sku", facts.sku, "SKU", "SKU"),
        )
        if not value.strip()
    ]
    if product.sizes.filter(code=facts.code).exclude(pk=key).exists():
        blockers.append(_taken("code", facts.code))
    if Size.objects.filter(sku=facts.sku).exclude(pk=key).exists():
        blockers.append(_taken("sku", facts.sku))
    if facts.shape not in dict(Size.SHAPES):
        blockers.append(
            wrong(
                "shape_unknown",
                "“{shape}” is no shape of this program; expected drum or box.",
                "“{shape}” bukan bentuk yang dikenal; pilihannya drum (tabung) atau box (kotak).",
                field="shape",
                shape=facts.shape,
            )
        )
    for field, en, said, value in (
        ("length_mm", "Length", "Panjang", facts.length_mm),
        ("width_mm", "Width", "Lebar", facts.width_mm),
        ("height_mm", "Height", "Tinggi", facts.height_mm),
        ("net_g", "Net weight", "Berat bersih", facts.net_g),
    ):
        blockers += _at_least(field, en, said, value, 1)
    return blockers + _of_profile(facts)


def _of_profile(facts: SizeFacts) -> list[Blocker]:
    if not facts.profile:
        return []
    if facts.shape != "drum":
        return [
            wrong(
                "profile_of_a_box",
                "Only a drum has an outer profile.",
                "Hanya tabung yang mempunyai profil luar.",
                field="profile",
            )
        ]
    heights = [height for height, _ in facts.profile]
    blockers = []
    rising = all(low < high for low, high in pairwise(heights))
    if not rising or heights[0] != 0 or heights[-1] != facts.height_mm or len(heights) < 2:
        blockers.append(
            wrong(
                "profile_heights",
                "The profile must rise from 0 to the height of {height} mm; its heights are {heights}.",
                "Profil harus naik dari 0 sampai tinggi {height} mm; ketinggiannya {heights}.",
                field="profile",
                height=facts.height_mm,
                heights=", ".join(map(str, heights)),
            )
        )
    widest = 2 * max(radius for _, radius in facts.profile)
    if widest > min(facts.length_mm, facts.width_mm) or min(radius for _, radius in facts.profile) < 1:
        blockers.append(
            wrong(
                "profile_radius",
                "Every radius must be above 0, and the widest, {widest} mm across, must fit the outer "
                "{length} × {width} mm.",
                "Setiap jari-jari harus lebih dari 0, dan bagian terlebar, {widest} mm, harus muat dalam "
                "ukuran luar {length} × {width} mm.",
                field="profile",
                widest=widest,
                length=facts.length_mm,
                width=facts.width_mm,
            )
        )
    return blockers


def of_route(steps: Sequence[StepFacts]) -> list[Blocker]:
    """What is wrong with a route: steps by order, each once, paid and timed, at least one inspected."""
    if not steps:
        return [
            wrong(
                "no_route", "A route has at least one step.", "Urutan kerja memuat sedikitnya satu langkah."
            )
        ]
    blockers = []
    codes = [step.step for step in steps]
    for code in dict.fromkeys(codes):
        if not STEP_FORM.fullmatch(code):
            blockers.append(
                wrong(
                    "step_form",
                    "“{step}” is not a work step: small letters, digits and “_”, at most 24.",
                    "“{step}” bukan kode langkah kerja: huruf kecil, angka, dan “_”, paling banyak 24.",
                    step=code,
                )
            )
        if codes.count(code) > 1:
            blockers.append(
                wrong(
                    "step_twice",
                    "The step “{step}” stands twice in the route.",
                    "Langkah “{step}” tercantum dua kali dalam urutan kerja.",
                    step=code,
                )
            )
    for step in steps:
        blockers += _at_least(
            "minutes", f"Minutes, {step.step}", f"Menit, {step.step}", step.minutes_per_piece, 1
        )
        blockers += _at_least("lead_days", f"Days, {step.step}", f"Hari, {step.step}", step.lead_days, 0)
        blockers += _at_least("pay_idr", f"Pay, {step.step}", f"Upah, {step.step}", step.pay_idr, 0)
    if not any(step.inspected for step in steps):
        blockers.append(
            wrong(
                "nothing_inspected",
                "No step is inspected, so nothing made by this route could ever be packed.",
                "Tidak ada langkah yang diperiksa, sehingga hasilnya tidak akan pernah boleh dikemas.",
            )
        )
    return blockers


def of_package(size: Size | SizeFacts, facts: PackageFacts) -> list[Blocker]:
    """What is wrong with a carton: its arithmetic, and whether the pieces can stand in it at all."""
    blockers = []
    for field, en, said, value in (
        ("along", "Along", "Membujur", facts.along),
        ("across", "Across", "Melintang", facts.across),
        ("layers", "Layers", "Lapis", facts.layers),
        ("outer_length_mm", "Outer length", "Panjang luar", facts.outer_length_mm),
        ("outer_width_mm", "Outer width", "Lebar luar", facts.outer_width_mm),
        ("outer_height_mm", "Outer height", "Tinggi luar", facts.outer_height_mm),
        ("tare_g", "Tare", "Berat kosong", facts.tare_g),
    ):
        blockers += _at_least(field, en, said, value, 1)
    if facts.max_top_g is not None:
        blockers += _at_least("max_top_g", "Load on top", "Beban di atas", facts.max_top_g, 0)
    if facts.pieces != facts.along * facts.across * facts.layers:
        blockers.append(
            wrong(
                "arrangement",
                "{along} along, {across} across and {layers} layers make {made} pieces, not {pieces}.",
                "{along} membujur, {across} melintang, {layers} lapis: {made} buah, bukan {pieces}.",
                field="pieces",
                along=facts.along,
                across=facts.across,
                layers=facts.layers,
                made=facts.along * facts.across * facts.layers,
                pieces=facts.pieces,
            )
        )
    return blockers or _of_room(size, facts)


def _of_room(size: Size | SizeFacts, facts: PackageFacts) -> list[Blocker]:
    outer = (facts.outer_length_mm, facts.outer_width_mm, facts.outer_height_mm)
    piece = (size.length_mm, size.width_mm, size.height_mm)
    needed = (piece[0] * facts.along, piece[1] * facts.across, piece[2] * facts.layers)
    if facts.upright:
        fits = all(need <= room for need, room in zip(needed, outer, strict=True))
    else:
        # A piece that lies may be turned any way: only its volume says for sure that it cannot fit.
        fits = piece[0] * piece[1] * piece[2] * facts.pieces <= outer[0] * outer[1] * outer[2]
    if fits:
        return []
    return [
        wrong(
            "too_tight",
            "{pieces} pieces need {needed} mm; the carton is {outer} mm outside.",
            "{pieces} buah memerlukan {needed} mm; karton berukuran luar {outer} mm.",
            field="outer_length_mm",
            pieces=facts.pieces,
            needed=" × ".join(map(str, needed)),
            outer=" × ".join(map(str, outer)),
        )
    ]


def of_quality(facts: QualityFacts) -> list[Blocker]:
    """What is wrong with a quality spec: levels and AQLs of the tables, limits a meter can show."""
    blockers: list[Blocker] = []
    if facts.level not in sampling.LEVELS:
        blockers.append(
            wrong(
                "unknown_inspection_level",
                "{level} is not an inspection level; expected one of {levels}.",
                "{level} bukan tingkat pemeriksaan; pilihannya {levels}.",
                field="level",
                level=facts.level or "-",
                levels=", ".join(sampling.LEVELS),
            )
        )
    for field, aql in (
        ("aql_critical", facts.aql_critical),
        ("aql_major", facts.aql_major),
        ("aql_minor", facts.aql_minor),
    ):
        if aql != 0 and aql not in sampling.aqls():
            blockers.append(
                wrong(
                    "unknown_aql",
                    "AQL {aql} is not in the tables; expected 0 or one of {aqls}.",
                    "AQL {aql} tidak ada dalam tabel; pilihannya 0 atau {aqls}.",
                    field=field,
                    aql=str(aql),
                    aqls=", ".join(map(str, sampling.aqls())),
                )
            )
    if not 0 < facts.moisture_mean_permille <= facts.moisture_point_permille <= METER_TOP_PERMILLE:
        blockers.append(
            wrong(
                "moisture_limits",
                "The mean limit, {mean} ‰, must be above 0 and not above the limit of a point, {point} ‰.",
                "Batas rata-rata, {mean} ‰, harus di atas 0 dan tidak melebihi batas satu titik, {point} ‰.",
                field="moisture_mean_permille",
                mean=facts.moisture_mean_permille,
                point=facts.moisture_point_permille,
            )
        )
    if not facts.moisture_points or len(set(facts.moisture_points)) != len(facts.moisture_points):
        blockers.append(
            wrong(
                "moisture_points",
                "Name the points where moisture is measured, each once.",
                "Sebutkan titik-titik pengukuran kadar air, masing-masing satu kali.",
                field="moisture_points",
            )
        )
    return blockers


def of_defect(facts: DefectFacts) -> list[Blocker]:
    """What is wrong with a kind of defect."""
    blockers = [
        missing(field, en, said)
        for field, value, en, said in (
            ("code", facts.code, "Code", "Kode"),
            ("name_en", facts.name_en, "Name in English", "Nama dalam bahasa Inggris"),
            ("name_id", facts.name_id, "Name in Indonesian", "Nama dalam bahasa Indonesia"),
        )
        if not value.strip()
    ]
    if facts.severity not in dict(DefectKind.CLASSES):
        blockers.append(
            wrong(
                "severity_unknown",
                "“{severity}” is no class of defect; expected critical, major or minor.",
                "“{severity}” bukan kelas cacat; pilihannya critical, major, atau minor.",
                field="severity",
                severity=facts.severity,
            )
        )
    if DefectKind.objects.filter(code=facts.code).exists():
        blockers.append(_taken("code", facts.code))
    return blockers
