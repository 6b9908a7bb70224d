"""The demonstration keeps to its own folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from geliat.demo import folder
from geliat.refusals import Refusal


def test_a_folder_with_somebody_elses_database_is_never_touched(tmp_path: Path) -> None:
    theirs = tmp_path / "geliat.sqlite3"
    theirs.write_bytes(b"theirs")
    with pytest.raises(Refusal) as refused:
        folder.open_afresh(tmp_path)
    assert refused.value.codes == ("not_the_demos",)
    assert theirs.read_bytes() == b"theirs"


def test_an_earlier_demonstration_is_cleared_and_nothing_else_in_its_folder(tmp_path: Path) -> None:
    folder.open_afresh(tmp_path)
    (tmp_path / "geliat.sqlite3").write_bytes(b"old")
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "old.pdf").write_bytes(b"old")
    (tmp_path / "my-notes.txt").write_text("mine")
    folder.open_afresh(tmp_path)
    assert not (tmp_path / "geliat.sqlite3").exists()
    assert not (tmp_path / "papers").exists()
    assert (tmp_path / "my-notes.txt").read_text() == "mine"


def test_a_link_in_the_folder_is_removed_and_not_followed(tmp_path: Path) -> None:
    theirs = tmp_path / "elsewhere"
    theirs.mkdir()
    (theirs / "kept.txt").write_text("theirs")
    ours = tmp_path / "demo"
    folder.open_afresh(ours)
    (ours / "papers").symlink_to(theirs)
    folder.open_afresh(ours)
    assert (theirs / "kept.txt").read_text() == "theirs"


def test_only_a_finished_walk_can_be_gone_on_with(tmp_path: Path) -> None:
    for contents in (None, "", "[]", "{}", '{"walked": false}', '{"walked": 1}'):
        if contents is not None:
            (tmp_path / folder.MARKER).write_text(contents)
        with pytest.raises(Refusal):
            folder.open_again(tmp_path)
    folder.mark(tmp_path, walked=True)
    folder.open_again(tmp_path)


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("in the way")
    with pytest.raises(Refusal):
        folder.open_afresh(file)
    assert file.read_text() == "in the way"
