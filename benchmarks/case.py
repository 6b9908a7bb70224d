"""Times the spine: the question "can we take this order?", the whole case through all rooms, its papers.

    python benchmarks/case.py

CPU seconds of one process; the database is SQLite in a folder that is thrown away. Set-up (imports, tables)
is not counted.
"""

from __future__ import annotations

import io
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path


@contextmanager
def timed(what: str, reach: str) -> Iterator[None]:
    """Print the CPU seconds of a block beside what it should reach."""
    began = time.process_time()
    yield
    print(f"{what:<72} {time.process_time() - began:6.2f} s   (reach: {reach})")


def main() -> None:
    """Run every measurement once."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/case.sqlite3"
        from geliat.web import start

        start.open_home(Path(folder))
        start.ready_database()
        _question()
        _walk()


def _question() -> None:
    from geliat.workbook.cases import workbook
    from geliat.workbook.planning import plan_case
    from geliat.workbook.reading import read_case

    given = workbook("blitar_djembe")
    with timed("workbook in; feasibility, shares with reasons, dates, containers out", "under 5 s"):
        plan = plan_case(read_case(given))
    print(f"    {len(plan.allotment.shares)} shares")


def _walk() -> None:
    from rich.console import Console

    from geliat.demo import cast
    from geliat.demo.teller import Teller
    from geliat.demo.trade_deeds import moment
    from geliat.demo.walk import EVERY_TROUBLE, Walk
    from geliat.desk.consignments.models import Consignment
    from geliat.desk.dossier import figures as dossier
    from geliat.papers import render
    from geliat.workbook.cases import shipped

    case = shipped("blitar_djembe")
    people = cast.enrol(moment(case.order.received_on, 7))
    walk = Walk(
        case, people, Teller("en", Console(file=io.StringIO())), EVERY_TROUBLE, release_on=date(2020, 10, 20)
    )
    with timed("the whole case through all rooms, planning and papers included", "under 15 s"):
        walk.to_release()
    papers = [
        dossier.value_of(row)
        for row in dossier.current_papers(Consignment.objects.get(number__endswith="SHA"))
    ]
    with timed(f"the {len(papers)} papers of a consignment, warm", "under 2 s"):
        for paper in papers:
            render(paper)


if __name__ == "__main__":
    main()
