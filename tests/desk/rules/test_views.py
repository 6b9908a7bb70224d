"""The pages of the rules: found by heading and day, read with history, written by form, taken in by file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.desk.cast import ADI, BAYU, JOKO, RATNA, SRI, signed_in
from tests.desk.rules.builders import RULE, a_new_rule, bent, shipped, verified, written
from tests.trade.requirements.builders import alike

from geliat.desk.rules import figures, forms
from geliat.desk.rules.models import RuleVersion
from geliat.trade.requirements import When, read_book, shipped_book, write_book

pytestmark = pytest.mark.django_db
LIST = "/rules/"
READ = "Permendag 74/2020, read"


def page_of(who, address, **query):
    return signed_in(who).get(address, {"language": "en", **query}).content.decode()


def address(name, **names):
    return reverse(f"rules:{name}", kwargs=names)


def filled(row, **changes):
    told = forms.RuleForm.told_of(row, figures.newest(row.code))
    told = {name: value for name, value in told.items() if value not in (None, False)}
    return {**told, "reason": "Read it again", **changes}


@pytest.mark.parametrize("who", [SRI, JOKO, RATNA, BAYU, ADI])
def test_everybody_who_reads_the_release_reads_the_rules_and_only_two_offices_write_them(who):
    told = page_of(who, LIST)
    assert told.count("<table") == 3
    writes = who in (RATNA, ADI)
    assert (address("new") in told) is writes
    assert (address("write", code=RULE) in page_of(who, address("rule", code=RULE))) is writes
    assert signed_in(who).get(address("new")).status_code == (200 if writes else 403)


@pytest.mark.parametrize("heading", ["4414", "9503", "7113", "44.14", "01"])
def test_a_heading_without_rules_is_said_instead_of_an_empty_list(heading):
    told = page_of(SRI, LIST, hs=heading)
    assert 'data-code="no_rules_recorded"' in told
    assert "<table" not in told


@pytest.mark.parametrize(
    "query",
    [{"on": "2016-12-31"}, {"on": "2016-12-31", "hs": "9206"}, {"to": "JP"}, {"to": "JP", "hs": "9206"}],
)
def test_a_day_or_country_without_rules_is_said_too(query):
    told = page_of(SRI, LIST, **query)
    assert 'data-code="no_rules_recorded"' in told
    assert "<table" not in told


@pytest.mark.parametrize("heading", ["9206", "9209", "4419", "4420", "4421", "4602", "9401", "9403"])
def test_the_eight_headings_show_their_rules(heading):
    told = page_of(SRI, LIST, hs=heading)
    assert "no_rules_recorded" not in told
    assert address("rule", code="commercial_invoice") in told
    assert (address("rule", code=RULE) in told) is heading.startswith("92")


def test_rules_are_found_by_gate_and_state_and_a_wrong_heading_is_told_beside_its_field():
    told = page_of(SRI, LIST, gate="stuffing", state="verified")
    assert told.count("<table") == 1
    assert address("rule", code="wood_packaging_mark") in told
    assert address("rule", code="timber_origin") not in told
    assert "2 sampai 8 angka" in page_of(SRI, LIST, hs="drum")


def test_the_rules_of_another_day_are_named_apart():
    told = page_of(SRI, LIST, on="2020-10-20")
    assert told.index('id="elsewhen"') < told.index(address("rule", code="rcep_certificate"))


def test_one_rule_is_shown_with_its_history_and_what_each_version_changed():
    written(bent(source=alike("Read at the office")))
    told = page_of(SRI, address("rule", code=RULE))
    assert told.count("<article") == 2
    assert "<ins>Read at the office</ins>" in told
    assert "<del>Daftar 2008 tidak memuat apa pun dari bab 92" in told
    assert signed_in(SRI).get(address("rule", code="poem")).status_code == 404


def test_a_version_is_written_by_form_with_what_stands_filled_in():
    client = signed_in(RATNA)
    form = client.get(address("write", code=RULE)).content.decode()
    assert "Dokumen V-Legal (SVLK) untuk alat musik kayu" in form
    row = shipped()
    same = client.post(address("write", code=RULE), filled(row))
    assert same.status_code == 422
    assert "nothing_changed" in same.content.decode()
    done = client.post(address("write", code=RULE), filled(row, legal_en=READ, legal_id=READ))
    assert done.status_code == 302
    version = RuleVersion.objects.get()
    assert figures.row_of_version(version) == replace(shipped(), legal=alike(READ))


@pytest.mark.parametrize("row", shipped_book().requirements, ids=lambda row: f"{row.code}-{row.valid_from}")
def test_every_shipped_row_goes_through_the_form_unchanged(row):
    form = forms.RuleForm(filled(row))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["requirement"] == row


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"hs": "92, drum"}, "hs"),
        ({"destinations": "China"}, "destinations"),
        ({"gate": "sailing"}, "gate"),
        ({"confidence": "low", "verified": "on"}, "verified"),
        ({"valid_until": "2001-01-01"}, "valid_until"),
        ({"fails_on_en": "One\nTwo"}, "fails_on_id"),
        ({"note_id": ""}, "note_id"),
        ({"paper": "A Paper"}, "paper"),
        ({"asked": "form_e"}, "asked"),
        ({"name_id": " "}, "name_id"),
        ({"checked_on": "soon"}, "checked_on"),
        ({"reason": ""}, "reason"),
        ({"species": "Sonokeling"}, "species"),
    ],
)
def test_a_wrong_field_is_told_at_the_field(changes, field):
    form = forms.RuleForm(filled(bent(), **changes))
    assert list(form.errors) == [field]
    answer = signed_in(RATNA).post(address("write", code=RULE), filled(bent(), **changes))
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert RuleVersion.objects.count() == 0


def test_a_new_rule_is_written_and_the_code_of_a_standing_one_is_not_changed_by_form():
    client = signed_in(ADI)
    row = replace(bent(), code="new_rule", paper="new_paper")
    assert client.post(address("new"), filled(row, seen=0)).status_code == 302
    assert figures.book().codes()[-1] == "new_rule"
    taken = client.post(address("new"), filled(bent(), seen=0))
    assert taken.status_code == 422
    assert 'id="id_code_error"' in taken.content.decode()
    client.post(address("write", code=RULE), filled(bent(), code="poem", source_en="Another"))
    assert RuleVersion.objects.get(number=1, code=RULE)
    assert not RuleVersion.objects.filter(code="poem").exists()


def test_a_new_rule_that_waits_can_be_written_better_before_it_is_confirmed():
    written(a_new_rule(verified=True, confidence="high"))
    client = signed_in(RATNA)
    told = client.get(address("write", code="new_rule"))
    assert told.status_code == 200
    assert 'value="timber_paper"' in told.content.decode()
    assert client.get(address("rule", code="new_rule")).status_code == 200
    assert client.get(address("write", code="poem")).status_code == 404


def test_a_second_person_confirms_or_sets_aside_on_the_page_of_the_rule():
    version = written(verified())
    confirm, aside = address("confirm", version=version.pk), address("set_aside", version=version.pk)
    assert confirm not in page_of(SRI, address("rule", code=RULE))
    told = page_of(ADI, address("rule", code=RULE))
    assert confirm in told
    assert aside in told
    own = signed_in(RATNA).post(confirm)
    assert own.status_code == 422
    assert "same_person" in own.content.decode()
    assert signed_in(ADI).post(confirm).status_code == 302
    assert figures.book().row(RULE, date(2020, 10, 20)).verified
    assert signed_in(ADI).post(aside).status_code == 422


def test_a_rule_is_ended_by_form():
    client = signed_in(RATNA)
    told = {"ends_from": "2027-01-01", "because": "Repealed", "seen": "0"}
    assert client.post(address("end", code=RULE), {**told, "because": ""}).status_code == 422
    assert client.post(address("end", code=RULE), told).status_code == 302
    assert RuleVersion.objects.get().row is None
    assert client.post(address("end", code=RULE), told).status_code == 422


def test_the_rules_go_out_as_a_file_that_is_read_back_and_taken_in():
    written(bent(source=alike("Read at the office")))
    answer = signed_in(BAYU).get(address("export"))
    assert answer["Content-Type"].startswith("application/toml")
    assert "attachment" in answer["Content-Disposition"]
    book = read_book({"rules.toml": answer.content.decode()})
    assert set(book.requirements) == set(figures.book().flat().requirements)
    own = read_book({"own.toml": signed_in(BAYU).get(address("export"), {"own": 1}).content.decode()})
    assert [row.source.en for row in own.requirements] == ["Read at the office"]
    RuleVersion.objects.all().delete()
    file = SimpleUploadedFile("rules.toml", answer.content)
    done = signed_in(RATNA).post(address("take_in"), {"file": file, "reason": "From the other desk"})
    assert done.status_code == 302
    assert RuleVersion.objects.get().reason == "From the other desk"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xff\xfe\x00", "UTF-8"),
        (b"requirement = 3", "mine.toml, requirement"),
        (
            write_book(shipped_book()).replace('gate = "stuffing"', 'gate = "x"', 1).encode(),
            "requirement 1 (sales_contract).gate",
        ),
    ],
)
def test_a_file_with_a_fault_is_refused_with_row_and_field(content, told):
    file = SimpleUploadedFile("mine.toml", content)
    answer = signed_in(RATNA).post(address("take_in"), {"file": file, "reason": "Try"})
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert 'id="id_file_error"' in signed_in(RATNA).post(address("take_in")).content.decode()
    assert RuleVersion.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "waits", "after"),
    [
        ({"hs": "92.06"}, True, When(hs=("9206",), destinations=("CN",))),
        ({"except_hs": "9209.92"}, True, When(hs=("92",), except_hs=("920992",), destinations=("CN",))),
        ({"hs": "92, 95.03"}, False, When(hs=("92", "9503"), destinations=("CN",))),
        ({"hs": ""}, False, When(destinations=("CN",))),
        ({"destinations": "jp"}, True, When(hs=("92",), destinations=("JP",))),
        ({"destinations": "CN, jp"}, False, When(hs=("92",), destinations=("CN", "JP"))),
        ({"destinations": ""}, False, When(hs=("92",))),
    ],
)
def test_headings_and_countries_are_edited_by_form_and_fewer_of_them_wait_for_a_second_person(
    changes, waits, after
):
    row = a_new_rule(when=When(hs=("92",), destinations=("CN",)))
    written(row)
    assert signed_in(RATNA).post(address("write", code="new_rule"), filled(row, **changes)).status_code == 302
    version = RuleVersion.objects.get(number=2)
    assert version.waits is waits
    assert figures.row_of_version(version) == replace(row, when=after)
    on = date(2026, 11, 24)
    assert figures.book().row("new_rule", on).when == (row.when if waits else after)
    told = page_of(ADI, address("rule", code="new_rule"))
    assert told.count("<article") == 2
    assert (address("confirm", version=version.pk) in told) is waits
    if waits:
        assert signed_in(ADI).post(address("confirm", version=version.pk)).status_code == 302
        assert figures.book().row("new_rule", on).when == after


def test_a_rule_that_names_goods_without_any_rules_says_that_it_asks_nothing_of_them():
    written(a_new_rule(when=When(hs=("9206", "9503"), destinations=("CN", "JP"))))
    assert "untuk HS 9503, JP" in page_of(SRI, address("rule", code="new_rule"))
    assert "untuk HS" not in page_of(SRI, address("rule", code=RULE))
