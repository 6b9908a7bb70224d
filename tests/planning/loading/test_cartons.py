"""Cartons designed for a product."""

from __future__ import annotations

import pytest
from tests.planning.loading.builders import a_box, a_drum

from geliat.planning.loading import CONTAINERS, LoadProblem, load
from geliat.planning.loading.cartons import carton_room, design_cartons
from geliat.planning.loading.problem import ContainerStock, free_size
from geliat.planning.verify.loading import judge_load
from geliat.refusals import Refusal


def test_a_carton_is_never_too_heavy_and_the_best_comes_first() -> None:
    designs = design_cartons(a_box("mug", (100, 100, 120), gross_g=400), free_size(6_000, 2_300, 2_400))
    assert designs
    assert all(design.gross_g <= 25_000 for design in designs)
    counts = [design.in_container for design in designs]
    assert counts == sorted(counts, reverse=True)
    assert all(design.in_container == design.cartons * design.pieces for design in designs)


def test_drums_that_may_be_turned_are_interlocked_and_really_fit_their_carton() -> None:
    drum = a_drum(may_flip=True, gross_g=1_500)
    best = design_cartons(drum, CONTAINERS["45G1"])[0]
    plain = design_cartons(a_drum(gross_g=1_500), CONTAINERS["45G1"])[0]
    assert best.in_container > plain.in_container
    assert best.interlocked
    inside = LoadProblem(
        (ContainerStock(carton_room(best)),), (a_drum(may_flip=True, gross_g=0, quantity=best.pieces),)
    )
    plan = load(inside)
    assert plan.unplaced == ()
    assert judge_load(plan, inside) == ()


def test_a_piece_heavier_than_a_carton_may_be_is_refused() -> None:
    with pytest.raises(Refusal, match="25 kg"):
        design_cartons(a_box(gross_g=26_000), CONTAINERS["45G1"])


@pytest.mark.parametrize(
    ("more", "most"), [({"nothing_on_top": True}, 1), ({"max_layers": 2}, 2), ({"max_top_g": 400}, 2)]
)
@pytest.mark.parametrize("drum", [True, False])
def test_pieces_stand_no_higher_in_a_carton_than_they_may(
    more: dict[str, object], most: int, drum: bool
) -> None:
    profile = ((0, 60), (100, 40), (200, 70))
    product = (
        a_drum(profile=profile, gross_g=400, may_flip=True, **more)
        if drum
        else a_box("mug", (100, 100, 120), gross_g=400, **more)
    )
    designs = design_cartons(product, free_size(2_000, 1_500, 1_500))
    assert max(design.across[2] for design in designs) <= most
