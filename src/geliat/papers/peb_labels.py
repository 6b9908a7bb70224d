"""The boxes of BC 3.0 by letter and number, as the form names them in Indonesian, with the sense in English.

Box numbers by the schema "Kirim Dokumen BC 30" v0.5.28; a star marks what cannot be corrected after
registration (PMK 155/2022, article 28).
"""

from __future__ import annotations

from geliat.sentences import Sentence

LABELS = {
    "submission": Sentence("Submission number", "Nomor pengajuan"),
    "submission_date": Sentence("Submission date", "Tanggal pengajuan"),
    "office_registration": Sentence("F.26 Customs office *", "F.26 Kantor pabean *"),
    "office_loading": Sentence("A.1 Office of loading", "A.1 Kantor pabean muat"),
    "office_export": Sentence("A.2 Office of export", "A.2 Kantor pabean ekspor"),
    "export_type": Sentence("B Type of export *", "B Jenis ekspor *"),
    "export_category": Sentence("C Category, facility *", "C Kategori ekspor, fasilitas *"),
    "trade_method": Sentence("D Method of trade", "D Cara perdagangan"),
    "payment_method": Sentence("E Method of payment", "E Cara pembayaran"),
    "exporter": Sentence("F.1-4 Exporter", "F.1-4 Eksportir"),
    "owner": Sentence("F.5-7 Owner of the goods", "F.5-7 Pemilik barang"),
    "forwarder": Sentence("F.8-10 Customs broker", "F.8-10 PPJK"),
    "consignee": Sentence("F.11-13 Consignee", "F.11-13 Penerima"),
    "buyer": Sentence("F.14-16 Buyer", "F.14-16 Pembeli"),
    "transport_mode": Sentence("F.17 Mode of transport", "F.17 Cara pengangkutan"),
    "vessel": Sentence("F.18 Vessel, flag", "F.18 Nama dan bendera sarana angkut"),
    "voyage": Sentence("F.19 Voyage", "F.19 Nomor pengangkut"),
    "export_date": Sentence("F.20 Estimated export date", "F.20 Tanggal perkiraan ekspor"),
    "loading_port": Sentence("F.21 Port of loading", "F.21 Pelabuhan muat asal"),
    "export_port": Sentence("F.22 Port of export", "F.22 Pelabuhan muat ekspor"),
    "terminal": Sentence("F.23 Terminal", "F.23 Tempat penimbunan (TPS)"),
    "discharge_port": Sentence("F.24 Port of discharge", "F.24 Pelabuhan bongkar"),
    "destination_port": Sentence("F.25 Port of destination", "F.25 Pelabuhan tujuan"),
    "destination_country": Sentence("F.26 Country of destination", "F.26 Negara tujuan ekspor"),
    "invoice": Sentence("F.27 Invoice", "F.27 Faktur (380)"),
    "packing_list": Sentence("F.28 Packing list", "F.28 Daftar kemasan (217)"),
    "contract": Sentence("F.29 Contract", "F.29 Kontrak (315)"),
    "location": Sentence("F.30 Place of examination", "F.30 Lokasi pemeriksaan"),
    "office_examination": Sentence("F.31 Office of examination", "F.31 Kantor pabean periksa"),
    "examination_date": Sentence("Date of examination", "Tanggal pemeriksaan"),
    "incoterm": Sentence("F.32 Terms of delivery", "F.32 Cara penyerahan barang"),
    "bank": Sentence("F.33 Bank for the proceeds", "F.33 Bank devisa hasil ekspor"),
    "currency": Sentence("F.34 Currency", "F.34 Valuta"),
    "fob": Sentence("F.35 FOB value", "F.35 Nilai FOB"),
    "freight": Sentence("F.36 Freight", "F.36 Freight"),
    "insurance": Sentence("F.37 Insurance", "F.37 Asuransi"),
    "container": Sentence("F.40 Container number", "F.40 Nomor kontainer"),
    "packages": Sentence("F.41 Packages", "F.41 Jumlah dan jenis kemasan"),
    "marks": Sentence("F.41 Marks", "F.41 Merek kemasan"),
    "gross": Sentence("F.42 Gross weight kg", "F.42 Berat kotor kg"),
    "net": Sentence("F.43 Net weight kg", "F.43 Berat bersih kg"),
    "volume": Sentence("Volume m³", "Volume m³"),
    "line": Sentence("44 No.", "44 No."),
    "goods": Sentence("45 Goods, article, brand", "45 Uraian, kode, merek"),
    "hs": Sentence("45 HS code", "45 Pos tarif"),
    "unit_price": Sentence("47 Unit price", "47 Harga ekspor satuan"),
    "quantity": Sentence("48 Quantity, net kg", "48 Jumlah satuan, berat bersih"),
    "line_packages": Sentence("48 Packages", "48 Kemasan"),
    "origin": Sentence("49-50 Origin", "49-50 Asal"),
    "line_fob": Sentence("51 FOB", "51 Nilai FOB"),
    "rate": Sentence("F.52 Customs rate", "F.52 NDPBM"),
    "fob_rupiah": Sentence("FOB in rupiah", "Nilai FOB dalam rupiah"),
    "warehouse_kind": Sentence("Kind of warehouse", "Jenis gudang"),
    "readiness_office": Sentence("Exporter's office to ask", "Kantor eksportir yang dihubungi"),
    "readiness_place": Sentence("Where the goods stand", "Lokasi barang siap periksa"),
    "readiness_date": Sentence("Date of readiness note", "Tanggal PKB"),
    "ready_at": Sentence("Ready for examination", "Waktu siap periksa"),
    "stuffing": Sentence("Way of stuffing", "Cara stuffing"),
}

TITLES = {
    "transport": Sentence("Transport and ports", "Pengangkutan dan pelabuhan"),
    "papers": Sentence("Papers attached", "Dokumen pelengkap pabean"),
    "trade": Sentence("Terms and proceeds", "Penyerahan dan devisa hasil ekspor"),
    "value": Sentence("Value", "Nilai ekspor"),
    "packages": Sentence("Packages and weights", "Kemasan dan berat"),
    "containers": Sentence("F.39 Containers", "F.39 Kontainer"),
    "goods": Sentence("Goods", "Data barang"),
    "readiness": Sentence("Readiness of the goods", "Kesiapan barang (PKB)"),
}


def title(name: str, count: str = "") -> Sentence:
    """The title of a part, with how many there are where that is asked."""
    told = TITLES[name]
    if not count:
        return told
    return Sentence(f"{told.en}: {count}", f"{told.id}: {count}")
