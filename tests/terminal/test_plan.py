"""The case workbook is planned at the terminal without a database."""

from __future__ import annotations

import json
import subprocess
import sys

from click.testing import CliRunner

from geliat.planning.loading.plan_file import from_json
from geliat.planning.verify.loading import judge_load
from geliat.terminal.plan import plan
from geliat.workbook.cases import workbook


def test_a_case_is_planned_without_a_database(tmp_path):
    case, out = tmp_path / "case.xlsx", tmp_path / "answer"
    case.write_bytes(workbook("blitar_wood"))
    code = (
        "import sys\nfrom geliat.terminal.plan import plan\n"
        f"plan.main([{str(case)!r}, '--out', {str(out)!r}, '--language', 'id'], standalone_mode=False)\n"
        "assert 'django' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "kontainer" in done.stdout
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


def test_a_file_that_is_no_workbook_is_refused_and_writes_nothing(tmp_path):
    case, out = tmp_path / "case.xlsx", tmp_path / "answer"
    case.write_bytes(b"no workbook")
    assert CliRunner().invoke(plan, [str(case), "--out", str(out)]).exit_code == 2
    assert not out.exists()
