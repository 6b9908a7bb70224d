"""The stopping rule."""

from __future__ import annotations

from geliat.planning.loading import Stop


def test_at_least_one_round_is_always_done() -> None:
    assert not Stop(rounds=0, cpu_seconds=0, target_permille=0).clock().ends(0, 0)


def test_a_search_ends_at_the_first_limit_reached() -> None:
    assert Stop(rounds=3).clock().ends(3, 0)
    assert not Stop(rounds=3).clock().ends(2, 999)
    assert Stop(rounds=None, target_permille=900).clock().ends(1, 900)
    assert not Stop(rounds=None, target_permille=900).clock().ends(1, 899)
    assert Stop(rounds=None, cpu_seconds=0).clock().ends(1, 0)
    assert Stop(rounds=None, asked=lambda: True).clock().ends(1, 0)
    assert not Stop(rounds=None).clock().ends(10**6, 1000)
