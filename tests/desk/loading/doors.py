"""The addresses of the loading room, for the walk over every address and role."""

from __future__ import annotations

from typing import Any

from tests.desk.loading.builders import a_walked_consignment
from tests.web.rows import Case, Row


def a_consignment(case: Case) -> dict[str, Any]:
    return {"consignment": a_walked_consignment().pk}


def a_container(case: Case) -> dict[str, Any]:
    return {"container": case.one("container", consignment=a_walked_consignment()).pk}


def a_plan(case: Case) -> dict[str, Any]:
    return {"plan": case.one("loadplan", container__consignment=a_walked_consignment()).pk}


def a_drawing(case: Case) -> dict[str, Any]:
    return {**a_plan(case), "number": 1}


ROWS = [
    Row("loading:consignments"),
    Row("loading:consignment", a_consignment),
    Row("loading:book", a_consignment),
    Row("loading:book", a_consignment, method="POST"),
    Row("loading:plan", a_consignment, method="POST"),
    Row("loading:unpack", a_consignment, method="POST"),
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
