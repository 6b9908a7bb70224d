"""How layouts name their elements."""

from __future__ import annotations

from geliat.papers.ubl.documents import INVOICE
from geliat.papers.ubl.layout import name, new_root, steps


def test_a_prefixed_name_gets_its_namespace():
    assert name("cbc:ID") == "{urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2}ID"


def test_steps_leave_out_what_is_picked():
    assert list(steps("cac:Item[1]/cbc:ID[@schemeID='NIB']")) == ["cac:Item", "cbc:ID"]


def test_a_new_document_has_its_own_namespace():
    assert new_root(INVOICE).tag == INVOICE.root
