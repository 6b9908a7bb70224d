"""The case workbook is planned at the terminal: papers without a database, or reasons and nothing written."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.papers.sheets import text_of
from tests.workbook.builders import with_cell

from geliat.planning.loading.plan_file import from_json
from geliat.planning.loading.search import load as search_plan
from geliat.planning.verify.loading import judge_load
from geliat.terminal.plan import plan
from geliat.workbook.cases import workbook


def run(case: Path, out: Path, *words: str) -> Result:
    return CliRunner().invoke(plan, [str(case), "--out", str(out), *words])


@pytest.fixture
def case(tmp_path: Path) -> Path:
    file = tmp_path / "case.xlsx"
    file.write_bytes(workbook("blitar_wood"))
    return file


def test_a_case_is_planned_without_a_database(case, tmp_path):
    out = tmp_path / "answer"
    code = (
        "import sys\nfrom geliat.terminal.plan import plan\n"
        f"plan.main([{str(case)!r}, '--out', {str(out)!r}, '--language', 'id'], standalone_mode=False)\n"
        "assert 'django' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "KPCB-2020-02 dapat diterima: 2.960 buah" in done.stdout
    assert "1 × 20GP" in done.stdout
    quotation = json.loads((out / "quotation.json").read_text("utf-8"))
    shares = json.loads((out / "allotment.json").read_text("utf-8"))
    assert quotation["cartons"] == sum(each["cartons"] for each in quotation["consignments"])
    assert shares
    assert all(each["reason"]["en"] and each["reason"]["id"] for each in shares)
    loads = list(out.glob("load-plan-*.json"))
    assert len(loads) == len(quotation["consignments"])
    for file in loads:
        problem, loaded = from_json(file.read_text("utf-8"))
        assert judge_load(loaded, problem) == ()
    assert "Rancangan" in text_of((out / "packing-list-KPCB-2020-02-NGB.pdf").read_bytes())
    assert "LEMBAR PEMUATAN" in text_of((out / "stuffing-sheets-KPCB-2020-02-NGB.pdf").read_bytes())
    assert 'lang="id"' in (out / "load-plan-KPCB-2020-02-NGB.html").read_text("utf-8")


def test_the_same_case_gives_the_same_files_and_the_budget_is_asked_for(case, tmp_path):
    for out in ("one", "two"):
        assert run(case, tmp_path / out, "--seed", "3").exit_code == 0
    one, two = (
        {file.name: file.read_bytes() for file in (tmp_path / out).iterdir()} for out in ("one", "two")
    )
    assert one == two
    told = run(case, tmp_path / "three", "--seconds", "0.2", "--seed", "4")
    assert told.exit_code == 0
    assert told.output.startswith("KPCB-2020-02 can be taken: 2,960 pieces by 15 workshops")


def test_work_that_begins_later_is_planned_later_or_refused(case, tmp_path):
    told = run(case, tmp_path / "later", "--begin-on", "2020-08-31")
    assert told.exit_code == 0
    assert "31 August 2020 to " in told.output
    out = tmp_path / "answer"
    out.parent.joinpath("later").rename(tmp_path.parent / f"{tmp_path.name}-later")
    assert "no whole week is left" in refused(run(case, out, "--begin-on", "2020-12-01"), out)[0]
    assert run(case, out, "--begin-on", "soon").exit_code == 2


def test_an_interrupt_ends_the_search_and_keeps_the_best_loads(case, tmp_path, monkeypatch):
    def interrupted(*words, **more):
        signal.raise_signal(signal.SIGINT)
        return search_plan(*words, **more)

    monkeypatch.setattr("geliat.workbook.planning.load", interrupted)
    told = run(case, tmp_path / "answer", "--seconds", "3600")
    assert told.exit_code == 0
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def refused(told: Result, out: Path) -> list[str]:
    """The lines of a refusal; nothing was written."""
    assert told.exit_code == 2, told.output
    assert not out.exists()
    assert not any(each.is_dir() for each in out.parent.iterdir())
    lines = told.stderr.splitlines()
    assert all(line.startswith("geliat: ") for line in lines)
    return lines


def test_a_file_that_is_no_workbook_is_refused_and_writes_nothing(case, tmp_path):
    out = tmp_path / "answer"
    for data in (b"no workbook", b"", case.read_bytes()[:9_000]):
        file = tmp_path / "bad.xlsx"
        file.write_bytes(data)
        assert len(refused(run(file, out), out)) == 1
    assert "none.xlsx" in refused(run(tmp_path / "none.xlsx", out), out)[0]
    assert len(refused(run(tmp_path, out), out)) == 1


def test_a_bad_cell_is_told_by_sheet_row_and_column(case, tmp_path):
    out = tmp_path / "answer"
    case.write_bytes(with_cell("lines", "unit_price", "cheap"))
    (line,) = refused(run(case, out), out)
    assert line.startswith("geliat: Sheet “")
    assert ", row 3, “" in line
    assert "“cheap”" in line


def test_an_order_that_cannot_be_met_says_why_in_the_language_asked_for(case, tmp_path, monkeypatch):
    out = tmp_path / "answer"

    def too_late(case, **more):
        from geliat.refusals import Blocker, Refusal

        raise Refusal(Blocker("late", "too late", "terlambat"), Blocker("few", "too few", "kurang"))

    monkeypatch.setattr("geliat.workbook.planning.plan_case", too_late)
    assert refused(run(case, out, "--language", "id"), out) == ["geliat: terlambat", "geliat: kurang"]


def test_nothing_is_half_written_when_a_paper_fails(case, tmp_path, monkeypatch):
    out = tmp_path / "answer"

    def fails(page):
        raise RuntimeError("a fault of the printer")

    monkeypatch.setattr("geliat.workbook.answer.typeset_page", fails)
    assert isinstance(run(case, out).exception, RuntimeError)
    assert not out.exists()


def test_a_folder_that_is_there_is_not_written_over(case, tmp_path):
    out = tmp_path / "answer"
    out.mkdir()
    told = run(case, out)
    assert (told.exit_code, "is there already" in told.stderr) == (2, True)
    assert list(out.iterdir()) == []
