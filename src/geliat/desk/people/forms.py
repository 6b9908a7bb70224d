"""Forms of the people room: signing in, enrolling, granting a role, issuing and finding links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from geliat.desk.people.actions import LONGEST_DAYS, OPENS
from geliat.desk.people.figures import OPENS_NAMES, STATES
from geliat.sentences import Sentence
from geliat.trade.access import ROLE_NAMES, SIGN_IN_ROLES, Role

Choices = list[tuple[str, str]]


def say(sentence: Sentence) -> str:
    """A sentence in the reader's language."""
    return sentence.said_in(get_language() or settings.LANGUAGE_CODE)


def _roles(roles: Iterable[Role]) -> Choices:
    return [(role.value, say(ROLE_NAMES[role])) for role in roles]


def _sign_in_roles() -> Choices:
    return _roles(SIGN_IN_ROLES)


def _desk_languages() -> Choices:
    return [(code, name) for code, name in settings.LANGUAGES if code in ("id", "en")]


def any_or(names: Mapping[str, Sentence]) -> Choices:
    """Choices of a filter: any, or one of these."""
    return [("", str(_("Any"))), *((code, say(name)) for code, name in names.items())]


class SignIn(AuthenticationForm):
    """User name and password."""

    error_messages = {
        "invalid_login": _("User name and password do not belong together. Mind capital letters."),
        "inactive": _("User name and password do not belong together. Mind capital letters."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("User name")
        self.fields["password"].label = _("Password")


class Enrolment(forms.Form):
    """Somebody new at the desk."""

    name = forms.CharField(label=_("Name"), max_length=120)
    office = forms.CharField(label=_("Office"), max_length=160, required=False)
    username = forms.SlugField(
        label=_("User name"), max_length=60, help_text=_("Letters, digits, hyphens; typed when signing in.")
    )
    password = forms.CharField(
        label=_("First password"),
        min_length=10,
        help_text=_("At least 10 characters."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=_desk_languages)
    roles = forms.MultipleChoiceField(
        label=_("Roles"), choices=_sign_in_roles, widget=forms.CheckboxSelectMultiple
    )


class Grant(forms.Form):
    """A role for a person."""

    role = forms.ChoiceField(label=_("Role"))

    def __init__(self, *args: Any, among: Iterable[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = _roles(among)  # type: ignore[attr-defined]


class Issue(forms.Form):
    """A link to one thing; the page of the thing says which."""

    opens = forms.ChoiceField(choices=[(code, code) for code in OPENS], widget=forms.HiddenInput)
    subject = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    label = forms.CharField(max_length=160, required=False, widget=forms.HiddenInput)
    role = forms.ChoiceField(label=_("Role"))
    holder = forms.CharField(label=_("Who will hold it"), max_length=120)
    days = forms.IntegerField(label=_("Lasts so many days"), min_value=1, max_value=LONGEST_DAYS, initial=180)

    def __init__(self, *args: Any, opens: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = _roles(OPENS.get(opens, ()))  # type: ignore[attr-defined]


class FindLinks(forms.Form):
    """Which links to list."""

    opens = forms.ChoiceField(label=_("Opens"), required=False, choices=lambda: any_or(OPENS_NAMES))
    state = forms.ChoiceField(label=_("State"), required=False, choices=lambda: any_or(STATES))
    holder = forms.CharField(label=_("Holder"), required=False)
