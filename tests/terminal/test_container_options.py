"""Containers as people ask for them: kinds, free sizes, their door, payload, count and cost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geliat.planning.loading.containers import CONTAINERS
from geliat.planning.loading.problem import ContainerStock, free_size
from geliat.refusals import Refusal
from geliat.terminal.container_options import containers_asked


def asked(*words: str) -> tuple[ContainerStock, ...]:
    return containers_asked(words, room=None, open_count=7)


def test_without_a_word_it_is_the_files_room_or_a_40hc() -> None:
    assert asked() == (ContainerStock(CONTAINERS["45G1"], 7),)
    room = free_size(10, 10, 10)
    assert containers_asked((), room=room, open_count=7) == (ContainerStock(room, 1),)


def test_kinds_sizes_counts_and_costs_are_read() -> None:
    assert asked("20GP:2@650", "40hc@1000") == (
        ContainerStock(CONTAINERS["22G1"], 2, 650),
        ContainerStock(CONTAINERS["45G1"], 7, 1_000),
    )
    assert asked("5900X2350x2390") == (ContainerStock(free_size(5900, 2350, 2390, name="5900x2350x2390"), 7),)


def test_door_payload_tare_and_floor_are_read_for_any_kind() -> None:
    (stock,) = asked("40HC,payload_kg=21000,door_mm=2300x2500:3@9")
    usual = CONTAINERS["45G1"]
    assert stock == ContainerStock(replace(usual, payload_g=21_000_000, door_mm=(2300, 2500)), 3, 9)
    (free,) = asked("100x100x100, tare_kg = 5, floor_kg=20")
    assert (free.kind.tare_g, free.kind.floor_load_g_per_m, free.kind.payload_g) == (5_000, 20_000, None)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("60HC", "60HC"),
        ("", "expected a kind"),
        ("40HC:0", "whole number"),
        ("40HC:x", "expected a kind"),
        ("40HC,payload_kg=-1", "not known"),
        ("40HC,payload_kg=0", "whole number"),
        ("40HC,payload_kg=9999999", "not known"),
        ("40HC,door_mm=20", "not known"),
        ("40HC,colour=red", "colour=red"),
        ("0x5x5", "whole number"),
    ],
)
def test_what_cannot_be_is_refused_with_what_was_expected(word: str, said: str) -> None:
    with pytest.raises(Refusal) as refusal:
        asked(word)
    assert said in refusal.value.blockers[0].sentence.en


def test_a_kind_named_twice_is_refused() -> None:
    with pytest.raises(Refusal, match="twice"):
        asked("40HC", "45G1:2")
