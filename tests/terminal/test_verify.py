"""`geliat verify` as people meet it: a plan judged by its own word, or by the user's cargo and rules."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from geliat.cli import main

ROWS = "sku,length_mm,width_mm,height_mm,gross_kg,quantity\nS,550,370,410,12.9,60\nM,600,400,500,15,9\n"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def cargo(tmp_path: Path) -> Path:
    file = tmp_path / "cargo.csv"
    file.write_text(ROWS)
    return file


@pytest.fixture
def plan(cargo: Path, tmp_path: Path) -> Path:
    file = tmp_path / "plan.json"
    assert run("load", cargo, "--rounds", 1, "--json", file).exit_code == 0
    return file


def changed(plan: Path, **changes: Any) -> None:
    plan.write_text(json.dumps(json.loads(plan.read_text()) | changes))


def test_a_plan_of_the_users_own_cargo_is_sound(plan, cargo):
    told = run("verify", plan, "--cargo", cargo, "--container", "40HC")
    assert (told.exit_code, told.output) == (
        0,
        "The plan is sound: 69 pieces in 1 container, no rule broken (support 100.0 %, clearance 0 mm).\n",
    )


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("S,550,370,410,12.9,61", ["S: quantity is 60 in the plan and 61", "S (60 + 0 ≠ 61)"]),
        ("S,550,370,420,12.9,60", ["S: height_mm is 410 in the plan and 420"]),
        ("S,550,370,410,13.9,60", ["S: gross_g is 12900 in the plan and 13900"]),
        ("T,550,370,410,12.9,60", ["S stands in the plan, but not in the cargo list", "T (0 + 0 ≠ 60)"]),
    ],
)
def test_a_plan_that_states_other_cargo_than_there_is_is_told_by_both_values(plan, cargo, row, said):
    cargo.write_text(ROWS.replace("S,550,370,410,12.9,60", row))
    told = run("verify", plan, "--cargo", cargo)
    assert told.exit_code == 1
    for word in said:
        assert word in told.output
    # One sentence a difference, not one for each of the 60 pieces.
    assert len(told.output.splitlines()) <= 3


def test_a_plan_cannot_forget_what_its_cargo_may_not(plan, cargo):
    head, *rows = ROWS.splitlines()
    cargo.write_text("\n".join([f"{head},nothing_on_top", *(f"{row},yes" for row in rows)]))
    assert run("verify", plan).exit_code == 0
    told = run("verify", plan, "--cargo", cargo)
    assert (told.exit_code, "which must stay free" in told.output) == (1, True)


def test_a_plan_cannot_excuse_itself_by_lax_rules(plan, cargo):
    content = json.loads(plan.read_text())
    content["containers"][0]["placements"][-1]["z_mm"] += 7
    changed(plan, containers=content["containers"], rules={"support_permille": 0})
    assert run("verify", plan, "--cargo", cargo).exit_code == 0
    told = run("verify", plan, "--cargo", cargo, "--support", "1")
    assert (told.exit_code, "is not supported enough" in told.output) == (1, True)


def test_the_rules_of_the_cargo_file_stand_over_those_of_the_plan(plan, tmp_path):
    listed = tmp_path / "cargo.json"
    content = json.loads(plan.read_text())
    listed.write_text(json.dumps({"cargo": content["cargo"], "rules": {"clearance_mm": 5}}))
    told = run("verify", plan, "--cargo", listed)
    assert (told.exit_code, "stand closer than the clearance" in told.output) == (1, True)


def test_containers_are_those_there_are(plan, cargo):
    told = run("verify", plan, "--cargo", cargo, "--container", "20GP")
    assert (told.exit_code, "45G1 is not among the containers given" in told.output) == (1, True)
    light = run("verify", plan, "--container", "40HC,payload_kg=500")
    assert (light.exit_code, "heavier than its payload" in light.output) == (1, True)


def test_an_inside_that_is_not_the_usual_one_is_noted(plan):
    content = json.loads(plan.read_text())
    content["containers"][0]["inner_mm"][0] += 500
    changed(plan, containers=content["containers"])
    told = run("verify", plan)
    assert told.exit_code == 0
    assert "note: the plan states 45G1 as 12532 x 2352 x 2698 mm inside" in told.stderr
    assert run("verify", plan, "--container", "40HC").exit_code == 1


def test_very_many_faults_of_a_kind_are_cut_short_unless_all_are_asked_for(plan):
    few, all_told = run("verify", plan, "--bulge", "9"), run("verify", plan, "--bulge", "9", "--all")
    assert few.exit_code == all_told.exit_code == 1
    assert len(few.output.splitlines()) == 21
    assert "more, --all tells them all: … stand closer than the clearance." in few.output
    assert len(all_told.output.splitlines()) > 60


def test_pieces_left_outside_are_told(cargo, tmp_path):
    file = tmp_path / "short.json"
    run("load", cargo, "--rounds", 1, "--aim", "volume", "--container", "1200x1000x1000", "--json", file)
    told = run("verify", file, "--cargo", cargo)
    assert told.exit_code == 0
    assert "left outside" in told.output


def test_the_verdict_speaks_indonesian_where_the_terminal_does(plan, cargo, monkeypatch):
    monkeypatch.setenv("GELIAT_LANGUAGE", "id")
    told = run("verify", plan, "--cargo", cargo).output
    assert told.startswith("Rencana ini sah: 69 koli dalam 1 kontainer, tidak ada aturan yang dilanggar")


def test_a_plan_that_states_no_cargo_is_judged_by_the_list(plan, cargo):
    content = json.loads(plan.read_text())
    del content["cargo"]
    plan.write_text(json.dumps(content))
    told = run("verify", plan)
    assert (told.exit_code, "lacks cargo" in told.stderr) == (2, True)
    assert run("verify", plan, "--cargo", cargo).exit_code == 0
    cargo.write_text(ROWS.replace("12.9,60", "12.9,61"))
    assert run("verify", plan, "--cargo", cargo).exit_code == 1


def test_one_instance_of_the_text_format_is_the_cargo(tmp_path):
    text = tmp_path / "thpack.txt"
    text.write_text("2\n1 5\n9 9 9\n1\n1 3 0 2 0 1 1 4\n2 5\n8 8 8\n1\n7 3 1 2 0 1 1 5\n")
    file = tmp_path / "plan.json"
    assert run("load", text, "--instance", 2, "--rounds", 1, "--json", file).exit_code == 0
    assert run("verify", file, "--cargo", text, "--instance", 2).exit_code == 0
    assert run("verify", file, "--cargo", text, "--instance", 1).exit_code == 1
    assert run("verify", file, "--cargo", text).exit_code == 2


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"cargo": NaN}', "\x00"])
def test_what_cannot_be_read_leaves_with_2_and_one_sentence(plan, cargo, damage):
    for words in (("verify", plan), ("verify", plan, "--cargo", cargo)):
        file = words[-1]
        kept = Path(file).read_text()
        Path(file).write_text(damage)
        told = run(*words)
        Path(file).write_text(kept)
        assert (told.exit_code, len(told.output.splitlines())) == (2, 1)
