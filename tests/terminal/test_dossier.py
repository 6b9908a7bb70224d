"""The dossier's commands: a whole set or nothing, and an edited file is found out."""

from __future__ import annotations

import subprocess
import sys
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
