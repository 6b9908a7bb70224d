"""Columns that several rooms share: a stage, money, and text that is kept encrypted."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any

from cryptography.fernet import Fernet
from django.conf import settings
from django.db import models

from geliat.trade import journey


def stage_column(thing: str) -> models.CharField[str, str]:
    """The one column that holds the stage of a thing; only `journal.actions.move` changes it."""
    return models.CharField(
        max_length=16,
        choices=journey.choices(thing),
        default=journey.FIRST[thing],
        db_index=True,
        editable=False,
    )


def money_column(**options: Any) -> models.DecimalField[Any, Any]:
    """An amount of money; its currency stands in a column beside it or in its name."""
    return models.DecimalField(max_digits=18, decimal_places=2, **options)


def _cipher() -> Fernet:
    # A key of its own is derived, so that the signing key never encrypts anything itself.
    digest = hashlib.blake2b(settings.SECRET_KEY.encode(), digest_size=32, person=b"geliat-private").digest()
    return Fernet(base64.urlsafe_b64encode(digest))


if TYPE_CHECKING:
    Text = models.TextField[str, str]
else:
    Text = models.TextField


class EncryptedText(Text):
    """Text that stands encrypted in the database: private contact, ids, bank account, disclosures."""

    def from_db_value(self, value: str | None, *_: object) -> str | None:
        return _cipher().decrypt(value.encode()).decode() if value else value

    def get_prep_value(self, value: str | None) -> str | None:
        return _cipher().encrypt(value.encode()).decode() if value else value
