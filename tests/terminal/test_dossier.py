"""The dossier's commands: a whole set or nothing, and an edited file is found out."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.trade.builders import a_shipment

from geliat.terminal.dossier import check, dossier
from geliat.trade.shipment import Shipment


@pytest.fixture
def shipment(tmp_path: Path) -> Path:
    file = tmp_path / "shipment.json"
    file.write_text(a_shipment(counts=(7, 3, 3), boxes=2).to_json(), "utf-8")
    return file


def run(command, *arguments):
    return CliRunner().invoke(command, [str(each) for each in arguments])


def test_a_set_is_made_judged_and_an_edited_file_is_found_out(shipment, tmp_path):
    out = tmp_path / "set"
    made = run(dossier, shipment, "--out", out, "--language", "en")
    assert (made.exit_code, made.exception) == (0, None)
    assert "All forms agree." in made.output
    assert "cannot be corrected later" in made.output
    assert len(list(out.glob("*.pdf"))) >= 15
    assert sorted(each.name for each in tmp_path.iterdir()) == ["set", "shipment.json"]

    edited = out / "packing_list.xml"
    edited.write_bytes(edited.read_bytes().replace(b"ID020482", b"ID020489"))
    found = run(check, out, "--language", "en")
    assert found.exit_code == 1
    assert "ID020482" in found.output
    assert "ID020489" in found.output
    assert "packing list (UBL)" in found.output

    edited.write_bytes(b"<no")
    assert run(check, out).exit_code == 2


def test_the_worked_example_reads_says_it_is_invented_and_its_set_agrees(tmp_path):
    file, out = tmp_path / "example.json", tmp_path / "set"
    written = run(dossier, "--example", file, "--language", "en")
    assert (written.exit_code, written.output) == (0, f"{file}: invented, no real shipment\n")
    shipment = Shipment.from_json(file.read_text("utf-8"))
    assert "invented" in shipment.payment.received[0].note
    made = run(dossier, file, "--out", out, "--language", "en")
    assert made.exit_code == 0
    assert "All forms agree." in made.output
    assert run(dossier, "--example", file).exit_code == 2
    assert run(dossier, "--example", tmp_path / "other.json", "--out", out).exit_code == 2
    assert run(dossier).exit_code == 2


def test_bad_input_is_refused_and_writes_nothing(shipment, tmp_path):
    out = tmp_path / "set"
    for bad in (b"{}", b"\xff\xfe", b'{"number": 1'):
        shipment.write_bytes(bad)
        refused = run(dossier, shipment, "--out", out)
        assert refused.exit_code == 2
        assert not out.exists()
    assert run(dossier, tmp_path / "none.json", "--out", out).exit_code == 2
    assert run(dossier, shipment, "--out", tmp_path).exit_code == 2
    assert run(check, out).exit_code == 2
    assert run(check, tmp_path).exit_code == 2


def test_no_database_framework_is_loaded(shipment, tmp_path):
    code = (
        "import sys\nfrom geliat.terminal.dossier import dossier\n"
        f"dossier.main([{str(shipment)!r}, '--out', {str(tmp_path / 'set')!r}], standalone_mode=False)\n"
        "assert 'django' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_several_shipments_are_made_side_by_side_and_each_is_the_set_made_alone(shipment, tmp_path):
    other, out = tmp_path / "other.json", tmp_path / "sets"
    other.write_text(a_shipment(counts=(4, 2, 1)).to_json(), "utf-8")
    alone = tmp_path / "alone"
    assert run(dossier, other, "--out", alone).exit_code == 0

    made = run(dossier, shipment, other, "--out", out, "--processes", 2, "--language", "en")
    assert (made.exit_code, made.exception) == (0, None)
    assert made.output.count("All forms agree.") == 2
    assert sorted(each.name for each in out.iterdir()) == ["other", "shipment"]
    assert {each.name: each.read_bytes() for each in (out / "other").iterdir()} == {
        each.name: each.read_bytes() for each in alone.iterdir()
    }


def test_of_several_shipments_all_are_made_or_none(shipment, tmp_path):
    out, bad, unprintable = tmp_path / "sets", tmp_path / "bad.json", tmp_path / "unprintable.json"
    bad.write_text("{}", "utf-8")
    refused = run(dossier, shipment, bad, "--out", out, "--language", "en")
    assert (refused.exit_code, out.exists()) == (2, False)
    assert "bad.json" in refused.output

    folder = tmp_path / "twice"
    folder.mkdir()
    (folder / "shipment.json").write_bytes(shipment.read_bytes())
    assert run(dossier, shipment, folder / "shipment.json", "--out", out).exit_code == 2

    strange = a_shipment(counts=(7, 3, 3))
    strange = dataclasses.replace(strange, vessel="MV \N{EGYPTIAN HIEROGLYPH A001}")
    unprintable.write_text(strange.to_json(), "utf-8")
    refused = run(dossier, shipment, unprintable, "--out", out, "--processes", 2)
    assert (refused.exit_code, out.exists()) == (2, False)
    assert "U+13000" in refused.output
    assert "unprintable.json" in refused.output
    assert "shipment: " not in refused.output, "told of a set that is not there"
    assert sorted(each.name for each in tmp_path.glob("*")) == [
        "bad.json", "shipment.json", "twice", "unprintable.json"
    ]  # fmt: skip


def test_a_process_that_is_stopped_is_told_in_a_sentence(shipment, tmp_path, monkeypatch):
    def stopped(*_):
        raise BrokenProcessPool
        yield

    monkeypatch.setattr("geliat.papers.whole_set.side_by_side", stopped)
    other, out = tmp_path / "other.json", tmp_path / "sets"
    other.write_bytes(shipment.read_bytes())
    refused = run(dossier, shipment, other, "--out", out, "--language", "en")
    assert (refused.exit_code, out.exists()) == (2, False)
    assert "--processes" in refused.output
