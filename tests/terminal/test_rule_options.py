"""Rules as people ask for them: shares and windows exactly, each over what a file states."""

from __future__ import annotations

import pytest

from geliat.planning.loading.problem import LoadRules
from geliat.refusals import Refusal
from geliat.terminal.rule_options import RulesAsked, permille, window


def test_options_stand_over_the_file_and_leave_the_rest() -> None:
    stated = LoadRules(
        support_permille=800, clearance_mm=4, top_gap_mm=9, along_permille=(400, 600), multi_drop=True
    )
    assert RulesAsked().over(stated) == stated
    asked = RulesAsked("0.75", 5, 50, "0.45:0.55", "0:0.6", multi_drop=False)
    assert asked.over(stated) == LoadRules(750, 5, 50, (450, 550), (0, 600), multi_drop=False)


@pytest.mark.parametrize("word", ["", "1.1", "-0.1", "nan", "0.1234", ".5", "1e0", "½"])
def test_what_is_no_share_is_refused(word: str) -> None:
    with pytest.raises(Refusal):
        permille("--support", word)


@pytest.mark.parametrize("word", ["", "0.5", "0.6:0.4", "0:1:1", "0:2", "a:b", "0,4:0,6"])
def test_what_is_no_window_is_refused(word: str) -> None:
    with pytest.raises(Refusal) as refusal:
        window("--along", word)
    assert "--along" in refusal.value.blockers[0].sentence.id
