"""What people read: refusals in two languages with the same facts, journeys, roles, and the law's dates."""

from __future__ import annotations

import ast
import re
import string
import subprocess
import sys

import pytest
from tests.architecture.source import ROOT, called, calls, modules

from geliat.trade import access, journey


def _blockers():
    for module in modules():
        for call in calls(module):
            if called(call) in {"Blocker", "refusals.Blocker"}:
                yield module, call, {word.arg: word.value for word in call.keywords}


def _text(node):
    """The text of a constant, or of constants added together; None where it is made elsewhere."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            parts = (_text(left), _text(right))
            return None if None in parts else "".join(parts)
        case _:
            return None


def _fields(text):
    return {name.split(".")[0].split("[")[0] for _, name, _, _ in string.Formatter().parse(text) if name}


def _stem(field):
    """A field that differs by language ("roles_en" and "roles_id", "en" and "indonesian") is one fact."""
    return re.sub(r"(^|_)(en|id|indonesian)$", "", field)


def test_there_are_refusals_to_judge():
    assert sum(1 for _ in _blockers()) > 20


def test_every_refusal_speaks_both_languages_with_the_same_facts():
    wrong = []
    for module, call, words in _blockers():
        where = f"{module.path}:{call.lineno}"
        if call.args and "en" not in words:
            continue  # given by place; the type checker sees that none is missing
        english, indonesian = _text(words.get("en")), _text(words.get("id"))
        if "en" not in words or "id" not in words:
            wrong.append(f"{where} lacks a language")
        elif english is not None and indonesian is not None:
            if not english.strip() or not indonesian.strip() or english == indonesian:
                wrong.append(f"{where} says the same in both, or nothing")
            if {*map(_stem, _fields(english))} != {*map(_stem, _fields(indonesian))}:
                wrong.append(f"{where} {_fields(english) ^ _fields(indonesian)}")
    assert wrong == []


def test_every_fact_that_a_refusal_names_is_given():
    wrong = []
    for module, call, words in _blockers():
        facts = words.get("facts")
        if facts is not None and not isinstance(facts, ast.Dict):
            continue
        keys = facts.keys if isinstance(facts, ast.Dict) else []
        if any(not isinstance(key, ast.Constant) for key in keys):
            continue
        given = {key.value for key in keys}
        for language in ("en", "id"):
            text = _text(words.get(language))
            if text is not None and not _fields(text) <= given:
                wrong.append(f"{module.path}:{call.lineno} {_fields(text) - given}")
    assert wrong == []


def test_every_refusals_code_is_in_snake_case_and_its_owner_a_role():
    wrong = []
    roles = set(access.Role)
    for module, call, words in _blockers():
        code, owner = _text(words.get("code")), _text(words.get("owner"))
        if code is not None and not re.fullmatch(r"[a-z][a-z0-9_]*", code):
            wrong.append(f"{module.path}:{call.lineno} code {code!r}")
        if owner not in (None, "") and owner not in roles:
            wrong.append(f"{module.path}:{call.lineno} owner {owner!r}")
    assert wrong == []


def test_every_sentence_stands_in_both_languages():
    wrong = []
    for module in modules():
        for call in calls(module):
            if called(call) != "Sentence":
                continue
            words = {word.arg: _text(word.value) for word in call.keywords}
            if "" in (words.get("en"), words.get("id")):
                wrong.append(f"{module.path}:{call.lineno}")
    assert wrong == []


@pytest.mark.parametrize("thing", sorted(journey.STAGES))
def test_every_stage_is_named_reachable_and_moved_between_known_ones(thing):
    stages = journey.STAGES[thing]
    assert all(said.en and said.id for said in stages.values())
    assert {stage for move in journey.MOVES[thing] for stage in move} <= set(stages)
    reached = {journey.FIRST[thing]}
    for _ in stages:
        reached |= {new for old, new in journey.MOVES[thing] if old in reached}
    assert reached == set(stages)


def test_every_deed_of_the_table_can_be_done_by_somebody():
    assert all(holders for holders in access.DEEDS.values())
    assert set(access.ROLE_NAMES) == set(access.Role)


def test_every_deed_that_the_desk_authorises_is_in_the_table():
    used = set()
    for module in modules():
        for call in calls(module):
            place = {"authorise": 1, "may": 1, "door": 0, "link_door": 0, "may_see": 1}.get(
                called(call).rpartition(".")[2]
            )
            if place is not None and len(call.args) > place and (deed := _text(call.args[place])):
                used.add((module.path, deed))
    assert used
    assert [f"{path}: {deed}" for path, deed in sorted(used) if deed not in access.DEEDS] == []


def test_every_word_of_the_pages_is_translated():
    ran = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "messages.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
