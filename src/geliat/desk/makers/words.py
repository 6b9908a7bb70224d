"""How people say the work steps, from `trade.steps`.

A workbook of another regency may bring steps of its own: one without a word there is shown as written.
"""

from __future__ import annotations

import re

from geliat.sentences import Sentence
from geliat.trade.steps import steps

STEP_FORM = re.compile(r"[a-z][a-z0-9_]{0,23}")


def step_name(step: str) -> Sentence:
    """The step as people say it, with a capital; its own code, readable, where no word is known."""
    known = steps().get(step)
    name = known.name if known else Sentence(en=step.replace("_", " "), id=step.replace("_", " "))
    return Sentence(en=_capital(name.en), id=_capital(name.id), zh=name.zh)


def step_place(step: str) -> tuple[int, str]:
    """The place of a step among all, in the order the goods walk; unknown ones after the known, by code."""
    known = steps().get(step)
    return (known.place if known else len(steps()) + 1, step)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
