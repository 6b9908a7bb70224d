"""The plan file: a load plan with its cargo and rules as JSON, stable and open to anybody's plan.

    {"containers": [{"kind", "inner_mm": [length, width, height], "placements": [{"cargo", "x_mm", "y_mm",
     "z_mm", "length_mm", "width_mm", "height_mm", "step", "axis"?, "flipped"?}]}],
     "unplaced": [{"cargo", "quantity", "reason", "reason_id"?}], "cargo": [...], "rules": {...}}

x runs along the length from the back wall, y across, z up. A container may name its "name", "door_mm",
"payload_g", "tare_g" and "floor_load_g_per_m"; without them those of the ISO kind hold, and for a free size
a door as wide and high as the inside and no payload. A cargo with "profile_mm" is a drum, any other a box.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import MISSING, fields, replace
from typing import Any, NoReturn

from geliat.planning.loading.containers import CONTAINERS
from geliat.planning.loading.problem import (
    MOST_MM,
    MOST_PIECES,
    Axis,
    Cargo,
    CargoBox,
    CargoDrum,
    ContainerKind,
    ContainerStock,
    LoadedContainer,
    LoadPlan,
    LoadProblem,
    LoadRules,
    Placement,
    Unplaced,
)
from geliat.refusals import Blocker, Refusal
from geliat.sentences import Sentence

LONGEST_FILE = 64_000_000
LONGEST_WORD = 200
FAR_MM = 10 * MOST_MM

Json = Any  # what json.loads gives; every use below checks it first


def to_json(plan: LoadPlan, problem: LoadProblem) -> str:
    """The plan file of `plan` with the cargo and rules of `problem`, the same text for the same plan."""
    content = {
        "containers": [_container_out(container, problem) for container in plan.containers],
        "unplaced": [
            {
                "cargo": each.cargo,
                "quantity": each.quantity,
                "reason": each.reason.en,
                "reason_id": each.reason.id,
            }
            for each in plan.unplaced
        ],
        "cargo": [_cargo_out(each) for each in problem.cargo],
        "rules": {each.name: getattr(problem.rules, each.name) for each in fields(LoadRules)},
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _container_out(container: LoadedContainer, problem: LoadProblem) -> dict[str, Json]:
    out: dict[str, Json] = {"kind": container.kind, "inner_mm": list(container.inner_mm)}
    kind = problem.kind(container.kind)
    if kind is not None and kind != CONTAINERS.get(kind.code):
        out |= {
            "name": kind.name,
            "door_mm": list(kind.door_mm),
            "payload_g": kind.payload_g,
            "tare_g": kind.tare_g,
            "floor_load_g_per_m": kind.floor_load_g_per_m,
        }
    out["placements"] = [_placement_out(placed) for placed in container.placements]
    return out


def _placement_out(placed: Placement) -> dict[str, Json]:
    out: dict[str, Json] = {each.name: getattr(placed, each.name) for each in fields(Placement)}
    if placed.axis is None:
        del out["axis"], out["flipped"]
    return out


def _cargo_out(cargo: Cargo) -> dict[str, Json]:
    out: dict[str, Json] = {}
    for each in fields(cargo):
        value = getattr(cargo, each.name)
        name = "profile_mm" if each.name == "profile" else "cargo" if each.name == "key" else each.name
        if each.default is MISSING or value != each.default:
            out[name] = value
    return out


def from_json(text: str | bytes, listed: tuple[Cargo, ...] = ()) -> tuple[LoadProblem, LoadPlan]:
    """The problem and the plan that a plan file states; of a file without cargo that is `listed`.

    The problem has as many containers of each kind as the plan uses. Raises Refusal with one sentence when
    the file is cut off, is no JSON, lacks something, or holds a number that cannot be.
    """
    content = _Part(_parsed(text), "file")
    content.knows("containers", "unplaced", "cargo", "rules")
    cargo = listed
    if content.has("cargo") or not listed:
        cargo = tuple(_cargo_in(part) for part in content.parts("cargo"))
    rules = _rules_in(content.part("rules")) if content.has("rules") else LoadRules()
    kinds: dict[str, ContainerKind] = {}
    containers = []
    for part in content.parts("containers"):
        part.knows(
            "kind",
            "inner_mm",
            "name",
            "door_mm",
            "payload_g",
            "tare_g",
            "floor_load_g_per_m",
            "placements",
        )
        kind = _kind_in(part)
        kinds.setdefault(kind.code, kind)
        placements = tuple(_placement_in(each) for each in part.parts("placements"))
        containers.append(LoadedContainer(kind.code, kind.inner_mm, placements))
    unplaced = (
        tuple(_unplaced_in(part) for part in content.parts("unplaced")) if content.has("unplaced") else ()
    )
    used = Counter(container.kind for container in containers)
    stock = tuple(ContainerStock(kind, used[code]) for code, kind in kinds.items())
    if not stock:
        stock = (ContainerStock(CONTAINERS["45G1"]),)
    return LoadProblem(stock, cargo, rules), LoadPlan(tuple(containers), unplaced)


def _refuse(where: str, en: str, indonesian: str) -> NoReturn:
    raise Refusal(
        Blocker(
            code="plan_file_wrong",
            en="The plan file cannot be read: {where} {en}.",
            id="Berkas rencana muat tidak dapat dibaca: {where} {indonesian}.",
            facts={"where": where, "en": en, "indonesian": indonesian},
        )
    )


def _no_number(word: str) -> NoReturn:
    _refuse("file", f"holds {word}, which is no number", f"berisi {word}, yang bukan bilangan")


def _parsed(text: str | bytes) -> Json:
    if len(text) > LONGEST_FILE:
        _refuse(
            "file",
            f"is longer than {LONGEST_FILE // 1_000_000} MB",
            f"lebih panjang dari {LONGEST_FILE // 1_000_000} MB",
        )
    try:
        return json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        line = error.lineno
        _refuse(
            f"line {line}",
            "is not JSON; the file may be cut off",
            "bukan JSON; berkas mungkin terpotong",
        )
    except (UnicodeDecodeError, ValueError, RecursionError):
        _refuse("file", "is not JSON that can be read", "bukan JSON yang dapat dibaca")


class _Part:
    """A JSON object of the file and where it stands, with readers that refuse what cannot be."""

    def __init__(self, value: Json, where: str) -> None:
        if not isinstance(value, dict):
            _refuse(where, "must be an object", "harus berupa objek")
        self.value: dict[str, Json] = value
        self.where = where

    def knows(self, *names: str) -> None:
        for name in self.value:
            if name not in names:
                word = repr(name[:40])
                _refuse(self.where, f"has an unknown field {word}", f"memuat isian {word} yang tidak dikenal")

    def has(self, name: str) -> bool:
        return self.value.get(name) is not None

    def _get(self, name: str) -> Json:
        if name not in self.value:
            _refuse(self.where, f"lacks {name}", f"tidak memuat {name}")
        return self.value[name]

    def part(self, name: str) -> _Part:
        return _Part(self._get(name), f"{self.where} {name}")

    def items(self, name: str, most: int) -> list[Json]:
        value = self._get(name)
        if not isinstance(value, list) or len(value) > most:
            _refuse(
                self.where,
                f"needs a list of at most {most} as {name}",
                f"memerlukan daftar paling banyak {most} sebagai {name}",
            )
        return value

    def parts(self, name: str) -> list[_Part]:
        return [
            _Part(value, f"{name} {number}")
            if self.where == "file"
            else _Part(value, f"{self.where}, {name} {number}")
            for number, value in enumerate(self.items(name, MOST_PIECES), start=1)
        ]

    def whole(self, name: str, least: int = -FAR_MM, most: int = FAR_MM) -> int:
        value = self._get(name)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            _refuse(
                self.where,
                f"needs a whole number from {least} to {most} as {name}, not {_shown(value)}",
                f"memerlukan bilangan bulat {least} sampai {most} sebagai {name}, bukan {_shown(value)}",
            )
        return value

    def wholes(self, name: str, count: int) -> tuple[int, ...]:
        values = self.items(name, count)
        right = len(values) == count and all(
            isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_MM
            for value in values
        )
        if not right:
            _refuse(
                self.where,
                f"needs {count} whole numbers from 0 to {MOST_MM} as {name}, not {_shown(values)}",
                f"memerlukan {count} bilangan bulat 0-{MOST_MM} sebagai {name}, bukan {_shown(values)}",
            )
        return tuple(values)

    def word(self, name: str) -> str:
        value = self._get(name)
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_MM:
            value = str(value)
        if not isinstance(value, str) or len(value) > LONGEST_WORD or not (value.isprintable() and value):
            _refuse(
                self.where,
                f"needs a short text as {name}, not {_shown(value)}",
                f"memerlukan teks singkat sebagai {name}, bukan {_shown(value)}",
            )
        return value

    def flag(self, name: str) -> bool:
        value = self._get(name)
        if not isinstance(value, bool):
            _refuse(
                self.where,
                f"needs true or false as {name}, not {_shown(value)}",
                f"memerlukan true atau false sebagai {name}, bukan {_shown(value)}",
            )
        return value


def _shown(value: Json) -> str:
    """A short ASCII picture of a value for a sentence, safe inside a format pattern."""
    if isinstance(value, int) and abs(value) > 10**30:
        return "so large a number"
    return ascii(value if not isinstance(value, (list, dict)) else type(value).__name__)[:40]


def _kind_in(part: _Part) -> ContainerKind:
    code = part.word("kind")
    length, width, height = part.wholes("inner_mm", 3)
    inner = (length, width, height)
    known = CONTAINERS.get(code)
    kind = replace(known, inner_mm=inner) if known else ContainerKind(code, code, inner, (width, height))
    door = part.wholes("door_mm", 2) if part.has("door_mm") else kind.door_mm
    payload, floor = kind.payload_g, kind.floor_load_g_per_m
    if "payload_g" in part.value:
        payload = part.whole("payload_g", 1, 10**9) if part.has("payload_g") else None
    if "floor_load_g_per_m" in part.value:
        floor = part.whole("floor_load_g_per_m", 1, 10**9) if part.has("floor_load_g_per_m") else None
    return ContainerKind(
        code,
        part.word("name") if part.has("name") else kind.name,
        inner,
        (door[0], door[1]),
        payload,
        part.whole("tare_g", 0, 10**9) if part.has("tare_g") else kind.tare_g,
        floor,
    )


def _placement_in(part: _Part) -> Placement:
    part.knows(*(each.name for each in fields(Placement)))
    axis: Axis | None = None
    if part.has("axis"):
        word = part.word("axis")
        if word not in ("x", "y", "z"):
            _refuse(part.where, "needs x, y or z as axis", "memerlukan x, y, atau z sebagai axis")
        axis = "x" if word == "x" else "y" if word == "y" else "z"
    return Placement(
        part.word("cargo"),
        part.whole("x_mm"),
        part.whole("y_mm"),
        part.whole("z_mm"),
        part.whole("length_mm", 1),
        part.whole("width_mm", 1),
        part.whole("height_mm", 1),
        part.whole("step", 0) if part.has("step") else 1,
        axis,
        part.flag("flipped") if part.has("flipped") else False,
    )


def _unplaced_in(part: _Part) -> Unplaced:
    part.knows("cargo", "quantity", "reason", "reason_id")
    reason = part.word("reason") if part.has("reason") else ""
    indonesian = part.word("reason_id") if part.has("reason_id") else reason
    return Unplaced(
        part.word("cargo"), part.whole("quantity", 0, MOST_PIECES), Sentence(en=reason, id=indonesian)
    )


_WORDS = ("group", "destination")
_FLAGS = ("nothing_on_top", "floor_only", "may_flip", "may_lie", "multi_drop")


def _cargo_in(part: _Part) -> Cargo:
    drum = "profile_mm" in part.value
    form = CargoDrum if drum else CargoBox
    known = {each.name for each in fields(form)} - {"key", "profile", "upright"}
    part.knows("cargo", "profile_mm" if drum else "upright", *known)
    values: dict[str, Json] = {"key": part.word("cargo")}
    for each in fields(form):
        if each.name not in known:
            continue
        if each.default is not MISSING and not part.has(each.name):
            continue
        if each.name in _WORDS:
            values[each.name] = part.word(each.name) if part.value[each.name] != "" else ""
        elif each.name in _FLAGS:
            values[each.name] = part.flag(each.name)
        else:
            values[each.name] = part.whole(each.name, 0, 10**12)
    if drum:
        values["profile"] = tuple(_point_in(part, point) for point in part.items("profile_mm", 1000))
        return CargoDrum(**values)
    if part.has("upright"):
        sides = part.items("upright", 3)
        if not all(isinstance(side, str) for side in sides):
            _refuse(part.where, "needs names of sides as upright", "memerlukan nama sisi sebagai upright")
        values["upright"] = tuple(sides)
    return CargoBox(**values)


def _point_in(part: _Part, value: Json) -> tuple[int, int]:
    if isinstance(value, list) and len(value) == 2:
        height, radius = value
        if all(isinstance(each, int) and not isinstance(each, bool) for each in value):
            return height, radius
    _refuse(
        part.where,
        "needs pairs of whole numbers (height, radius) as profile_mm",
        "memerlukan pasangan bilangan bulat (tinggi, jari-jari) sebagai profile_mm",
    )


def _rules_in(part: _Part) -> LoadRules:
    part.knows(*(each.name for each in fields(LoadRules)))
    values: dict[str, Json] = {}
    for each in fields(LoadRules):
        if not part.has(each.name):
            continue
        if each.name in _FLAGS:
            values[each.name] = part.flag(each.name)
        elif each.name in ("along_permille", "across_permille"):
            values[each.name] = part.wholes(each.name, 2)
        else:
            values[each.name] = part.whole(each.name, 0, MOST_MM)
    return LoadRules(**values)
