"""The invented makers of the shipped cases: a group, 60 workshops of drums, seven of boxes and bowls.

The villages are real (press); workshops, persons, capacities, consents and accounts are invented.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import cycle

from geliat.workbook import case as c
from geliat.workbook.sheets import sheet

PRESS = (
    "blitar.jatimtimes.com/baca/226641 (20 Oct 2020); timesindonesia.co.id (26 Apr 2019); detik.com (2021)"
)

GROUP = c.Group(
    name="Koperasi Perajin Contoh Blitar",
    address="Jl. Contoh No. 1, Garum, Kabupaten Blitar, Jawa Timur 66182, Indonesia",
    regency="3505",
    nib="0000000000000",
    npwp="000000000653000",
    signatory="Sri Rekaan",
    signatory_title="Ketua",
    invented=True,
)
REGENCIES = (
    c.Regency("3505", "Kabupaten Blitar", "Jawa Timur"),
    c.Regency("3572", "Kota Blitar", "Jawa Timur"),
)
# Key, regency, name, district as far as the study names it, rupiah to collect from there to the warehouse.
VILLAGES = (
    ("TANGGUNG", "3572", "Tanggung", "", 45_000),
    ("SENTUL", "3572", "Sentul", "Kepanjenkidul", 45_000),
    ("SANTREN", "3572", "Santren", "", 50_000),
    ("NGADIREJO", "3572", "Ngadirejo", "", 50_000),
    ("MINGGIRSARI", "3505", "Minggirsari", "Kanigoro", 60_000),
    ("JEDING", "3505", "Jeding", "Sanankulon", 55_000),
    ("NGORAN", "3505", "Ngoran", "Nglegok", 40_000),
    ("GARUM", "3505", "Garum", "", 25_000),
)
COLLECT = {key: Decimal(cost) for key, _, _, _, cost in VILLAGES}
PLANTS = """
    Melati Kenanga Cempaka Mawar Kantil Anggrek Teratai Seruni Flamboyan Bougenvil Kamboja Sedap-Malam Asoka
    Alamanda Dahlia Kemuning Soka Tanjung Sawo Mangga Nangka Jambu Rambutan Salak Duku Manggis Sirsak
    Belimbing Kelapa Pinang Aren Lontar Jati Mahoni Sengon Waru Trembesi Randu Beringin Bambu Pandan Serai
    Jahe Kunyit Kencur Lengkuas Kemangi Selasih Turi Lamtoro Kelor Pepaya Delima Kedondong Srikaya Matoa
    Gayam Nyamplung Bungur Ketapang
"""
"""One plant names each workshop; none is meant to be a real one."""

# What a workshop can do of its step in a week. Turning and painting count minutes, the rest pieces.
TURNING = (3_000, 2_640, 2_280, 2_040, 1_740, 1_740, 1_680, 1_560, 1_560, 1_380, 1_380, 1_380, 1_200, 1_200,
           1_080, 1_020, 900, 840)  # fmt: skip
PAINTING = (3_000, 2_900, 2_700, 2_600, 2_400, 2_400, 2_200, 2_100, 2_000, 1_900, 1_800, 1_700, 1_500, 1_400,
            1_300, 1_200)  # fmt: skip
SKINNING = (220, 210, 190, 180, 170, 160, 150, 140, 130, 120, 110, 100, 90, 80, 80)
FINISHING = (320, 290, 260, 240, 220, 200, 180, 160, 140, 120, 100)
TRADES = (
    # Code letter, name, step, unit, capacities, villages in turn, minimum batches in turn.
    ("B", "Bubut", "turning", "minutes", TURNING, ("SENTUL", "TANGGUNG", "SANTREN", "JEDING"), (60, 40, 40)),
    ("U", "Lukis", "carving_painting", "minutes", PAINTING, ("NGADIREJO", "TANGGUNG", "SENTUL"), (50, 40)),
    ("K", "Kulit", "skin_rope", "pieces", SKINNING, ("MINGGIRSARI", "JEDING", "SENTUL"), (40, 30, 20)),
    ("H", "Halus", "finishing", "pieces", FINISHING, ("NGORAN", "GARUM"), (60, 40)),
)
WOODWORKERS = (
    # Code, name, step, unit, a week, minimum batch, village, women, men.
    ("J01", "Kotak Kepel", "joinery", "pieces", 90, 40, "GARUM", 1, 5),
    ("J02", "Kotak Juwet", "joinery", "pieces", 70, 30, "NGORAN", 0, 4),
    ("J03", "Kotak Ulin", "joinery", "pieces", 50, 20, "SENTUL", 1, 2),
    ("V01", "Ukir Meranti", "carving_painting", "minutes", 2_400, 30, "NGADIREJO", 3, 2),
    ("W01", "Bubut Damar", "turning", "minutes", 1_800, 40, "TANGGUNG", 0, 3),
    ("W02", "Bubut Pinus", "turning", "minutes", 1_200, 40, "SENTUL", 1, 2),
    ("F01", "Halus Angsana", "finishing", "pieces", 160, 50, "GARUM", 4, 1),
)
ALSO = {"U13": 60, "U14": 60, "U15": 50, "U16": 50}  # painters who finish too, pieces a week
# 1 Suro 1442 fell on 20 August 2020, in the week of Independence Day; the other reasons are invented.
CLOSED = (
    *((code, date(2020, 8, 17), "1 Suro dan HUT RI") for code in ("B04", "B07", "B09", "B12", "B15")),
    ("U03", date(2020, 9, 7), "hajatan"),
    ("U11", date(2020, 9, 14), "bersih desa"),
    ("K05", date(2020, 9, 21), "hajatan"),
    ("K12", date(2020, 9, 14), "perbaikan atap"),
    ("H06", date(2020, 9, 28), "bersih desa"),
)
CONSENTS = (("B02", 1), ("B10", 1), ("U04", 2), ("U12", 1), ("K03", 2), ("K08", 1), ("H02", 1))
REUSED = ("B03", "B07", "B12", "U02", "U05", "U09", "H02", "H04")
"""Drum workshops that also work on boxes and bowls; their capacity is partly promised by then."""
RATE_SOURCE = "asumsi: kurs tengah dibulatkan / assumption: rounded middle rate"


def _sales(workers: int, place: int) -> Decimal:
    return Decimal(workers * 48_000_000 + place % 7 * 6_000_000)


def drum_workshops() -> tuple[list[c.Workshop], list[c.Skill]]:
    """60 invented workshops, each with its step."""
    shops, skills = [], []
    plants, place = iter(PLANTS.split()), 0
    for letter, word, step, unit, capacities, villages, batches in TRADES:
        for number, (capacity, village, batch) in enumerate(
            zip(capacities, cycle(villages), cycle(batches)), start=1
        ):
            place += 1
            workers = max(2, capacity * (16 if unit == "pieces" else 1) // 600 + place % 2)
            women = workers * {"B": 1, "U": 6, "K": 4, "H": 5}[letter] // 10 + (letter != "B")
            women = min(women, workers)
            code = f"{letter}{number:02}"
            shops.append(
                c.Workshop(
                    code=code,
                    name=f"{word} {next(plants).replace('-', ' ')}",
                    village=village,
                    craft="drum",
                    women=women,
                    men=workers - women,
                    small=workers <= 3,
                    new_business=code in ("B18", "U16", "K15"),
                    yearly_sales_idr=_sales(workers, place),
                    capital_idr=Decimal(workers * 12_000_000),
                    collect_cost_idr=COLLECT[village],
                    invented=True,
                )
            )
            skills.append(c.Skill(code, step, unit, capacity, batch))
            if code in ALSO:
                skills.append(c.Skill(code, "finishing", "pieces", ALSO[code], 20))
    return shops, skills


def wood_workshops() -> tuple[list[c.Workshop], list[c.Skill]]:
    """Seven invented workshops of boxes and bowls, and the drum workshops that work on them too."""
    drum_shops, drum_skills = drum_workshops()
    shops = [shop for shop in drum_shops if shop.code in REUSED]
    skills = [skill for skill in drum_skills if skill.workshop in REUSED]
    for place, (code, name, step, unit, capacity, batch, village, women, men) in enumerate(WOODWORKERS):
        workers = women + men
        shops.append(
            c.Workshop(
                code=code,
                name=name,
                village=village,
                craft="wood",
                women=women,
                men=men,
                small=workers <= 3,
                yearly_sales_idr=_sales(workers, place),
                capital_idr=Decimal(workers * 12_000_000),
                collect_cost_idr=COLLECT[village],
                invented=True,
            )
        )
        skills.append(c.Skill(code, step, unit, capacity, batch))
    return shops, skills


def makers(shops: list[c.Workshop], skills: list[c.Skill]) -> dict[str, object]:
    """The sheets of the makers of a case."""
    codes = {shop.code for shop in shops}
    villages = {shop.village for shop in shops}
    return {
        "group": GROUP,
        "regencies": REGENCIES,
        "villages": tuple(
            c.Village(key, regency, name, district)
            for key, regency, name, district, _ in VILLAGES
            if key in villages
        ),
        "workshops": tuple(shops),
        "skills": tuple(skills),
        "closed_weeks": tuple(c.ClosedWeek(*row) for row in CLOSED if row[0] in codes),
        "disclosures": tuple(
            c.Disclosure(code, date(2020, 7, 6 + number))
            for code, persons in CONSENTS
            if code in codes
            for number in range(persons)
        ),
        "contacts": tuple(
            c.Contact(
                workshop=shop.code,
                person=f"Orang Rekaan {shop.code}",
                phone=f"0000-{ord(shop.code[0]):04}-{shop.code[1:]}00",
                bank="Bank Contoh",
                account=f"000-{ord(shop.code[0]):03}-{shop.code[1:]}",
            )
            for shop in shops
        ),
        "rates": (
            c.Rate(
                "USD",
                date(2020, 10, 20),
                Decimal(14_700),
                "asumsi: kurs tengah dibulatkan / assumption: rounded middle rate",
            ),
        ),
        "defects": tuple(c.Defect(code, *words, crafts) for code, *words, crafts in DEFECTS),
    }


EVERY, DRUM, WOOD = (), ("drum",), ("wood",)
DEFECTS: tuple[tuple[str, str, str, str, tuple[str, ...]], ...] = (
    ("W1", "critical", "Retak tembus, panjang berapa pun", "Through crack of any length", EVERY),
    ("W2", "major", "Retak permukaan > 30 mm atau > 2 mm dalam", "Check > 30 mm long or > 2 mm deep", EVERY),
    ("W3", "major", "Kayu lebih basah dari batas", "Wood wetter than the limit", EVERY),
    ("W4", "critical", "Kumbang bubuk, lubang, atau kulit kayu", "Live borer, exit hole or bark", EVERY),
    ("W5", "critical", "Jamur tampak", "Visible mould", EVERY),
    ("W6", "major", "Mata kayu lepas, oval, atau goyang > 3 mm", "Loose knot, warp or wobble > 3 mm", EVERY),
    ("S1", "critical", "Kulit sobek, berlubang, atau lepas", "Skin torn, holed or slipped", DRUM),
    ("S2", "major", "Tegangan rendah: gagal uji tepuk", "Low tension: fails the tap test", DRUM),
    ("S3", "major", "Muka kulit miring > 5 mm dari cincin", "Head off level by > 5 mm", DRUM),
    ("S4", "major", "Kulit tipis setempat atau berbau", "Thin patch or smell of the skin", DRUM),
    ("R1", "major", "Tali berserabut, kendur, atau salah warna", "Rope frayed, slack or wrong colour", DRUM),
    ("R2", "major", "Cincin berkarat atau las tajam", "Ring rusty or weld sharp", DRUM),
    ("F1", "minor", "Cat meleleh atau mengelupas", "Paint run or peeling", EVERY),
    ("F2", "minor", "Kesalahan motif atau ukiran", "Error in motif or carving", EVERY),
    ("F3", "major", "Cat lengket atau beda dari contoh", "Paint tacky or unlike the sample", EVERY),
    ("D1", "major", "Ukuran di luar ± 5 % atau berat menyimpang", "Size off by > 5 % or weight off", EVERY),
    ("J1", "major", "Sambungan renggang, tutup tidak rapat", "Joint open or lid does not close", WOOD),
    ("P1", "major", "Label atau isi karton salah, karton basah", "Wrong label or count, wet carton", EVERY),
    ("H1", "critical", "Timbal atau pelarut melebihi batas", "Lead or solvent above the limit", EVERY),
)


def note(slot: str, nature: str, indonesian: str, english: str, source: str = "") -> c.Note:
    """A note on a sheet."""
    return c.Note(sheet(slot).tab, nature, indonesian, english, source)


def notes() -> Iterable[c.Note]:
    """What holds of both cases."""
    yield note(
        "villages", "real", "Nama desa dari pers; kode BPS desa sengaja kosong.",
        "Names of villages from the press; their BPS codes are left empty on purpose.", PRESS,
    )  # fmt: skip
    yield note(
        "workshops", "invented", "Semua bengkel, orang, dan kemampuan adalah rekaan.",
        "All workshops, persons and capacities are invented.",
    )  # fmt: skip
    yield note(
        "disclosures", "invented", "Persetujuan ini rekaan; tidak ada sumber tentang hal ini.",
        "These consents are invented; no source tells of this in the craft.",
    )  # fmt: skip
    yield note(
        "route", "invented", "Waktu dan upah rekaan yang wajar.", "Times and pay are invented but plausible."
    )
    yield note(
        "rates", "assumed", "Rp 14.700 per USD pada 20 Oktober 2020 adalah andaian.",
        "IDR 14,700 for a USD on 20 October 2020 is an assumption.",
    )  # fmt: skip
    yield note(
        "defects", "assumed", "Kode dan kelas cacat adalah usulan, bukan standar.",
        "Codes and classes of defects are a proposal, not a standard.",
    )  # fmt: skip
