"""Customs' codes have meanings, sources and confidence, and doubtful ones are named."""

from __future__ import annotations

import pytest
from tests.trade.export_facts import a_customs_entry

from geliat.trade.customs_codes import container_type, customs_codes, doubts, find_customs_code


def test_every_code_says_what_it_means_and_who_says_so():
    for code in customs_codes().values():
        assert code.meaning.en
        assert code.meaning.id
        assert code.source
        assert code.confidence in {"high", "medium", "low"}


@pytest.mark.parametrize(
    ("size_type", "code"), [("45G1", "1"), ("22R1", "5"), ("22U1", "3"), ("22S1", "99"), ("", "99")]
)
def test_the_kind_of_container_follows_from_the_size_type(size_type, code):
    assert container_type(size_type) == code


def test_codes_without_a_sure_source_are_doubted():
    doubted = {doubt.field: doubt for doubt in doubts(a_customs_entry())}
    assert set(doubted) == {"payment_method", "transport_mode", "stuffing"}
    assert doubted["payment_method"].known.meaning.en == "advance payment"


def test_a_code_that_is_not_in_the_table_is_doubted_not_refused():
    (unknown,) = [each for each in doubts(a_customs_entry(export_category="77")) if each.known is None]
    assert (unknown.field, unknown.code) == ("export_category", "77")
    assert find_customs_code("export_category", "77") is None
