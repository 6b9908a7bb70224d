"""What is to be loaded, into what, under which rules, and the plain form of the answer.

Everything is frozen and whole: millimetres and grams. x runs along the length from the back wall to the
door, y across, z up. Sources: ISO 668 and ISO 6346 for containers, the CTU Code (IMO/ILO/UNECE 2014) for
support, weight on top and the centre of gravity. The judge reads this module and nothing else of `loading`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from geliat.refusals import Blocker, Refusal
from geliat.sentences import Sentence

Side = Literal["length", "width", "height"]
Axis = Literal["x", "y", "z"]
Objective = Literal["most_volume", "most_value", "fewest_containers", "cheapest_containers"]

SIDES: tuple[Side, ...] = ("length", "width", "height")
OBJECTIVES: tuple[Objective, ...] = ("most_volume", "most_value", "fewest_containers", "cheapest_containers")
MOST_MM = 1_000_000
MOST_G = 1_000_000_000
MOST_PIECES = 200_000


def _wrong_number(thing: str, field: str, value: object, least: int, most: int) -> list[Blocker]:
    """A blocker when `value` is no whole number between `least` and `most`."""
    if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
        return []
    return [
        Blocker(
            code="number_out_of_range",
            en="{thing}: {field} must be a whole number from {least} to {most}, not {value}.",
            id="{thing}: {field} harus bilangan bulat dari {least} sampai {most}, bukan {value}.",
            facts={"thing": thing, "field": field, "least": least, "most": most, "value": repr(value)[:40]},
        )
    ]


def _refuse(blockers: list[Blocker]) -> None:
    if blockers:
        raise Refusal(*blockers)


@dataclass(frozen=True, slots=True)
class ContainerKind:
    """A kind of container: inside sizes as (length, width, height), the door as (width, height).

    `payload_g` None means no limit is known. `floor_load_g_per_m` is the most cargo weight over any one
    running metre of the length. `code` is the ISO 6346 size type, or any word for a free size.
    """

    code: str
    name: str
    inner_mm: tuple[int, int, int]
    door_mm: tuple[int, int]
    payload_g: int | None = None
    tare_g: int = 0
    floor_load_g_per_m: int | None = None

    def __post_init__(self) -> None:
        blockers: list[Blocker] = []
        thing = self.name or self.code
        for field, value in zip(("length", "width", "height"), self.inner_mm, strict=True):
            blockers += _wrong_number(thing, f"inner {field} (mm)", value, 1, MOST_MM)
        for field, value in zip(("width", "height"), self.door_mm, strict=True):
            blockers += _wrong_number(thing, f"door {field} (mm)", value, 1, MOST_MM)
        if self.payload_g is not None:
            blockers += _wrong_number(thing, "payload (g)", self.payload_g, 1, MOST_G)
        if self.floor_load_g_per_m is not None:
            blockers += _wrong_number(thing, "floor load (g per m)", self.floor_load_g_per_m, 1, MOST_G)
        blockers += _wrong_number(thing, "tare (g)", self.tare_g, 0, MOST_G)
        _refuse(blockers)


def free_size(
    length_mm: int, width_mm: int, height_mm: int, *, name: str = "free", payload_g: int | None = None
) -> ContainerKind:
    """A container of any size whose door is as wide and high as its inside. Raises Refusal on bad sizes."""
    return ContainerKind(name, name, (length_mm, width_mm, height_mm), (width_mm, height_mm), payload_g)


@dataclass(frozen=True, slots=True)
class ContainerStock:
    """So many containers of a kind may be used, each at a cost (any whole unit; 0: cost plays no part)."""

    kind: ContainerKind
    count: int = 1
    cost: int = 0

    def __post_init__(self) -> None:
        _refuse(
            _wrong_number(self.kind.name, "count", self.count, 1, 10_000)
            + _wrong_number(self.kind.name, "cost", self.cost, 0, 10**12)
        )


@dataclass(frozen=True, slots=True)
class CargoBox:
    """Equal boxes. `upright` lists which of their sides may stand vertical.

    `max_top_g` is the most weight that may rest on one box in all (None: no limit given); `max_layers` the
    most boxes of this cargo one above another, whatever lies between. A `group` travels in one container.
    `stop` is the unloading order, 1 first. `value` counts for the objective "most_value".
    """

    key: str
    length_mm: int
    width_mm: int
    height_mm: int
    gross_g: int
    quantity: int
    upright: tuple[Side, ...] = ("height",)
    max_top_g: int | None = None
    nothing_on_top: bool = False
    floor_only: bool = False
    max_layers: int | None = None
    group: str = ""
    stop: int = 1
    destination: str = ""
    value: int = 0

    def __post_init__(self) -> None:
        blockers: list[Blocker] = []
        for field in ("length_mm", "width_mm", "height_mm"):
            blockers += _wrong_number(self.key, field, getattr(self, field), 1, MOST_MM)
        blockers += _common_faults(self)
        if not self.upright or any(side not in SIDES for side in self.upright):
            blockers.append(
                Blocker(
                    code="upright_unknown",
                    en="{thing}: upright must name at least one of length, width, height.",
                    id="{thing}: upright harus menyebut sedikitnya satu dari length, width, height.",
                    facts={"thing": self.key},
                )
            )
        _refuse(blockers)

    @property
    def volume_mm3(self) -> int:
        """The volume of one box."""
        return self.length_mm * self.width_mm * self.height_mm


@dataclass(frozen=True, slots=True)
class CargoDrum:
    """Equal drums: bodies turned about an axis, `profile` = ((height_mm, radius_mm), ...) from foot to head.

    Heights rise strictly from 0; the radius is straight between two heights. A drum stands on its foot;
    `may_flip` lets it stand on its head, `may_lie` on its side. `sheet_mm` is the thickness of the layer
    sheet laid on a layer of these drums (None: no sheet); a sheet bridges the drums' outer squares.
    """

    key: str
    profile: tuple[tuple[int, int], ...]
    gross_g: int
    quantity: int
    may_flip: bool = False
    may_lie: bool = False
    sheet_mm: int | None = None
    max_top_g: int | None = None
    nothing_on_top: bool = False
    floor_only: bool = False
    max_layers: int | None = None
    group: str = ""
    stop: int = 1
    destination: str = ""
    value: int = 0

    def __post_init__(self) -> None:
        blockers = _common_faults(self)
        if self.sheet_mm is not None:
            blockers += _wrong_number(self.key, "sheet_mm", self.sheet_mm, 1, MOST_MM)
        for height, radius in self.profile:
            blockers += _wrong_number(self.key, "profile height (mm)", height, 0, MOST_MM)
            blockers += _wrong_number(self.key, "profile radius (mm)", radius, 1, MOST_MM)
        if not blockers:
            heights = [height for height, _ in self.profile]
            rising = all(low < high for low, high in pairwise(heights))
            if len(heights) < 2 or heights[0] != 0 or not rising:
                blockers.append(
                    Blocker(
                        code="profile_not_rising",
                        en="{thing}: the profile needs two or more heights, rising strictly from 0.",
                        id="{thing}: profil perlu dua ketinggian atau lebih, naik terus mulai dari 0.",
                        facts={"thing": self.key},
                    )
                )
        _refuse(blockers)

    @property
    def length_mm(self) -> int:
        """The outer diameter: a standing drum's bounding box is diameter x diameter x height."""
        return 2 * self.radius_mm

    @property
    def width_mm(self) -> int:
        """The outer diameter."""
        return 2 * self.radius_mm

    @property
    def height_mm(self) -> int:
        """The height from foot to head."""
        return self.profile[-1][0]

    @property
    def radius_mm(self) -> int:
        """The widest radius."""
        return max(radius for _, radius in self.profile)

    @property
    def volume_mm3(self) -> int:
        """The volume of one drum, its frustums summed with pi as 355/113, rounded down."""
        thrice = 0
        for (low, r1), (high, r2) in pairwise(self.profile):
            thrice += (high - low) * (r1 * r1 + r1 * r2 + r2 * r2)
        return thrice * 355 // (113 * 3)


Cargo = CargoBox | CargoDrum


def _common_faults(cargo: Cargo) -> list[Blocker]:
    """What can be wrong in boxes and drums alike."""
    blockers = _wrong_number(cargo.key, "gross_g", cargo.gross_g, 0, MOST_G)
    blockers += _wrong_number(cargo.key, "quantity", cargo.quantity, 1, MOST_PIECES)
    blockers += _wrong_number(cargo.key, "stop", cargo.stop, 1, 1_000)
    blockers += _wrong_number(cargo.key, "value", cargo.value, 0, 10**12)
    if cargo.max_top_g is not None:
        blockers += _wrong_number(cargo.key, "max_top_g", cargo.max_top_g, 0, MOST_G)
    if cargo.max_layers is not None:
        blockers += _wrong_number(cargo.key, "max_layers", cargo.max_layers, 1, MOST_MM)
    return blockers


@dataclass(frozen=True, slots=True)
class LoadRules:
    """How a load must stand.

    `support_permille`: share of each base that rests on something. `clearance_mm`: free distance between
    neighbours and to the walls (cartons bulge); a gap no wider counts as support for what stands above it.
    `top_gap_mm`: free height under the roof. `along_permille`, `across_permille`: where the centre of
    gravity may lie, of the inner length from the back wall and of the inner width. `multi_drop`: what is
    unloaded at an earlier stop is never behind or under what is unloaded later.
    """

    support_permille: int = 1000
    clearance_mm: int = 0
    top_gap_mm: int = 0
    along_permille: tuple[int, int] = (0, 1000)
    across_permille: tuple[int, int] = (0, 1000)
    multi_drop: bool = False

    def __post_init__(self) -> None:
        blockers = _wrong_number("rules", "support_permille", self.support_permille, 0, 1000)
        blockers += _wrong_number("rules", "clearance_mm", self.clearance_mm, 0, 10_000)
        blockers += _wrong_number("rules", "top_gap_mm", self.top_gap_mm, 0, MOST_MM)
        for field in ("along_permille", "across_permille"):
            least, most = getattr(self, field)
            blockers += _wrong_number("rules", field, least, 0, 1000)
            blockers += _wrong_number("rules", field, most, least if isinstance(least, int) else 0, 1000)
        _refuse(blockers)


@dataclass(frozen=True, slots=True)
class LoadProblem:
    """What is to be loaded into which containers, under which rules, with which aim.

    Raises Refusal when there is no container or no cargo, a key or code is used twice, or pieces pass
    `MOST_PIECES` in all.
    """

    containers: tuple[ContainerStock, ...]
    cargo: tuple[Cargo, ...]
    rules: LoadRules = LoadRules()
    objective: Objective = "fewest_containers"

    def __post_init__(self) -> None:
        blockers: list[Blocker] = []
        if not self.containers:
            blockers.append(
                Blocker(
                    code="no_container",
                    en="No container is given to load into.",
                    id="Belum ada kontainer yang akan dimuati.",
                )
            )
        if not self.cargo:
            blockers.append(
                Blocker(
                    code="no_cargo",
                    en="No cargo is given to load.",
                    id="Belum ada muatan yang akan dimasukkan.",
                )
            )
        names = Counter([cargo.key for cargo in self.cargo])
        names.update(stock.kind.code for stock in self.containers)
        for name, times in sorted(names.items()):
            if times > 1:
                blockers.append(
                    Blocker(
                        code="named_twice",
                        en="{name} is named twice; every cargo and container kind needs its own name.",
                        id="{name} disebut dua kali; setiap muatan dan jenis kontainer perlu nama sendiri.",
                        facts={"name": name},
                    )
                )
        pieces = sum(cargo.quantity for cargo in self.cargo)
        if pieces > MOST_PIECES:
            blockers += _wrong_number("cargo", "pieces in all", pieces, 1, MOST_PIECES)
        if self.objective not in OBJECTIVES:
            blockers.append(
                Blocker(
                    code="objective_unknown",
                    en="The objective must be one of {known}.",
                    id="Tujuan harus salah satu dari {known}.",
                    facts={"known": ", ".join(OBJECTIVES)},
                )
            )
        bound: dict[str, str] = {}
        for cargo in self.cargo:
            if cargo.group and bound.setdefault(cargo.group, cargo.destination) != cargo.destination:
                blockers.append(
                    Blocker(
                        code="group_torn",
                        en="The group {group} must travel together but has several destinations.",
                        id="Kelompok {group} harus berangkat bersama tetapi tujuannya berbeda-beda.",
                        facts={"group": cargo.group},
                    )
                )
                break
        _refuse(blockers)

    def kind(self, code: str) -> ContainerKind | None:
        """The kind with this code, if the problem knows it."""
        return next((stock.kind for stock in self.containers if stock.kind.code == code), None)

    def piece(self, key: str) -> Cargo | None:
        """The cargo with this key, if the problem knows it."""
        return next((cargo for cargo in self.cargo if cargo.key == key), None)


@dataclass(frozen=True, slots=True)
class Placement:
    """One piece in a container: its bounding box, and the step in which the crew sets it.

    For a drum `axis` says how it lies ("z": it stands) and `flipped` whether its head is where its foot
    would be (down when standing, at the lower coordinate when lying).
    """

    cargo: str
    x_mm: int
    y_mm: int
    z_mm: int
    length_mm: int
    width_mm: int
    height_mm: int
    step: int
    axis: Axis | None = None
    flipped: bool = False


@dataclass(frozen=True, slots=True)
class LoadedContainer:
    """One container with its placements in stuffing order; `kind` is the code of its kind."""

    kind: str
    inner_mm: tuple[int, int, int]
    placements: tuple[Placement, ...]


@dataclass(frozen=True, slots=True)
class Unplaced:
    """So many pieces of a cargo did not go in, and why."""

    cargo: str
    quantity: int
    reason: Sentence


@dataclass(frozen=True, slots=True)
class LoadPlan:
    """The answer: loaded containers and what stayed outside."""

    containers: tuple[LoadedContainer, ...]
    unplaced: tuple[Unplaced, ...] = ()

    def placements(self) -> Iterator[Placement]:
        """Every placement of every container."""
        for container in self.containers:
            yield from container.placements
