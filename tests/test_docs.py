"""What people read is true: examples run, links lead somewhere, commands and rooms are the program's."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import click
import pytest
from tests.architecture.source import ROOT

from geliat.cli import main
from geliat.desk import ROOMS
from geliat.trade.journey import STAGES
from geliat.workbook.cases import workbook

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
PROGRAM = re.compile(r"(?:\./run|\bgeliat) +([a-z]+)((?: +[-\w./]+)*)")
SHELL = {"test"}
"""Words that `./run` does itself."""
PICTURES_BYTES = 3_000_000


def text(path: str) -> str:
    """A page of the documentation."""
    return (ROOT / path).read_text("utf-8")


def examples() -> list[pytest.param]:
    """Every Python example that stands for itself: one that imports what it uses."""
    return [
        pytest.param(code, id=f"{page.name}-{number}")
        for page in PAGES
        for number, code in enumerate(re.findall(r"```python\n(.*?)```", page.read_text("utf-8"), re.DOTALL))
        if re.search(r"^(from|import) ", code, re.MULTILINE)
    ]


def said(code: str) -> str:
    """What an example prints."""
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        exec(compile(code, "example", "exec"), {"__name__": "example"})
    return told.getvalue()


def commands(page: str) -> list[tuple[str, list[str]]]:
    """The commands that the code of a page names, with what follows them."""
    code = re.findall(r"`([^`\n]+)`|^ {4}(\S.*)$", page, re.MULTILINE)
    found = PROGRAM.findall("\n".join(inline or block for inline, block in code))
    return [(word, rest.split()) for word, rest in found]


@pytest.mark.parametrize("code", examples())
def test_an_example_runs(code, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("my-order.xlsx").write_bytes(workbook("blitar_wood"))
    assert said(code).strip() or "print(" not in code


def test_the_examples_of_the_readme_say_what_the_readme_tells():
    allotted, loaded = (said(example.values[0]) for example in examples() if "README" in str(example.id))
    assert re.findall(r"^Bubut \w+ (\d+)", allotted, re.MULTILINE) == ["180", "90", "30"]
    assert sum(int(n) for n in re.findall(r"(\d+) cartons? of", loaded)) == 602


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_a_page_leads_to_a_file(page):
    links = [link for link in LINK.findall(page.read_text("utf-8")) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_of_a_page_is_the_programs(page):
    unknown = []
    for word, rest in commands(page.read_text("utf-8")):
        if word in SHELL:
            continue
        command = main.commands.get(word)
        options = {option for one in command.params for option in _options(one)} if command else set()
        unknown += [word] if command is None else []
        unknown += [given for given in rest if given.startswith("--") and given not in options]
    assert unknown == []


def _options(parameter: click.Parameter) -> list[str]:
    return [*parameter.opts, *parameter.secondary_opts]


def test_the_readme_names_every_command_and_no_other():
    assert {word for word, _ in commands(text("README.md"))} == {*main.commands, *SHELL}


def test_the_walk_passes_every_room_in_its_order():
    assert tuple(re.findall(r"^## .+ \(`(\w+)`\)$", text("docs/walk.md"), re.MULTILINE)) == ROOMS


def test_every_room_of_the_walk_has_a_picture():
    sections = re.split(r"^## .+ \(`\w+`\)$", text("docs/walk.md"), flags=re.MULTILINE)[1:]
    assert [room for room, told in zip(ROOMS, sections, strict=True) if "](pictures/" not in told] == []


def test_every_picture_is_shown_and_all_are_small():
    pictures = sorted((ROOT / "docs" / "pictures").glob("*.png"))
    assert pictures
    shown = {link for page in PAGES for link in LINK.findall(page.read_text("utf-8"))}
    assert [
        one.name for one in pictures if not any(link.endswith(f"pictures/{one.name}") for link in shown)
    ] == []
    assert sum(one.stat().st_size for one in pictures) < PICTURES_BYTES


def test_the_script_takes_the_pictures_that_are_shown():
    script = text("tools/screenshots.py")
    taken = {*re.findall(r'Picture\(\s*"([\w-]+)"', script), *re.findall(r'"(paper-\w+)":', script)}
    by_link = {"maker", "buyer", "forwarder"}
    assert taken | by_link == {one.stem for one in (ROOT / "docs" / "pictures").glob("*.png")}


def test_the_words_hold_every_thing_that_has_stages():
    rows = re.findall(r"^\| ([^|]+) \|", text("docs/words.md"), re.MULTILINE)
    words = {word.strip() for row in rows for word in row.split(",")}
    assert set(STAGES) - words == set()


def test_the_notice_names_every_foreign_file():
    notice = text("NOTICE")
    named = re.findall(r"(?:src|tests)/[\w/.-]*\w", notice)
    assert [path for path in named if not (ROOT / path).exists()] == []
    licences = [*(ROOT / "src").rglob("OFL*.txt"), *(ROOT / "tests").rglob("*LICENSE*")]
    assert licences
    assert [path.name for path in licences if path.relative_to(ROOT).as_posix() not in notice] == []
