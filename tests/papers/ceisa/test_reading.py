"""What the BC 3.0 file states, where each value stands, and what is said of a broken file."""

from __future__ import annotations

import json

import pytest
from tests.papers.places import leaves_of_json
from tests.trade.builders import a_shipment

from geliat.papers.ceisa import read_ceisa, write_ceisa
from geliat.refusals import Refusal

OF_THE_FORMAT = (
    "/asalData", "/kodeDokumen", "/seri", "seriEntitas", "seriKontainer", "seriKemasan", "seriDokumen",
    "seriPengangkut", "seriBank", "kodeEntitas", "kodeDokumen", "kodeJenisPartOf",
)  # fmt: skip


def changed(pointer, value):
    data = json.loads(write_ceisa(a_shipment()))
    at = data
    *way, last = pointer.strip("/").split("/")
    for part in way:
        at = at[int(part)] if isinstance(at, list) else at[part]
    at[last] = value
    return json.dumps(data).encode()


def test_facts_have_canonical_values_and_their_place():
    stated = {(each.fact, each.value, each.path) for each in read_ceisa(write_ceisa(a_shipment()))}
    assert (("totals", "gross_g"), "8112600", "/bruto") in stated
    assert (("money", "fob"), "16962.40 USD", "/fob") in stated
    assert (("line", "2", "quantity"), "520", "/barang/1/jumlahSatuan") in stated
    assert (("container", "GLTU5127346", "length_feet"), "40", "/kontainer/0/kodeUkuranKontainer") in stated
    assert (("party", "exporter", "tax_id"), "012345674653000", "/entitas/0/nomorIdentitas") in stated
    assert (("contract", "date"), "2020-08-24", "/dokumen/2/tanggalDokumen") in stated


def test_every_value_of_the_declaration_is_stated():
    data = write_ceisa(a_shipment(boxes=2))
    stated = {each.path for each in read_ceisa(data)}
    silent = [
        pointer for pointer in leaves_of_json(json.loads(data)) if pointer not in stated
        and not pointer.endswith(OF_THE_FORMAT)
    ]  # fmt: skip
    assert silent == []


def test_a_changed_value_is_read_as_changed():
    stated = {each.path: each.value for each in read_ceisa(changed("/barang/0/fob", 10598.41))}
    assert stated["/barang/0/fob"] == "10598.41 USD"


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("/bruto", "8112.6"),
        ("/bruto", 8112.60001),
        ("/jumlahKontainer", True),
        ("/tanggalEkspor", "23-10-2020"),
        ("/entitas/1/kodeEntitas", "8"),
        ("/dokumen/1/kodeDokumen", "380"),
        ("/barang/0/posTarif", "9206"),
        ("/barang/0/uraian", "Drum: 18 × 40"),
        ("/kesiapanBarang/0/waktuSiapPeriksa", "tomorrow"),
        ("/barang", {}),
    ],
)
def test_what_customs_would_reject_is_refused_with_its_place(pointer, value):
    with pytest.raises(Refusal) as refused:
        read_ceisa(changed(pointer, value))
    assert f"{pointer}: expected" in str(refused.value)


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe", b"<xml/>", b"[]", b'{"a": 1}', b"[" * 100_000, b'{"fob": NaN}', b"9" * 9_000]
)
def test_a_foreign_file_is_refused_in_a_sentence(data):
    with pytest.raises(Refusal) as refused:
        read_ceisa(data)
    assert refused.value.codes == ("form_foreign",)
