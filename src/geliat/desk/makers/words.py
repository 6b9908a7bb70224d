"""How people say the work steps and crafts; the words of the wood and drum trade of Blitar.

A workbook of another regency may bring steps of its own: one without a word here is shown as written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from geliat.sentences import Sentence

STEP_FORM = re.compile(r"[a-z][a-z0-9_]{0,23}")

STEPS: Mapping[str, Sentence] = MappingProxyType(
    {
        "cutting": Sentence(en="Cutting to size", id="Pemotongan", zh="下料"),
        "turning": Sentence(en="Turning", id="Bubut", zh="车削"),
        "drying": Sentence(en="Drying", id="Penjemuran", zh="干燥"),
        "sanding": Sentence(en="Sanding", id="Amplas", zh="打磨"),
        "carving": Sentence(en="Carving", id="Ukir", zh="雕刻"),
        "painting": Sentence(en="Painting", id="Lukis dan cat", zh="彩绘"),
        "decorating": Sentence(en="Painting or carving", id="Lukis atau ukir", zh="彩绘或雕刻"),
        "skinning": Sentence(en="Skin and rope", id="Pasang kulit dan tali", zh="蒙皮与绳索"),
        "joinery": Sentence(en="Joinery", id="Perakitan kayu", zh="木工组装"),
        "finishing": Sentence(en="Finishing", id="Penyelesaian akhir", zh="成品加工"),
    }
)


def step_name(step: str) -> Sentence:
    """The step as people say it; its own code, readable, where no word is known."""
    plain = step.replace("_", " ").capitalize()
    return STEPS.get(step) or Sentence(en=plain, id=plain)
