"""The sheet a load is drawn on: colours, hatchings, words in two languages, and the SVG itself.

Colours are those of Okabe and Ito (2008), tinted; hatching and lettering tell the cargoes apart as well. The
sheet has its own light ground, so that it reads on dark pages and prints. No styles or scripts inside, so
it stands under any content security policy.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from html import escape

from geliat.planning.loading.problem import LoadedContainer
from geliat.sentences import Sentence

# (tint of the ground, full colour of the hatching)
COLOURS = (
    ("#cfe8f8", "#2b8cc4"),
    ("#fbe3b3", "#c98500"),
    ("#bfe6d8", "#00805c"),
    ("#f3d6e6", "#b3568a"),
    ("#fbf7bd", "#a89a00"),
    ("#f6cdb4", "#c25200"),
    ("#bcd8ec", "#005a8f"),
    ("#dedede", "#5a5a5a"),
)
HATCHES = (
    "",
    "M-2 2L2 -2M0 12L12 0M10 14L14 10",
    "M0 6H12",
    "M-2 10L2 14M0 0L12 12M10 -2L14 2",
    "M6 0V12",
    "M6 4.5V7.5M4.5 6H7.5",
    "M0 6H12M6 0V12",
    "M0 0L12 12M0 12L12 0",
)
INK, PALE, GROUND = "#1c1c1c", "#8a8a8a", "#ffffff"
FONT = "Noto Sans, DejaVu Sans, Liberation Sans, Arial, sans-serif"
MARGIN = 24
WIDEST, TALLEST = 1200, 420
LEAST_SHEET = 720
GAP = 34
LETTER = 7.6

WORDS = {
    "overview": Sentence(en="Load plan {kind}", id="Rencana muat {kind}"),
    "layer": Sentence(
        en="Load plan {kind}: layer {number} of {layers}",
        id="Rencana muat {kind}: lapis {number} dari {layers}",
    ),
    "pieces": Sentence(en="{count} pieces", id="{count} koli"),
    "steps": Sentence(en="{count} steps", id="{count} langkah"),
    "base": Sentence(
        en="bases {low} to {high} mm above the floor", id="alas {low} sampai {high} mm di atas lantai"
    ),
    "level": Sentence(en="bases {low} mm above the floor", id="alas {low} mm di atas lantai"),
    "floor": Sentence(en="on the floor", id="di lantai"),
    "free": Sentence(en="{free} mm free at the door", id="{free} mm kosong di pintu"),
    "side": Sentence(en="from the left side", id="dari sisi kiri"),
    "above": Sentence(en="from above", id="dari atas"),
    "door view": Sentence(en="from the door", id="dari pintu"),
    "back": Sentence(en="back wall", id="dinding ujung"),
    "door": Sentence(en="door", id="pintu"),
    "below": Sentence(en="grey: the layer below", id="abu-abu: lapis di bawahnya"),
    "numbers": Sentence(en="numbers: stuffing steps", id="angka: langkah pemuatan"),
    "centre": Sentence(en="centre of gravity", id="titik berat"),
    "fill": Sentence(
        en="{fill} % of the volume, {weight} kg of cargo", id="{fill} % volume, muatan {weight} kg"
    ),
}


class Sheet:
    """An SVG that is being written; `paper` turns millimetres of the container into its units."""

    def __init__(
        self, container: LoadedContainer, names: Mapping[str, str], language: str, mark: str
    ) -> None:
        self.container = container
        self.names = names
        self.language = language
        known = [*names, *sorted({piece.cargo for piece in container.placements} - set(names))]
        self.order = {key: number for number, key in enumerate(known)}
        digest = hashlib.sha256(repr((container, sorted(names.items()), language, mark)).encode())
        self.mark = f"load-{digest.hexdigest()[:10]}"
        length, width, height = container.inner_mm
        self.scale = min(WIDEST / length, TALLEST / width, TALLEST / height)
        self.parts: list[str] = []
        self.width = 0.0
        self.height = 0.0

    def paper(self, length_mm: int) -> float:
        """A length of the container on paper."""
        return length_mm * self.scale

    def said(self, word: str, **facts: object) -> str:
        """One of the sheet's words in its language, facts filled in."""
        return WORDS[word].said_in(self.language).format(**facts)

    def number(self, value: int) -> str:
        """A whole number with the thousands mark of the language."""
        grouped = f"{value:,}"
        return grouped.replace(",", ".") if self.language.startswith("id") else grouped

    def decimal(self, permille: int) -> str:
        """A share in per cent with one decimal, in the language's way."""
        mark = "," if self.language.startswith("id") else "."
        return f"{permille // 10}{mark}{permille % 10}"

    def text(self, x: float, y: float, words: str, size: int = 13, **more: str) -> None:
        """Write words at a place on the sheet; `more` are attributes of the SVG text."""
        attributes = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in more.items())
        self.parts.append(
            f'<text x="{unit(x)}" y="{unit(y)}" font-size="{size}"{attributes}>{safe(words)}</text>'
        )

    def fill(self, key: str) -> str:
        """The fill of a cargo: its tint and hatching."""
        return f"url(#{self.mark}-{self.order[key]})"

    def patterns(self, keys: Iterable[str]) -> str:
        """The definitions of the fills of these cargoes."""
        found = []
        for key in sorted(set(keys), key=self.order.__getitem__):
            number = self.order[key]
            ground, colour = COLOURS[number % len(COLOURS)]
            hatch = HATCHES[(number + number // len(COLOURS)) % len(HATCHES)]
            lines = f'<path d="{hatch}" stroke="{colour}" stroke-width="1.1" fill="none"/>' if hatch else ""
            found.append(
                f'<pattern id="{self.mark}-{number}" width="12" height="12" patternUnits="userSpaceOnUse">'
                f'<rect width="12" height="12" fill="{ground}"/>{lines}</pattern>'
            )
        return f"<defs>{''.join(found)}</defs>"

    def finish(self, title: str, description: str) -> str:
        """The whole SVG, named and described for those who do not see it."""
        keys = {piece.cargo for piece in self.container.placements}
        width, height = unit(max(self.width, LEAST_SHEET)), unit(self.height)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
            f'aria-label="{safe(title)}" font-family="{FONT}" fill="{INK}">'
            f"<title>{safe(title)}</title><desc>{safe(description)}</desc>{self.patterns(keys)}"
            f'<rect width="{width}" height="{height}" rx="6" fill="{GROUND}"/>{"".join(self.parts)}</svg>\n'
        )


def short(words: str, most: int) -> str:
    """Words cut to `most` letters, an ellipsis in place of the rest."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def unit(value: float) -> str:
    """A length on paper with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def safe(words: str) -> str:
    """Text safe inside XML: what XML cannot hold at all is left out."""
    return escape("".join(letter for letter in words if letter.isprintable()))
