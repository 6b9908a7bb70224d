"""What differs between two rows is said in words, and a row that asks less is known."""

from __future__ import annotations

from dataclasses import fields

import pytest
from tests.trade.requirements.builders import a_requirement, alike

from geliat.sentences import Sentence
from geliat.trade.requirements import Requirement, When, differences, loosened, shipped_book
from geliat.trade.requirements.comparing import FIELDS, NOTHING, said_of


def less(before: Requirement | None, after: Requirement | None) -> str:
    return " ".join(reason.en for reason in loosened(before, after))


def test_every_field_of_a_row_has_a_name():
    assert set(FIELDS) == {one.name for kind in (Requirement, When) for one in fields(kind)} - {"when"}


def test_only_what_differs_is_named_before_and_after_in_words():
    before = a_requirement()
    after = a_requirement(gate="stuffing", by="stuffing", when=When(materials=("wood", "skin")))
    told = {change.field: (change.before.en, change.after.en) for change in differences(before, after)}
    assert told == {
        "gate": ("Before the release", "Before stuffing"),
        "by": ("export declaration (PEB)", "stuffing, seal and VGM"),
        "materials": (NOTHING.en, "wood, animal skin"),
    }
    assert differences(before, before) == ()
    assert next(change.name.id for change in differences(before, after)) == "Gerbang"


def test_a_new_row_and_an_ended_one_differ_in_everything():
    row = a_requirement()
    assert {change.field for change in differences(None, row)} == set(said_of(row))
    assert all(change.after == NOTHING for change in differences(row, None))


@pytest.mark.parametrize("row", shipped_book().requirements, ids=lambda row: f"{row.code}-{row.valid_from}")
def test_a_row_left_as_it_is_asks_no_less(row):
    assert loosened(row, row) == ()


@pytest.mark.parametrize(
    ("was", "becomes", "reason"),
    [
        ({}, {"verified": True, "confidence": "high"}, "marked as compared"),
        ({"verified": True, "confidence": "high"}, {}, "no longer marked"),
        ({}, {"need": "on_request"}, "only where it is asked for"),
        ({"gate": "stuffing", "by": "stuffing"}, {"gate": "release", "by": "stuffing"}, "later gate"),
        ({"by": "invoice"}, {"by": "npe"}, "later event"),
        ({}, {"paper": "other_paper"}, "another kind of paper"),
        ({}, {"when": When(hs=("92",))}, "begin with"),
        ({"when": When(hs=("92",))}, {"when": When(hs=("9206",))}, "begin with"),
        ({}, {"when": When(except_hs=("9209",))}, "not HS codes"),
        ({"when": When(materials=("wood", "skin"))}, {"when": When(materials=("wood",))}, "materials"),
        ({"when": When(species=("piton",))}, {"when": When(species=("piton ular",))}, "species"),
        (
            {"need": "on_request", "when": When(asked=("one", "two"))},
            {"need": "on_request", "when": When(asked=("one",))},
            "asked for",
        ),
    ],
)
def test_a_row_that_asks_less_is_known_and_the_way_back_is_free_unless_verified(was, becomes, reason):
    before, after = a_requirement(**was), a_requirement(**becomes)
    assert reason in less(before, after)
    back = less(after, before)
    assert back == "" or "marked" in back or "another kind" in back


@pytest.mark.parametrize(
    "changes",
    [
        {"timing": Sentence(en="Sooner", id="Lebih cepat")},
        {"source": alike("another book"), "legal": alike("another law")},
        {"when": When(hs=("92", "44"))},
        {"when": When()},
        {"confidence": "low"},
    ],
)
def test_a_row_that_says_more_or_asks_more_goods_is_one_persons(changes):
    assert (
        less(
            a_requirement(when=When(hs=("9206",))),
            a_requirement(**changes, **({} if "when" in changes else {"when": When(hs=("9206",))})),
        )
        == ""
    )


def test_a_new_rule_is_one_persons_unless_it_is_marked_as_verified():
    assert loosened(None, a_requirement()) == ()
    assert "marked" in less(None, a_requirement(verified=True, confidence="high"))
    assert less(a_requirement(), None) == "The rule ends."
    assert loosened(None, None) == ()
