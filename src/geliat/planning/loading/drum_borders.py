"""Where the border between zones of drums lies: how much of a container's length each size gets.

Every size offers its best layers for rising lengths (drums.py); a container takes at most one offer of each.
This is a knapsack of multiple choice over the length, and over the weight where the payload may bind (Sinha
and Zoltners 1979), solved by keeping every choice that no other beats: exactly where the payload cannot bind,
and nearly where it can.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

MOST_STATES = 600


class Offer(NamedTuple):
    """A zone of one size: the length it takes in mm, its drums, and which layer of the frontier it is."""

    length: int
    drums: int
    layer: int


class Size(NamedTuple):
    """What a size offers, rising in length and drums, and what one drum is worth and weighs."""

    offers: tuple[Offer, ...]
    worth: int
    gross_g: int


class _State(NamedTuple):
    """A choice for the sizes so far: its length, weight and worth, the choice it extends, and by what."""

    length: int
    gross_g: int
    worth: int
    before: _State | None = None
    offer: Offer | None = None

    def offers(self) -> list[Offer | None]:
        """The offer, or None, of each size so far."""
        found: list[Offer | None] = []
        state = self
        while state.before is not None:
            found.append(state.offer)
            state = state.before
        return found[::-1]


def rising(offers: Sequence[Offer], most: int) -> tuple[Offer, ...]:
    """The offers worth having when at most `most` drums are wanted: more length only for more drums."""
    found: list[Offer] = []
    for offer in sorted(offers, key=lambda each: (each.length, -each.drums)):
        held = min(offer.drums, most)
        if held > (found[-1].drums if found else 0):
            found.append(offer._replace(drums=held))
    return tuple(found)


def shared_out(sizes: Sequence[Size], length: int, payload_g: int) -> list[Offer | None]:
    """The offer each size gets, so that the worth in all is largest; of equals the shortest.

    Lengths add up to at most `length`, weights to at most `payload_g`.
    """
    heaviest = sum(size.offers[-1].drums * size.gross_g for size in sizes if size.offers)
    extended = _by_weight if heaviest > payload_g else _by_length
    order = sorted(range(len(sizes)), key=lambda index: (len(sizes[index].offers), index))
    states = [_State(0, 0, 0)]
    for index in order[:-1]:
        states = extended(states, sizes[index], length, payload_g)
    best = max(
        (_completed(state, sizes[order[-1]], length, payload_g) for state in states),
        key=lambda state: (state.worth, -state.length),
    )
    chosen = dict(zip(order, best.offers(), strict=True))
    return [chosen[index] for index in range(len(sizes))]


def _by_length(states: list[_State], size: Size, length: int, _: int) -> list[_State]:
    """Every choice so far with every offer of one more size, less those that a shorter one beats."""
    worths = [0] * (length + 1)
    chosen: dict[int, tuple[_State, Offer | None]] = {}
    rated = [(offer.length, offer.drums * size.worth, offer) for offer in size.offers]
    for state in states:
        if state.worth >= worths[state.length]:
            worths[state.length] = state.worth
            chosen[state.length] = state, None
        for more, worth, offer in rated:
            end = state.length + more
            if end > length:
                break
            if state.worth + worth > worths[end]:
                worths[end] = state.worth + worth
                chosen[end] = state, offer
    kept: list[_State] = []
    for end in sorted(chosen):
        if not kept or worths[end] > kept[-1].worth:
            kept.append(_with(*chosen[end], size))
    return kept


def _by_weight(states: list[_State], size: Size, length: int, payload_g: int) -> list[_State]:
    """The same where the payload may bind; past `MOST_STATES` the best of neighbours is kept."""
    found = [_with(state, None, size) for state in states]
    for state in states:
        for offer in size.offers:
            if state.length + offer.length > length:
                break
            drums = offer.drums
            if size.gross_g:
                drums = min(drums, (payload_g - state.gross_g) // size.gross_g)
            if drums:
                found.append(_with(state, offer._replace(drums=drums), size))
    found.sort(key=lambda state: (state.length, -state.worth, state.gross_g))
    kept = _unbeaten(found)
    if len(kept) > MOST_STATES:
        step = -(-len(kept) // MOST_STATES)
        kept = [max(kept[at : at + step], key=lambda state: state.worth) for at in range(0, len(kept), step)]
    return kept


def _with(state: _State, offer: Offer | None, size: Size) -> _State:
    if offer is None:
        return _State(state.length, state.gross_g, state.worth, state)
    return _State(
        state.length + offer.length,
        state.gross_g + offer.drums * size.gross_g,
        state.worth + offer.drums * size.worth,
        state,
        offer,
    )


def _unbeaten(states: list[_State]) -> list[_State]:
    """Of choices in order of length those that no shorter one beats in weight and worth both."""
    kept: list[_State] = []
    weights: list[int] = []
    worths: list[int] = []
    for state in states:
        at = bisect_right(weights, state.gross_g)
        if at and worths[at - 1] >= state.worth:
            continue
        kept.append(state)
        first = bisect_left(weights, state.gross_g)
        last = first
        while last < len(worths) and worths[last] <= state.worth:
            last += 1
        weights[first:last], worths[first:last] = [state.gross_g], [state.worth]
    return kept


def _completed(state: _State, size: Size, length: int, payload_g: int) -> _State:
    """A choice with the best that the last size can add to it, no longer than it needs to be."""
    at = bisect_right(size.offers, (length - state.length, 1 << 60, 0))
    drums = size.offers[at - 1].drums if at else 0
    if size.gross_g:
        drums = min(drums, (payload_g - state.gross_g) // size.gross_g)
    if not drums:
        return _with(state, None, size)
    enough = bisect_left(size.offers, drums, key=lambda offer: offer.drums)
    return _with(state, size.offers[enough]._replace(drums=drums), size)
