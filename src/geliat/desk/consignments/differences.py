"""Says in words how a row of the desk differs from what a workbook holds of the same thing."""

from __future__ import annotations

from typing import Any

from django.db import models

from geliat.desk.makers.models import PrivateContact
from geliat.refusals import Blocker
from geliat.sentences import Sentence
from geliat.workbook.sheets import sheet

PRIVATE = (PrivateContact,)


def values(row: models.Model) -> dict[str, Any]:
    """The columns of a row but its own number and what it belongs to being unsaved."""
    return {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key
    }


def differing(there: models.Model, here: models.Model) -> list[str]:
    """The columns in which a standing row and a wanted one differ."""
    ours = values(here)
    return [column for column, value in values(there).items() if value != ours[column]]


def difference(slot: str, there: models.Model, here: models.Model, columns: list[str]) -> Blocker:
    """The blocker that says what differs; of private rows only the names of the columns."""
    words = sheet(slot)
    known = {column.key: column for column in words.columns}
    said_en, said_id = [], []
    for column in columns:
        key = column.removesuffix("_id")
        header = known.get(key)
        en, indonesian = (header.en, header.id) if header else (key, key)
        if isinstance(there, PRIVATE) or column.endswith("_id"):
            said_en.append(en)
            said_id.append(indonesian)
        else:
            was, now = getattr(there, column), getattr(here, column)
            said_en.append(f"{en}: {was}, here {now}")
            said_id.append(f"{indonesian}: {was}, di sini {now}")
    label = f"workshop {there.workshop_id}" if isinstance(there, PrivateContact) else str(there)
    return stands_otherwise(
        Sentence(en=f"{words.en} – {label}", id=f"{words.id} – {label}"),
        Sentence(en="; ".join(said_en), id="; ".join(said_id)),
    )


def stands_otherwise(thing: Sentence, difference: Sentence) -> Blocker:
    """The blocker for a thing that stands with other facts than the workbook's."""
    return Blocker(
        "stands_otherwise",
        en="{thing_en} stands in the desk already with other facts ({difference_en}). "
        "Change it there, or make the workbook agree.",
        id="{thing_id} sudah tercatat dengan data lain ({difference_id}). "
        "Ubah di sana, atau samakan buku kerjanya.",
        facts={
            "thing_en": thing.en,
            "thing_id": thing.id,
            "difference_en": difference.en,
            "difference_id": difference.id,
        },
        owner="coordinator",
    )
