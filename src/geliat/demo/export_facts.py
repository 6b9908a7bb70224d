"""What materials, contract, origin, customs and carrier say of the demonstration's orders; figures invented.

Headings are those of the Harmonised System of 2017, in force in October 2020; then there was no RCEP.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

from geliat.demo.cast import Cast
from geliat.demo.teller import Teller
from geliat.desk.catalogue import materials
from geliat.desk.catalogue.facts import MaterialFacts
from geliat.desk.catalogue.models import Product
from geliat.desk.consignments import export
from geliat.desk.consignments.facts import CustomsFacts, PackingFacts
from geliat.desk.consignments.models import BillOfLading, Consignment
from geliat.desk.orders import actions as orders
from geliat.desk.orders.facts import AgreementFacts
from geliat.desk.orders.models import Order
from geliat.measures import percent

FORWARDER = "PPJK Contoh Samudra (rekaan)"
OFFICE_PHONE = "0342-000000"
RUPIAH_FOR_A_DOLLAR = Decimal(14_700)
CUSTOMS_WEEK_BEGINS = 2
"""Customs' rates run from Wednesday to Tuesday."""
OFFER_STANDS_DAYS = 14
TOLERANCE_PERMILLE = 50


def _each(sizes: str, *rupiah: int) -> dict[str, Decimal]:
    return {size: Decimal(value) for size, value in zip(sizes.split(), rupiah, strict=True)}


def _wood(values: Mapping[str, Decimal]) -> MaterialFacts:
    return MaterialFacts(
        "wood",
        "Sawn plantation mahogany",
        "Kayu mahoni gergajian dari kebun rakyat",
        "440721",
        values,
        name_zh="人工林桃花心木锯材",
        treatment_en="air-dried",
        treatment_id="dikeringkan angin",
        proof="Nota angkutan kayu budi daya (rekaan)",
    )


MATERIALS: Mapping[str, tuple[MaterialFacts, ...]] = {
    "DJEMBE": (
        _wood(_each("S M L", 9_000, 16_000, 32_000)),
        MaterialFacts(
            "skin",
            "Dried goat skin",
            "Kulit kambing kering",
            "410390",
            _each("S M L", 7_000, 11_000, 19_000),
            name_zh="干山羊皮",
            treatment="limed",
            treatment_en="limed, dehaired, sun-dried",
            treatment_id="dikapur, dibuang bulunya, dijemur",
            proof="Surat rumah potong hewan (rekaan)",
        ),
        MaterialFacts(
            "rope",
            "Polyester rope",
            "Tali poliester",
            "560750",
            _each("S M L", 2_500, 3_600, 6_000),
            name_zh="涤纶绳",
            origin="CN",
            proof="Faktur pembelian (rekaan)",
        ),
        MaterialFacts(
            "metal",
            "Iron rings",
            "Ring besi",
            "732690",
            _each("S M L", 1_500, 2_200, 3_400),
            name_zh="铁圈",
            proof="Nota bengkel besi (rekaan)",
        ),
        MaterialFacts(
            "paint",
            "Water-based paint",
            "Cat berbahan dasar air",
            "320910",
            _each("S M L", 700, 1_000, 1_800),
            name_zh="水性漆",
            proof="Nota toko cat (rekaan)",
        ),
    ),
    "KOTAK": (
        _wood(_each("A B", 21_000, 12_000)),
        MaterialFacts(
            "metal",
            "Brass hinges and clasp",
            "Engsel dan pengait kuningan",
            "830210",
            _each("A B", 4_000, 3_000),
            name_zh="黄铜铰链和扣",
            origin="CN",
            proof="Faktur pembelian (rekaan)",
        ),
    ),
    "MANGKUK": (
        _wood(_each("25 18", 9_000, 5_000)),
        MaterialFacts(
            "other",
            "Beeswax",
            "Lilin lebah",
            "152190",
            _each("25 18", 800, 500),
            name_zh="蜂蜡",
            proof="Nota peternak lebah (rekaan)",
        ),
    ),
}
"""What a piece of each product is made of, in rupiah by size."""
CRITERIA = {"DJEMBE": "CTH", "KOTAK": "CTH", "MANGKUK": "WO"}
"""Rope and hinges from abroad change their heading; the bowls have nothing from abroad."""


def lay_materials(order: Order, cast: Cast, teller: Teller, at: datetime) -> None:
    """What a piece is made of, product by product, with the papers that prove it."""
    products = Product.objects.filter(sizes__in=order.lines.values("size")).distinct().order_by("pk")
    for product in products:
        laid = materials.lay_materials(product, MATERIALS[product.code], by=cast.coordinator, at=at)
        teller.tell(
            "catalogue",
            f"{product.name_en}: {len(laid)} materials with origin, HS heading and proof (values invented)",
            f"{product.name_id}: {len(laid)} bahan dengan asal, pos HS dan bukti (nilai rekaan)",
            ", ".join(f"{row.hs_code} {row.origin}" for row in laid),
        )


def agree(order: Order, cast: Cast, teller: Teller, at: datetime) -> None:
    """What the contract says beyond lines and price: tolerance, part shipments, how long the offer stood."""
    until = order.received_on + timedelta(days=OFFER_STANDS_DAYS)
    facts = AgreementFacts(until, TOLERANCE_PERMILLE, partial_shipment=True)
    agreement = orders.agree(order, facts, by=cast.coordinator, at=at)
    allowed = f"{percent(agreement.quantity_tolerance_permille).normalize():f}"
    teller.tell(
        "orders",
        f"The contract: {allowed} % more or less, part shipments allowed, offer open until {until} "
        f"(invented); under {order.incoterm} no freight or insurance is asked",
        f"Isi kontrak: lebih atau kurang {allowed} %, pengapalan sebagian boleh, penawaran berlaku sampai "
        f"{until} (rekaan); syarat {order.incoterm} tidak meminta ongkos angkut atau asuransi",
    )


def register_forwarder(cast: Cast, teller: Teller, at: datetime) -> None:
    """The customs broker as the declaration names it, once for all consignments."""
    export.register_forwarder(
        FORWARDER,
        "Jl. Contoh Perak No. 3, Surabaya, Jawa Timur 60165, Indonesia",
        "000000182605000",
        "0000000000001",
        by=cast.forwarder,
        at=at,
    )
    teller.tell(
        "consignments",
        "The customs broker is registered as the export declaration names it",
        "PPJK didaftarkan seperti disebut dalam PEB",
        FORWARDER,
    )


def record_rate(cast: Cast, teller: Teller, on: date, at: datetime) -> None:
    """Customs' rate of the week in which the declaration is handed in."""
    week = on - timedelta(days=(on.weekday() - CUSTOMS_WEEK_BEGINS) % 7)
    source = "asumsi: kurs pajak mingguan dibulatkan / assumption: weekly tax rate, rounded"
    rate = orders.record_rate("USD", week, RUPIAH_FOR_A_DOLLAR, source, by=cast.coordinator, at=at)
    teller.tell(
        "orders",
        f"Customs' rate of the week from {week} (assumed)",
        f"Kurs pabean minggu mulai {week} (asumsi)",
        f"USD 1 = Rp {rate.idr_per_unit:,.0f}",
    )


def record(consignment: Consignment, serial: int, cast: Cast, teller: Teller, at: datetime) -> None:
    """What packs the goods, origin claimed line by line, and what the declaration asks."""
    packing = export.record_packing(consignment, PackingFacts(("carton",)), by=cast.coordinator, at=at)
    teller.tell(
        "consignments",
        f"{consignment.number}: packed in cartons only, no raw wood that would need treatment and mark",
        f"{consignment.number}: hanya dikemas karton, tanpa kayu mentah yang perlu perlakuan dan tanda",
        ", ".join(packing.kinds),
    )
    _claim_origin(consignment, cast, teller, at)
    _enter_customs(consignment, serial, cast, teller, at)


def _claim_origin(consignment: Consignment, cast: Cast, teller: Teller, at: datetime) -> None:
    lines = [row.line for row in consignment.lines.select_related("line__size__product")]
    criteria = {line.number: CRITERIA[line.size.product.code] for line in lines}
    claims = export.claim_origin(consignment, "ACFTA", criteria, by=cast.coordinator, at=at)
    teller.tell(
        "consignments",
        f"{consignment.number}: Indonesian origin claimed for {len(claims)} lines under ACFTA (Form E)",
        f"{consignment.number}: asal Indonesia dinyatakan untuk {len(claims)} baris menurut ACFTA (Form E)",
        ", ".join(sorted(set(criteria.values()))),
    )


def _enter_customs(consignment: Consignment, serial: int, cast: Cast, teller: Teller, at: datetime) -> None:
    order, day = consignment.order, at.date()
    deposit = f"{percent(order.deposit_permille).normalize():f}"
    facts = CustomsFacts(
        submission_number=f"070130GLT001{day:%Y%m%d}{serial:06d}",
        submission_date=day,
        office_examination="070700",
        examination_date=day + timedelta(days=1),
        payment_method="9",
        payment_note=f"Uang muka {deposit} % dan pelunasan setelah tiba, lewat transfer",
        terminal="TPS1",
        vessel_flag="ID",
        bank_code="999",
        bank_name="Bank Contoh Devisa (rekaan)",
        contact="Kantor koperasi",
        phone=OFFICE_PHONE,
        place="Gudang koperasi, Garum, Kabupaten Blitar",
        ready_at=at + timedelta(hours=5),
    )
    entry = export.enter_customs(consignment, facts, by=cast.forwarder, at=at)
    teller.tell(
        "consignments",
        f"{consignment.number}: what the export declaration asks is entered (numbers invented)",
        f"{consignment.number}: isian PEB dicatat (nomor rekaan)",
        entry.submission_number,
    )


def record_bill(
    consignment: Consignment, on_board: datetime, cast: Cast, teller: Teller, at: datetime
) -> BillOfLading:
    """The carrier's bill of lading, once the ship has left."""
    number = f"GLTUSUB{on_board:%y%m}{consignment.pk:04d}"
    bill = export.record_bill_of_lading(consignment, number, on_board.date(), by=cast.forwarder, at=at)
    teller.tell(
        "consignments",
        f"{consignment.number}: bill of lading recorded, on board on {bill.on_board_on} (number invented)",
        f"{consignment.number}: konosemen dicatat, dimuat di kapal {bill.on_board_on} (nomor rekaan)",
        bill.number,
    )
    return bill
