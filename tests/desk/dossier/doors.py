"""The addresses of the dossier room, for the walk over every address and role."""

from __future__ import annotations

from typing import Any

from tests.desk.dossier.builders import prepared
from tests.desk.loading.builders import a_walked_consignment
from tests.web.rows import Case, Row

from geliat.desk.dossier.models import Paper


def a_consignment(case: Case) -> dict[str, Any]:
    return {"consignment": a_walked_consignment().pk}


def the_paper() -> Paper:
    """The invoice of the walked consignment, prepared where it is not yet."""
    consignment = a_walked_consignment()
    papers = Paper.objects.filter(consignment=consignment, kind="commercial_invoice")
    return papers.first() or Paper.objects.filter(consignment=prepared(consignment)).earliest("pk")


def a_paper(case: Case) -> dict[str, Any]:
    return {"paper": the_paper().pk}


def a_form(case: Case) -> dict[str, Any]:
    return {"consignment": a_walked_consignment().pk, "form": "packing_list.xlsx"}


def a_code(case: Case) -> dict[str, Any]:
    return {"code": the_paper().code}


ROWS = [
    Row("dossier:consignments"),
    Row("dossier:consignment", a_consignment),
    Row("dossier:prepare", a_consignment, method="POST"),
    Row("dossier:seal", a_consignment, method="POST"),
    Row("dossier:form", a_form, unseen="a file for other systems"),
    Row("dossier:hand_over", a_consignment),
    Row("dossier:ask_hand_over", a_consignment, method="POST"),
    Row("dossier:confirm_hand_over", a_consignment, method="POST"),
    Row("dossier:refuse_hand_over", a_consignment, method="POST", data={"reason": "no"}),
    Row("dossier:declaration_file", a_consignment, method="POST"),
    Row("dossier:paper", a_paper),
    Row("dossier:pdf", a_paper, unseen="a PDF, which the browser shows by itself"),
    Row("dossier:verify", a_code),
    Row("dossier:verify", a_code, method="POST", data={"sha256": "0" * 64}),
]
