"""The two orders of the shipped cases: the goods, the buyers, what is asked and where it goes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from case_makers import PRESS, drum_workshops, makers, note, notes, wood_workshops
from geliat.workbook import case as c

DRUM_PROFILES = {
    "DJEMBE-S": ((0, 55), (200, 38), (250, 62), (320, 90), (400, 90)),
    "DJEMBE-M": ((0, 72), (250, 48), (310, 80), (400, 120), (500, 120)),
    "DJEMBE-L": ((0, 88), (300, 58), (375, 100), (480, 145), (600, 145)),
}
DRUM_ROUTES = {
    # Lead days, minutes and pay (IDR) of turning, painting, skin and rope, finishing.
    "DJEMBE-S": ((10, 18, 14_000), (5, 14, 9_000), (7, 35, 15_000), (4, 12, 5_000)),
    "DJEMBE-M": ((10, 28, 23_000), (5, 20, 14_000), (7, 45, 24_000), (4, 16, 8_000)),
    "DJEMBE-L": ((14, 45, 45_000), (5, 30, 25_000), (7, 60, 45_000), (4, 22, 14_000)),
}
DRUM_STEPS = ("turning", "carving_painting", "skin_rope", "finishing")


def drums() -> c.Case:
    """The Blitar order: 6,000 drums, two 40-foot high cubes."""
    sizes = (
        c.Size("DJEMBE", "S", "DJEMBE-S", "drum", 180, 180, 400, 2_000),
        c.Size("DJEMBE", "M", "DJEMBE-M", "drum", 240, 240, 500, 3_600),
        c.Size("DJEMBE", "L", "DJEMBE-L", "drum", 290, 290, 600, 6_000),
    )
    number, buyer = "KPCB-2020-01", "Jiangnan Example Music Trading Co., Ltd."
    address = "No. 1 Example Road, Pudong New Area, Shanghai, China"
    each = {1: 2_304, 2: 520, 3: 176}
    consignments = tuple(
        c.Consignment(
            number=f"{number}-{code}",
            destination_port=port,
            consignee=buyer,
            consignee_address=address,
            consignee_tax_id="91310000XXXXXXXXXX",
            notify="Same as consignee",
            latest_shipment_on=day,
            mark=f"KPCB {city}",
            forwarder="PPJK Contoh Perak",
        )
        for code, port, city, day in (
            ("SHA", "CNSHA", "SHANGHAI", date(2020, 10, 24)),
            ("SHK", "CNSHK", "SHEKOU", date(2020, 10, 27)),
        )
    )
    return c.Case(
        **makers(*drum_workshops()),  # type: ignore[arg-type]
        products=(
            c.Product(
                code="DJEMBE",
                name_id="Kendang jimbe",
                name_en="Djembe drum",
                name_zh="非洲鼓",
                craft="drum",
                hs_code="92060000",
                hs_reason="Playable percussion instrument: chapter 92, heading 9206, carved or not.",
                wood_species="Mahoni budi daya (Swietenia macrophylla)",
                skin_species="Kulit kambing (Capra hircus)",
                playable=True,
            ),
        ),
        sizes=sizes,
        profiles=tuple(
            c.ProfilePoint(sku, *point) for sku, points in DRUM_PROFILES.items() for point in points
        ),
        route=routes(DRUM_ROUTES, dict.fromkeys(DRUM_ROUTES, DRUM_STEPS)),
        packages=(
            c.Package("DJEMBE-S", 6, 3, 2, 1, 550, 370, 410, 900),
            c.Package("DJEMBE-M", 4, 2, 2, 1, 490, 490, 510, 1_200),
            c.Package("DJEMBE-L", 2, 2, 1, 1, 590, 300, 610, 1_100),
        ),
        quality=(
            c.Quality(
                "DJEMBE", Decimal("2.5"), Decimal(4), ("bowl", "waist", "foot"),
                approved_by_buyer_on=date(2020, 8, 14),
            ),
        ),
        buyer=c.Buyer(
            name=buyer,
            name_zh="江南示例音乐贸易有限公司",
            address=address,
            country="CN",
            tax_id="91310000XXXXXXXXXX",
            invented=True,
        ),
        order=c.Order(
            number=number,
            received_on=date(2020, 8, 10),
            incoterm="FOB",
            named_place="Tanjung Perak, Surabaya",
            currency="USD",
            buyer_reference="PO-EX-2008",
            deposit_permille=300,
            source_note="Press (20 Oct 2020): 6,000 drums of Blitar, two containers, Shanghai and Shekou, "
            "released at Kanigoro. Buyer, makers, mix of sizes, prices, pay and earlier dates are invented.",
        ),
        lines=tuple(
            c.Line(line, sku, 2 * each[line], Decimal(price))
            for line, sku, price in zip(each, DRUM_PROFILES, ("4.60", "7.50", "14.00"), strict=True)
        ),
        consignments=consignments,
        contents=tuple(
            c.Content(consignment.number, line, pieces)
            for consignment in consignments
            for line, pieces in each.items()
        ),
        payments=(
            c.Payment("deposit", Decimal("10177.44"), "USD", date(2020, 8, 14), "EX-TT-0814"),
            c.Payment("balance", Decimal("23747.36"), "USD", date(2020, 11, 16), "EX-TT-1116"),
        ),
        notes=(
            *notes(),
            note(
                "order", "real", "6.000 kendang, dua kontainer, Shanghai dan Shekou, dilepas 20-10-2020.",
                "6,000 drums, two containers, Shanghai and Shekou, released on 20 October 2020.", PRESS,
            ),
            note(
                "sizes", "assumed", "Tinggi 40, 50, 60 cm menurut pers; profil dan berat diandaikan.",
                "Heights of 40, 50 and 60 cm as the press has them; profiles and weights are assumed.", PRESS,
            ),
        ),
    )  # fmt: skip


WOOD_STEPS = {
    "BOX-A": ("joinery", "carving_painting", "finishing"),
    "BOX-B": ("joinery", "carving_painting", "finishing"),
    "BOWL-25": ("turning", "finishing"),
    "BOWL-18": ("turning", "finishing"),
}
WOOD_ROUTES = {
    "BOX-A": ((7, 40, 28_000), (7, 32, 22_000), (5, 10, 7_000)),
    "BOX-B": ((7, 28, 18_000), (7, 20, 13_000), (5, 8, 5_000)),
    "BOWL-25": ((14, 16, 16_000), (5, 12, 9_000)),
    "BOWL-18": ((14, 10, 10_000), (5, 9, 6_000)),
}


def wood() -> c.Case:
    """The order after it: carved boxes and turned bowls, one 20-foot container to Ningbo."""
    number, buyer = "KPCB-2020-02", "Example Homeware (Ningbo) Co., Ltd."
    address = "No. 2 Example Street, Beilun District, Ningbo, Zhejiang, China"
    ordered = (
        (1, "BOX-A", 600, "9.50"), (2, "BOX-B", 600, "5.20"), (3, "BOWL-25", 800, "6.80"),
        (4, "BOWL-18", 960, "3.90"),
    )  # fmt: skip
    mahogany = "Mahoni budi daya (Swietenia macrophylla)"
    return c.Case(
        **makers(*wood_workshops()),  # type: ignore[arg-type]
        products=(
            c.Product(
                "KOTAK", "Kotak kayu ukir", "Carved wooden box", "wood", "44209090",
                "Wooden caskets and cases for small goods: heading 4420, subheading 4420.90, not furniture.",
                "木雕盒", mahogany,
            ),
            c.Product(
                "MANGKUK", "Mangkuk kayu bubut", "Turned wooden bowl", "wood", "44199000",
                "Tableware of wood, not of bamboo: 4419.90 in the tariff of 2017, in force in 2020.",
                "车制木碗", mahogany,
            ),
        ),
        sizes=(
            c.Size("KOTAK", "A", "BOX-A", "box", 240, 160, 120, 900),
            c.Size("KOTAK", "B", "BOX-B", "box", 160, 110, 80, 400),
            c.Size("MANGKUK", "25", "BOWL-25", "box", 250, 250, 90, 700),
            c.Size("MANGKUK", "18", "BOWL-18", "box", 180, 180, 70, 350),
        ),
        route=routes(WOOD_ROUTES, WOOD_STEPS),
        packages=(
            c.Package("BOX-A", 12, 3, 2, 2, 740, 340, 260, 1_000),
            c.Package("BOX-B", 24, 3, 2, 4, 500, 240, 340, 800),
            c.Package("BOWL-25", 10, 2, 1, 5, 520, 270, 470, 900),
            c.Package("BOWL-18", 24, 3, 2, 4, 560, 380, 300, 900),
        ),
        quality=(
            c.Quality("KOTAK", Decimal("2.5"), Decimal(4), ("lid", "side", "base")),
            c.Quality("MANGKUK", Decimal("2.5"), Decimal(4), ("rim", "wall", "base")),
        ),
        buyer=c.Buyer(
            buyer, address, "CN", "示例家居用品（宁波）有限公司", "91330200XXXXXXXXXX", invented=True
        ),
        order=c.Order(
            number=number,
            received_on=date(2020, 8, 17),
            incoterm="FOB",
            named_place="Tanjung Perak, Surabaya",
            currency="USD",
            buyer_reference="PO-EX-2009",
            deposit_permille=300,
            source_note="Invented throughout, to show that nothing is drum-only.",
        ),
        lines=tuple(c.Line(line, sku, pieces, Decimal(price)) for line, sku, pieces, price in ordered),
        consignments=(
            c.Consignment(
                number=f"{number}-NGB",
                destination_port="CNNGB",
                consignee=buyer,
                consignee_address=address,
                consignee_tax_id="91330200XXXXXXXXXX",
                notify="Same as consignee",
                latest_shipment_on=date(2020, 11, 7),
                mark="KPCB NINGBO",
                container_type="22G1",
                forwarder="PPJK Contoh Perak",
            ),
        ),
        contents=tuple(c.Content(f"{number}-NGB", line, pieces) for line, _, pieces, _ in ordered),
        payments=(
            c.Payment("deposit", Decimal("5401.20"), "USD", date(2020, 8, 21), "EX-TT-0821"),
            c.Payment("balance", Decimal("12602.80"), "USD", date(2020, 11, 30), "EX-TT-1130"),
        ),
        notes=(
            *notes(),
            note("order", "invented", "Seluruh pesanan ini rekaan.", "This whole order is invented."),
        ),
    )  # fmt: skip


def routes(
    figures: dict[str, tuple[tuple[int, int, int], ...]], steps: dict[str, tuple[str, ...]]
) -> tuple[c.RouteStep, ...]:
    """The route of every size; the last step is inspected, and turning, where moisture is measured."""
    return tuple(
        c.RouteStep(sku, place, step, lead, minutes, Decimal(pay), step in ("turning", steps[sku][-1]))
        for sku, rows in figures.items()
        for place, (step, (lead, minutes, pay)) in enumerate(zip(steps[sku], rows, strict=True), start=1)
    )
