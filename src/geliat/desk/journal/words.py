"""The deeds and things of the journal in words, for every reader of a timeline."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from geliat.refusals import read_out
from geliat.sentences import Sentence
from geliat.trade.access import ROLE_NAMES, Role


def _pairs(table: str) -> Mapping[str, Sentence]:
    """A table of lines "code | English | Indonesian"."""
    rows = (line.split("|") for line in table.strip().splitlines())
    return MappingProxyType(
        {code.strip(): Sentence(en=en.strip(), id=indonesian.strip()) for code, en, indonesian in rows}
    )


DEEDS = _pairs("""
people.enrol                  | Enrolled                            | Didaftarkan
people.grant                  | Role granted or ended               | Peran diberikan atau diakhiri
people.set_password           | New password set                    | Kata sandi baru dipasang
people.issue_link             | Link issued                         | Tautan diberikan
people.revoke_link            | Link closed                         | Tautan ditutup
rules.write                   | Version of a rule written           | Versi aturan ditulis
rules.end                     | End of a rule written               | Akhir aturan ditulis
rules.confirm                 | Version of a rule confirmed         | Versi aturan disahkan
rules.set_aside               | Version of a rule set aside         | Versi aturan dikesampingkan
makers.register               | Registered                          | Didata
makers.state_capacity         | Capacity stated                     | Kemampuan dinyatakan
makers.close_week             | Week closed                         | Minggu libur dicatat
makers.record_disclosure      | Disclosure recorded by consent      | Keterangan dicatat dengan persetujuan
makers.withdraw_disclosure    | Disclosure withdrawn                | Keterangan ditarik
makers.keep_private           | Private contact kept                | Kontak pribadi disimpan
catalogue.describe            | Described                           | Dijelaskan dalam katalog
orders.receive                | Inquiry received                    | Permintaan diterima
orders.confirm                | Confirmed                           | Dikonfirmasi
orders.cancel                 | Cancelled                           | Dibatalkan
orders.record_payment         | Buyer's payment recorded            | Pembayaran pembeli dicatat
orders.record_rate            | Exchange rate recorded              | Kurs dicatat
orders.close                  | Closed                              | Ditutup
consignments.plan             | Planned                             | Direncanakan
consignments.book             | Space on a ship booked              | Ruang kapal dipesan
consignments.cost             | Costs and insurance recorded        | Biaya dan asuransi dicatat
consignments.record_packing   | Packing material recorded           | Bahan kemasan dicatat
consignments.claim_origin     | Origin claimed                      | Asal barang dinyatakan
consignments.enter_customs    | Customs facts recorded              | Data pabean dicatat
consignments.record_bill      | Bill of lading recorded             | Konosemen dicatat
allotment.allot               | Work allotted                       | Pekerjaan dibagi
allotment.offer               | Share offered                       | Bagian ditawarkan
allotment.accept              | Share accepted                      | Bagian diterima
allotment.decline             | Share declined                      | Bagian ditolak
allotment.mend                | Allotment mended                    | Pembagian diperbaiki
production.count              | Pieces counted                      | Hasil dihitung
production.hand_over          | Handed over                         | Diserahkan
production.deliver            | Delivered to the warehouse          | Dikirim ke gudang
production.advance            | Advance paid                        | Uang muka dibayar
quality.present               | Lot presented                       | Lot diajukan
quality.inspect               | Lot inspected                       | Lot diperiksa
quality.measure               | Moisture measured                   | Kadar air diukur
quality.send_to_rework        | Sent to rework                      | Dikembalikan untuk diperbaiki
quality.resubmit              | Resubmitted                         | Diajukan kembali
quality.agree_improvement     | Improvement agreed                  | Perbaikan cara kerja disepakati
packing.pack                  | Packed                              | Dikemas
packing.unpack                | Unpacked                            | Dibongkar dari kemasan
loading.book                  | Container booked                    | Kontainer dipesan
loading.check                 | Container checked                   | Kontainer diperiksa
loading.plan                  | Load planned                        | Muatan direncanakan
loading.stuff                 | Stuffed                             | Dimuat
loading.seal                  | Sealed                              | Disegel
loading.verify_mass           | Gross mass verified (VGM)           | Berat kotor terverifikasi (VGM)
dossier.prepare               | Papers prepared                     | Berkas disiapkan
dossier.seal                  | Paper sealed                        | Berkas disahkan
release.declare               | Declared ready                      | Dinyatakan siap
release.withdraw              | Declaration withdrawn               | Pernyataan siap ditarik
release.record_npe            | NPE recorded                        | NPE dicatat
release.ask_decision          | Decision on a rule asked            | Keputusan atas aturan diminta
release.confirm_decision      | Decision on a rule confirmed        | Keputusan atas aturan disahkan
dossier.record_received       | Paper of others received            | Dokumen pihak lain diterima
dossier.withdraw_received     | Paper of others withdrawn           | Dokumen pihak lain ditarik
dossier.ask_hand_over         | Look at the PEB data asked          | Pemeriksaan data PEB diminta
dossier.confirm_hand_over     | PEB data confirmed                  | Data PEB dipastikan
dossier.refuse_hand_over      | PEB data refused                    | Data PEB ditolak
dossier.take_declaration      | PEB file taken                      | Berkas PEB diambil
release.release               | Released                            | Dilepas
voyage.record                 | Milestone recorded                  | Tonggak perjalanan dicatat
settlement.reckon             | Pay reckoned                        | Upah dihitung
settlement.choose_way         | Way of paying chosen                | Cara bayar dipilih
settlement.make_file          | Payout file made                    | Berkas bayar dibuat
settlement.take_back          | Payout file taken back              | Berkas bayar ditarik
settlement.confirm_paid       | Payment confirmed                   | Pembayaran dipastikan
settlement.match_proceeds     | Receipts matched to the PEB         | Penerimaan dipadankan dengan PEB
indicators.record_baseline    | Baseline recorded                   | Data dasar dicatat
""")
"""Every deed of `trade.access.DEEDS` that is not the reading of a page."""

THINGS = _pairs("""
person        | Person          | Orang
link          | Link            | Tautan
group         | Group           | Kelompok
workshop      | Workshop        | Bengkel
product       | Product         | Produk
ruleversion   | Version of a rule | Versi aturan
size          | Size            | Ukuran
order         | Order           | Pesanan
payment       | Payment         | Pembayaran
rate          | Exchange rate   | Kurs
consignment   | Consignment     | Kiriman
forwarder     | Forwarder       | PPJK
allotmentplan | Allotment       | Pembagian kerja
share         | Share           | Bagian
count         | Count           | Hitungan
handover      | Hand-over       | Serah terima
delivery      | Delivery        | Pengiriman ke gudang
advance       | Advance         | Uang muka
lot           | Lot             | Lot
improvement   | Improvement     | Perbaikan cara kerja
carton        | Carton          | Karton
disclosure    | Disclosure      | Keterangan
container     | Container       | Kontainer
loadplan      | Load plan       | Rencana muat
paper         | Paper           | Berkas
entryhandover | PEB file        | Berkas PEB
release       | Release         | Pelepasan
npe           | NPE             | NPE
milestone     | Milestone       | Tonggak perjalanan
pay           | Pay             | Upah
payoutfile    | Payout file     | Berkas bayar
baseline      | Baseline        | Data dasar
""")
"""The things the journal speaks of, by the name of their model."""


FACTS = _pairs("""
active                  | taking part          | ikut serta
amount                  | amount               | jumlah uang
amount_idr              | amount in rupiah     | jumlah rupiah
approved_by_buyer_on    | approved by buyer    | disetujui pembeli
because                 | because              | alasan
before                  | before               | sebelumnya
by_hand                 | by hand              | dengan tangan
carton                  | carton               | karton
cartons                 | cartons              | karton
changed                 | changed              | berubah
code                    | code                 | kode
consignment             | consignment          | kiriman
currency                | currency             | mata uang
ended                   | ended                | berakhir
faults                  | faults               | cacat
file                    | file                 | berkas
floor_moisture_permille | floor moisture, ‰    | kadar air lantai, ‰
found_critical          | critical found       | cacat kritis
found_major             | major found          | cacat mayor
found_minor             | minor found          | cacat minor
gross_g                 | gross, g             | berat kotor, g
happened_at             | happened at          | terjadi pada
hs_code                 | HS code              | kode HS
kind                    | kind                 | jenis
lines                   | lines                | baris
materials               | materials            | bahan
moisture_mean_permille  | mean moisture, ‰     | kadar air rata-rata, ‰
monday                  | week of              | minggu mulai
npe                     | NPE                  | NPE
opens                   | opens                | membuka
paid_on                 | paid on              | dibayar pada
pays                    | pays                 | upah
peb                     | PEB                  | PEB
per_week                | per week             | per minggu
pieces                  | pieces               | buah
place                   | place                | tempat
place_mm                | place, mm            | tempat, mm
quantity                | pieces               | buah
references              | receipts             | penerimaan
role                    | role                 | peran
round                   | round                | putaran
seal                    | seal                 | segel
searched_s              | searched, s          | dicari, dtk
sha256                  | SHA-256              | SHA-256
severity                | inspection           | pemeriksaan
sku                     | SKU                  | SKU
step                    | step                 | langkah kerja
steps                   | steps                | langkah kerja
subject                 | number               | nomor
swapped_with            | changed places with  | bertukar tempat dengan
taken_back              | taken back           | ditarik
tolerance_permille      | tolerance, ‰         | toleransi, ‰
total_idr               | total in rupiah      | jumlah rupiah
version                 | version              | versi
what                    | what                 | perihal
""")
"""The facts that the journal keeps with a deed, by their key."""

CODED = frozenset({"kind", "severity", "opens"})
VALUES = _pairs("""
deposit      | deposit             | uang muka
balance      | balance             | pelunasan
gate_in      | gate in             | masuk terminal
loaded       | loaded on board     | dimuat ke kapal
departed     | departed            | berangkat
transhipped  | transhipped         | pindah kapal
arrived      | arrived             | tiba
delivered    | delivered           | diterima penerima barang
normal       | normal              | normal
tightened    | tightened           | diperketat
workshop     | workshop            | bengkel
order        | order               | pesanan
consignment  | consignment         | kiriman
group        | calendar            | kalender
""")
"""The values of facts that are codes, in words; a role has its own words in the table of access."""


def deed_name(deed: str) -> Sentence:
    """A deed in words; its own code where an older journal holds one that is no longer done."""
    return DEEDS.get(deed) or Sentence(en=deed, id=deed)


def thing_name(thing: str) -> Sentence:
    """A kind of thing in words; its own code where none is known."""
    return THINGS.get(thing) or Sentence(en=thing, id=thing)


def fact_name(key: str) -> Sentence:
    """A fact's name in words; its key, readable, where none is known."""
    readable = key.replace("_", " ")
    return FACTS.get(key) or Sentence(en=readable, id=readable)


def fact_value(key: str, fact: object) -> object:
    """A fact as a reader knows it: a role, a code or a day in words; whatever else it is, as it was kept."""
    if not isinstance(fact, str):
        return fact
    if key == "role" and fact in set(Role):
        return ROLE_NAMES[Role(fact)]
    if key in CODED:
        return VALUES.get(fact, fact)
    return read_out(fact)
