"""Searches for a better load in the background: begun, run, stopped, and kept or left by a person.

The search itself is `further`, in a process of its own; a thread of the desk listens to it and writes the
row. Either may die: the row says when it was last heard of, and a silent search is told as ended.
"""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import QuerySet

from geliat.desk.consignments.models import Consignment
from geliat.desk.loading import actions, asking, checks, figures, further
from geliat.desk.loading.models import LoadPlan, LoadSearch
from geliat.planning.loading.plan_file import from_json
from geliat.refusals import Blocker, Refusal
from geliat.trade.access import Actor, authorise

SECONDS = 60
SILENT = timedelta(seconds=20)
"""After so long without a word the search has ended with the process that ran it."""
GRACE_S = 15
LISTEN_S = 0.5
NO_PLAN = (10_000, 0)
"""Worse than any plan: what a search betters where there is none yet."""

COMMAND = [sys.executable, "-m", further.__name__]

Now = Callable[[], datetime]


def begin(consignment: Consignment, *, by: Actor, at: datetime, seconds: int = SECONDS) -> LoadSearch:
    """Ask for a further search; the caller starts it when this is committed.

    Raises Refusal when one is running, or nothing can be planned.
    """
    authorise(by, "loading.plan", ("consignment", consignment.pk))
    with transaction.atomic():
        consignment = Consignment.objects.select_for_update().get(pk=consignment.pk)
        blockers = checks.of_consignment(consignment)
        running = LoadSearch.objects.filter(consignment=consignment, state="running")
        running.filter(heard_at__lt=at - SILENT).update(state="lost")
        if running.exists():
            blockers.append(_running_already(consignment))
        if blockers:
            raise Refusal(*blockers)
        asking.of_consignment(consignment)
        return LoadSearch.objects.create(
            consignment=consignment,
            asked_at=at,
            asked_by=by.who,
            seconds=seconds,
            heard_at=at,
            before=list(_standing(consignment)),
        )


def _standing(consignment: Consignment) -> further.Worth:
    """What the plans in force of containers that are not stuffed yet are worth."""
    plans = figures.plans_in_force(consignment, stages=["planned"]).values()
    loaded = [figures.Reading(plan).loaded for plan in plans if plan.cartons]
    return further.worth(loaded) if loaded else NO_PLAN


def start(search: LoadSearch, now: Now) -> None:
    """Run a search in a thread of its own; the page follows it by its row."""

    def work() -> None:
        try:
            run(search.pk, now)
        finally:
            connection.close()

    threading.Thread(target=work, name=f"load-search-{search.pk}", daemon=True).start()


def run(number: int, now: Now) -> None:
    """Run search `number` to its end and write what it finds, whatever becomes of its process."""
    search = LoadSearch.objects.select_related("consignment").get(pk=number)
    mine = LoadSearch.objects.filter(pk=number, state="running")
    state = "failed"
    try:
        problem = asking.of_consignment(search.consignment).problem
        before: further.Worth = (search.before[0], search.before[1])
        with _searching(further.asked_line(problem, search.seconds, before)) as process:
            state = _listened(process, mine, search.seconds, now)
    except (OSError, ValueError, Refusal):
        state = "failed"
    finally:
        found = mine.exclude(plan={}).exists()
        mine.update(state="found" if found else state, heard_at=now())


@contextmanager
def _searching(asked: str) -> Iterator[subprocess.Popen[str]]:
    """The process that searches, which is gone when the block ends."""
    with subprocess.Popen(  # noqa: S603 - this very program, with nothing from outside in its arguments
        COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            if process.stdin is not None:
                process.stdin.write(asked)
                process.stdin.close()
            yield process
        finally:
            process.kill()


def _listened(process: subprocess.Popen[str], mine: QuerySet[LoadSearch], seconds: int, now: Now) -> str:
    """Write each line the process says until it ends, is asked to stop or is late; how it ended."""
    lines: queue.Queue[str] = queue.Queue()

    def listen() -> None:
        for line in process.stdout or ():
            lines.put(line)
        lines.put("")

    threading.Thread(target=listen, daemon=True).start()
    end = time.monotonic() + seconds + GRACE_S
    told: dict[str, object] = {}
    again = time.monotonic()
    while time.monotonic() < end:
        try:
            line = lines.get(timeout=LISTEN_S)
        except queue.Empty:
            line = None
        if line:
            told |= _told(line)
        # Small loads are tried hundreds of times a second; the row need not know of each.
        if line == "" or "plan" in told or time.monotonic() >= again:
            mine.update(heard_at=now(), **told)
            told, again = {}, time.monotonic() + LISTEN_S
            if line == "":
                return "nothing" if process.wait() == 0 else "failed"
            if mine.filter(stop_asked=True).exists():
                return "stopped"
    return "failed"


def _told(line: str) -> dict[str, object]:
    """What a line of the process says, by the columns it belongs to."""
    told = json.loads(line)
    if "plan" in told:
        told["plan"] = json.loads(told["plan"])
    return {name: told[name] for name in ("tries", "after", "plan") if name in told}


def stop(search: LoadSearch, *, by: Actor, at: datetime) -> LoadSearch:
    """Ask a running search to stop; what it has found so far stays to be decided on."""
    authorise(by, "loading.plan", ("consignment", search.consignment_id))
    LoadSearch.objects.filter(pk=search.pk, state="running").update(stop_asked=True)
    LoadSearch.objects.filter(pk=search.pk, state="running", heard_at__lt=at - SILENT).update(state="lost")
    search.refresh_from_db()
    return search


def keep(search: LoadSearch, *, by: Actor, at: datetime) -> list[LoadPlan]:
    """Put the plan that a search found in force, after the judge has passed it again.

    Raises Refusal when it was decided on already, or cartons or containers have changed since.
    """
    authorise(by, "loading.plan", ("consignment", search.consignment_id))
    consignment = Consignment.objects.get(pk=search.consignment_id)
    blockers = checks.of_consignment(consignment)
    if blockers:
        raise Refusal(*blockers)
    asked = asking.of_consignment(consignment)
    with transaction.atomic():
        _decide(search, "kept")
        answer = from_json(json.dumps(search.plan))[1]
        checks.judged(answer, asked.problem)
        return actions.keep_plans(consignment, asked, answer, {"searched_s": search.seconds}, by=by, at=at)


def leave(search: LoadSearch, *, by: Actor, at: datetime) -> LoadSearch:
    """Leave the plan that stands in force; what the search found is not used."""
    authorise(by, "loading.plan", ("consignment", search.consignment_id))
    with transaction.atomic():
        _decide(search, "left")
    search.refresh_from_db()
    return search


def _decide(search: LoadSearch, state: str) -> None:
    if not LoadSearch.objects.filter(pk=search.pk, state="found").update(state=state):
        raise Refusal(
            Blocker(
                code="nothing_to_decide",
                en="This search has no plan that waits for a decision.",
                id="Pencarian ini tidak mempunyai rencana yang menunggu keputusan.",
                owner="coordinator",
                mend=("loading:consignment", {"consignment": search.consignment_id}),
            )
        )


def latest(consignment: Consignment) -> LoadSearch | None:
    """The last search for a consignment."""
    return LoadSearch.objects.filter(consignment=consignment).order_by("-pk").first()


def state_at(search: LoadSearch, at: datetime) -> str:
    """The state of a search as it is told: a running one that is silent is lost."""
    if search.state == "running" and search.heard_at < at - SILENT:
        return "lost"
    return search.state


def _running_already(consignment: Consignment) -> Blocker:
    return Blocker(
        code="search_running",
        en="A search for {consignment} is running already; wait for it or stop it.",
        id="Pencarian untuk {consignment} sedang berjalan; tunggu sampai selesai atau hentikan.",
        facts={"consignment": consignment.number},
        owner="coordinator",
        mend=("loading:consignment", {"consignment": consignment.pk}),
    )
