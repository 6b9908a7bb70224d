"""The loading room as its readers meet it."""

from __future__ import annotations

import json

import pytest
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.desk.cast import BAYU, JOKO, RATNA, SRI, signed_in
from tests.desk.loading.builders import (
    LATER,
    NUMBERS,
    a_container,
    a_fit_container,
    a_planned_container,
    a_sealed_container,
    a_stuffed_container,
    a_walked_consignment,
)
from tests.desk.packing.builders import packed

from geliat.desk.loading import figures
from geliat.desk.loading.models import Container
from geliat.trade.container_check import POINTS

pytestmark = pytest.mark.django_db
CHECKED = {f"point_{code}": "yes" for code in POINTS} | {"floor_moisture": "14.2", "desiccant": "8"}


def address(name: str, **kwargs: object) -> str:
    return reverse(f"loading:{name}", kwargs=kwargs)


def text(answer) -> str:
    return answer.content.decode()


def test_the_front_page_shows_consignments_with_their_containers():
    a_walked_consignment()
    shown = text(signed_in(RATNA).get(address("consignments")))
    assert "PO-2020-09/A" in shown
    assert NUMBERS[0] in shown
    assert "Disegel" in shown


def test_a_container_is_booked_in_kilograms_as_on_its_plate():
    consignment = packed()
    told = {"number": "GLTU 512734 6", "size_type": "45G1", "tare": "3880", "max_gross": "32500"}
    answer = signed_in(BAYU).post(address("book", consignment=consignment.pk), told, follow=True)
    container = Container.objects.get()
    assert (container.tare_g, container.max_gross_g) == (3_880_000, 32_500_000)
    assert f"Kontainer {NUMBERS[0]} dipesan." in text(answer)


def test_a_wrong_check_digit_is_told_above_the_form_which_keeps_what_was_written():
    consignment = packed()
    told = {"number": "GLTU5127345", "size_type": "45G1", "tare": "3880", "max_gross": "32500"}
    answer = signed_in(BAYU).post(address("book", consignment=consignment.pk), told)
    assert answer.status_code == 422
    assert "container_check_digit" in text(answer)
    assert "angka ujinya harus 6" in text(answer)
    assert 'value="GLTU5127345"' in text(answer)


def test_the_check_asks_for_seven_points_and_tells_how_much_desiccant():
    container = a_container(packed())
    client = signed_in(JOKO)
    shown = text(client.get(address("check", container=container.pk)))
    assert shown.count('type="radio"') == 14
    assert "penyerap lembap kalsium klorida" in shown
    answer = client.post(address("check", container=container.pk), CHECKED, follow=True)
    assert "Laik muat" in text(answer)
    assert container.checks.get().floor_moisture_permille == 142


def test_a_point_left_out_is_told_at_its_field():
    container = a_container(packed())
    told = {name: value for name, value in CHECKED.items() if name != "point_roof"}
    answer = signed_in(JOKO).post(address("check", container=container.pk), told)
    assert answer.status_code == 422
    assert 'id="id_point_roof_error"' in text(answer)
    assert not container.checks.exists()


def test_the_load_is_planned_by_one_button_and_shown_step_by_step():
    consignment = packed()
    container = a_fit_container(consignment)
    client = signed_in(SRI)
    answer = client.post(address("plan", consignment=consignment.pk), follow=True)
    assert "Muatan direncanakan ke 1 kontainer dan sudah dinilai." in text(answer)
    plan = figures.plan_in_force(container)
    shown = text(client.get(address("load_plan", plan=plan.pk)))
    assert "Langkah 1:" in shown
    assert address("drawing", plan=plan.pk, number=0) in shown
    assert plan.sha256 in shown


def test_what_does_not_fit_is_told_on_the_page_of_the_consignment():
    consignment = packed()
    a_fit_container(consignment, max_gross_g=3_880_000 + 8000 + 500_000)
    answer = signed_in(SRI).post(address("plan", consignment=consignment.pk))
    assert answer.status_code == 409
    assert "tidak termuat" in text(answer)


def test_drawings_are_svg_in_the_readers_language_and_end_with_the_layers():
    plan = figures.plan_in_force(a_planned_container())
    client = signed_in(JOKO)
    overview = client.get(address("drawing", plan=plan.pk, number=0))
    assert overview["Content-Type"].startswith("image/svg+xml")
    assert "Rencana muat" in text(overview)
    assert "private" in overview["Cache-Control"]
    assert client.get(address("drawing", plan=plan.pk, number=1)).status_code == 200
    assert client.get(address("drawing", plan=plan.pk, number=99)).status_code == 404


def test_the_3d_view_is_given_the_places_with_the_numbers_on_the_cartons():
    plan = figures.plan_in_force(a_planned_container())
    client = signed_in(JOKO)
    assert address("view", plan=plan.pk) in text(client.get(address("load_plan", plan=plan.pk)))
    answer = client.get(address("view", plan=plan.pk))
    (container,) = answer.json()["containers"]
    assert container["name"] == NUMBERS[0]
    assert sorted(container["numbers"]) == figures.carton_numbers(plan)
    assert len(container["pieces"]) == 9 * len(container["numbers"])
    assert answer.json()["words"]["number"] == "Nomor karton"
    assert finders.find("load_view/load-view.js") is not None


def test_the_plan_file_is_taken_changed_and_brought_back():
    container = a_planned_container()
    plan = figures.plan_in_force(container)
    client = signed_in(SRI)
    taken = client.get(address("plan_file", plan=plan.pk))
    assert json.loads(taken.content) == plan.plan
    assert f"plan-{NUMBERS[0]}-v1.json" in taken["Content-Disposition"]
    answer = client.post(
        address("replace_plan", container=container.pk),
        {"plan": SimpleUploadedFile("plan.json", taken.content, "application/json")},
        follow=True,
    )
    assert "Rencana lolos penilaian dan berlaku." in text(answer)
    assert figures.plan_in_force(container).version == 2


def test_a_broken_plan_file_is_told_in_words():
    container = a_planned_container()
    answer = signed_in(SRI).post(
        address("replace_plan", container=container.pk),
        {"plan": SimpleUploadedFile("plan.json", b"{", "application/json")},
    )
    assert answer.status_code == 422
    assert "plan_file_wrong" in text(answer)


def test_a_container_is_stuffed_sealed_and_weighed_from_its_page():
    container = a_planned_container()
    joko, bayu, sri = signed_in(JOKO), signed_in(BAYU), signed_in(SRI)
    assert "Sudah dimuat" in text(joko.get(address("container", container=container.pk)))
    assert "selesai dimuat" in text(joko.post(address("stuff", container=container.pk), follow=True))
    sealed = bayu.post(address("seal", container=container.pk), {"number": "ID020481"}, follow=True)
    assert "Kontainer disegel." in text(sealed)
    weighed = sri.post(
        address("verify_mass", container=container.pk), {"scale": "TB-01", "dunnage": "12.5"}, follow=True
    )
    assert "Berat kotor terverifikasi." in text(weighed)
    assert container.mass_verifications.get().dunnage_g == 12_500


def test_a_seal_is_refused_at_its_form_and_another_one_recorded_with_the_reason():
    container = a_stuffed_container()
    client = signed_in(BAYU)
    answer = client.post(address("seal", container=container.pk), {"number": "??"})
    assert answer.status_code == 422
    assert "seal_form" in text(answer)
    client.post(address("seal", container=container.pk), {"number": "ID020418"})
    answer = client.post(
        address("reseal", container=container.pk),
        {"number": "ID020481", "because": "salah baca"},
        follow=True,
    )
    assert "harus disiapkan ulang" in text(answer)
    container.refresh_from_db()
    assert container.seal == "ID020481"


def test_stuffing_what_is_not_planned_is_refused_on_the_page():
    container = a_fit_container(packed())
    answer = signed_in(JOKO).post(address("stuff", container=container.pk))
    assert answer.status_code == 409
    assert "wrong_stage" in text(answer)


def test_cartons_are_unpacked_here_as_long_as_none_is_stuffed():
    container = a_planned_container()
    consignment = container.consignment
    client = signed_in(SRI)
    answer = client.post(address("unpack", consignment=consignment.pk), follow=True)
    assert f"Karton {consignment.number} dibongkar." in text(answer)
    stuffed = a_walked_consignment_of(NUMBERS[1])
    answer = client.post(address("unpack", consignment=stuffed.pk))
    assert answer.status_code == 409
    assert "cartons_stuffed" in text(answer)


def a_walked_consignment_of(number: str):
    """Another small consignment, stuffed into a container of its own."""
    from tests.desk.orders.builders import a_line, an_order
    from tests.desk.packing.builders import a_packable_consignment

    from geliat.desk.loading import actions

    order = an_order("PO-2020-08", lines=[a_line("S", 6)], confirmed=True)
    consignment = packed(a_packable_consignment(order))
    container = a_fit_container(consignment, number)
    actions.plan(consignment, by=SRI, at=LATER)
    container.refresh_from_db()
    actions.stuff(container, by=JOKO, at=LATER)
    return consignment


def test_who_only_reads_sees_no_button(django_assert_max_num_queries):
    container = a_sealed_container()
    client = signed_in(RATNA)
    client.get(address("container", container=container.pk))
    with django_assert_max_num_queries(20):
        shown = text(client.get(address("container", container=container.pk)))
    assert address("reseal", container=container.pk) not in shown
    assert address("verify_mass", container=container.pk) not in shown


def test_a_carton_is_moved_from_its_page_and_a_place_that_cannot_be_is_told_there():
    container = a_planned_container()
    client = signed_in(SRI)
    number = max(figures.carton_numbers(figures.plan_in_force(container)))
    told = {"number": str(number), "x": "9000", "y": "0", "z": "0"}
    answer = client.post(address("move", container=container.pk), told, follow=True)
    assert "Rencana lolos penilaian dan berlaku." in text(answer)
    assert figures.plan_in_force(container).version == 2
    answer = client.post(address("move", container=container.pk), {**told, "z": "900"})
    assert answer.status_code == 422
    assert "load_support" in text(answer)
    assert 'value="900"' in text(answer)
    assert figures.plan_in_force(container).version == 2


def test_two_cartons_change_places_from_the_same_page():
    container = a_planned_container()
    client = signed_in(SRI)
    one, other = figures.carton_numbers(figures.plan_in_force(container))[:2]
    answer = client.post(
        address("swap", container=container.pk), {"one": str(one), "other": str(other)}, follow=True
    )
    assert "Rencana lolos penilaian dan berlaku." in text(answer)
    answer = client.post(address("swap", container=container.pk), {"one": str(one), "other": str(one)})
    assert "same_carton" in text(answer)
