"""`geliat carton` as people meet it: the cartons for single pieces, in both languages and as a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from geliat.cli import main

ROWS = (
    "sku,name,length_mm,width_mm,height_mm,gross_kg,quantity,profile,may_flip\n"
    "S,Djembe S,,,,1.5,1,55@0 38@200 62@250 90@320 90@400,yes\n"
    "T,Tea box,120,90,60,0.4,1,,\n"
)


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def pieces(tmp_path: Path) -> Path:
    file = tmp_path / "pieces.csv"
    file.write_text(ROWS)
    return file


def test_each_product_gets_its_cartons_the_most_pieces_first(pieces, tmp_path):
    file = tmp_path / "cartons.json"
    told = run("carton", pieces, "--container", "20GP", "--rounds", 1, "--json", file)
    assert told.exit_code == 0, told.output
    assert "Djembe S, into one 20GP:" in told.output
    rows = json.loads(file.read_text())
    for key in ("S", "T"):
        counts = [row["in_container"] for row in rows if row["cargo"] == key]
        assert counts == sorted(counts, reverse=True)
        assert f"{counts[0]:,} pieces: " in told.output
    assert rows[0]["interlocked"]
    assert all(row["gross_g"] <= 25_000 for row in rows)
    sides = [(row["cargo"], row["pieces"], *sorted(row["outer_mm"][:2]), row["outer_mm"][2]) for row in rows]
    assert len(sides) == len(set(sides))


def test_lighter_cartons_hold_fewer_and_indonesian_is_spoken(pieces):
    told = run("carton", pieces, "--container", "20GP", "--rounds", 1, "--heaviest-kg", 6, "--language", "id")
    assert told.exit_code == 0, told.output
    weights = [
        float(line.rsplit(", ", 1)[1].removesuffix(" kg").replace(",", "."))
        for line in told.output.splitlines()
        if line.startswith("  ")
    ]
    assert weights
    assert max(weights) <= 6
    assert "saling mengunci" in told.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--container", "zz"), "No container kind zz is known"),
        (("--heaviest-kg", "1"), "No carton of at most 1 kg holds even one S"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(pieces, words, said):
    told = run("carton", pieces, *words)
    assert told.exit_code == 2
    assert said in told.output


def test_what_is_too_small_for_a_carton_is_told_to_be_boxed_first(tmp_path):
    file = tmp_path / "pieces.csv"
    file.write_text("sku,length_mm,width_mm,height_mm,gross_kg,quantity\nBEAD,3,3,3,0,1\n")
    told = run("carton", file)
    assert told.exit_code == 2
    assert "BEAD is so small that more than 50000 cartons would go into 40HC" in told.output.replace(",", "")


def test_one_instance_of_many_is_taken_when_asked_for(tmp_path):
    file = tmp_path / "made.txt"
    file.write_text("1\n1 1\n587 233 220\n1\n1 50 1 40 1 30 1 9\n")
    assert run("carton", file, "--instance", 1, "--rounds", 1).exit_code == 0
    assert run("carton", file, "--instance", 2, "--rounds", 1).exit_code == 2


def test_a_file_that_is_there_is_kept(pieces, tmp_path):
    file = tmp_path / "cartons.json"
    file.write_text("mine")
    assert run("carton", pieces, "--container", "20GP", "--rounds", 1, "--json", file).exit_code == 2
    assert file.read_text() == "mine"
