"""Papers for tests, prepared through the room's own actions."""

from __future__ import annotations

from datetime import datetime

from tests.desk.cast import SRI
from tests.desk.loading.builders import LATER, a_walked_consignment

from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier import actions
from geliat.desk.dossier.models import Paper


def prepared(consignment: Consignment | None = None, at: datetime = LATER) -> Consignment:
    """A small consignment whose five papers are prepared."""
    consignment = consignment or a_walked_consignment()
    actions.prepare(consignment, by=SRI, at=at)
    return consignment


def sealed(consignment: Consignment | None = None, at: datetime = LATER) -> Consignment:
    """A small consignment whose five papers are sealed."""
    consignment = prepared(consignment, at)
    actions.seal(consignment, by=SRI, at=at)
    return consignment


def paper(consignment: Consignment, kind: str, version: int = 1) -> Paper:
    """One version of one of its papers."""
    return Paper.objects.get(consignment=consignment, kind=kind, version=version)
