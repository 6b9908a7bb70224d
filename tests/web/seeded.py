"""One seeded case for the tests that look at every page: an order let go, one under way, and their links.

The maker's link opens the workshop of `case.share`, the buyer's `case.order`, the forwarder's
`case.consignment`; all three belong to the first order, the boxes and bowls, which walked to its end.
The calendar's link opens the dates of `case.group`.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import transaction
from rich.console import Console
from tests.desk.cast import AT, SIGNED_IN, a_link, person
from tests.web.rows import Case

from geliat.demo.cast import Cast
from geliat.demo.open_order import begin_open_order
from geliat.demo.teller import Teller
from geliat.demo.walk import Troubles, Walk
from geliat.desk.people import actions as people
from geliat.desk.people.models import Link
from geliat.trade.access import Role
from geliat.workbook.cases import shipped

RELEASE_ON = date(2020, 10, 27)
OPENS = {
    "workshop": Role.MAKER,
    "order": Role.BUYER,
    "consignment": Role.FORWARDER,
    "group": Role.COORDINATOR,
}


@contextmanager
def seeded_case() -> Iterator[Case]:
    """The case in the database until the block ends; the whole stands in one transaction that is undone."""
    with transaction.atomic():
        cast = Cast(*(people.actor_of(person(actor)) for actor in SIGNED_IN), sign_ins={})
        teller = Teller("en", Console(file=io.StringIO()))
        Walk(shipped("blitar_wood"), cast, teller, Troubles(), release_on=RELEASE_ON).to_release()
        begin_open_order(shipped("blitar_djembe"), cast, teller, at=AT)
        case = Case()
        for opens, role in OPENS.items():
            a_link(role, opens, subject_of(case, opens), f"Holder of {opens}")
        yield case
        transaction.set_rollback(True)


def subject_of(case: Case, opens: str) -> int:
    """The number of the thing that the case's own link opens."""
    return int(case.share.workshop_id if opens == "workshop" else getattr(case, opens).pk)


def token_to(opens: str) -> str:
    """The word of the case's own link to that kind of thing."""
    return people.token_of(Link.objects.get(opens=opens, holder=f"Holder of {opens}"))
