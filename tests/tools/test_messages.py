"""The catalogues: words found in templates and code, translations kept, what is missing named."""

from __future__ import annotations

import gettext
import importlib.util
from pathlib import Path

import pytest
from tests.architecture.source import ROOT

SPEC = importlib.util.spec_from_file_location("messages_tool", ROOT / "tools" / "messages.py")
assert SPEC is not None
assert SPEC.loader is not None
messages = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(messages)


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A room with one page for the desk, one for buyers and one view."""
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    monkeypatch.setattr(messages, "SOURCE", tmp_path)
    folder = tmp_path / "desk" / "lofts"
    pages = folder / "templates" / "lofts"
    pages.mkdir(parents=True)
    (pages / "desk.html").write_text(
        '{% extends "base.html" %}{% translate "Loft" %}{% fact _("Height") 3 %}'
        "{% blocktranslate count n=n %}one rope{% plural %}{{ n }} ropes{% endblocktranslate %}"
    )
    (pages / "open.html").write_text('{% extends "base_public.html" %}{% translate "Sails" %}')
    (folder / "__init__.py").touch()
    (folder / "views.py").write_text('from x import gettext as _\n_("%(name)s is hung.")\n')
    return folder


def test_words_of_pages_and_code_are_found_and_a_buyers_apart(room):
    found = {next(messages._each(one.id)) for one in messages.words(room) if one.id}
    assert found == {"Loft", "Height", "one rope", "Sails", "%(name)s is hung."}
    assert {one.id for one in messages.buyers_words(room) if one.id} == {"Sails"}


def test_what_was_translated_is_kept_and_compiled(room):
    given = {"Loft": "Loteng", "Height": "Tinggi", "one rope": "%(n)s tali", "Sails": "Layar",
             "%(name)s is hung.": "%(name)s digantung."}  # fmt: skip
    messages.fill(room, "id", given)
    messages.fill(room, "zh_Hans", {"Sails": "帆"})
    messages.gather(room)
    messages.compiled(room)
    assert messages.complaints(room) == []
    with messages.po_path(room, "id").with_suffix(".mo").open("rb") as file:
        words = gettext.GNUTranslations(file)
    assert words.gettext("Height") == "Tinggi"
    assert words.ngettext("one rope", "%(n)s ropes", 5) == "%(n)s tali"
    with messages.po_path(room, "zh_Hans").with_suffix(".mo").open("rb") as file:
        chinese = gettext.GNUTranslations(file)
    assert chinese.gettext("Sails") == "帆"
    assert chinese.gettext("Loft") == "Loft"


def test_the_english_of_one_room_never_hides_the_chinese_of_another(room):
    other = room.parent / "aft"
    (other / "templates" / "aft").mkdir(parents=True)
    (other / "__init__.py").touch()
    (other / "templates" / "aft" / "desk.html").write_text('{% translate "Sails" %}{% translate "Oars" %}')
    messages.fill(room, "zh_Hans", {"Sails": "帆"})
    messages.gather(other)
    messages.compiled(other)
    with messages.po_path(other, "zh_Hans").with_suffix(".mo").open("rb") as file:
        chinese = gettext.GNUTranslations(file)
    assert set(chinese._catalog) == {"", "Oars"}


def test_what_is_missing_stale_or_wrong_is_named(room):
    messages.gather(room)
    messages.compiled(room)
    assert any("untranslated: 'Loft'" in line for line in messages.complaints(room))
    messages.fill(room, "id", {"%(name)s is hung.": "%(nama)s digantung."})
    lines = messages.complaints(room)
    assert any("fields differ: '%(name)s is hung.'" in line for line in lines)
    assert any("the .mo is stale" in line for line in lines)
    (room / "views.py").write_text("")
    assert any("the .po is stale" in line for line in messages.complaints(room))


def test_a_word_that_two_rooms_translate_differently_is_named(room, tmp_path):
    other = tmp_path / "piers"
    other.mkdir()
    (other / "views.py").write_text('from x import gettext as _\n_("Loft")\n')
    messages.fill(room, "id", {"Loft": "Loteng"})
    messages.fill(other, "id", {"Loft": "Para-para"})
    assert len(messages.clashes([room, other])) == 1
    messages.fill(other, "id", {"Loft": "Loteng"})
    assert messages.clashes([room, other]) == []
