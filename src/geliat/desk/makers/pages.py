"""What the pages of this and later rooms share: a deed tried with a form, and inputs of one kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from geliat.refusals import Refusal
from geliat.sentences import Sentence

Done = TypeVar("Done")
Choices = list[tuple[str, str]]


def attempt(
    request: HttpRequest, form: forms.BaseForm | None, deed: Callable[[dict[str, Any]], Done]
) -> tuple[Done | None, Refusal | None]:
    """Try a deed with what was filled in: (what was done, None), or (None, why not).

    (None, None) when nothing was sent yet, or the form itself is wrong. A page then shows the form again.
    """
    if request.method != "POST" or (form is not None and not form.is_valid()):
        return None, None
    try:
        return deed(form.cleaned_data if form is not None else {}), None
    except Refusal as no:
        return None, no


def status_of(request: HttpRequest) -> int:
    """200 for a page that was asked for, 422 for one that shows a form again."""
    return 422 if request.method == "POST" else 200


def say(sentence: Sentence) -> str:
    """A sentence in the reader's language."""
    return sentence.said_in(get_language() or settings.LANGUAGE_CODE)


def any_or(names: Choices) -> Choices:
    """Choices of a filter: any, or one of these."""
    return [("", str(_("Any"))), *names]


def day_field(label: Any, **options: Any) -> forms.DateField:
    """A day, by the browser's own calendar."""
    return forms.DateField(
        label=label,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        **options,
    )


def whole_field(label: Any, **options: Any) -> forms.IntegerField:
    """A whole number, 0 or more unless told."""
    return forms.IntegerField(label=label, min_value=options.pop("min_value", 0), **options)


def rupiah_field(label: Any, **options: Any) -> forms.DecimalField:
    """An amount of rupiah, whole."""
    return forms.DecimalField(label=label, min_value=0, max_digits=14, decimal_places=0, **options)


def money_field(label: Any, **options: Any) -> forms.DecimalField:
    """An amount of money in a currency named beside it."""
    return forms.DecimalField(label=label, min_value=0, max_digits=14, decimal_places=2, **options)
