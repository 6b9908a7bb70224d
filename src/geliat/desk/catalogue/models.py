"""Products and sizes: the route of work steps, the package, the quality asked, the classification."""

from __future__ import annotations

from django.db import models

from geliat.trade.export_facts import MATERIAL_KINDS
from geliat.trade.requirements import TREATMENTS


class Product(models.Model):
    """A thing that is sold, with its HS code and the reason for it."""

    code = models.CharField(max_length=24, unique=True)
    name_en = models.CharField(max_length=120)
    name_id = models.CharField(max_length=120)
    name_zh = models.CharField(max_length=120, blank=True)
    craft = models.CharField(max_length=40)
    hs_code = models.CharField(max_length=8)
    hs_reason = models.CharField(max_length=400)
    wood_species = models.CharField(max_length=120, blank=True)
    skin_species = models.CharField(max_length=120, blank=True)
    playable = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name_en


class Size(models.Model):
    """One size of a product: a drum (outer profile), or a box (length, width)."""

    SHAPES = [("drum", "drum"), ("box", "box")]

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="sizes")
    code = models.CharField(max_length=12)
    sku = models.CharField(max_length=32, unique=True)
    shape = models.CharField(max_length=8, choices=SHAPES)
    length_mm = models.PositiveIntegerField()
    width_mm = models.PositiveIntegerField()
    height_mm = models.PositiveIntegerField()
    net_g = models.PositiveIntegerField()
    # [[height_mm, radius_mm], ...] from the foot up, straight between; empty for a box.
    profile = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["product", "id"]
        constraints = [models.UniqueConstraint(fields=["product", "code"], name="one_size_code")]

    def __str__(self) -> str:
        return f"{self.product} {self.code}"


class RouteStep(models.Model):
    """One step of a size's route: place, lead time, minutes and pay a piece, whether inspected."""

    size = models.ForeignKey(Size, on_delete=models.CASCADE, related_name="route")
    sequence = models.PositiveSmallIntegerField()
    step = models.CharField(max_length=24)
    lead_days = models.PositiveSmallIntegerField()
    minutes_per_piece = models.PositiveIntegerField()
    pay_idr = models.DecimalField(max_digits=12, decimal_places=0)
    inspected = models.BooleanField(default=False)

    class Meta:
        ordering = ["size", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["size", "sequence"], name="one_step_a_place"),
            models.UniqueConstraint(fields=["size", "step"], name="one_place_a_step"),
        ]

    def __str__(self) -> str:
        return f"{self.size}: {self.sequence} {self.step}"


class PackageSpec(models.Model):
    """How a size is packed: pieces a carton and how they stand, outer size, tare."""

    size = models.ForeignKey(Size, on_delete=models.CASCADE, related_name="package_specs")
    version = models.PositiveSmallIntegerField(default=1)
    pieces = models.PositiveIntegerField()
    along = models.PositiveSmallIntegerField()
    across = models.PositiveSmallIntegerField()
    layers = models.PositiveSmallIntegerField()
    outer_length_mm = models.PositiveIntegerField()
    outer_width_mm = models.PositiveIntegerField()
    outer_height_mm = models.PositiveIntegerField()
    tare_g = models.PositiveIntegerField()
    upright = models.BooleanField(default=True)
    max_top_g = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["size", "-version"]
        constraints = [models.UniqueConstraint(fields=["size", "version"], name="one_package_version")]

    def __str__(self) -> str:
        return f"{self.size}: {self.pieces} a carton"


class QualitySpec(models.Model):
    """The quality asked of a product, by version: inspection level, AQL by class of defect, moisture.

    AQL 0 means that one defect of the class in the sample rejects the lot. Moisture in tenths of a percent.
    """

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="quality_specs")
    version = models.PositiveSmallIntegerField(default=1)
    level = models.CharField(max_length=4, default="II")
    aql_critical = models.DecimalField(max_digits=6, decimal_places=3, default=0)
    aql_major = models.DecimalField(max_digits=6, decimal_places=3)
    aql_minor = models.DecimalField(max_digits=6, decimal_places=3)
    moisture_mean_permille = models.PositiveSmallIntegerField(default=120)
    moisture_point_permille = models.PositiveSmallIntegerField(default=150)
    # Names of the three points measured on a piece, e.g. ["bowl", "waist", "foot"].
    moisture_points = models.JSONField(default=list)
    approved_by_buyer_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["product", "-version"]
        constraints = [models.UniqueConstraint(fields=["product", "version"], name="one_quality_version")]

    def __str__(self) -> str:
        return f"{self.product} v{self.version}"


class DefectKind(models.Model):
    """A defect by code and class."""

    CLASSES = [("critical", "critical"), ("major", "major"), ("minor", "minor")]

    code = models.CharField(max_length=8, unique=True)
    severity = models.CharField(max_length=8, choices=CLASSES)
    name_en = models.CharField(max_length=160)
    name_id = models.CharField(max_length=160)
    crafts = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.code} {self.name_en}"


class Material(models.Model):
    """A material of one piece of a product: what it is, where it is from, and the paper that proves it.

    An empty species is the product's own (wood or skin), so that no name is told twice.
    """

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="materials")
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=[(kind, kind) for kind in MATERIAL_KINDS])
    name_en = models.CharField(max_length=80)
    name_id = models.CharField(max_length=80)
    name_zh = models.CharField(max_length=80, blank=True)
    species = models.CharField(max_length=120, blank=True)
    treatment_en = models.CharField(max_length=120, blank=True)
    treatment_id = models.CharField(max_length=120, blank=True)
    # How a skin was treated, as the rules ask it; the two fields above say it in words on papers.
    treatment = models.CharField(max_length=8, blank=True, choices=[(one, one) for one in TREATMENTS])
    hs_code = models.CharField(max_length=8)
    origin = models.CharField(max_length=2, default="ID")
    proof = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["product", "place"]
        constraints = [
            models.UniqueConstraint(fields=["product", "place"], name="one_material_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.product}: {self.name_en}"


class MaterialValue(models.Model):
    """What one piece of a size takes of a material, in rupiah, as makers buy it."""

    material = models.ForeignKey(Material, on_delete=models.CASCADE, related_name="values")
    size = models.ForeignKey(Size, on_delete=models.CASCADE, related_name="+")
    value_idr = models.DecimalField(max_digits=12, decimal_places=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["material", "size"], name="one_material_value_a_size"),
        ]

    def __str__(self) -> str:
        return f"{self.material}, {self.size.code}: {self.value_idr}"
