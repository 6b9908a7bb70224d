"""Groups and workshops: what each can do a week, kept apart from what is private."""

from __future__ import annotations

from django.db import models

from geliat.desk.fields import EncryptedText


class Regency(models.Model):
    """A regency or city by BPS code; Kabupaten Blitar (3505) and Kota Blitar (3572) are two governments."""

    bps_code = models.CharField(max_length=4, unique=True)
    name = models.CharField(max_length=80)
    province = models.CharField(max_length=80, default="Jawa Timur")

    class Meta:
        verbose_name_plural = "regencies"

    def __str__(self) -> str:
        return self.name


class Village(models.Model):
    """A village; its own BPS code stays empty until somebody who knows it records it."""

    regency = models.ForeignKey(Regency, on_delete=models.PROTECT, related_name="villages")
    district = models.CharField(max_length=80, blank=True)
    name = models.CharField(max_length=80)
    bps_code = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["regency", "district", "name"], name="one_village")]

    def __str__(self) -> str:
        return self.name


class Group(models.Model):
    """The exporting group; its business ids (NIB, NPWP) stand on papers, a person's never do."""

    name = models.CharField(max_length=120, unique=True)
    address = models.CharField(max_length=240)
    regency = models.ForeignKey(Regency, on_delete=models.PROTECT, related_name="groups")
    nib = models.CharField(max_length=13, blank=True)
    npwp = models.CharField(max_length=16, blank=True)
    signatory = models.CharField(max_length=120, blank=True)
    signatory_title = models.CharField(max_length=120, blank=True)
    # The group's own rule on sharing work: pieces a small workshop should at least get of a step it can do,
    # and the share of the work wanted for workshops with workers with disabilities.
    small_floor = models.PositiveIntegerField(default=20)
    inclusive_permille = models.PositiveSmallIntegerField(default=100)
    invented = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class Workshop(models.Model):
    """A workshop of a group. `small` claims the floor of the allotment; workers are counted by sex."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="workshops")
    code = models.CharField(max_length=16)
    name = models.CharField(max_length=120)
    village = models.ForeignKey(Village, on_delete=models.PROTECT, related_name="workshops")
    craft = models.CharField(max_length=40)
    women = models.PositiveIntegerField(default=0)
    men = models.PositiveIntegerField(default=0)
    small = models.BooleanField(default=False)
    new_business = models.BooleanField(default=False)
    yearly_sales_idr = models.DecimalField(max_digits=16, decimal_places=0, null=True, blank=True)
    capital_idr = models.DecimalField(max_digits=16, decimal_places=0, null=True, blank=True)
    collect_cost_idr = models.DecimalField(max_digits=12, decimal_places=0, default=0)
    active = models.BooleanField(default=True)
    invented = models.BooleanField(default=False)

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["group", "code"], name="one_workshop_code")]

    def __str__(self) -> str:
        return self.name


class Skill(models.Model):
    """What a workshop can do of one work step in a week, in pieces or minutes, and its smallest batch."""

    UNITS = [("pieces", "pieces"), ("minutes", "minutes")]

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="skills")
    step = models.CharField(max_length=24)
    unit = models.CharField(max_length=8, choices=UNITS)
    per_week = models.PositiveIntegerField()
    minimum_batch = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["workshop", "step"]
        constraints = [models.UniqueConstraint(fields=["workshop", "step"], name="one_skill_a_step")]

    def __str__(self) -> str:
        return f"{self.workshop}: {self.step}"


class ClosedWeek(models.Model):
    """A week (its Monday) in which a workshop does not work."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="closed_weeks")
    monday = models.DateField()
    reason = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workshop", "monday"], name="one_closing_a_week")]

    def __str__(self) -> str:
        return f"{self.workshop}: {self.monday}"


class PrivateContact(models.Model):
    """What no trade paper, log or public page may show; encrypted, read by the coordinator only."""

    workshop = models.OneToOneField(Workshop, on_delete=models.CASCADE, related_name="private_contact")
    person = EncryptedText(blank=True)
    phone = EncryptedText(blank=True)
    national_id = EncryptedText(blank=True)
    bank = EncryptedText(blank=True)
    account = EncryptedText(blank=True)

    def __str__(self) -> str:
        return f"#{self.workshop_id}"


class Disclosure(models.Model):
    """A worker's own disclosure of a disability, by consent (UU 8/2016, UU 27/2022); shown only in counts."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="disclosures")
    kind = EncryptedText(blank=True)
    consented_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"#{self.pk}"
