"""Forms of the rules: finding them, writing a version, ending a rule, and taking in a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from geliat.desk.makers.pages import Choices, any_or, day_field, say
from geliat.refusals import Refusal
from geliat.sentences import Sentence
from geliat.trade.canonical import Json
from geliat.trade.incoterms import incoterms
from geliat.trade.requirements import Requirement, When, requirement_of, row_of
from geliat.trade.requirements.comparing import CHOICES, FIELDS
from geliat.trade.requirements.listing import HEADING
from geliat.trade.requirements.requirement import CONFIDENCES, EVENTS, GATES, NEEDS, OWNERS

TONGUES = {"en": _("in English"), "id": _("in Indonesian"), "zh": _("in Chinese")}
LISTS = ("hs", "except_hs", "destinations", "species", "asked")
PICKED = ("materials", "treatments", "incoterms", "payments", "packagings")
WHEN = tuple(one.name for one in fields(When))
SAID = ("name", "issuer", "timing", "source", "legal")
TOLD_IN = {name: f"{name}_en" for name in (*SAID, "fails_on")}
"""Where a fault of a field in several languages is shown."""
_said_lazy = lazy(say, str)


def _named(name: str) -> Any:
    return _said_lazy(FIELDS[name])


def _in_tongue(name: str, tongue: str) -> Any:
    return lazy(lambda: f"{say(FIELDS[name])}, {TONGUES[tongue]}", str)()


def _choices(words: Mapping[str, Sentence]) -> Callable[[], Choices]:
    return lambda: [(code, say(word)) for code, word in words.items()]


def _words(name: str, tongue: str, **options: Any) -> forms.CharField:
    return forms.CharField(label=_in_tongue(name, tongue), **options)


def _long(name: str, tongue: str) -> forms.CharField:
    return _words(name, tongue, widget=forms.Textarea(attrs={"rows": 2}))


def _lines(name: str, tongue: str) -> forms.CharField:
    return _words(name, tongue, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("One a line."))


def _list(name: str, help_text: Any) -> forms.CharField:
    return forms.CharField(label=_named(name), required=False, help_text=help_text)


def _picked(name: str, words: Mapping[str, Sentence] | None = None) -> forms.MultipleChoiceField:
    known = CHOICES[name] if words is None else words
    return forms.MultipleChoiceField(
        label=_named(name),
        required=False,
        choices=_choices(known),
        widget=forms.CheckboxSelectMultiple,
    )


def _choice(name: str, words: Mapping[str, Sentence]) -> forms.ChoiceField:
    return forms.ChoiceField(label=_named(name), choices=_choices(words))


class FindForm(forms.Form):
    """Which rules are shown: for goods of a heading to a country, on a day, of a gate, of a state."""

    hs = forms.CharField(label=_("HS heading"), required=False, max_length=12)
    to = forms.CharField(label=_("To country"), required=False, max_length=2, help_text=_("Two letters."))
    on = day_field(_("On the day"), required=False)
    gate = forms.ChoiceField(label=_("Gate"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["gate"].choices = any_or(_choices(GATES)())  # type: ignore[attr-defined]
        self.fields["state"].choices = any_or(  # type: ignore[attr-defined]
            [("verified", str(_("verified"))), ("open", str(_("not verified")))]
        )

    def clean_hs(self) -> str:
        """The heading without points."""
        heading = re.sub(r"[.\s]", "", self.cleaned_data["hs"])
        if heading and not HEADING.fullmatch(heading):
            raise forms.ValidationError(_("A heading has 2 to 8 digits, such as 9206."))
        return heading

    def clean_to(self) -> str:
        """The country in capital letters."""
        return str(self.cleaned_data["to"]).strip().upper()


class RuleForm(forms.Form):
    """A whole row of a rule; the fields are those of `trade.requirements.Requirement`, lists line by line."""

    code = forms.CharField(label=_named("code"), max_length=40, help_text=_("Small letters, digits and _."))
    paper = forms.CharField(
        label=_named("paper"),
        max_length=40,
        help_text=_("Small letters, digits and _; the paper is recorded under it when it comes."),
    )
    name_en, name_id = _words("name", "en"), _words("name", "id")
    name_zh = _words("name", "zh", required=False)
    issuer_en, issuer_id = _words("issuer", "en"), _words("issuer", "id")
    owner = _choice("owner", {code: CHOICES["owner"][code] for code in OWNERS})
    need = _choice("need", NEEDS)
    gate = _choice("gate", GATES)
    by = _choice("by", EVENTS)
    timing_en, timing_id = _words("timing", "en"), _words("timing", "id")
    fails_on_en, fails_on_id = _lines("fails_on", "en"), _lines("fails_on", "id")
    hs = _list("hs", _("Digits without points, parted by commas; empty: all goods."))
    except_hs = _list("except_hs", _("Digits without points, parted by commas."))
    destinations = _list("destinations", _("Two letters a country, parted by commas; empty: all."))
    materials = _picked("materials")
    species = _list("species", _("Names in small letters, parted by commas."))
    treatments = _picked("treatments")
    incoterms = _picked("incoterms", {code: Sentence(en=code, id=code) for code in incoterms()})
    payments = _picked("payments")
    packagings = _picked("packagings")
    asked = _list("asked", _("Kinds of paper, parted by commas; only where it is needed on request."))
    source_en, source_id = _long("source", "en"), _long("source", "id")
    legal_en, legal_id = _long("legal", "en"), _long("legal", "id")
    checked_on = day_field(_named("checked_on"))
    confidence = _choice("confidence", CONFIDENCES)
    verified = forms.BooleanField(label=_named("verified"), required=False)
    note_en, note_id = _words("note", "en", required=False), _words("note", "id", required=False)
    customs_code = forms.CharField(label=_named("customs_code"), required=False, max_length=6)
    valid_from = day_field(_named("valid_from"), help_text=_("The first day on which it says so."))
    valid_until = day_field(
        _named("valid_until"),
        required=False,
        help_text=_("Empty: until further notice. After this day holds what stood before."),
    )
    reason = forms.CharField(label=_("Why it is written so now"), max_length=300)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    GROUPS = (
        (_("The paper"), ("code", "paper", "name_", "issuer_", "owner", "customs_code")),
        (_("When it is due"), ("need", "gate", "by", "timing_", "fails_on_", "note_")),
        (_("For which goods and terms"), WHEN),
        (_("How we know"), ("source_", "legal_", "checked_on", "confidence", "verified")),
        (_("From when, and why"), ("valid_from", "valid_until", "reason")),
    )

    def __init__(self, *args: Any, taken: Iterable[str] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.taken = frozenset(taken)

    def clean_code(self) -> str:
        """The code, which is nobody else's where a new rule is written."""
        code = str(self.cleaned_data["code"])
        if code in self.taken:
            raise forms.ValidationError(_("This rule stands already: write a version of it on its page."))
        return code

    def clean_hs(self) -> str:
        """The headings without the points with which tariff books print them."""
        return _without_points(self.cleaned_data["hs"])

    def clean_except_hs(self) -> str:
        """As `clean_hs`."""
        return _without_points(self.cleaned_data["except_hs"])

    def clean_destinations(self) -> str:
        """The countries in capital letters."""
        return str(self.cleaned_data["destinations"]).upper()

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields under their headings, as the page shows them."""
        return [
            (str(title), [self[name] for name in self.fields if _in_group(name, names)])
            for title, names in self.GROUPS
        ]

    @staticmethod
    def told_of(row: Requirement, seen: int) -> dict[str, Any]:
        """What stands, to be changed."""
        data = row_of(row)
        told = {name: value for name, value in data.items() if not isinstance(value, dict | list)}
        for name in (*SAID, "note"):
            told |= {f"{name}_{tongue}": text for tongue, text in (data[name] or {}).items()}
        for tongue in ("en", "id"):
            told[f"fails_on_{tongue}"] = "\n".join(fault[tongue] for fault in data["fails_on"])
        told |= {name: ", ".join(data["when"][name]) for name in LISTS}
        told |= {name: data["when"][name] for name in PICKED}
        return {**told, "seen": seen}

    def clean(self) -> dict[str, Any]:
        """The row itself under "requirement", or what is wrong beside each field."""
        told = super().clean() or {}
        en, said = (_split_lines(told.get(f"fails_on_{tongue}", "")) for tongue in ("en", "id"))
        if len(en) != len(said):
            self.add_error("fails_on_id", _("As many lines as in English are needed."))
        if bool(told.get("note_en")) != bool(told.get("note_id")):
            self.add_error("note_id", _("A note is needed in both languages, or in none."))
        if not self.errors:
            try:
                told["requirement"] = requirement_of(_row(told, en, said))
            except Refusal as refusal:
                self._place(refusal)
        return told

    def _place(self, refusal: Refusal) -> None:
        for blocker in refusal.blockers:
            where = str(blocker.facts.get("where", ""))
            name = where.removeprefix("when.").partition("[")[0]
            said = say(blocker.sentence).removeprefix(f"{where}: ")
            field = TOLD_IN.get(name, name)
            self.add_error(field if field in self.fields else None, said[:1].upper() + said[1:])


class EndForm(forms.Form):
    """From which day a rule stands no longer, until when, and why."""

    ends_from = day_field(_("First day without the rule"))
    ends_until = day_field(_("Last day without the rule"), required=False)
    because = forms.CharField(label=_("Why"), max_length=300)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class FileForm(forms.Form):
    """A file of rules, as another desk or the program writes it."""

    file = forms.FileField(label=_("File (TOML)"), widget=forms.FileInput(attrs={"accept": ".toml"}))
    reason = forms.CharField(label=_("Why it is taken in"), max_length=300)

    LARGEST = 1_000_000

    def clean_file(self) -> tuple[str, str]:
        """The file's name and text."""
        file = self.cleaned_data["file"]
        if file.size > self.LARGEST:
            raise forms.ValidationError(_("A file of rules is smaller than 1 MB."))
        try:
            return file.name, file.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise forms.ValidationError(_("This is not a text file in UTF-8.")) from None


def _in_group(name: str, names: tuple[str, ...]) -> bool:
    return name in names or (name.rpartition("_")[0] + "_" in names and name[-2:] in TONGUES)


def _row(told: Mapping[str, Any], en: list[str], said: list[str]) -> dict[str, Json]:
    """What was filled in as the data of a row."""
    row: dict[str, Json] = {
        name: told[name]
        for name in ("code", "paper", "owner", "need", "gate", "by", "confidence", "verified", "customs_code")
    }
    for name in SAID:
        row[name] = {tongue: " ".join(told.get(f"{name}_{tongue}", "").split()) for tongue in TONGUES}
    if told["note_en"]:
        row["note"] = {"en": told["note_en"], "id": told["note_id"]}
    row["fails_on"] = [{"en": one, "id": other} for one, other in zip(en, said, strict=True)]
    row["when"] = {name: _split_list(told[name]) for name in LISTS} | {name: told[name] for name in PICKED}
    days: dict[str, date | None] = {name: told[name] for name in ("checked_on", "valid_from", "valid_until")}
    return row | {name: day.isoformat() if day else None for name, day in days.items()}


def _without_points(text: str) -> str:
    return re.sub(r"(?<=\d)\.(?=\d)", "", text)


def _split_lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _split_list(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[,;\n]", text) if part.strip()]
