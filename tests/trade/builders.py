"""A shipment like the Blitar consignment of October 2020 (names invented): 602 cartons, 3,000 drums."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from tests.trade.export_facts import (
    FORWARDER,
    WIB,
    a_bill_of_lading,
    a_cover,
    a_customs_entry,
    an_agreement,
    claims_of_two_schemes,
    some_claims,
    some_materials,
)

from geliat.measures import Money, Rate
from geliat.sentences import Sentence
from geliat.trade.incoterms import insured_value
from geliat.trade.moisture import pieces_to_measure
from geliat.trade.sampling import plans_for
from geliat.trade.shipment import (
    Carton,
    CartonContent,
    CheckPoint,
    DefectCount,
    GoodsLine,
    InspectedLot,
    LoadStep,
    Official,
    PackedContainer,
    Party,
    Payment,
    Port,
    Receipt,
    ReleaseAct,
    Shipment,
)

MARK = "WANDA / SHANGHAI / MADE IN INDONESIA"
FINISHING = Sentence("finishing", "penyelesaian", "成品加工")
INSIDE_40HC = (12032, 2352, 2698)
NUMBERS = ("GLTU5127346", "GLTU0472817")

# sku, text, pieces a carton, outer mm, drum g, carton tare g, price
SIZES = (
    ("DJ-S", "18 x 40 cm", 6, (550, 370, 410), 2000, 900, "4.60"),
    ("DJ-M", "24 x 50 cm", 4, (490, 490, 510), 3600, 1100, "7.50"),
    ("DJ-L", "29 x 60 cm", 2, (590, 300, 610), 6000, 1000, "14.00"),
)
PACKED = date(2020, 10, 14)
Counts = tuple[int, int, int]
CASE: Counts = (384, 130, 88)
FOUR_YEARS = 4 * 365 + 1
# Five workshops finish each size in turn; a carton belongs to one lot.
WORKSHOPS = ("Bubut Jaya", "Rebana Makmur", "Karya Tanggung", "Sentul Lestari", "Jeding Rejeki")

EXPORTER = Party(
    "CV Contoh Kendang Nusantara",
    "Jl. Raya Minggirsari 17, Kanigoro, Kabupaten Blitar 66171",
    "ID",
    tax_id="01.234.567.4-653.000",
    nib="9120001234567",
    contact="export@kendang.example",
)
BUYER = Party("Wanda Music Trading Co., Ltd.", "88 Yangshupu Road, Yangpu District, Shanghai 200082", "CN")


def a_party(**changes: Any) -> Party:
    """The exporter."""
    return dataclasses.replace(EXPORTER, **changes)


def some_lines(counts: Counts = CASE) -> tuple[GoodsLine, ...]:
    """Three sizes of drum at the prices of the case."""
    return tuple(
        GoodsLine(
            line=n,
            sku=sku,
            description=Sentence(
                f"Wooden djembe drum {text}, mahogany shell, goatskin head",
                f"Kendang djimbe kayu {text}, badan mahoni, kulit kambing",
                f"木制非洲鼓 {text}，桃花心木鼓身，山羊皮鼓面",
            ),
            hs_code="92060000",
            origin="ID",
            quantity=pieces * cartons,
            unit="PCE",
            unit_price=Money(Decimal(price), "USD"),
            net_g=drum_g,
            brand="WANDA",
            materials=some_materials(n - 1),
        )
        for n, ((sku, text, pieces, _outer, drum_g, _tare, price), cartons) in enumerate(
            zip(SIZES, counts, strict=True), start=1
        )
    )


def lot_code(sku: str, turn: int) -> str:
    """The code of the lot that the workshop of this turn finished."""
    return f"LOT-{sku[-1]}{turn + 1:02d}"


def some_cartons(counts: Counts = CASE) -> tuple[Carton, ...]:
    """Cartons numbered through, `counts` of 6 S, 4 M and 2 L."""
    total = sum(counts)
    cartons: list[Carton] = []
    for line, ((sku, _text, pieces, outer, drum_g, tare_g, _price), count) in enumerate(
        zip(SIZES, counts, strict=True), start=1
    ):
        for n in range(count):
            content = CartonContent(lot_code(sku, n * len(WORKSHOPS) // count), line, pieces)
            net_g = pieces * drum_g
            cartons.append(
                Carton(len(cartons) + 1, total, MARK, sku, (content,), outer, net_g, net_g + tare_g, PACKED)
            )
    return tuple(cartons)


def some_lots(cartons: tuple[Carton, ...]) -> tuple[InspectedLot, ...]:
    """One accepted lot per workshop and size, of just the pieces packed; the first was rejected once."""
    packed: dict[tuple[str, str], int] = {}
    for carton in cartons:
        for content in carton.contents:
            key = (content.lot, carton.sku)
            packed[key] = packed.get(key, 0) + content.quantity
    lots: list[InspectedLot] = []
    for n, ((code, sku), quantity) in enumerate(packed.items()):
        lot = a_lot(code=code, sku=sku, quantity=quantity, workshop=WORKSHOPS[n % len(WORKSHOPS)])
        if n == 0:
            critical, major, minor = lot.defects
            bad = (critical, dataclasses.replace(major, found=6), minor)
            first = date(2020, 10, 8)
            rejected = dataclasses.replace(lot, verdict="rejected", defects=bad, inspected_on=first)
            lots.append(dataclasses.replace(rejected, presented_on=date(2020, 10, 7), received_on=None))
            lot = dataclasses.replace(lot, submission=2)
        lots.append(lot)
    return tuple(lots)


def a_lot(**changes: Any) -> InspectedLot:
    """A dry lot, accepted on first inspection by the plan of the standard for its quantity."""
    quantity = changes.get("quantity", 460)
    aql = {"critical": Decimal(0), "major": Decimal("2.5"), "minor": Decimal("4.0")}
    plans = plans_for(quantity, "II", aql)
    lot = InspectedLot(
        code="LOT-S01",
        workshop=WORKSHOPS[0],
        sku="DJ-S",
        step=FINISHING,
        quantity=quantity,
        level="II",
        severity="normal",
        letter=plans["major"].code_letter,
        sample_size=max(plan.sample_size for plan in plans.values()),
        defects=tuple(
            DefectCount(name, plan.sample_size, min(1, plan.accept), plan.accept, plan.aql)
            for name, plan in plans.items()
        ),
        moisture_sample_size=pieces_to_measure(quantity),
        moisture_mean_permille=104,
        moisture_worst_permille=117,
        moisture_limit_permille=120,
        moisture_point_limit_permille=150,
        verdict="accepted",
        submission=1,
        inspected_on=date(2020, 10, 12),
        presented_on=date(2020, 10, 11),
        received_on=date(2020, 10, 13),
    )
    return dataclasses.replace(lot, **changes)


def some_containers(cartons: tuple[Carton, ...], count: int = 1) -> tuple[PackedContainer, ...]:
    """The cartons shared over `count` (1 or 2) high-cube containers, each with steps, weights and checks."""
    share = -(-len(cartons) // count)
    return tuple(_container(n, cartons[n * share : (n + 1) * share]) for n in range(count))


def _container(n: int, cartons: tuple[Carton, ...]) -> PackedContainer:
    tare_g, desiccant_g, dunnage_g = 3_880_000, 8_000, 12_500
    steps: list[LoadStep] = []
    start = 0
    for sku, _text, _pieces, outer, *_rest in SIZES:
        numbers = tuple(carton.number for carton in cartons if carton.sku == sku)
        if not numbers:
            continue
        rows = -(-len(numbers) // ((INSIDE_40HC[1] // outer[1]) * (INSIDE_40HC[2] // outer[2])))
        step = LoadStep(len(steps) + 1, sku, len(numbers), start, start + rows * outer[0], 6, numbers)
        steps.append(step)
        start = step.to_mm
    return PackedContainer(
        number=NUMBERS[n],
        size_type="45G1",
        seal=f"ID02048{n + 1}",
        tare_g=tare_g,
        max_gross_g=32_500_000,
        cartons=tuple(carton.number for carton in cartons),
        desiccant_g=desiccant_g,
        dunnage_g=dunnage_g,
        inside_mm=INSIDE_40HC,
        used_volume_mm3=sum(carton.volume_mm3 for carton in cartons),
        cog_mm=(5870, 1171, 1098),
        steps=tuple(steps),
        verified_gross_g=tare_g + desiccant_g + dunnage_g + sum(carton.gross_g for carton in cartons),
        method=2,
        weighed_by="CV Contoh Kendang Nusantara",
        weighed_on=date(2020, 10, 19),
        stuffed_on=date(2020, 10, 19),
        checks=(
            CheckPoint(Sentence("Roof and walls, light test", "Atap dan dinding, uji cahaya"), True),
            CheckPoint(Sentence("Floor moisture", "Kadar air lantai"), True, "14.2 %"),
        ),
        floor_moisture_permille=142,
    )


def a_release(**changes: Any) -> ReleaseAct:
    """The public act at the regency office."""
    act = ReleaseAct(
        number="BAP-001/X/2020",
        place="Kanigoro, Kabupaten Blitar",
        at=datetime(2020, 10, 20, 9, 30, tzinfo=WIB),
        declared_by=Official(
            "Citra Ayuningtyas", Sentence("Coordinator of the order", "Koordinator pesanan")
        ),
        released_by=Official(
            "Bagus Prasetyo",
            Sentence("Head of the Trade Office, Blitar Regency", "Kepala Dinas Perdagangan Kabupaten Blitar"),
        ),
        customs_office="KPPBC TMP Tanjung Perak (070100)",
        npe_number="001234/WBC.11/KPP.MP.01/NPE/2020",
        npe_date=date(2020, 10, 19),
        peb_number="112233",
        peb_date=date(2020, 10, 17),
        short_code="K7QM2P",
        public_url="https://geliat.example/r/K7QM2P",
    )
    return dataclasses.replace(act, **changes)


def a_shipment(*, boxes: int = 1, counts: Counts = CASE, **changes: Any) -> Shipment:
    """The consignment to Shanghai in `boxes` (1 or 2) containers; smaller by `counts`; changed by field."""
    cartons = changes.pop("cartons", None) or some_cartons(counts)
    fields: dict[str, Any] = {
        "number": "BLT-2020-01-SHA",
        "order_number": "BLT-2020-01",
        "contract_reference": "WANDA-PO-2020-118",
        "contract_date": date(2020, 8, 24),
        "exporter": EXPORTER,
        "buyer": BUYER,
        "consignee": BUYER,
        "notify": BUYER,
        "invoice_number": "INV/CKN/2020/014",
        "invoice_date": date(2020, 10, 15),
        "packing_list_number": "PL/CKN/2020/014",
        "packing_list_date": date(2020, 10, 15),
        "incoterm": "FOB",
        "named_place": "Tanjung Perak, Surabaya",
        "currency": "USD",
        "payment": Payment(
            Sentence(
                "30 % deposit by wire, balance before the bill of lading is handed over",
                "Uang muka 30 % lewat transfer, sisanya sebelum konosemen diserahkan",
                "电汇预付30%，余款于交付提单前付清",
            ),
            300,
            (Receipt(Money(Decimal("5088.72"), "USD"), date(2020, 8, 31), "deposit"),),
        ),
        "port_of_loading": Port("IDSUB", "Tanjung Perak, Surabaya"),
        "port_of_discharge": Port("CNSHA", "Shanghai"),
        "vessel": "MERATUS JAYAPURA",
        "voyage": "V.0142N",
        "booking": "SUB0449120",
        "sailing_date": date(2020, 10, 23),
        "lines": some_lines(counts),
        "cartons": cartons,
        "containers": some_containers(cartons, boxes),
        "lots": some_lots(cartons),
        "signatory": Official("Dewi Lestari", Sentence("Director", "Direktur")),
        "release": a_release(),
        "rate": Rate("USD", "IDR", Decimal(14700), date(2020, 10, 20), "Invented, near the day's market"),
        "forwarder": FORWARDER,
        "agreement": an_agreement(),
        "customs": a_customs_entry(),
        "origin": some_claims(),
        "bill_of_lading": a_bill_of_lading(),
    }
    return Shipment(**{**fields, **changes})


def a_cif_shipment(**changes: Any) -> Shipment:
    """The consignment sold on CIF Shanghai: freight and insurance in the price, and the cover."""
    fields: dict[str, Any] = {
        "incoterm": "CIF",
        "named_place": "Shanghai",
        "freight": Money(Decimal("120.00"), "USD"),
        "insurance": Money(Decimal("11.50"), "USD"),
        "customs": a_customs_entry(insured_in="DN"),
        **changes,
    }
    shipment = a_shipment(**fields)
    if "cover" in changes:
        return shipment
    return dataclasses.replace(shipment, cover=a_cover(str(insured_value(shipment.total).amount)))


def an_rcep_shipment(**changes: Any) -> Shipment:
    """The consignment four years later, when RCEP is in force, claiming origin under RCEP."""
    now = a_shipment(**{"origin": some_claims("RCEP"), **changes})
    by = timedelta(days=FOUR_YEARS)
    later: Shipment = _later(dataclasses.replace(now, customs=None), by)
    if now.customs is None:
        return later
    day = f"{now.customs.submission_date + by:%Y%m%d}"
    number = now.customs.submission_number[:12] + day + now.customs.submission_number[20:]
    return dataclasses.replace(
        later, customs=dataclasses.replace(_later(now.customs, by), submission_number=number)
    )


def a_shipment_of_two_schemes(**changes: Any) -> Shipment:
    """The consignment four years later, claiming origin under ACFTA and RCEP, by other lines and criteria."""
    return an_rcep_shipment(**{"origin": claims_of_two_schemes(), **changes})


def a_bare_shipment(**changes: Any) -> Shipment:
    """The consignment before anything of customs, origin, contract and bill of lading is known."""
    nothing: dict[str, Any] = {
        "forwarder": None,
        "agreement": None,
        "customs": None,
        "origin": (),
        "bill_of_lading": None,
    }
    return a_shipment(**{**nothing, **changes})


def _later(value: Any, by: timedelta) -> Any:
    """The same value with every date in it moved."""
    if isinstance(value, date):
        return value + by
    if isinstance(value, tuple):
        return tuple(_later(each, by) for each in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [part.name for part in dataclasses.fields(value)]
        return type(value)(**{name: _later(getattr(value, name), by) for name in names})
    return value
