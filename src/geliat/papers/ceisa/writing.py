"""Writes the export declaration BC 3.0 as the JSON that CEISA 4.0 takes, for the broker to upload or send."""

from __future__ import annotations

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal

from geliat.papers.ceisa.checking import problems
from geliat.papers.ceisa.text import NO_BRAND, cleaned, identity, in_utc, nib_digits
from geliat.papers.form_values import Json, json_bytes
from geliat.refusals import Blocker, Refusal
from geliat.trade.customs_codes import container_type
from geliat.trade.documents.paper import marks
from geliat.trade.export_facts import CustomsEntry
from geliat.trade.fob_shares import line_fob, shipment_fob
from geliat.trade.shipment import PackedContainer, Party, Shipment

CENT = Decimal("0.01")
RATE_STEP = Decimal("0.0001")
LENGTHS = {"2": "20", "4": "40", "L": "45"}
"""First sign of the ISO size type -> length in feet."""


def write_ceisa(shipment: Shipment) -> bytes:
    """The declaration in UTF-8, fields in the order of the schema, numbers exact; the same bytes each time.

    Raises Refusal that names every fact still missing and every field that customs would reject.
    """
    blockers = list(_missing(shipment))
    customs = shipment.customs
    if customs is None or shipment.rate is None:
        raise Refusal(*blockers)
    fob = shipment_fob(shipment).amount
    data = {
        **_head(shipment, customs),
        **_money(shipment, customs, fob, shipment.rate.per_unit),
        **_masses(shipment),
        "namaTtd": shipment.signatory.name,
        "jabatanTtd": shipment.signatory.office.id,
        "kotaTtd": customs.signing_place,
        "tanggalTtd": customs.signing_date.isoformat(),
        "barang": _goods(shipment, customs, shipment.rate.per_unit),
        "entitas": _entities(shipment),
        "kemasan": _packages(shipment, customs),
        "kontainer": [
            _container(n, container, customs) for n, container in enumerate(shipment.containers, start=1)
        ],
        "dokumen": _documents(shipment),
        "pengangkut": [
            {
                "seriPengangkut": 1,
                "namaPengangkut": shipment.vessel or "-",
                "nomorPengangkut": shipment.voyage or "-",
                "kodeBendera": customs.vessel_flag,
                "kodeCaraAngkut": customs.transport_mode,
            }
        ],
        "bankDevisa": [{"seriBank": 1, "kodeBank": customs.bank_code, "namaBank": customs.bank_name}],
        "kesiapanBarang": [_readiness(shipment, customs)],
    }
    blockers += problems(data)
    if blockers:
        raise Refusal(*blockers)
    return json_bytes(data)


def _missing(shipment: Shipment) -> list[Blocker]:
    gaps = []
    if shipment.customs is None:
        gaps.append(
            (
                "the customs entry (offices, ports, submission number)",
                "data kepabeanan (kantor, pelabuhan, nomor pengajuan)",
            )
        )
    if shipment.rate is None:
        gaps.append(("the rate to the rupiah (NDPBM)", "kurs rupiah (NDPBM)"))
    if not identity(shipment.exporter.tax_id)[0]:
        gaps.append(("the exporter's NPWP of 15 or 16 digits", "NPWP eksportir, 15 atau 16 angka"))
    if not shipment.cartons:
        gaps.append(("the cartons", "karton"))
    return [
        Blocker(
            "ceisa_fact_missing",
            "The BC 3.0 file of {shipment} needs {what}.",
            "Berkas BC 3.0 untuk {shipment} memerlukan {what_id}.",
            {"shipment": shipment.number, "what": what, "what_id": what_id},
            owner="forwarder",
        )
        for what, what_id in gaps
    ]


def _head(shipment: Shipment, customs: CustomsEntry) -> dict[str, Json]:
    head: dict[str, Json] = {
        "asalData": "S",
        "nomorAju": customs.submission_number,
        "tanggalAju": customs.submission_date.isoformat(),
        "kodeDokumen": "30",
        "kodeKantor": customs.office_registration,
        "kodeKantorMuat": customs.office_loading,
        "kodeKantorEkspor": customs.office_export,
        "kodeKantorPeriksa": customs.office_examination,
        "kodeJenisEkspor": customs.export_type,
        "kodeKategoriEkspor": customs.export_category,
        "kodeCaraDagang": customs.trade_method,
        "kodeCaraBayar": customs.payment_method,
    }
    if customs.payment_method == "9":
        head["kodePembayar"] = customs.payment_note
    return {
        **head,
        "flagMigas": "2",
        "flagCurah": "2",
        "flagBarkir": "T",
        "kodeJenisPengangkutan": customs.transport_mode,
        "kodePelMuat": customs.loading_port,
        "kodePelEkspor": customs.export_port,
        "kodeTps": customs.terminal,
        "kodePelBongkar": customs.discharge_port,
        "kodePelTujuan": customs.destination_port,
        "kodeNegaraTujuan": shipment.port_of_discharge.code[:2],
        "tanggalEkspor": shipment.sailing_date.isoformat(),
        "tanggalPeriksa": customs.examination_date.isoformat(),
        "kodeLokasi": customs.location,
        "kodeIncoterm": shipment.incoterm,
        "kodeValuta": shipment.currency,
    }


def _money(shipment: Shipment, customs: CustomsEntry, fob: Decimal, rate: Decimal) -> dict[str, Json]:
    freight = shipment.freight.amount if shipment.freight else Decimal(0)
    insurance = shipment.insurance.amount if shipment.insurance else Decimal(0)
    values: dict[str, Json] = {"ndpbm": rate.quantize(RATE_STEP, ROUND_HALF_UP), "fob": fob}
    if shipment.incoterm in {"CIF", "CIP"}:
        values["cif"] = shipment.total.rounded().amount
    return {
        **values,
        "freight": freight.quantize(CENT, ROUND_HALF_UP),
        "asuransi": insurance.quantize(CENT, ROUND_HALF_UP),
        "kodeAsuransi": customs.insured_in,
        "nilaiMaklon": Decimal(0),
    }


def _masses(shipment: Shipment) -> dict[str, Json]:
    return {
        "jumlahKontainer": len(shipment.containers),
        "bruto": Decimal(sum(carton.gross_g for carton in shipment.cartons)).scaleb(-3),
        "netto": Decimal(sum(carton.net_g for carton in shipment.cartons)).scaleb(-3),
        "totalDanaSawit": Decimal(0),
    }


def packages_of_lines(shipment: Shipment) -> dict[int, int]:
    """Line number -> cartons; one that holds several lines counts once, for the lowest of them."""
    counts = Counter(
        min(content.line for content in carton.contents) for carton in shipment.cartons if carton.contents
    )
    return {line.line: counts[line.line] for line in shipment.lines}


def _net_of_lines(shipment: Shipment) -> dict[int, int]:
    net_g = dict.fromkeys((line.line for line in shipment.lines), 0)
    each = {line.line: line.net_g for line in shipment.lines}
    for carton in shipment.cartons:
        for content in carton.contents:
            net_g[content.line] += content.quantity * each[content.line]
    return net_g


def _goods(shipment: Shipment, customs: CustomsEntry, rate: Decimal) -> list[Json]:
    fob, packages, net_g = line_fob(shipment), packages_of_lines(shipment), _net_of_lines(shipment)
    return [
        {
            "seriBarang": n,
            "posTarif": line.hs_code,
            "kodeBarang": line.sku,
            "uraian": cleaned(line.description.en),
            "merk": line.brand or NO_BRAND,
            "tipe": line.sku,
            "spesifikasiLain": f"ORDER LINE {line.line}",
            "kodeJenisEkspor": customs.export_type,
            "jumlahSatuan": line.quantity,
            "kodeSatuanBarang": line.unit,
            "netto": Decimal(net_g[line.line]).scaleb(-3),
            "jumlahKemasan": packages[line.line],
            "kodeJenisKemasan": customs.package_code,
            "fob": fob[line.line].amount,
            "hargaSatuan": (fob[line.line].amount / line.quantity).quantize(CENT, ROUND_HALF_UP),
            "hargaPatokan": Decimal(0),
            "ndpbm": rate.quantize(RATE_STEP, ROUND_HALF_UP),
            "kodeNegaraAsal": line.origin,
            "kodeDaerahAsal": customs.region,
            "kodeDokumen": "30",
            "barangTarif": [],
            "barangDokumen": [],
            "barangPemilik": [{"seriEntitas": 2}],
        }
        for n, line in enumerate(shipment.lines, start=1)
    ]


def _entities(shipment: Shipment) -> list[Json]:
    def identified(serial: int, code: str, party: Party) -> dict[str, Json]:
        kind, digits = identity(party.tax_id)
        entity = {
            "seriEntitas": serial,
            "kodeEntitas": code,
            "namaEntitas": party.name,
            "alamatEntitas": party.address,
            "kodeJenisIdentitas": kind or "4",
            "nomorIdentitas": digits,
        }
        return {**entity, "nibEntitas": nib_digits(party.nib)} if party.nib else entity

    def abroad(serial: int, code: str, party: Party) -> dict[str, Json]:
        return {
            "seriEntitas": serial,
            "kodeEntitas": code,
            "namaEntitas": party.name,
            "alamatEntitas": party.address,
            "kodeNegara": party.country,
        }

    entities = [
        identified(1, "2", shipment.exporter),
        identified(2, "7", shipment.exporter),
        abroad(3, "8", shipment.consignee),
        abroad(4, "6", shipment.buyer),
    ]
    if shipment.forwarder is not None:
        entities.append(identified(5, "4", shipment.forwarder))
    return entities


def _packages(shipment: Shipment, customs: CustomsEntry) -> list[Json]:
    counts = Counter(carton.mark for carton in shipment.cartons)
    return [
        {
            "seriKemasan": n,
            "jumlahKemasan": counts[mark],
            "kodeJenisKemasan": customs.package_code,
            "merkKemasan": mark,
        }
        for n, mark in enumerate(marks(shipment), start=1)
    ]


def _container(n: int, container: PackedContainer, customs: CustomsEntry) -> dict[str, Json]:
    return {
        "seriKontainer": n,
        "nomorKontainer": container.number,
        "kodeUkuranKontainer": LENGTHS.get(container.size_type[:1], ""),
        "kodeTipeKontainer": container_type(container.size_type),
        "kodeJenisKontainer": customs.readiness.stuffing,
    }


def _documents(shipment: Shipment) -> list[Json]:
    papers = [
        ("380", shipment.invoice_number, shipment.invoice_date),
        ("217", shipment.packing_list_number, shipment.packing_list_date),
    ]
    if shipment.contract_reference:
        papers.append(("315", shipment.contract_reference, shipment.contract_date))
    return [
        {"seriDokumen": n, "kodeDokumen": code, "nomorDokumen": number, "tanggalDokumen": on.isoformat()}
        for n, (code, number, on) in enumerate(papers, start=1)
    ]


def _readiness(shipment: Shipment, customs: CustomsEntry) -> dict[str, Json]:
    readiness = customs.readiness
    lengths = Counter(LENGTHS.get(container.size_type[:1], "") for container in shipment.containers)
    return {
        "kodeJenisGudang": readiness.warehouse_kind,
        "namaPic": readiness.contact,
        "alamat": readiness.address,
        "nomorTelpPic": readiness.phone,
        "lokasiSiapPeriksa": readiness.place,
        "tanggalPkb": readiness.declared_on.isoformat(),
        "waktuSiapPeriksa": in_utc(readiness.ready_at.isoformat()),
        "kodeCaraStuffing": readiness.stuffing,
        "kodeJenisPartOf": "",
        "jumlahContainer20": lengths["20"],
        "jumlahContainer40": lengths["40"] + lengths["45"],
    }
