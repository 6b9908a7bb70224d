"""Forms of the dossier room: a file, or its hash, to be checked; why a declaration is refused."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from geliat.desk.dossier.pages import hash_of

LARGEST_FILE = 20_000_000


class RefusalForm(forms.Form):
    """Why a second person refuses the declaration's data."""

    reason = forms.CharField(label=_("What is wrong"), max_length=300)


class VerifyForm(forms.Form):
    """A file, or its SHA-256; the file is only hashed, never kept.

    Its words stand in the template, as a buyer reads them in Chinese too: errors are told by code.
    """

    file = forms.FileField(required=False)
    sha256 = forms.CharField(max_length=100, required=False)

    def clean_sha256(self) -> str:
        """64 hexadecimal digits, or nothing."""
        told = re.sub(r"\s+", "", self.cleaned_data["sha256"]).lower()
        if told and not re.fullmatch(r"[0-9a-f]{64}", told):
            raise forms.ValidationError("", code="no_hash")
        return told

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        told: dict[str, Any] = self.cleaned_data
        file = told.get("file")
        if file is not None and file.size > LARGEST_FILE:
            raise forms.ValidationError("", code="too_large")
        if file is None and not told.get("sha256") and not self.errors:
            raise forms.ValidationError("", code="nothing_told")
        return told

    @property
    def wrong(self) -> frozenset[str]:
        """The codes of what is wrong with it; anything else than our own is a hash that cannot be."""
        own = {"no_hash", "too_large", "nothing_told"}
        codes = {error.code for found in self.errors.as_data().values() for error in found}
        return frozenset(str(code) if code in own else "no_hash" for code in codes)

    def hash(self) -> str:
        """The hash that was told, or that of the file."""
        file = self.cleaned_data.get("file")
        return hash_of(file) if file is not None else str(self.cleaned_data["sha256"])
