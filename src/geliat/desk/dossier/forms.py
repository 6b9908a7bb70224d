"""Forms of the dossier room: a file, or its hash, to be checked against a sealed paper."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from geliat.desk.dossier.pages import hash_of

LARGEST_FILE = 20_000_000


class VerifyForm(forms.Form):
    """A file, or its SHA-256; the file is only hashed, never kept."""

    file = forms.FileField(
        label=_("The PDF file"), required=False, help_text=_("It is only compared, never kept.")
    )
    sha256 = forms.CharField(label=_("or its SHA-256"), max_length=100, required=False)

    def clean_sha256(self) -> str:
        """64 hexadecimal digits, or nothing."""
        told = re.sub(r"\s+", "", self.cleaned_data["sha256"]).lower()
        if told and not re.fullmatch(r"[0-9a-f]{64}", told):
            raise forms.ValidationError(_("A SHA-256 has 64 digits from 0 to 9 and a to f."))
        return told

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        told: dict[str, Any] = self.cleaned_data
        file = told.get("file")
        if file is not None and file.size > LARGEST_FILE:
            raise forms.ValidationError(_("The file is larger than any paper of the desk."))
        if file is None and not told.get("sha256") and not self.errors:
            raise forms.ValidationError(_("Choose the file, or paste its SHA-256."))
        return told

    def hash(self) -> str:
        """The hash that was told, or that of the file."""
        file = self.cleaned_data.get("file")
        return hash_of(file) if file is not None else str(self.cleaned_data["sha256"])
