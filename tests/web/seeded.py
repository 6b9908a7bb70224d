"""One seeded case for the tests that look at every page, with a link to each kind of thing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from tests.desk.cast import SIGNED_IN, a_link, person
from tests.desk.consignments.seed import seed_blitar, seed_wood
from tests.web.rows import Case

from geliat.desk.people import actions as people
from geliat.trade.access import Role

OPENS = {"workshop": Role.MAKER, "order": Role.BUYER, "consignment": Role.FORWARDER}


@contextmanager
def seeded_case() -> Iterator[Case]:
    """The case in the database until the block ends; the whole stands in one transaction that is undone."""
    with transaction.atomic():
        for actor in SIGNED_IN:
            person(actor)
        seed_blitar()
        seed_wood()
        case = Case()
        for opens, role in OPENS.items():
            a_link(role, opens, subject_of(case, opens), f"Holder of {opens}")
        yield case
        transaction.set_rollback(True)


def subject_of(case: Case, opens: str) -> int:
    """The thing of the case that its link opens: the workshop of the first share, where there is one."""
    if opens == "workshop":
        from geliat.desk.allotment.models import Share

        share = Share.objects.order_by("pk").first()
        return share.workshop_id if share else case.workshop.pk
    return getattr(case, opens).pk


def token_to(opens: str) -> str:
    """The word of the case's own link to that kind of thing."""
    from geliat.desk.people.models import Link

    return people.token_of(Link.objects.filter(opens=opens, holder=f"Holder of {opens}").get())
