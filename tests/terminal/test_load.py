"""`geliat load` and `geliat verify` as people meet them: what they print, write and refuse."""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from geliat.cli import main
from geliat.planning.loading.search import load as search_plan

ROWS = "sku,length_mm,width_mm,height_mm,gross_kg,quantity\nS,550,370,410,12.9,30\nM,600,400,500,15,9\n"


@pytest.fixture
def cargo(tmp_path: Path) -> Path:
    file = tmp_path / "cargo.csv"
    file.write_text(ROWS)
    return file


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_a_list_is_loaded_told_written_and_found_sound(cargo, tmp_path):
    plan = tmp_path / "plan.json"
    told = run("load", cargo, "--rounds", 1, "--json", plan)
    assert told.exit_code == 0, told.output
    assert "39 of 39 pieces in 1 container." in told.output
    assert "1. 40HC: 39 pieces" in told.output
    assert "Step 1: " in told.output
    verified = run("verify", plan)
    assert (verified.exit_code, "sound" in verified.output) == (0, True)


def test_the_same_seed_and_rounds_give_the_same_plan_on_standard_output(cargo):
    first, second = (run("load", cargo, "--rounds", 2, "--seed", 7, "--json", "-") for _ in range(2))
    assert json.loads(first.stdout)["containers"][0]["kind"] == "45G1"
    assert first.stdout == second.stdout


def test_one_container_of_a_free_size_says_what_did_not_fit(cargo):
    told = run("load", cargo, "--rounds", 1, "--aim", "volume", "--container", "1200x1000x1000")
    assert told.exit_code == 0
    assert "1 container." in told.output
    assert "Not loaded:" in told.output


def test_a_damaged_plan_is_told_by_its_violations(cargo, tmp_path):
    plan = tmp_path / "plan.json"
    run("load", cargo, "--rounds", 1, "--json", plan)
    content = json.loads(plan.read_text())
    content["containers"][0]["placements"][0]["x_mm"] = -5
    plan.write_text(json.dumps(content))
    told = run("verify", plan)
    assert told.exit_code == 1
    assert "not wholly inside" in told.output


def test_a_plan_file_cut_in_half_cannot_be_read(cargo, tmp_path):
    plan = tmp_path / "plan.json"
    run("load", cargo, "--rounds", 1, "--json", plan)
    plan.write_text(plan.read_text()[: plan.stat().st_size // 2])
    told = run("verify", plan)
    assert told.exit_code == 2
    assert "cut off" in told.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--container", "60HC"], "60HC"),
        (["--container", "40HC", "--container", "40HC"], "twice"),
        (["--container", "40HC:x"], "expected a kind"),
        (["--container", "0x5x5"], "whole number"),
        (["--support", "2"], "from 0 to 1"),
        (["--support", "nan"], "from 0 to 1"),
        (["--container", "400x400x400"], "cannot pass the door"),
    ],
)
def test_what_is_asked_wrongly_is_refused(cargo, words, said):
    told = run("load", cargo, "--rounds", 1, *words)
    assert told.exit_code == 2
    assert said in told.output


def test_a_folder_and_a_file_that_is_not_there_get_one_line_each(tmp_path):
    for command in ("load", "verify"):
        for file in (tmp_path, tmp_path / "none"):
            told = run(command, file)
            assert told.exit_code == 2
            assert len(told.output.splitlines()) == 1


def test_a_file_that_is_there_is_not_written_over(cargo, tmp_path):
    plan = tmp_path / "plan.json"
    plan.write_text("mine")
    told = run("load", cargo, "--rounds", 1, "--json", plan)
    assert told.exit_code == 2
    assert plan.read_text() == "mine"


def test_the_summary_speaks_indonesian_where_the_terminal_does(cargo, monkeypatch):
    monkeypatch.setenv("GELIAT_LANGUAGE", "id")
    assert "39 dari 39 koli dalam 1 kontainer." in run("load", cargo, "--rounds", 1).output


def test_the_view_is_one_page_or_clearly_refused(cargo, tmp_path, monkeypatch):
    page = tmp_path / "plan.html"
    monkeypatch.setitem(sys.modules, "geliat.papers.load_view", None)
    told = run("load", cargo, "--rounds", 1, "--html", page)
    assert (told.exit_code, "no 3D viewer" in told.output) == (2, True)
    viewer = SimpleNamespace(view_html=lambda plan, problem, names, language: f"{language} {names['S']}")
    monkeypatch.setitem(sys.modules, "geliat.papers.load_view", viewer)
    assert run("load", cargo, "--rounds", 1, "--html", page).exit_code == 0
    assert page.read_text() == "en S"


def test_the_stuffing_sheets_are_written_with_the_names_of_the_list(cargo, tmp_path):
    cargo.write_text(
        ROWS.replace("sku,", "sku,name,").replace("S,", "S,Djembe S,").replace("M,", "M,Djembe M,")
    )
    sheets = tmp_path / "sheets.pdf"
    told = run("load", cargo, "--rounds", 1, "--pdf", sheets)
    assert told.exit_code == 0, told.output
    text = " ".join(page.extract_text() for page in PdfReader(sheets).pages)
    assert "Djembe S" in text
    assert "Step 1: " in text
    again = run("load", cargo, "--rounds", 1, "--pdf", sheets)
    assert (again.exit_code, "--force" in again.output) == (2, True)


def test_an_interrupt_ends_the_search_and_keeps_the_best_plan(cargo, monkeypatch):
    def interrupted(*words, **more):
        signal.raise_signal(signal.SIGINT)
        return search_plan(*words, **more)

    cargo.write_text(ROWS.replace(",30\n", ",3000\n"))
    monkeypatch.setattr("geliat.terminal.load.search_plan", interrupted)
    told = run("load", cargo, "--seconds", 3_600, "--aim", "volume", "--json", "-")
    assert told.exit_code == 0
    assert len(json.loads(told.stdout)["containers"]) == 1
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def made(cargo, tmp_path, *words):
    """The plan file of a load asked with these options, sound by its own word."""
    plan = tmp_path / "asked.json"
    told = run("load", cargo, "--rounds", 1, "--json", plan, "--force", *words)
    assert told.exit_code == 0, told.output
    assert run("verify", plan).exit_code == 0
    return json.loads(plan.read_text())


def test_every_rule_can_be_asked_for_and_stands_in_the_plan(cargo, tmp_path):
    words = [
        "--support",
        "0.75",
        "--bulge",
        "5",
        "--top-gap",
        "60",
        "--along",
        "0.4:0.6",
        "--across",
        "0.45:0.55",
        "--multi-drop",
    ]
    assert made(cargo, tmp_path, *words)["rules"] == {
        "support_permille": 750,
        "clearance_mm": 5,
        "top_gap_mm": 60,
        "along_permille": [400, 600],
        "across_permille": [450, 550],
        "multi_drop": True,
    }


def test_the_centre_of_gravity_lies_where_it_was_asked_to(cargo, tmp_path):
    assert "centre of gravity 6," not in run("load", cargo, "--rounds", 1).output
    told = run("load", cargo, "--rounds", 1, "--along", "0.5:0.58")
    assert "centre of gravity 6," in told.output


def test_the_cheapest_of_several_kinds_are_taken(cargo, tmp_path):
    both = ("--container", "40HC@1000", "--container", "20GP@650", "--aim", "cheapest")
    assert [each["kind"] for each in made(cargo, tmp_path, *both)["containers"]] == ["22G1"]
    dear = ("--container", "40HC@600", "--container", "20GP@650", "--aim", "cheapest")
    assert [each["kind"] for each in made(cargo, tmp_path, *dear)["containers"]] == ["45G1"]


def test_a_payload_and_a_door_that_were_told_hold(cargo, tmp_path):
    content = made(cargo, tmp_path, "--container", "20GP,payload_kg=300,door_mm=2300x2200")
    assert len(content["containers"]) == 2
    assert {each["payload_g"] for each in content["containers"]} == {300_000}
    assert content["containers"][0]["door_mm"] == [2300, 2200]


def test_a_name_that_cannot_be_printed_leaves_no_file_behind(cargo, tmp_path):
    cargo.write_text(ROWS.replace("S,", "\U0001f941,"))
    plan, sheets = tmp_path / "plan.json", tmp_path / "sheets.pdf"
    told = run("load", cargo, "--rounds", 1, "--json", plan, "--pdf", sheets)
    assert (told.exit_code, "cannot print" in told.stderr) == (2, True)
    assert not plan.exists()
    assert not sheets.exists()


def test_the_language_can_be_asked_for(cargo):
    assert "koli dalam" in run("load", cargo, "--rounds", 1, "--language", "id").output
    refused = run("load", cargo, "--container", "60HC", "--language", "id")
    assert "tidak dikenal" in refused.stderr
