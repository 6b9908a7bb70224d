"""Customs offices are dated rows in two languages with their source, and a port without one has none."""

from __future__ import annotations

import re
from datetime import date

from geliat.trade.customs_codes import find_customs_code
from geliat.trade.customs_offices import customs_offices, office_of_port
from geliat.trade.places import find_port

ON = date(2020, 10, 20)


def test_every_office_has_a_code_two_names_a_day_and_a_source():
    for one in customs_offices():
        assert re.fullmatch(r"\d{6}", one.code)
        assert one.name.en.startswith(one.name.id)
        assert one.source
        assert one.confidence in {"high", "medium", "low"}
        assert one.checked_on <= date(2026, 12, 31)
        assert not one.port or find_port(one.port)


def test_the_office_of_a_port_is_found_and_of_another_port_there_is_none():
    office = office_of_port("IDSUB", ON)
    assert office is not None
    assert (office.code, office.name.id) == ("070100", "KPPBC TMP Tanjung Perak")
    assert office_of_port("IDTPP", ON) is None


def test_the_offices_are_among_the_codes_that_a_declaration_may_carry():
    codes = [find_customs_code("office", one.code) for one in customs_offices()]
    assert [code.meaning for code in codes if code] == [one.name for one in customs_offices()]
