"""Places: the two Blitars stay apart, every port prints in three languages, unknown codes say so."""

from __future__ import annotations

from collections import Counter

from geliat.trade.identifiers import check_locode
from geliat.trade.places import (
    check_port,
    check_regency,
    find_port,
    find_regency,
    ports,
    regencies,
)


def test_kabupaten_and_kota_blitar_are_different_governments() -> None:
    regency, city = find_regency("3505"), find_regency(" 3572 ")
    assert regency is not None
    assert city is not None
    assert (regency.name.id, city.name.id) == ("Kabupaten Blitar", "Kota Blitar")
    assert (regency.name.en, city.name.en) == ("Blitar Regency", "Blitar City")
    assert regency.name.said_in("zh") != city.name.said_in("zh")
    assert regency.province == city.province == "Jawa Timur"


def test_codes_are_unique_and_say_their_kind_and_province() -> None:
    for code, regency in regencies().items():
        assert len(code) == 4
        assert code.startswith(regency.province_code)
        assert (regency.kind == "kota") == (int(code[2:]) > 70)
    names = Counter(regency.name.id for regency in regencies().values())
    assert max(names.values()) == 1
    assert sum(regency.province_code == "35" for regency in regencies().values()) == 38


def test_an_unknown_regency_is_told_what_was_expected() -> None:
    assert check_regency("3505") is None
    for code in ("", "35", "9999", "3505010"):
        blocker = check_regency(code)
        assert blocker is not None
        assert blocker.code == "unknown_regency"
        assert "3505" in blocker.sentence.id


def test_the_ports_of_the_case_are_known_in_any_spelling() -> None:
    for code in ("IDSUB", "ID SUB", "cnsha", "CN SHK"):
        assert check_port(code) is None
    perak = find_port("IDSUB")
    assert perak is not None
    assert perak.name.zh
    assert (perak.country, perak.customs_code, perak.customs_confidence) == ("ID", "IDTPE", "medium")


def test_every_port_has_a_well_formed_code_and_three_names() -> None:
    assert len(ports()) >= 30
    for code, port in ports().items():
        assert check_locode(code) is None
        assert port.name.en
        assert port.name.id
        assert port.name.zh
        assert bool(port.customs_code) == bool(port.customs_confidence)


def test_a_port_outside_the_table_and_a_wrong_form_are_two_answers() -> None:
    unknown, wrong = check_port("NLRTM"), check_port("Rotterdam")
    assert unknown is not None
    assert wrong is not None
    assert (unknown.code, wrong.code) == ("unknown_port", "locode_form")
    assert "NLRTM" in unknown.sentence.id
    assert find_port("NLRTM") is None
