"""Figures, stages and forms as the reader's language and a screen reader want them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation
from tests.desk.cast import JOKO, SRI

from geliat.measures import Money
from geliat.refusals import Blocker, Refusal
from geliat.sentences import Sentence
from geliat.trade import journey
from geliat.trade.access import Actor, Role
from geliat.web.templatetags import trade


def shown(text: str, **context: object) -> str:
    request = RequestFactory().get("/x/", {"who": "Sri", "page": "2"})
    return Template(text).render(Context({"request": request, **context}))


@pytest.mark.parametrize(("language", "text", "value", "expected"), [
    ("id", "{{ v|number }}", 6000, "6.000"),
    ("en", "{{ v|number }}", 6000, "6,000"),
    ("zh-hans", "{{ v|number }}", 6000, "6,000"),
    ("id", "{{ v|money }}", Money(Decimal("33924.8"), "USD"), "USD 33.924,80"),
    ("en", "{{ v|money }}", Money(Decimal("498694560.4"), "IDR"), "IDR 498,694,560"),
    ("id", "{{ v|rupiah }}", 499_000_000, "Rp499.000.000"),
    ("en", "{{ v|amount_in:'USD' }}", Decimal("4.6"), "USD 4.60"),
    ("id", "{{ v|kg }}", 12_950, "13,0 kg"),
    ("id", "{{ v|kg:3 }}", 12_950, "12,950 kg"),
    ("id", "{{ v|permille }}", 118, "11,8%"),
    ("en", "{{ v|pieces }}", 1, "1 piece"),
    ("en", "{{ v|pieces }}", 2304, "2,304 pieces"),
    ("id", "{{ v|pieces }}", 2304, "2.304 buah"),
    ("id", "{{ v|mm }}", 12_032, "12.032 mm"),
    ("en", "{{ v|m3 }}", 76_400_000_000, "76.400 m³"),
    ("zh-hans", "{{ v|said }}", Sentence("Order", "Pesanan", "订单"), "订单"),
    ("zh-hans", "{{ v|said }}", Sentence("Share", "Bagian"), "Share"),
])  # fmt: skip
def test_a_figure_is_written_the_readers_way(language, text, value, expected):
    with translation.override(language):
        assert shown(text, v=value) == expected


@pytest.mark.parametrize(
    "name", ["number", "money", "rupiah", "kg", "permille", "pieces", "mm", "m3", "said"]
)
def test_what_is_not_known_shows_as_nothing(name):
    assert shown("{{ v|" + name + " }}", v=None) == ""


def test_every_stage_has_a_badge_in_words_and_every_tone_a_stage():
    for thing, stages in journey.STAGES.items():
        for code, said in stages.items():
            page = shown("{% stage thing code %}", thing=thing, code=code)
            assert said.id in page
        assert set(trade.TONES[thing]) <= set(stages)


def test_a_bar_of_progress_says_its_count_and_never_exceeds_itself():
    page = shown('{% progress "Turned" 2500 2304 %}')
    assert "2.500 / 2.304" in page
    assert 'value="2304" max="2304" class="full"' in page
    assert "0 / 0" in shown('{% progress "Turned" 0 0 %}')


def test_blockers_show_sentence_owner_and_the_way_to_mend():
    refusal = Refusal(
        Blocker("too_wet", "Lot {lot} is too wet.", "Lot {lot} terlalu basah.", {"lot": "<L1>"}, "inspector",
                ("people:sign_in", {})),
        Blocker("elsewhere", "No page.", "Tanpa halaman.", owner="", mend=("nowhere:page", {})),
    )  # fmt: skip
    page = shown("{% blockers refusal %}", refusal=refusal)
    assert "Lot &lt;L1&gt; terlalu basah." in page
    assert "Pemeriksa mutu" in page
    assert page.count("href=") == 1
    assert 'href="/people/sign-in/"' in page
    assert shown("{% blockers nothing %}").strip() == ""


def test_who_came_by_a_link_is_not_sent_to_pages_of_the_desk():
    refusal = Refusal(
        Blocker("too_wet", "Wet.", "Lot terlalu basah.", {}, "inspector", ("people:sign_in", {}))
    )
    wati = Actor("Wati", frozenset({Role.MAKER}), opens=("workshop", 1))
    page = shown("{% blockers refusal %}", refusal=refusal, actor=wati)
    assert "Lot terlalu basah." in page
    assert "href=" not in page
    assert "href=" in shown("{% blockers refusal %}", refusal=refusal, actor=SRI)


class Sheet(forms.Form):
    pieces = forms.IntegerField(label="Jumlah", help_text="Buah yang jadi.")
    note = forms.CharField(label="Catatan", required=False)
    steps = forms.MultipleChoiceField(
        label="Langkah", choices=[("a", "A")], widget=forms.CheckboxSelectMultiple, help_text="Semua."
    )
    agreed = forms.BooleanField(label="Setuju")

    def clean(self):
        raise forms.ValidationError("Keduanya tidak cocok.")


def test_a_field_ties_label_help_and_error_to_its_input():
    page = shown("{% fields form %}", form=Sheet({"pieces": "banyak"}))
    assert '<label for="id_pieces">Jumlah' in page
    assert 'aria-describedby="id_pieces_helptext id_pieces_error"' in page
    assert 'id="id_pieces_helptext"' in page
    assert 'id="id_pieces_error"' in page
    assert 'aria-invalid="true"' in page
    assert "(boleh kosong)" in page.split("id_note")[1]
    assert "<legend>Langkah" in page
    assert "Keduanya tidak cocok." in page


def test_the_pages_of_a_list_keep_what_was_asked():
    page = Paginator(range(70), 30).get_page(2)
    text = shown("{% pages page %}", page=page)
    assert "?who=Sri&amp;page=1" in text
    assert "?who=Sri&amp;page=3" in text
    assert "Halaman 2 dari 3" in text
    assert shown("{% pages page %}", page=Paginator([1], 30).get_page(1)).strip() == ""


def test_a_button_of_a_deed_posts_and_tells_a_screen_reader_what_about():
    page = shown('{% deed_button "/seal/" "Segel" "primary" about="GLTU" share=1200 %}', csrf_token="word")
    assert 'method="post"' in page
    assert 'value="1200"' in page
    assert '<span class="visually-hidden"> GLTU</span>' in page
    assert 'value="word"' in page


def test_a_table_and_a_next_step_keep_what_stands_in_them():
    text = "{% table name %}<tbody><tr><td>{{ v }}</td></tr></tbody>{% endtable %}"
    page = shown(text, name="Bagian <x>", v="<b>")
    assert "Bagian &lt;x&gt;" in page
    assert "<td>&lt;b&gt;</td>" in page
    assert 'tabindex="0"' in page
    page = shown("{% next_step 'Segel' %}<p>{{ v }}</p>{% endnext_step %}", v="&")
    assert "<p>&amp;</p>" in page


def test_a_fact_or_figure_that_is_missing_shows_a_dash_and_numbers_are_parted():
    assert "<dd>–</dd>" in shown('{% fact "HS" "" %}')
    assert "<dd>6.000 pcs</dd>" in shown('{% fact "Pieces" 6000 "pcs" %}')
    assert "6.000" in shown('{% figure "Pieces" 6000 "pcs" note="x" %}')


def test_a_button_is_shown_only_to_the_role_that_may():
    text = '{% may "orders.confirm" as can %}{% if can %}yes{% else %}no{% endif %}'
    assert shown(text, actor=SRI) == "yes"
    assert shown(text, actor=JOKO) == "no"
    assert shown(text) == "no"


def test_roles_and_an_empty_list_are_said_in_words():
    assert shown("{% roles_of actor %}", actor=SRI) == "Koordinator"
    assert shown("{% role_name 'officer' %}") == "Petugas dinas"
    page = shown('{% empty "Belum ada" hint="Mulai di sini." address="/x/" label="Mulai" %}')
    assert 'href="/x/"' in page


def test_a_deed_on_a_timeline_has_its_moment_for_machines_too():
    from tests.desk.cast import AT

    page = shown("<ol>{% timeline_entry 'Disegel' at 'Bayu' label='GLTU' note='SL1' %}</ol>", at=AT)
    assert "Disegel" in page
    assert 'datetime="2020-09-01T' in page
