"""The table of common containers."""

from __future__ import annotations

import pytest

from geliat.planning.loading.containers import CONTAINERS, FACTS, container_kind
from geliat.refusals import Refusal


def test_container_kinds_are_found_by_size_type_and_by_name() -> None:
    assert container_kind("40hc") is CONTAINERS["45G1"]
    assert container_kind(" L5G1 ").name == "45HC"
    with pytest.raises(Refusal) as refused:
        container_kind("50HC")
    assert "40HC (45G1)" in refused.value.blockers[0].sentence.id


def test_every_kind_names_its_source_and_has_a_door_smaller_than_its_inside() -> None:
    assert {fact.kind.name for fact in FACTS} == {"20GP", "40GP", "40HC", "45HC"}
    for fact in FACTS:
        assert "verify with carrier" in fact.source
        assert fact.kind.door_mm[0] < fact.kind.inner_mm[1]
        assert fact.kind.door_mm[1] < fact.kind.inner_mm[2]
        assert fact.kind.payload_g is not None
        assert fact.kind.payload_g + fact.kind.tare_g <= 30_480_000
