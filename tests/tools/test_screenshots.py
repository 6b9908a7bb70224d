"""The pictures of the walk: only of a finished demonstration, small where the machine can make them small."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest
from tests.architecture.source import ROOT

SPEC = importlib.util.spec_from_file_location("screenshots_tool", ROOT / "tools" / "screenshots.py")
assert SPEC is not None
assert SPEC.loader is not None
screenshots = importlib.util.module_from_spec(SPEC)
sys.modules[SPEC.name] = screenshots
SPEC.loader.exec_module(screenshots)


def test_a_folder_without_a_finished_demonstration_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["screenshots", "--demo", str(tmp_path), "--out", str(tmp_path / "out")])
    assert screenshots.main() == 2
    assert "No finished demonstration" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_program_that_is_missing_is_named_and_passed_over(capsys: pytest.CaptureFixture[str]) -> None:
    screenshots.run_if_found("no-such-program-of-geliat", "--version")
    assert "no-such-program-of-geliat is not here" in capsys.readouterr().err


def test_a_program_that_fails_stops_the_work_unless_its_answer_is_fine() -> None:
    with pytest.raises(SystemExit):
        screenshots.run_if_found("sh", "-c", "exit 3")
    screenshots.run_if_found("sh", "-c", "exit 3", fine=(3,))
