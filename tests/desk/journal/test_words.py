"""Every deed of the table and every thing of the desk has its word in both languages."""

from __future__ import annotations

from geliat.desk.journal import words
from geliat.trade import journey
from geliat.trade.access import DEEDS


def test_every_deed_has_words_and_no_word_is_without_a_deed():
    assert set(words.DEEDS) == {deed for deed in DEEDS if not deed.startswith("read.")}


def test_everything_with_a_stage_has_a_name():
    assert set(journey.STAGES) <= set(words.THINGS)


def test_no_word_is_empty_and_unknown_ones_show_their_code():
    for said in (*words.DEEDS.values(), *words.THINGS.values(), *words.FACTS.values()):
        assert said.en
        assert said.id
    assert words.deed_name("old.deed").id == "old.deed"
    assert words.thing_name("relic").en == "relic"
    assert words.fact_name("old_fact").id == "old fact"
