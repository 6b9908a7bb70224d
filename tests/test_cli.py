"""The `geliat` command as people meet it: what it prints, its exit codes, and what it leaves alone."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from geliat import __version__
from geliat.cli import main
from geliat.workbook.cases import workbook


def run(*words: str, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, with a folder of its own."""
    surroundings = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GELIAT_", "DATABASE_", "DJANGO_"))
    }
    return subprocess.run(
        [sys.executable, "-m", "geliat", *words],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        cwd=home,
        env={**surroundings, "GELIAT_HOME": str(home / "data"), **environment},
    )


def test_help_names_every_command() -> None:
    told = CliRunner().invoke(main, ["--help"])
    assert told.exit_code == 0
    for word in ("demo", "serve", "template", "import", "version"):
        assert word in told.output


def test_version_is_the_packages_own() -> None:
    assert CliRunner().invoke(main, ["version"]).output == f"geliat {__version__}\n"


def test_looking_at_the_command_loads_no_django(tmp_path: Path) -> None:
    code = "import sys, geliat.cli; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_template_is_written_once_and_never_over_another_file(tmp_path: Path) -> None:
    file = tmp_path / "case.xlsx"
    first = CliRunner().invoke(main, ["template", str(file)])
    assert first.exit_code == 0
    assert file.read_bytes().startswith(b"PK")
    file.write_bytes(b"mine")
    again = CliRunner().invoke(main, ["template", str(file)])
    assert again.exit_code == 2
    assert "--force" in again.output
    assert file.read_bytes() == b"mine"
    assert CliRunner().invoke(main, ["template", str(file), "--force"]).exit_code == 0


def test_a_template_into_a_folder_that_is_not_there_gets_one_line(tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["template", str(tmp_path / "none" / "case.xlsx")])
    assert told.exit_code == 2
    assert len(told.output.strip().splitlines()) == 1


def test_refusals_speak_indonesian_where_the_terminal_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GELIAT_LANGUAGE", "id_ID.UTF-8")
    file = tmp_path / "case.xlsx"
    file.write_bytes(b"mine")
    assert "sudah ada" in CliRunner().invoke(main, ["template", str(file)]).output


def test_a_workbook_comes_in_whole_and_a_second_time_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "wood.xlsx"
    file.write_bytes(workbook("blitar_wood"))
    first = run("import", str(file), home=tmp_path)
    assert first.returncode == 0, first.stderr
    assert "KPCB-2020-02 is in" in first.stdout
    again = run("import", str(file), home=tmp_path)
    assert again.returncode == 2
    assert "Traceback" not in again.stderr
    assert "KPCB-2020-02" in again.stderr


def test_a_file_that_is_no_workbook_gets_a_clear_answer_and_no_database(tmp_path: Path) -> None:
    file = tmp_path / "case.xlsx"
    file.write_text("not a workbook")
    told = run("import", str(file), home=tmp_path)
    assert told.returncode == 2
    assert "Traceback" not in told.stderr
    assert told.stderr.startswith("geliat: ")
    assert not (tmp_path / "data").exists()


def test_an_empty_template_is_refused_with_its_faults_beside_the_rows(tmp_path: Path) -> None:
    file = tmp_path / "case.xlsx"
    assert run("template", str(file), home=tmp_path).returncode == 0
    told = run("import", str(file), home=tmp_path)
    assert told.returncode == 2
    assert (tmp_path / "case-faults.xlsx").read_bytes().startswith(b"PK")


def test_a_database_that_cannot_be_reached_gets_one_clear_line(tmp_path: Path) -> None:
    file = tmp_path / "wood.xlsx"
    file.write_bytes(workbook("blitar_wood"))
    told = run(
        "import", str(file), home=tmp_path, DATABASE_URL=f"sqlite:///{tmp_path}/no/such/folder/x.sqlite3"
    )
    assert told.returncode == 2
    assert "Traceback" not in told.stderr


def test_the_demonstration_refuses_a_folder_that_is_not_its_own(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "geliat.sqlite3").write_bytes(b"theirs")
    told = run("demo", "--no-serve", "--out", str(theirs), home=tmp_path)
    assert told.returncode == 2
    assert (theirs / "geliat.sqlite3").read_bytes() == b"theirs"


def test_a_port_that_is_taken_is_told_before_anything_is_walked(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        told = run("demo", "--port", port, "--out", str(tmp_path / "out"), home=tmp_path)
    assert told.returncode == 2
    assert port in told.stderr
    assert not (tmp_path / "out").exists()
