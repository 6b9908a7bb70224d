"""Prints the trade's values: papers and label sheets as PDF, each from one frozen value.

render(paper)          the PDF of a paper of the dossier
render_all(papers)     the PDFs of a whole set, side by side, by kind
lay_out(paper)         what will stand where on it, as a page model
label_sheet(labels)    the carton labels
drawings_of(loaded)    the drawings of a container's plan, for `render(..., drawings=...)`
stuffing_sheets(plan, problem)    a load plan for the crew that stuffs, a drawing a step
"""

from __future__ import annotations

from geliat.papers.labels import (
    A4_2_BY_4,
    A4_3_BY_7,
    THERMAL_100_BY_150,
    CartonLabel,
    carton_labels,
    label_sheet,
)
from geliat.papers.load_plan_sheet import drawings_of
from geliat.papers.page import Drawing
from geliat.papers.rendering import lay_out, render, render_all
from geliat.papers.stuffing_sheets import stuffing_sheets

__all__ = [
    "A4_2_BY_4",
    "A4_3_BY_7",
    "THERMAL_100_BY_150",
    "CartonLabel",
    "Drawing",
    "carton_labels",
    "drawings_of",
    "label_sheet",
    "lay_out",
    "render",
    "render_all",
    "stuffing_sheets",
]
