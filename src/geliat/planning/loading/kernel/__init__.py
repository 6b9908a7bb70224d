"""The compiled search for boxes (C++; cargo.hpp explains the idea). Without it loading works, but fills less.

`pack` is None where the program was installed without a compiler at hand.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

Grid = tuple[int, int, int, int, int, int, int, int]
KindIn = tuple[list[tuple[int, int, int]], int, int, int, bool, bool, int]


class Pack(Protocol):
    """The one function of the kernel; grids are (kind, stand, x, y, z, nx, ny, nz)."""

    def __call__(
        self,
        room: tuple[int, int, int],
        payload: int,
        support: int,
        kinds: list[KindIn],
        seed: int,
        rounds: int,
        cpu_seconds: float,
        target: int,
        told: Callable[[int, list[Grid]], None] | None,
        asked: Callable[[], bool] | None,
    ) -> tuple[int, list[Grid], bool, int]:
        """Pack one container: (worth, grids, whether all is in, greedy fillings made)."""


pack: Pack | None
try:
    from geliat.planning.loading.kernel._kernel import pack as _compiled
except ImportError:
    pack = None
else:
    pack = _compiled
