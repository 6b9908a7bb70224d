"""Makes every file of a dossier at once: the machine forms while the PDFs are typeset; or many dossiers."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

from geliat.papers.forms import FORMS, every_form
from geliat.papers.rendering import render_all
from geliat.trade.documents import every_paper
from geliat.trade.shipment import Shipment

T = TypeVar("T")
Made = TypeVar("Made")


def every_file(shipment: Shipment, *, threads: int | None = None) -> dict[str, bytes]:
    """File name -> file: every machine form, then every PDF that the shipment's facts allow.

    The forms are written while the papers are typeset in `threads` of their own, as `render_all` has them;
    the bytes do not depend on them. Raises Refusal as `every_form` and `render_all` do.
    """
    papers = every_paper(shipment)
    with ThreadPoolExecutor(1) as beside:
        typeset = beside.submit(render_all, papers, threads=threads)
        files = {FORMS[name].file_name: data for name, data in every_form(shipment, papers).items()}
        return files | {f"{kind}.pdf": data for kind, data in typeset.result().items()}


def side_by_side(deed: Callable[[T], Made], given: Sequence[T], processes: int) -> Iterator[Made]:
    """What the deed makes of each that is given, in their order, in so many processes of their own.

    For many dossiers; `deed` is a function of a module, which those processes can find. Each of them
    typesets in one thread: with one dossier to a processor, more threads only wait for each other.
    """
    # Started anew: a fork would inherit the compiler without its threads, and wait for them for ever.
    with ProcessPoolExecutor(processes, get_context("spawn"), _alone) as pool:
        try:
            yield from pool.map(deed, given)
        finally:
            pool.shutdown(cancel_futures=True)


def _alone() -> None:
    """Set up a process that makes one dossier after the other."""
    # Read by the compiler's own pool of threads when it starts.
    os.environ["RAYON_NUM_THREADS"] = "1"
    # A dossier is some hundred thousand values that all live till it is written: looking through them for
    # rings of dead ones, as often as is usual, takes a twentieth of the time and finds none.
    gc.set_threshold(200_000)
