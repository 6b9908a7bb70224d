"""Parts that several UBL documents share: parties, lines, the voyage, containers, cartons, references."""

from __future__ import annotations

from geliat.papers.ubl.layout import Fixed, Group, Leaf, Node, Part
from geliat.trade.consistency.statement import Fact

KILOGRAM = (("unitCode", "KGM"),)
CUBIC_METRE = (("unitCode", "MTQ"),)
MILLIMETRE = (("unitCode", "MMT"),)
PIECE = (("unitCode", "PCE"),)
CARTON = (("unitCode", "CT"),)


def head(document: str) -> tuple[Node, ...]:
    """The version of UBL and the project's own customization."""
    return (
        Fixed("cbc:UBLVersionID", "2.1"),
        Fixed("cbc:CustomizationID", f"urn:geliat:ubl:{document}:1"),
    )


def said(path: str, *fact: str) -> tuple[Node, ...]:
    """A text in the languages that it has."""
    return tuple(
        Leaf(path, (*fact, language), attributes=(("languageID", language),), chosen=True)
        for language in ("en", "id", "zh")
    )


def party(role: str) -> tuple[Node, ...]:
    """A firm: business number, name, address, country and tax number (Indonesian ones as digits)."""
    return (
        Leaf("cac:PartyIdentification/cbc:ID", ("party", role, "nib"), attributes=(("schemeID", "NIB"),)),
        Leaf("cac:PartyName/cbc:Name", ("party", role, "name")),
        Leaf("cac:PostalAddress/cac:AddressLine/cbc:Line", ("party", role, "address")),
        Leaf("cac:PostalAddress/cac:Country/cbc:IdentificationCode", ("party", role, "country")),
        Part(
            "cac:PartyTaxScheme",
            (Leaf("cbc:CompanyID", ("party", role, "tax_id")), Fixed("cac:TaxScheme/cbc:ID", "OTH")),
        ),
    )


def money(path: str, *fact: str) -> Leaf:
    """An amount with its currency."""
    return Leaf(path, fact, "money")


def masses(*fact: str) -> tuple[Node, ...]:
    """Gross and net weight in kg."""
    return (
        Leaf("cbc:GrossWeightMeasure", (*fact, "gross_g"), "kilograms", KILOGRAM),
        Leaf("cbc:NetWeightMeasure", (*fact, "net_g"), "kilograms", KILOGRAM),
    )


def volume(*fact: str) -> Leaf:
    """Outer volume in m3."""
    return Leaf("cbc:GrossVolumeMeasure", (*fact, "volume_mm3"), "cubic_metres", CUBIC_METRE)


def shipment_totals() -> tuple[Node, ...]:
    """Number of the consignment and its sums."""
    return (
        Leaf("cbc:ID", ("shipment", "number")),
        *masses("totals"),
        volume("totals"),
        Leaf("cbc:TotalGoodsItemQuantity", ("totals", "pieces"), "number", PIECE),
        Leaf("cbc:TotalTransportHandlingUnitQuantity", ("totals", "cartons"), "number", CARTON),
    )


def item(*, branded: bool = True) -> Part:
    """What a line sells: description, brand, article, origin and HS code."""
    line = ("line", "{line}")
    brand = (Leaf("cbc:BrandName", (*line, "brand")),) if branded else ()
    return Part(
        "cac:Item",
        (
            *said("cbc:Description", *line, "description"),
            *brand,
            Leaf("cac:SellersItemIdentification/cbc:ID", (*line, "sku")),
            Leaf("cac:OriginCountry/cbc:IdentificationCode", (*line, "origin")),
            Leaf(
                "cac:CommodityClassification/cbc:ItemClassificationCode",
                (*line, "hs_code"),
                attributes=(("listID", "HS"),),
            ),
        ),
    )


def goods(*before: Node, quantity: Fact, rows: str = "line", after: tuple[Node, ...] = ()) -> Group:
    """A goods item for each line in `rows`; `before` stands before its weight, `after` after its quantity."""
    weight = Leaf("cbc:NetWeightMeasure", ("line", "{line}", "net_g"), "kilograms", KILOGRAM)
    return Group(
        "cac:GoodsItem",
        (rows,),
        ("line",),
        ("cbc:ID",),
        (
            Leaf("cbc:ID", ("line", "{line}", "number")),
            *before,
            weight,
            Leaf("cbc:Quantity", quantity, "number", unit_fact=("line", "{line}", "unit")),
            *after,
            item(),
        ),
    )


def voyage() -> Part:
    """Ship, voyage, ports and day of sailing (mode 1 is by sea, UN/ECE Recommendation 19)."""
    return Part(
        "cac:ShipmentStage",
        (
            Fixed("cbc:TransportModeCode", "1"),
            Leaf("cac:TransportMeans/cbc:JourneyID", ("transport", "voyage")),
            Leaf("cac:TransportMeans/cac:MaritimeTransport/cbc:VesselName", ("transport", "vessel")),
            *_port("cac:LoadingPortLocation", "loading_port"),
            *_port("cac:UnloadingPortLocation", "discharge_port"),
            Leaf(
                "cac:PlannedDepartureTransportEvent/cbc:OccurrenceDate", ("transport", "sailing_date"), "day"
            ),
        ),
    )


def _port(path: str, fact: str) -> tuple[Node, ...]:
    return (
        Leaf(f"{path}/cbc:ID", ("transport", fact), attributes=(("schemeID", "UN/LOCODE"),)),
        Leaf(f"{path}/cbc:Name", ("transport", f"{fact}_name")),
    )


def containers(*, weighed: bool = False) -> Group:
    """Each container with size type, seal and sums over its cartons; `weighed` with verified gross mass."""
    box = ("container", "{container}")
    weights = (
        Leaf("cbc:GrossWeightMeasure", (*box, "verified_gross_g"), "kilograms", KILOGRAM),
        Leaf("cbc:TareWeightMeasure", (*box, "tare_g"), "kilograms", KILOGRAM),
    )
    return Group(
        "cac:TransportHandlingUnit",
        ("container",),
        ("container",),
        ("cac:TransportEquipment/cbc:ID",),
        (
            Leaf("cbc:TotalGoodsItemQuantity", (*box, "pieces"), "number", PIECE),
            Leaf("cbc:TotalPackageQuantity", (*box, "cartons"), "number", CARTON),
            Part(
                "cac:TransportEquipment",
                (
                    Leaf("cbc:ID", (*box, "number")),
                    Leaf("cbc:SizeTypeCode", (*box, "size_type")),
                    *(weights if weighed else ()),
                    Leaf("cac:TransportEquipmentSeal/cbc:ID", (*box, "seal")),
                ),
            ),
            Part("cac:GoodsItem", (*masses(*box), volume(*box))),
        ),
    )


def cartons() -> Group:
    """Each carton with mark, container, outer size, weights, and its contents by lot."""
    box = ("carton", "{carton}")
    sides = tuple(
        Part(
            "cac:MeasurementDimension",
            (Fixed("cbc:AttributeID", code), Leaf("cbc:Measure", (*box, fact), "number", MILLIMETRE)),
            pick=f"cbc:AttributeID='{code}'",
        )
        for code, fact in (("LN", "length_mm"), ("WD", "width_mm"), ("HT", "height_mm"))
    )
    content = Group(
        "cac:ContainedGoodsItem",
        ("content", "{carton}"),
        ("lot", "line"),
        ("cac:Item/cac:ItemInstance/cac:LotIdentification/cbc:LotNumberID", "cbc:ID"),
        (
            Leaf("cbc:ID", (*box, "content", "{lot}", "{line}", "line")),
            Leaf("cbc:Quantity", (*box, "content", "{lot}", "{line}", "quantity"), "number", PIECE),
            Leaf(
                "cac:Item/cac:ItemInstance/cac:LotIdentification/cbc:LotNumberID",
                (*box, "content", "{lot}", "{line}", "lot"),
            ),
        ),
    )
    return Group(
        "cac:TransportHandlingUnit",
        ("carton",),
        ("carton",),
        ("cbc:ID",),
        (
            Leaf("cbc:ID", (*box, "number")),
            Fixed("cbc:TransportHandlingUnitTypeCode", "CT"),
            Leaf("cbc:TotalGoodsItemQuantity", (*box, "pieces"), "number", PIECE),
            Leaf("cbc:ShippingMarks", (*box, "mark")),
            Leaf("cac:TransportEquipment/cbc:ID", (*box, "container")),
            *sides,
            Part(
                "cac:GoodsItem",
                (
                    *masses(*box),
                    volume(*box),
                    Leaf("cac:Item/cac:SellersItemIdentification/cbc:ID", (*box, "sku")),
                    content,
                ),
            ),
        ),
    )


def reference(path: str, code: str, paper: str) -> Part:
    """Number and date of another paper, by its code of UNTDID 1001."""
    number = "reference" if paper == "contract" else "number"
    return Part(
        path,
        (
            Leaf("cbc:ID", (paper, number)),
            Leaf("cbc:IssueDate", (paper, "date"), "day"),
            Fixed("cbc:DocumentTypeCode", code),
        ),
        pick=f"cbc:DocumentTypeCode='{code}'",
    )
