"""The border between sizes of drums: the share-out is as good as trying everything."""

from __future__ import annotations

import random
from itertools import product

import pytest

from geliat.planning.loading.drum_borders import Offer, Size, rising, shared_out


def some_sizes(chance: random.Random) -> list[Size]:
    sizes = []
    for _ in range(chance.randint(1, 4)):
        offers = [
            Offer(chance.randint(1, 60), chance.randint(1, 40), number)
            for number in range(chance.randint(1, 6))
        ]
        sizes.append(Size(rising(offers, chance.randint(1, 40)), chance.randint(1, 9), chance.choice((0, 3))))
    return sizes


@pytest.mark.parametrize("seed", range(60))
def test_no_other_choice_of_lengths_is_worth_more(seed: int) -> None:
    chance = random.Random(seed)
    sizes, length = some_sizes(chance), chance.randint(10, 120)
    chosen = shared_out(sizes, length, 1 << 60)
    assert sum(offer.length for offer in chosen if offer is not None) <= length
    best = max(
        sum(offer.drums * size.worth for offer, size in zip(tried, sizes, strict=True) if offer is not None)
        for tried in product(*[(None, *size.offers) for size in sizes])
        if sum(offer.length for offer in tried if offer is not None) <= length
    )
    got = sum(
        offer.drums * size.worth for offer, size in zip(chosen, sizes, strict=True) if offer is not None
    )
    assert got == best


@pytest.mark.parametrize("seed", range(60))
def test_the_payload_is_kept_and_whole_offers_are_not_surpassed(seed: int) -> None:
    chance = random.Random(seed)
    sizes, length, payload = some_sizes(chance), chance.randint(30, 120), chance.randint(3, 150)
    chosen = shared_out(sizes, length, payload)
    pairs = [
        (offer, size) for offer, size in zip(chosen, sizes, strict=True) if offer is not None and offer.drums
    ]
    assert sum(offer.drums * size.gross_g for offer, size in pairs) <= payload
    assert sum(offer.length for offer, _ in pairs) <= length
    best = max(
        sum(offer.drums * size.worth for offer, size in zip(tried, sizes, strict=True) if offer is not None)
        for tried in product(*[(None, *size.offers) for size in sizes])
        if sum(offer.length for offer in tried if offer is not None) <= length
        and sum(
            offer.drums * size.gross_g for offer, size in zip(tried, sizes, strict=True) if offer is not None
        )
        <= payload
    )
    assert sum(offer.drums * size.worth for offer, size in pairs) >= best


def test_offers_rise_in_length_and_drums_and_stop_at_what_is_wanted() -> None:
    offers = [Offer(5, 3, 0), Offer(4, 3, 1), Offer(9, 8, 2), Offer(7, 2, 3), Offer(20, 11, 4)]
    assert rising(offers, 6) == (Offer(4, 3, 1), Offer(9, 6, 2))


def test_many_sizes_are_shared_out_within_their_length() -> None:
    chance = random.Random(5)
    sizes = [
        Size(
            rising([Offer(at * 3 + chance.randint(0, 2), at * 2, at) for at in range(1, 300)], 900),
            chance.randint(5, 9),
            0,
        )
        for _ in range(5)
    ]
    chosen = shared_out(sizes, 2_000, 1 << 60)
    assert 1_900 < sum(offer.length for offer in chosen if offer is not None) <= 2_000
