"""The fields of BC 3.0 in CEISA 4.0 as one table: type, need, form, and the fact that each one states.

Follows the schema "Kirim Dokumen BC 30" v0.5.28 of the Indonesian customs (mirror read 24 November 2026).
"""

from __future__ import annotations

from dataclasses import dataclass

YES, NO = True, False


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `kind` is text, day, moment, whole or number (with `places` decimals); `pattern` its form.

    `fact` names what it states, with `{n}` for the key of its row; `read` says how: text, money, grams,
    digits, or fixed (a constant of the format, which states nothing about the goods).
    """

    name: str
    kind: str = "text"
    required: bool = YES
    pattern: str = ""
    places: int = 0
    fact: str = ""
    read: str = "text"


DIGITS_6 = r"\d{6}"
COUNTRY = r"[A-Z]{2}"
SOME = r"(?s).*\S.*"

HEAD = (
    Field("asalData", required=NO, pattern="S", read="fixed"),
    Field("nomorAju", pattern=r"[A-Za-z0-9]{26}", fact="customs submission_number"),
    Field("tanggalAju", "day", NO, fact="customs submission_date"),
    Field("kodeDokumen", required=NO, pattern="30", read="fixed"),
    Field("kodeKantor", pattern=DIGITS_6, fact="customs office_registration"),
    Field("kodeKantorMuat", pattern=DIGITS_6, fact="customs office_loading"),
    Field("kodeKantorEkspor", pattern=DIGITS_6, fact="customs office_export"),
    Field("kodeKantorPeriksa", required=NO, pattern=DIGITS_6, fact="customs office_examination"),
    Field("kodeJenisEkspor", pattern=SOME, fact="customs export_type"),
    Field("kodeKategoriEkspor", pattern=SOME, fact="customs export_category"),
    Field("kodeCaraDagang", required=NO, fact="customs trade_method"),
    Field("kodeCaraBayar", pattern=SOME, fact="customs payment_method"),
    Field("kodePembayar", required=NO, fact="customs payment_note"),
    Field("flagMigas", pattern="1|2", fact="customs oil_or_gas"),
    Field("flagCurah", required=NO, pattern="1|2", fact="customs bulk"),
    Field("flagBarkir", pattern="Y|T", fact="customs courier"),
    Field("kodeJenisPengangkutan", pattern=SOME, fact="customs transport_mode"),
    Field("kodePelMuat", pattern=SOME, fact="customs loading_port"),
    Field("kodePelEkspor", pattern=SOME, fact="customs export_port"),
    Field("kodeTps", required=NO, fact="customs terminal"),
    Field("kodePelBongkar", required=NO, fact="customs discharge_port"),
    Field("kodePelTujuan", pattern=SOME, fact="customs destination_port"),
    Field("kodeNegaraTujuan", required=NO, pattern=COUNTRY, fact="transport destination_country"),
    Field("tanggalEkspor", "day", NO, fact="transport sailing_date"),
    Field("tanggalPeriksa", "day", fact="customs examination_date"),
    Field("kodeLokasi", pattern="[1-8]", fact="customs location"),
    Field("kodeIncoterm", required=NO, pattern="[A-Z]{3}", fact="terms incoterm"),
    Field("kodeValuta", pattern="[A-Z]{3}", fact="money currency"),
    Field("ndpbm", "number", places=4, fact="money rate", read="number"),
    Field("fob", "number", places=2, fact="money fob", read="money"),
    Field("cif", "number", NO, places=2, fact="money cif", read="money"),
    Field("freight", "number", places=2, fact="money freight", read="money"),
    Field("asuransi", "number", places=2, fact="money insurance", read="money"),
    Field("kodeAsuransi", pattern="LN|DN", fact="customs insured_in"),
    Field("nilaiMaklon", "number", NO, places=2, fact="customs toll_value", read="money"),
    Field("jumlahKontainer", "whole", fact="totals containers", read="number"),
    Field("bruto", "number", places=4, fact="totals gross_g", read="grams"),
    Field("netto", "number", places=4, fact="totals net_g", read="grams"),
    Field("totalDanaSawit", "number", NO, places=2, fact="customs palm_levy", read="money"),
    Field("namaTtd", pattern=SOME, fact="signatory name"),
    Field("jabatanTtd", fact="signatory office id"),
    Field("kotaTtd", pattern=SOME, fact="customs signing_place"),
    Field("tanggalTtd", "day", fact="customs signing_date"),
)

GOODS = (
    Field("seriBarang", "whole", NO, fact="line {n} position", read="number"),
    Field("posTarif", pattern=r"\d{8}", fact="line {n} hs_code"),
    Field("kodeBarang", required=NO, fact="line {n} sku"),
    Field(
        "uraian", pattern=r"[A-Za-z0-9() ]*[A-Za-z0-9][A-Za-z0-9() ]*", fact="line {n} customs_description"
    ),
    Field("merk", pattern=SOME, fact="line {n} brand", read="brand"),
    Field("tipe", fact="line {n} sku"),
    Field("ukuran", required=NO, fact="line {n} size"),
    Field("spesifikasiLain", fact="line {n} order_line", read="order_line"),
    Field("kodeJenisEkspor", pattern=SOME, fact="customs export_type"),
    Field("jumlahSatuan", "number", NO, places=4, fact="line {n} quantity", read="number"),
    Field("kodeSatuanBarang", required=NO, fact="line {n} unit"),
    Field("netto", "number", NO, places=4, fact="line {n} net_g", read="grams"),
    Field("jumlahKemasan", "number", places=2, fact="line {n} packages", read="number"),
    Field("kodeJenisKemasan", pattern=SOME, fact="customs package_code"),
    Field("fob", "number", places=2, fact="line {n} fob", read="money"),
    Field("hargaSatuan", "number", places=2, fact="line {n} fob_unit_price", read="money"),
    Field("hargaEkspor", "number", NO, places=4, fact="line {n} unit_price", read="money"),
    Field("hargaPatokan", "number", places=4, fact="line {n} benchmark_price", read="money"),
    Field("ndpbm", "number", NO, places=4, fact="money rate", read="number"),
    Field("kodeNegaraAsal", required=NO, pattern=COUNTRY, fact="line {n} origin"),
    Field("kodeDaerahAsal", required=NO, pattern=r".{0,4}", fact="customs region"),
    Field("kodeDokumen", required=NO, pattern="30", read="fixed"),
)

PARTY = (
    Field("seriEntitas", "whole", read="fixed"),
    Field("kodeEntitas", read="fixed"),
    Field("namaEntitas", pattern=SOME, fact="party {n} name"),
    Field("alamatEntitas", pattern=SOME, fact="party {n} address"),
)
IDENTIFIED = (
    *PARTY,
    Field("kodeJenisIdentitas", pattern="[2-6]", fact="party {n} identity_kind"),
    Field("nomorIdentitas", pattern=SOME, fact="party {n} tax_id"),
    Field("nibEntitas", required=NO, fact="party {n} nib"),
)
ABROAD = (*PARTY, Field("kodeNegara", pattern=COUNTRY, fact="party {n} country"))

ENTITIES = (
    ("2", "exporter", IDENTIFIED),
    ("7", "exporter", IDENTIFIED),
    ("8", "consignee", ABROAD),
    ("6", "buyer", ABROAD),
    ("4", "forwarder", IDENTIFIED),
    ("23", "consolidator", IDENTIFIED),
)
"""Code, role and fields of each entity in the order customs insists on (error 1042).

The owner of the goods (7) is the exporter in every declaration written here, so its fields state the same.
"""
ENTITIES_NEEDED = 4

PACKAGES = (
    Field("seriKemasan", "whole", read="fixed"),
    Field("jumlahKemasan", "whole", fact="mark {n} packages", read="number"),
    Field("kodeJenisKemasan", pattern=SOME, fact="customs package_code"),
    Field("merkKemasan", pattern=SOME, fact="mark {n} text"),
)
CONTAINERS = (
    Field("seriKontainer", "whole", read="fixed"),
    Field("nomorKontainer", pattern=r"[A-Z]{4}\d{7}", fact="container {n} number"),
    Field("kodeUkuranKontainer", pattern="20|40|45|60", fact="container {n} length_feet"),
    Field("kodeTipeKontainer", pattern="[1-8]|99", fact="container {n} customs_type"),
    Field("kodeJenisKontainer", required=NO, pattern="4|7|8", fact="customs stuffing"),
)
DOCUMENTS = (
    Field("seriDokumen", "whole", read="fixed"),
    Field("kodeDokumen", pattern=SOME, read="fixed"),
    Field("nomorDokumen", pattern=SOME, fact="{n} number"),
    Field("tanggalDokumen", "day", fact="{n} date"),
)
DOCUMENT_CODES = {"380": "invoice", "217": "packing_list", "315": "contract"}
"""Customs' document codes of papers the shipment knows; the first two must stand first, in this order."""

CARRIERS = (
    Field("seriPengangkut", "whole", read="fixed"),
    Field("namaPengangkut", pattern=SOME, fact="transport vessel"),
    Field("nomorPengangkut", pattern=SOME, fact="transport voyage"),
    Field("kodeBendera", pattern=SOME, fact="customs vessel_flag"),
    Field("kodeCaraAngkut", pattern=SOME, fact="customs transport_mode"),
)
BANKS = (
    Field("seriBank", "whole", NO, read="fixed"),
    Field("kodeBank", required=NO, fact="customs bank_code"),
    Field("namaBank", required=NO, fact="customs bank_name"),
)
READINESS = (
    Field("kodeJenisGudang", pattern="[1-4]", fact="customs readiness warehouse_kind"),
    Field("namaPic", pattern=SOME, fact="customs readiness contact"),
    Field("alamat", pattern=SOME, fact="customs readiness address"),
    Field("nomorTelpPic", pattern=SOME, fact="customs readiness phone"),
    Field("lokasiSiapPeriksa", pattern=SOME, fact="customs readiness place"),
    Field("tanggalPkb", "day", fact="customs readiness declared_on"),
    Field("waktuSiapPeriksa", "moment", fact="customs readiness ready_at"),
    Field("kodeCaraStuffing", required=NO, pattern="4|7|8", fact="customs stuffing"),
    Field("jumlahContainer20", "whole", NO, fact="totals containers_of_20", read="number"),
    Field("jumlahContainer40", "whole", NO, fact="totals containers_of_40", read="number"),
)
LISTS_NEEDED = (
    "barang", "entitas", "kemasan", "dokumen", "pengangkut", "bankDevisa", "kesiapanBarang",
)  # fmt: skip
