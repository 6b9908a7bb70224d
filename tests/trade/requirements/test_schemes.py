"""When an origin scheme binds."""

from datetime import date

import pytest

from geliat.trade.requirements.schemes import scheme_in_force


@pytest.mark.parametrize(
    ("scheme", "on", "binds"),
    [
        ("ACFTA", date(2020, 10, 20), True),
        ("RCEP", date(2020, 10, 20), False),
        ("RCEP", date(2023, 1, 1), False),
        ("RCEP", date(2023, 1, 2), True),
        ("NAFTA", date(2023, 1, 2), False),
    ],
)
def test_a_scheme_binds_from_the_day_its_row_gives(scheme, on, binds):
    assert scheme_in_force(scheme, on) is binds
