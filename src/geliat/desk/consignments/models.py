"""One shipment per destination: what goes where, by when."""

from __future__ import annotations

from datetime import date

from django.db import models

from geliat.desk.fields import money_column, stage_column
from geliat.desk.orders.models import Line, Order
from geliat.trade.export_facts import ORIGIN_CRITERIA, ORIGIN_SCHEMES, WOOD_TREATMENTS


class Consignment(models.Model):
    """The part of an order that goes to one destination in one shipment."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="consignments")
    number = models.CharField(max_length=40, unique=True)
    loading_port = models.CharField(max_length=5, default="IDSUB")
    destination_port = models.CharField(max_length=5)
    consignee = models.CharField(max_length=160)
    consignee_address = models.CharField(max_length=300)
    consignee_tax_id = models.CharField(max_length=32, blank=True)
    notify = models.CharField(max_length=300, blank=True)
    latest_shipment_on = models.DateField()
    mark = models.CharField(max_length=80)
    container_type = models.CharField(max_length=4, default="45G1")
    stage = stage_column("consignment")
    forwarder = models.CharField(max_length=160, blank=True)
    booking = models.CharField(max_length=40, blank=True)
    vessel = models.CharField(max_length=80, blank=True)
    voyage_number = models.CharField(max_length=20, blank=True)
    # The sailing date the carrier gives; until it is known, papers carry the latest shipment date.
    sails_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["order", "number"]

    def __str__(self) -> str:
        return self.number

    @property
    def expected_to_sail_on(self) -> date:
        """The carrier's sailing date, or the latest shipment date while there is none."""
        return self.sails_on or self.latest_shipment_on


class ConsignmentLine(models.Model):
    """So many pieces of an order line in a consignment."""

    consignment = models.ForeignKey(Consignment, on_delete=models.CASCADE, related_name="lines")
    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="+")
    quantity = models.PositiveIntegerField()

    class Meta:
        ordering = ["consignment", "line"]
        constraints = [models.UniqueConstraint(fields=["consignment", "line"], name="one_consignment_line")]

    def __str__(self) -> str:
        return f"{self.consignment}: {self.quantity} of {self.line}"


class Forwarder(models.Model):
    """A customs broker (PPJK) as the export declaration names it; consignments name it by `name`."""

    name = models.CharField(max_length=160, unique=True)
    address = models.CharField(max_length=300)
    country = models.CharField(max_length=2, default="ID")
    tax_id = models.CharField(max_length=32)
    nib = models.CharField(max_length=13, blank=True)

    def __str__(self) -> str:
        return self.name


class Costs(models.Model):
    """What lies between a consignment's price and its FOB value, in the order's currency, and the insurance.

    Entered for each consignment, as carriers and insurers quote it; only what the Incoterm needs is asked.
    """

    consignment = models.OneToOneField(Consignment, on_delete=models.CASCADE, related_name="costs")
    freight = money_column(null=True, blank=True)
    insurance = money_column(null=True, blank=True)
    inland = money_column(null=True, blank=True)
    at_destination = money_column(null=True, blank=True)
    insurer = models.CharField(max_length=160, blank=True)
    policy_number = models.CharField(max_length=60, blank=True)
    policy_date = models.DateField(null=True, blank=True)
    claims_at = models.CharField(max_length=120, blank=True)

    class Meta:
        verbose_name_plural = "costs"

    def __str__(self) -> str:
        return f"{self.consignment}"


class PackingMaterial(models.Model):
    """What a consignment is packed and wedged with: cartons, pallets, dunnage, and how raw wood was treated.

    `kinds` are codes of `trade.requirements.PACKAGINGS`; treatment and mark are those of ISPM 15.
    """

    consignment = models.OneToOneField(Consignment, on_delete=models.CASCADE, related_name="packing_material")
    kinds = models.JSONField(default=list)
    wood_treatment = models.CharField(
        max_length=2, blank=True, choices=[(one, one) for one in WOOD_TREATMENTS]
    )
    wood_mark = models.CharField(max_length=40, blank=True)
    fumigated_on = models.DateField(null=True, blank=True)
    fumigant = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        return f"{self.consignment}: {', '.join(self.kinds)}"


class OriginClaim(models.Model):
    """That a line of a consignment originates in Indonesia under a scheme, by a criterion."""

    consignment = models.ForeignKey(Consignment, on_delete=models.CASCADE, related_name="origin_claims")
    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="+")
    scheme = models.CharField(max_length=8, choices=[(one, one) for one in ORIGIN_SCHEMES])
    criterion = models.CharField(max_length=4, choices=[(one, one) for one in ORIGIN_CRITERIA])

    class Meta:
        ordering = ["consignment", "scheme", "line"]
        constraints = [
            models.UniqueConstraint(
                fields=["consignment", "scheme", "line"], name="one_origin_claim_a_line_and_scheme"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.consignment}, {self.line.number}: {self.scheme} {self.criterion}"


class CustomsEntry(models.Model):
    """What the export declaration BC 3.0 asks beyond what the rooms know, in customs' reference codes.

    Ports, transport, package, region, place of signing and who insures follow from the consignment.
    """

    consignment = models.OneToOneField(Consignment, on_delete=models.CASCADE, related_name="customs")
    submission_number = models.CharField(max_length=26)
    submission_date = models.DateField()
    office_registration = models.CharField(max_length=6)
    office_loading = models.CharField(max_length=6)
    office_export = models.CharField(max_length=6)
    office_examination = models.CharField(max_length=6)
    export_type = models.CharField(max_length=2, default="1")
    export_category = models.CharField(max_length=2, default="10")
    trade_method = models.CharField(max_length=2, default="1")
    payment_method = models.CharField(max_length=2)
    payment_note = models.CharField(max_length=120, blank=True)
    terminal = models.CharField(max_length=10)
    location = models.CharField(max_length=1, default="2")
    examination_date = models.DateField()
    vessel_flag = models.CharField(max_length=2)
    bank_code = models.CharField(max_length=8)
    bank_name = models.CharField(max_length=120)
    warehouse_kind = models.CharField(max_length=1, default="2")
    contact = models.CharField(max_length=120)
    phone = models.CharField(max_length=30)
    place = models.CharField(max_length=120)
    ready_at = models.DateTimeField()
    stuffing = models.CharField(max_length=1, default="8")

    class Meta:
        verbose_name_plural = "customs entries"

    def __str__(self) -> str:
        return self.submission_number


class BillOfLading(models.Model):
    """The carrier's bill of lading or sea waybill (no originals) once issued."""

    consignment = models.OneToOneField(Consignment, on_delete=models.CASCADE, related_name="bill_of_lading")
    number = models.CharField(max_length=40)
    on_board_on = models.DateField()
    original_count = models.PositiveSmallIntegerField(default=3)

    def __str__(self) -> str:
        return self.number
