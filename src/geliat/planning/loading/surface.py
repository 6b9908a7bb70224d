"""The top of a load seen from above: with full support nothing overhangs, so a height map is the whole state.

A space is a largest rectangle at one height, open to the roof; only spaces of equal height can overlap, so
every update is two-dimensional (the idea of maximal spaces: Lai and Chan 1997, Parreno et al. 2008).
"""

from __future__ import annotations

from typing import NamedTuple

NO_LIMIT = 1 << 60


class Bearing(NamedTuple):
    """What the load under a surface can still bear, and what must not stand on it again.

    `crush`: grams per square metre before something below is crushed. `floor`: the same before the floor
    is overloaded. `beneath`: one bit for each cargo with a limit of layers that stands somewhere below.
    """

    crush: int = NO_LIMIT
    floor: int = NO_LIMIT
    beneath: int = 0

    def shared_with(self, other: Bearing) -> Bearing:
        """What holds on a surface made of both."""
        return Bearing(
            min(self.crush, other.crush), min(self.floor, other.floor), self.beneath | other.beneath
        )

    def at_least(self, other: Bearing) -> bool:
        """Whether everything that may stand on `other` may stand here."""
        return (
            self.crush >= other.crush
            and self.floor >= other.floor
            and self.beneath & other.beneath == self.beneath
        )


class Space(NamedTuple):
    """A rectangle of the height map at height `z` on which something can stand."""

    x1: int
    y1: int
    x2: int
    y2: int
    z: int
    bearing: Bearing

    def holds(self, other: Space) -> bool:
        """Whether `other` (of the same height) adds nothing to this space."""
        return (
            self.x1 <= other.x1
            and self.y1 <= other.y1
            and self.x2 >= other.x2
            and self.y2 >= other.y2
            and self.bearing.at_least(other.bearing)
        )


class Surface:
    """The spaces of a container that is being loaded; `smallest` is the least side any piece can have."""

    def __init__(self, length: int, width: int, bearing: Bearing, smallest: int) -> None:
        self._smallest = smallest
        self._by_height: dict[int, list[Space]] = {0: [Space(0, 0, length, width, 0, bearing)]}
        self._dead: set[Space] = set()

    def alive(self) -> list[Space]:
        """The spaces on which something may still fit."""
        return [space for spaces in self._by_height.values() for space in spaces if space not in self._dead]

    def give_up(self, space: Space) -> None:
        """Remember that nothing that is left fits on `space`; it can still grow by joining."""
        self._dead.add(space)

    def cover(self, base: tuple[int, int, int, int], height: int) -> None:
        """Take the rectangle `base` at `height` away: something stands on it now."""
        bx1, by1, bx2, by2 = base
        kept: list[Space] = []
        cut: list[Space] = []
        for space in self._by_height.get(height, ()):
            if space.x1 >= bx2 or space.x2 <= bx1 or space.y1 >= by2 or space.y2 <= by1:
                kept.append(space)
                continue
            if space.x1 < bx1:
                cut.append(space._replace(x2=bx1))
            if space.x2 > bx2:
                cut.append(space._replace(x1=bx2))
            if space.y1 < by1:
                cut.append(space._replace(y2=by1))
            if space.y2 > by2:
                cut.append(space._replace(y1=by2))
        for space in cut:
            self._keep(kept, space)
        if kept:
            self._by_height[height] = kept
        else:
            self._by_height.pop(height, None)

    def open(self, top: Space) -> None:
        """Add a new top, joined with the tops of the same height that it touches."""
        spaces = self._by_height.setdefault(top.z, [])
        fresh = [top]
        while fresh:
            new = fresh.pop()
            joined = [both for old in spaces for both in _joined(new, old)]
            if self._keep(spaces, new):
                fresh += [
                    both for both in joined if not any(old.holds(both) for old in spaces) and both != new
                ]

    def _keep(self, spaces: list[Space], new: Space) -> bool:
        """Add `new` unless it is too narrow or held by another; drop what it holds."""
        if new.x2 - new.x1 < self._smallest or new.y2 - new.y1 < self._smallest:
            return False
        if any(old.holds(new) for old in spaces):
            return False
        spaces[:] = [old for old in spaces if not new.holds(old)]
        spaces.append(new)
        return True


def _joined(one: Space, other: Space) -> list[Space]:
    """The larger rectangles that lie within two touching or overlapping ones of equal height."""
    x1, x2 = max(one.x1, other.x1), min(one.x2, other.x2)
    y1, y2 = max(one.y1, other.y1), min(one.y2, other.y2)
    if x1 > x2 or y1 > y2:
        return []
    bearing = one.bearing.shared_with(other.bearing)
    found = []
    if y1 < y2:
        found.append(
            Space(min(one.x1, other.x1), y1, max(one.x2, other.x2), y2, one.z, bearing),
        )
    if x1 < x2:
        found.append(
            Space(x1, min(one.y1, other.y1), x2, max(one.y2, other.y2), one.z, bearing),
        )
    return found
