"""Runs the demonstration: a folder of its own, the walk, what it leaves behind, and the desk to look at."""

from __future__ import annotations

import os
import time
from pathlib import Path

from geliat.demo import folder
from geliat.demo.teller import Teller
from geliat.refusals import Refusal
from geliat.web import start


def run(out: Path, *, serving: bool, go_on: bool, host: str, port: int, language: str) -> None:
    """Walk the case under `out` (or go on with what was walked there), then serve it if asked.

    Raises Refusal, with nothing touched, for a folder that is not the demonstration's own, one that holds
    no finished walk to go on with, or a port that is taken.
    """
    teller = Teller(language)
    address = f"http://{host}:{port}"
    if serving:
        address = f"http://{host}:{start.free_port(host, port)}"
    if go_on:
        folder.open_again(out)
    else:
        folder.open_afresh(out)
    # The demonstration keeps to its own folder whatever the environment names.
    os.environ["DATABASE_URL"] = f"sqlite:///{out / 'geliat.sqlite3'}"
    os.environ["GELIAT_ADDRESS"] = address
    os.environ["GELIAT_DEMO"] = "1"
    start.open_home(out)
    start.ready_database()
    began = time.process_time()
    _walk_or_greet(out, teller, go_on)
    if not go_on:
        folder.mark(out, walked=True)
        seconds = time.process_time() - began
        teller.say(
            f"\nEverything is in {out} ({seconds:.1f} CPU seconds).",
            f"\nSemuanya ada di {out} ({seconds:.1f} detik CPU).",
        )
    if serving:
        teller.say(
            f"\nThe desk is served on {address}/ (stop with Ctrl-C).",
            f"\nMeja kerja dilayani di {address}/ (hentikan dengan Ctrl-C).",
        )
        start.serve(host, int(address.rpartition(":")[2]))


def _walk_or_greet(out: Path, teller: Teller, go_on: bool) -> None:
    # Imported here because the rooms need the settings, which need the folder.
    from geliat.demo import story

    if go_on:
        story.greet(teller)
        return
    try:
        story.tell(out, teller)
    except Refusal:
        teller.say(
            "The walk met a refusal it did not expect and stops here:",
            "Peragaan menemui penolakan yang tak terduga dan berhenti di sini:",
        )
        raise
