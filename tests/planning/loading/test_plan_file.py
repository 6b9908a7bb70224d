"""The plan file: what it says, and how it refuses what cannot be read."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.planning.loading.builders import a_box, a_drum, a_plan, a_room, blitar, put, random_problem

from geliat.planning.loading import CONTAINERS, Stop, load
from geliat.planning.loading.plan_file import from_json, to_json
from geliat.refusals import Refusal


def a_file() -> dict[str, Any]:
    box, drum = a_box("A", quantity=2, max_top_g=500), a_drum("D", may_flip=True)
    problem = a_room(box, drum, support_permille=750)
    plan = a_plan(problem, put(box, (0, 0, 0)), put(box, (100, 0, 0)), put(drum, (200, 0, 0), flipped=True))
    content: dict[str, Any] = json.loads(to_json(plan, problem))
    return content


def read(content: object) -> None:
    from_json(json.dumps(content))


def test_a_plan_file_has_the_documented_form() -> None:
    content = a_file()
    assert set(content) == {"containers", "unplaced", "cargo", "rules"}
    container = content["containers"][0]
    assert container["inner_mm"] == [1000, 500, 600]
    assert container["placements"][1] == {
        "cargo": "A",
        "x_mm": 100,
        "y_mm": 0,
        "z_mm": 0,
        "length_mm": 100,
        "width_mm": 100,
        "height_mm": 100,
        "step": 1,
    }
    assert (container["placements"][2]["axis"], container["placements"][2]["flipped"]) == ("z", True)
    assert content["cargo"][1]["profile_mm"][1] == [200, 38]
    assert content["rules"]["support_permille"] == 750


@pytest.mark.parametrize("seed", range(40))
def test_what_is_written_is_read_back_the_same(seed: int) -> None:
    problem = random_problem(seed)
    plan = load(problem, stop=Stop(rounds=1))
    again, read_plan = from_json(to_json(plan, problem))
    assert read_plan == plan
    assert again.cargo == problem.cargo
    assert again.rules == problem.rules
    assert to_json(read_plan, again) == to_json(plan, problem)
    for container in plan.containers:
        assert again.kind(container.kind) == problem.kind(container.kind)


def test_a_bare_file_of_an_iso_kind_takes_door_and_payload_from_the_table() -> None:
    problem = blitar()
    text = to_json(load(problem), problem)
    assert "door_mm" not in text
    assert from_json(text)[0] == problem
    bare = {
        "containers": [{"kind": "45G1", "inner_mm": [12000, 2350, 2690], "placements": []}],
        "cargo": [a_file()["cargo"][0]],
    }
    kind = from_json(json.dumps(bare))[0].kind("45G1")
    assert kind is not None
    assert kind.inner_mm == (12000, 2350, 2690)
    assert kind.payload_g == CONTAINERS["45G1"].payload_g


def test_a_type_number_may_name_the_cargo() -> None:
    content = a_file()
    content["cargo"][0]["cargo"] = 3
    for placement in content["containers"][0]["placements"][:2]:
        placement["cargo"] = 3
    problem, plan = from_json(json.dumps(content))
    assert plan.containers[0].placements[0].cargo == problem.cargo[0].key == "3"


def test_a_file_cut_in_half_is_refused_with_one_sentence() -> None:
    text = json.dumps(a_file())
    with pytest.raises(Refusal) as refused:
        from_json(text[: len(text) // 2])
    (blocker,) = refused.value.blockers
    assert "may be cut off" in blocker.sentence.en
    assert "terpotong" in blocker.sentence.id


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("containers", 0, "placements", 1, "x_mm"), 1.5, "containers 1, placements 2 needs a whole number"),
        (("containers", 0, "placements", 1, "x_mm"), float("nan"), "holds NaN"),
        (("containers", 0, "placements", 1, "x_mm"), float("inf"), "holds Infinity"),
        (("containers", 0, "placements", 1, "x_mm"), 10**40, "so large a number"),
        (("containers", 0, "placements", 1, "length_mm"), 0, "as length_mm, not 0"),
        (("containers", 0, "placements", 1, "length_mm"), -5, "as length_mm, not -5"),
        (("containers", 0, "placements", 1, "height_mm"), "100", "as height_mm, not '100'"),
        (("containers", 0, "placements", 1, "step"), True, "as step, not True"),
        (("containers", 0, "placements", 1, "axis"), "w", "x, y or z"),
        (("containers", 0, "placements", 1, "colour"), 1, "unknown field 'colour'"),
        (("containers", 0, "placements"), {}, "needs a list"),
        (("containers", 0, "inner_mm"), [1, 2], "needs 3 whole numbers"),
        (("containers", 0, "inner_mm"), [1, 2, 0], "inner height (mm) must be a whole number"),
        (("containers", 0, "kind"), None, "needs a short text as kind"),
        (("containers", 0, "kind"), "a\nb", "needs a short text as kind"),
        (("cargo", 0, "quantity"), 10**7, "quantity must be a whole number"),
        (("cargo", 0, "gross_g"), -1, "gross_g"),
        (("cargo", 0, "nothing_on_top"), "no", "true or false"),
        (("cargo", 0, "upright"), [1], "names of sides"),
        (("cargo", 0, "nothing_top"), True, "unknown field 'nothing_top'"),
        (("cargo", 1, "profile_mm"), [[0, 1], [2]], "pairs of whole numbers"),
        (("cargo", 0), [], "cargo 1 must be an object"),
        (("rules", "support_permille"), 2000, "support_permille"),
        (("rules", "along_permille"), [1], "along_permille"),
        (("unplaced",), [{"cargo": "A"}], "lacks quantity"),
    ],
)
def test_one_wrong_value_gets_one_clear_sentence(path: tuple[Any, ...], value: object, said: str) -> None:
    content = a_file()
    spot: Any = content
    for name in path[:-1]:
        spot = spot[name]
    spot[path[-1]] = value
    with pytest.raises(Refusal) as refused:
        read(content)
    blocker = refused.value.blockers[0]
    assert said in blocker.sentence.en
    assert blocker.sentence.id


@pytest.mark.parametrize("missing", ["containers", "cargo"])
def test_a_missing_part_is_named(missing: str) -> None:
    content = a_file()
    del content[missing]
    with pytest.raises(Refusal, match=f"lacks {missing}"):
        read(content)


@pytest.mark.parametrize(
    "text",
    ["", "[", "[" * 100_000, "{}", "[]", "null", "1", "9" * 5000, b"\xff\xfe\xfa", '{"cargo": "\\ud800"}'],
)
def test_no_text_whatever_brings_a_traceback(text: str | bytes) -> None:
    with pytest.raises(Refusal):
        from_json(text)


def assert_read_or_refused(text: str | bytes) -> None:
    """A file is read, and can be written again, or is refused with a sentence; anything else fails."""
    try:
        problem, plan = from_json(text)
    except Refusal:
        return
    assert from_json(to_json(plan, problem))[1] == plan


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_any_value_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    content = a_file()
    spot: Any = content
    while True:
        keys = list(spot) if isinstance(spot, dict) else list(range(len(spot)))
        key = data.draw(st.sampled_from(keys))
        if isinstance(spot[key], (dict, list)) and spot[key] and data.draw(st.booleans()):
            spot = spot[key]
            continue
        spot[key] = data.draw(JSON)
        break
    assert_read_or_refused(json.dumps(content))


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=3))
def test_a_file_cut_or_scratched_is_read_or_refused(at: int, scratch: bytes) -> None:
    text = json.dumps(a_file()).encode()
    at %= len(text)
    for damaged in (text[:at], text[:at] + scratch + text[at + len(scratch) :]):
        assert_read_or_refused(damaged)
