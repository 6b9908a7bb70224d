"""The addresses of the loading room, for the walk over every address and role."""

from __future__ import annotations

from typing import Any

from tests.desk.loading.builders import LATER, a_walked_consignment
from tests.web.rows import Case, Row

from geliat.desk.loading.models import LoadSearch


def a_consignment(case: Case) -> dict[str, Any]:
    return {"consignment": a_walked_consignment().pk}


def a_container(case: Case) -> dict[str, Any]:
    return {"container": case.one("container", consignment=a_walked_consignment()).pk}


def a_plan(case: Case) -> dict[str, Any]:
    return {"plan": case.one("loadplan", container__consignment=a_walked_consignment()).pk}


def a_drawing(case: Case) -> dict[str, Any]:
    return {**a_plan(case), "number": 1}


def a_search(case: Case) -> dict[str, Any]:
    """A search for the walked consignment that has ended without finding anything."""
    consignment = a_walked_consignment()
    search, _ = LoadSearch.objects.get_or_create(
        consignment=consignment,
        defaults={"asked_at": LATER, "heard_at": LATER, "asked_by": "Sri", "seconds": 60, "state": "nothing"},
    )
    return {"search": search.pk}


ROWS = [
    Row("loading:consignments"),
    Row("loading:consignment", a_consignment),
    Row("loading:book", a_consignment),
    Row("loading:book", a_consignment, method="POST"),
    Row("loading:plan", a_consignment, method="POST"),
    Row("loading:unpack", a_consignment, method="POST"),
    Row("loading:search", a_consignment, method="POST"),
    Row("loading:look", a_search, unseen="a part of the consignment's page"),
    Row("loading:stop_search", a_search, method="POST"),
    Row("loading:keep_search", a_search, method="POST"),
    Row("loading:leave_search", a_search, method="POST"),
    Row("loading:container", a_container),
    Row("loading:check", a_container),
    Row("loading:check", a_container, method="POST"),
    Row("loading:stuff", a_container, method="POST"),
    Row("loading:seal", a_container),
    Row("loading:seal", a_container, method="POST"),
    Row("loading:reseal", a_container),
    Row("loading:reseal", a_container, method="POST"),
    Row("loading:verify_mass", a_container),
    Row("loading:verify_mass", a_container, method="POST"),
    Row("loading:replace_plan", a_container),
    Row("loading:replace_plan", a_container, method="POST"),
    Row("loading:move", a_container),
    Row("loading:move", a_container, method="POST"),
    Row("loading:swap", a_container, method="POST"),
    Row("loading:load_plan", a_plan),
    Row("loading:view", a_plan, unseen="data for the 3D view on the page of the load plan"),
    Row("loading:plan_file", a_plan, unseen="a JSON file to be taken along"),
    Row("loading:drawing", a_drawing, unseen="a picture on the page of the load plan"),
]
