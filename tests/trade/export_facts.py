"""The facts of customs, origin, insurance and contract that go with the Blitar case (names invented)."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

from geliat.measures import Money
from geliat.sentences import Sentence
from geliat.trade.export_facts import (
    Agreement,
    BillOfLading,
    CustomsEntry,
    GoodsReadiness,
    InsuranceCover,
    Material,
    OriginClaim,
)
from geliat.trade.shipment import Party

WIB = timezone(timedelta(hours=7), "WIB")

FORWARDER = Party(
    "PT Contoh Jasa Kepabeanan",
    "Jl. Perak Timur 512, Surabaya 60165",
    "ID",
    tax_id="02.345.678.3-605.000",
    nib="8120009876543",
    contact="peb@jasa.example",
)

# name, kind, species, treatment, HS, origin, value of what a drum S, M and L takes, proof
MATERIALS = (
    (
        Sentence("Mahogany wood", "Kayu mahoni", "桃花心木"),
        "wood",
        "Swietenia macrophylla",
        Sentence("kiln dried to 12 % moisture", "dikeringkan sampai kadar air 12 %", "烘干至含水率12%"),
        "440729",
        "ID",
        ("1.10", "1.90", "3.80"),
        "Nota angkutan 0417/MHN/2020",
    ),
    (
        Sentence("Goatskin", "Kulit kambing", "山羊皮"),
        "skin",
        "Capra hircus",
        Sentence("limed, scraped and sun-dried", "dikapur, dikerok, dan dijemur", "浸灰、刮毛、晒干"),
        "410390",
        "ID",
        ("0.80", "1.20", "2.10"),
        "Kuitansi kulit 112/2020",
    ),
    (
        Sentence("Polyester rope", "Tali poliester", "涤纶绳"),
        "rope",
        "",
        Sentence("none", "tanpa perlakuan", "无"),
        "560750",
        "CN",
        ("0.22", "0.31", "0.54"),
        "Faktur toko tali TM-8841",
    ),
    (
        Sentence("Iron rings", "Gelang besi", "铁圈"),
        "metal",
        "",
        Sentence("painted", "dicat", "喷漆"),
        "732690",
        "ID",
        ("0.18", "0.26", "0.40"),
        "Nota bengkel las 77/2020",
    ),
)


def some_materials(size: int) -> tuple[Material, ...]:
    """What one drum takes, `size` 0 (S) to 2 (L)."""
    return tuple(
        Material(name, kind, species, treatment, hs, origin, Money(Decimal(values[size]), "USD"), proof)
        for name, kind, species, treatment, hs, origin, values, proof in MATERIALS
    )


def some_claims(scheme: str = "ACFTA") -> tuple[OriginClaim, ...]:
    """A claim for each size: two by change of heading, the third by value content."""
    criteria = ("CTH", "CTH", "RVC")
    return tuple(OriginClaim(n, scheme, criterion) for n, criterion in enumerate(criteria, start=1))


def claims_of_two_schemes() -> tuple[OriginClaim, ...]:
    """All three sizes under ACFTA, the first two under RCEP, the second by another criterion."""
    criteria = {"ACFTA": ("CTH", "RVC", "RVC"), "RCEP": ("CTH", "CTH")}
    return tuple(
        OriginClaim(n, scheme, criterion)
        for scheme, told in criteria.items()
        for n, criterion in enumerate(told, start=1)
    )


def a_readiness(**changes: Any) -> GoodsReadiness:
    """The warehouse of the group, where customs may examine the goods."""
    readiness = GoodsReadiness(
        warehouse_kind="2",
        contact="Kantor ekspor CV Contoh Kendang Nusantara",
        address="Jl. Raya Minggirsari 17, Kanigoro, Kabupaten Blitar 66171",
        phone="0342-555017",
        place="Gudang Kanigoro",
        declared_on=date(2020, 10, 16),
        ready_at=datetime(2020, 10, 17, 8, 0, tzinfo=WIB),
        stuffing="8",
    )
    return dataclasses.replace(readiness, **changes)


def a_customs_entry(**changes: Any) -> CustomsEntry:
    """The entry for Tanjung Perak, prepared the day after the invoice and registered on 17 October."""
    entry = CustomsEntry(
        submission_number="070130GLT00120201016000014",
        submission_date=date(2020, 10, 16),
        office_registration="070100",
        office_loading="070100",
        office_export="070100",
        office_examination="070700",
        export_type="1",
        export_category="10",
        trade_method="1",
        payment_method="15",
        payment_note="",
        transport_mode="1",
        loading_port="IDTPE",
        export_port="IDTPE",
        discharge_port="CNSHA",
        destination_port="CNSHA",
        terminal="TPS1",
        location="2",
        examination_date=date(2020, 10, 17),
        insured_in="LN",
        package_code="CT",
        vessel_flag="ID",
        bank_code="008",
        bank_name="Bank Contoh Devisa, Cabang Blitar",
        region="3505",
        signing_place="Blitar",
        signing_date=date(2020, 10, 16),
        readiness=a_readiness(),
    )
    return dataclasses.replace(entry, **changes)


def an_agreement(**changes: Any) -> Agreement:
    """The contract of August: 5 % more or less, one part shipment to each port, inspected by sampling."""
    agreement = Agreement(
        latest_shipment_date=date(2020, 10, 31),
        quantity_tolerance_permille=50,
        partial_shipment=True,
        transhipment=True,
        inspection=Sentence(
            "Sampling to ISO 2859-1, level II, AQL 2.5 major and 4.0 minor, before packing; wood moisture at "
            "most 12 %",
            "Pengambilan contoh menurut ISO 2859-1, tingkat II, AQL 2,5 mayor dan 4,0 minor, sebelum "
            "dikemas, dengan kadar air kayu paling tinggi 12 %",
            "装箱前按ISO 2859-1抽样，检验水平II，AQL严重缺陷2.5、轻微缺陷4.0；木材含水率不超过12%",
        ),
        papers=(
            Sentence("Commercial invoice, 3 originals", "Faktur komersial, 3 asli", "商业发票正本3份"),
            Sentence("Packing list, 3 originals", "Daftar kemasan, 3 asli", "装箱单正本3份"),
            Sentence(
                "Full set of clean on board bills of lading",
                "Satu set lengkap konosemen bersih telah dimuat",
                "全套清洁已装船提单",
            ),
            Sentence(
                "Certificate of origin Form E", "Surat keterangan asal Form E", "中国—东盟原产地证书Form E"
            ),
            Sentence("Inspection certificate", "Sertifikat pemeriksaan mutu", "检验证书"),
            Sentence("Beneficiary's certificate", "Surat pernyataan beneficiary", "受益人证明"),
        ),
        offer_number="PI/CKN/2020/009",
        offer_date=date(2020, 8, 19),
        offer_valid_until=date(2020, 9, 2),
    )
    return dataclasses.replace(agreement, **changes)


def a_bill_of_lading(**changes: Any) -> BillOfLading:
    """Three originals, on board the day of sailing."""
    return dataclasses.replace(BillOfLading("SUBSHA0449120", date(2020, 10, 23), 3), **changes)


def a_cover(insured: str, **changes: Any) -> InsuranceCover:
    """Clause C for 110 % of the price, applied for and granted before loading."""
    cover = InsuranceCover(
        clause="ICC(C)",
        insured=Money(Decimal(insured), "USD"),
        insurer="PT Asuransi Contoh Samudra",
        policy_number="MC-2020-0771",
        policy_date=date(2020, 10, 20),
        claims_at="Shanghai, in USD",
    )
    return dataclasses.replace(cover, **changes)
