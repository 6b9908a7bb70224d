"""Versions of rules that wait stand on the board of those who may confirm them, and of nobody else."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.desk.cast import ADI, AT, BAYU, JOKO, RATNA, SRI, signed_in
from tests.desk.rules.builders import LATER, REASON, RULE, by_name, verified, written

from geliat.desk.board.confirmations import waiting_for
from geliat.desk.rules import actions

pytestmark = pytest.mark.django_db
PAGE = reverse("rules:rule", kwargs={"code": RULE})


def board(actor) -> str:
    return signed_in(actor).get("/", {"language": "en"}).content.decode()


def test_a_version_that_waits_is_on_the_board_of_those_who_may_confirm_it():
    assert PAGE not in board(ADI)
    version = written(verified())
    told = board(ADI)
    assert PAGE in told
    assert "sebagai orang kedua" in told
    assert "Tidak ada yang menunggu Anda" not in told
    assert "menunggu pengesahan orang lain" in board(RATNA)
    for actor in (SRI, JOKO, BAYU):
        assert PAGE not in board(actor)
    actions.confirm(version, by=by_name(ADI), at=LATER)
    assert PAGE not in board(ADI)


def test_a_version_that_ends_a_rule_is_called_by_the_name_the_rule_has():
    actions.end(RULE, date(2021, 1, 1), None, REASON, by=by_name(RATNA), at=AT)
    (one,) = waiting_for(by_name(ADI))
    assert one.name == verified().name
    assert one.sentence.en.startswith("Confirm version 1 of the rule “V-Legal")
    (own,) = waiting_for(by_name(RATNA))
    assert own.own
    assert "orang lain" in own.sentence.id


def test_many_versions_that_wait_ask_no_more_of_the_database():
    written(verified())
    reader = by_name(ADI)
    with CaptureQueriesContext(connection) as few:
        waiting_for(reader)
    for code in ("fumigation", "timber_origin"):
        written(verified(code))
    with CaptureQueriesContext(connection) as many:
        assert len(waiting_for(reader)) == 3
    assert len(many) == len(few)
