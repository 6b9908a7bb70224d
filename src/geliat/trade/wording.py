"""How papers word goods and offices: the product, its size and species, in the languages of their readers."""

from __future__ import annotations

import re

from geliat.sentences import Sentence

OFFICES = {"direktur": "Director", "ketua": "Chairperson", "manajer ekspor": "Export manager"}


def office(title: str) -> Sentence:
    """An office by its Indonesian title; one not known here keeps its title in English too."""
    return Sentence(en=OFFICES.get(title.strip().lower(), title), id=title)


def goods_description(
    name: Sentence, shape: str, size_mm: tuple[int, int, int], species: tuple[str, ...]
) -> Sentence:
    """What a line is called on papers: name, size and species; Chinese only where the name has it.

    `shape` is "drum" (diameter x height) or anything else (length x width x height); empty species are
    passed over.
    """
    length, width, height = size_mm
    measure = f"Ø{length} × {height} mm" if shape == "drum" else f"{length} × {width} × {height} mm"
    local = [each for each in species if each]
    latin = [scientific(each) for each in local]
    return Sentence(
        en=", ".join((name.en, measure, *latin)),
        id=", ".join((name.id, measure, *local)),
        zh=", ".join((name.zh, measure, *latin)) if name.zh else "",
    )


def scientific(species: str) -> str:
    """The scientific name alone, where it stands in brackets after the local one, as abroad it is read."""
    found = re.search(r"\(([A-Z][a-z]+ [a-z. ]+)\)\s*$", species)
    return found[1] if found else species
