"""A paper's own content as a form: the file's hash is the seal, all is stated, bad files are refused."""

from __future__ import annotations

import hashlib
import json

import pytest
from tests.papers.places import leaves_of_json
from tests.trade.builders import a_shipment

from geliat.papers.content import read_content, write_content
from geliat.refusals import Refusal
from geliat.trade.documents import every_paper

PAPERS = {paper.kind: paper for paper in every_paper(a_shipment(boxes=2, counts=(3, 2, 2)))}


def at(data, pointer):
    for part in pointer.strip("/").split("/"):
        data = data[int(part)] if isinstance(data, list) else data[part]
    return data


@pytest.mark.parametrize("kind", PAPERS)
def test_the_seal_of_a_paper_is_the_hash_of_its_file(kind):
    assert hashlib.sha256(write_content(PAPERS[kind])).hexdigest() == PAPERS[kind].sha256


@pytest.mark.parametrize("kind", PAPERS)
def test_every_value_on_a_paper_is_stated_where_it_stands(kind):
    data = write_content(PAPERS[kind])
    content = json.loads(data)
    stated = {each.path for each in read_content(kind, data)}
    silent = [
        pointer
        for pointer in leaves_of_json(content)
        if pointer not in stated and at(content, pointer) not in ("", None)
        # An amount is stated together with its currency.
        and pointer.removesuffix("currency") + "amount" not in stated and pointer != "/kind"
    ]  # fmt: skip
    assert silent == []


@pytest.mark.parametrize("kind", PAPERS)
def test_one_place_states_one_value(kind):
    places = [each.path for each in read_content(kind, write_content(PAPERS[kind]))]
    assert len(places) == len(set(places))


def test_all_papers_of_one_shipment_say_the_same():
    said = {}
    for kind, paper in PAPERS.items():
        for each in read_content(kind, write_content(paper)):
            said.setdefault(each.fact, set()).add(each.value)
    assert {fact: values for fact, values in said.items() if len(values) > 1} == {}


def test_facts_go_by_the_thing_and_not_by_the_paper():
    stated = {each.fact: each for each in read_content("packing_list", write_content(PAPERS["packing_list"]))}
    assert stated["party", "exporter", "tax_id"].value == "012345674653000"
    assert stated["line", "1", "packed"].path == "/lines/0/quantity"
    assert stated["carton", "2", "length_mm"].path == "/cartons/1/outer_mm/0"
    assert stated["container", "GLTU0472817", "seal"].value == "ID020482"
    assert stated["transport", "loading_port"].value == "IDSUB"


def test_an_edited_value_is_read_as_edited():
    content = PAPERS["commercial_invoice"].content()
    content["lines"][0]["amount"]["amount"] = "82.81"
    stated = {
        each.fact: each.value for each in read_content("commercial_invoice", json.dumps(content).encode())
    }
    assert stated["line", "1", "amount"] == "82.81 USD"


def test_every_unsound_field_is_named():
    content = PAPERS["commercial_invoice"].content()
    content["date"], content["cartons"] = "15 October", "seven"
    with pytest.raises(Refusal) as refused:
        read_content("commercial_invoice", json.dumps(content).encode())
    assert refused.value.codes == ("field_unreadable", "field_unreadable")


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"kind": "packing_list"}', b"\xff"])
def test_a_foreign_file_is_refused_in_a_sentence(data):
    with pytest.raises(Refusal) as refused:
        read_content("commercial_invoice", data)
    assert refused.value.codes == ("form_foreign",)
