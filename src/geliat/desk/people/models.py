"""Persons who sign in, the roles they hold, and links that open one thing to one outsider."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from geliat.trade.access import ROLE_NAMES, SIGN_IN_ROLES, Role


class PersonManager(BaseUserManager["Person"]):
    """Makes persons; the password is set by the action that enrols them."""


class Person(AbstractBaseUser):
    """Somebody who signs in."""

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    office = models.CharField(max_length=160, blank=True)
    language = models.CharField(max_length=8, default="id")
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    objects = PersonManager()

    def __str__(self) -> str:
        return self.name

    def roles(self) -> frozenset[Role]:
        """The roles held now."""
        return frozenset(Role(held.role) for held in self.holdings.all() if held.ended_at is None)


class RoleHolding(models.Model):
    """A role a person holds, from when to when."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="holdings")
    role = models.CharField(
        max_length=16, choices=[(role.value, ROLE_NAMES[role].en) for role in SIGN_IN_ROLES]
    )
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "role"], condition=models.Q(ended_at=None), name="one_holding_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.role}"


class Link(models.Model):
    """A signed, expiring, revocable way in for one outsider to one thing.

    `subject` is opaque here: the later room that owns the thing resolves it. `key` alone opens nothing;
    the address carries it signed.
    """

    OPENS = [
        ("workshop", "workshop"),
        ("order", "order"),
        ("consignment", "consignment"),
        ("group", "calendar of a group"),
    ]

    key = models.CharField(max_length=32, unique=True)
    role = models.CharField(max_length=16)
    opens = models.CharField(max_length=16, choices=OPENS)
    subject = models.BigIntegerField()
    holder = models.CharField(max_length=120)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["opens", "subject"], name="link_subject")]

    def __str__(self) -> str:
        return self.holder
