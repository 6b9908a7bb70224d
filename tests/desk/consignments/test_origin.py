"""What the materials of each line bear is worked out before any paper is written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.desk.cast import AT, SRI
from tests.desk.consignments.builders import a_consignment
from tests.desk.consignments.test_export_pages import a_coming_consignment
from tests.desk.orders.builders import an_order

from geliat.desk.consignments import export
from geliat.desk.consignments.facts import CostFacts
from geliat.desk.consignments.models import Consignment
from geliat.desk.consignments.origin import origin_of
from geliat.measures import Money
from geliat.refusals import Refusal

pytestmark = pytest.mark.django_db


def test_nothing_is_said_where_no_materials_are_recorded_and_the_way_there_is_shown():
    origin = origin_of(a_consignment(an_order()), AT.date())
    assert [one.worked for one in origin.lines] == [None, None]
    assert not origin.lines[0].denies("WO")
    assert {blocker.code for blocker in origin.lacking} == {"no_rate"}


def test_value_content_waits_for_the_costs_of_the_term_and_headings_do_not():
    one = a_coming_consignment(incoterm="CIF", named_place="Shanghai")
    line = origin_of(one, AT.date()).lines[0]
    assert (line.valued, line.bears, line.best) == (False, ("CTH",), "CTH")
    assert line.denies("WO")
    assert not line.denies("RVC")
    with pytest.raises(Refusal) as refused:
        export.claim_origin(one, "ACFTA", {1: "WO"}, by=SRI, at=AT)
    assert refused.value.codes == ("origin_not_borne",)
    export.record_costs(one, CostFacts(Decimal("400.00"), Decimal("8.00")), by=SRI, at=AT)
    worked = origin_of(Consignment.objects.get(pk=one.pk), AT.date()).lines[0]
    assert (worked.valued, worked.bears) == (True, ("CTH", "RVC"))
    assert worked.worked is not None
    assert worked.worked.fob == Money(Decimal("2352.00"), "USD")
    assert worked.worked.rvc_permille == 479
