"""The labels of the papers in English, Indonesian and, where the buyer reads, Chinese: each written once."""

from __future__ import annotations

from geliat.sentences import Sentence

# Parties and references
SELLER = Sentence("Seller / exporter", "Penjual / eksportir", "卖方（出口商）")
EXPORTER = Sentence("Exporter", "Eksportir", "出口商")
SHIPPER = Sentence("Shipper", "Pengirim barang", "托运人")
BUYER = Sentence("Buyer", "Pembeli", "买方")
CONSIGNEE = Sentence("Consignee", "Penerima barang", "收货人")
NOTIFY = Sentence("Notify party", "Pihak yang diberi tahu", "通知人")
SAME_AS_BUYER = Sentence("Same as buyer", "Sama dengan pembeli", "同买方")
SAME_AS_CONSIGNEE = Sentence("Same as consignee", "Sama dengan penerima barang", "同收货人")
NUMBER = Sentence("Number", "Nomor", "编号")
DATE = Sentence("Date", "Tanggal", "日期")
CONTRACT = Sentence("Contract", "Kontrak", "合同号")
CONTRACT_DATE = Sentence("Contract date", "Tanggal kontrak", "合同日期")
INVOICE = Sentence("Invoice", "Faktur", "发票号")
INVOICE_DATE = Sentence("Invoice date", "Tanggal faktur", "发票日期")
SHIPMENT = Sentence("Consignment", "Kiriman", "货批号")
PLACE = Sentence("Place", "Tempat", "地点")
DAY_AND_HOUR = Sentence("Day and hour", "Hari dan jam", "时间")

# Terms and transport
DELIVERY = Sentence("Terms of delivery", "Syarat penyerahan", "交货条款")
PAYMENT = Sentence("Terms of payment", "Syarat pembayaran", "付款条件")
LOADING = Sentence("Port of loading", "Pelabuhan muat", "装运港")
DISCHARGE = Sentence("Port of discharge", "Pelabuhan bongkar", "目的港")
VESSEL = Sentence("Vessel and voyage", "Kapal dan pelayaran", "船名航次")
BOOKING = Sentence("Booking", "Nomor booking", "订舱号")
ORIGIN = Sentence("Country of origin", "Negara asal", "原产国")

# Goods
LINE = Sentence("No.", "No.", "序号")
GOODS = Sentence("Description of goods", "Uraian barang", "品名及规格")
SKU = Sentence("Article", "Kode barang", "货号")
HS = Sentence("HS code", "Kode HS", "税则号")
QUANTITY = Sentence("Quantity", "Jumlah", "数量")
UNIT_PRICE = Sentence("Unit price", "Harga satuan", "单价")
AMOUNT = Sentence("Amount", "Nilai", "金额")
TOTAL = Sentence("Total", "Jumlah", "合计")
TOTAL_IN_WORDS = Sentence("Total in words", "Terbilang", "大写金额")
FREIGHT = Sentence("Freight", "Ongkos angkut", "运费")
INSURANCE = Sentence("Insurance", "Asuransi", "保险费")
INLAND = Sentence("Costs up to the port of loading", "Biaya sampai pelabuhan muat", "至装运港费用")
AT_DESTINATION = Sentence("Costs at destination", "Biaya di tempat tujuan", "目的地费用")
FOB_VALUE = Sentence("FOB value", "Nilai FOB", "离岸价值")
RECEIVED = Sentence("Received", "Telah diterima", "已收款")
BALANCE = Sentence("Balance due", "Sisa tagihan", "应付余额")
RUPIAH_VALUE = Sentence("Value in rupiah", "Nilai dalam rupiah", "折合印尼盾")

# Packages
MARKS = Sentence("Marks and numbers", "Merek dan nomor kemasan", "唛头")
CARTONS = Sentence("Cartons", "Karton", "箱数")
CARTON_NUMBERS = Sentence("Carton nos.", "Nomor karton", "箱号")
PIECES = Sentence("Pieces", "Buah", "件数")
NET = Sentence("Net weight kg", "Berat bersih kg", "净重（千克）")
GROSS = Sentence("Gross weight kg", "Berat kotor kg", "毛重（千克）")
OUTER = Sentence("Outer size cm", "Ukuran luar cm", "外箱尺寸（厘米）")
VOLUME = Sentence("Volume m³", "Volume m³", "体积（立方米）")
BY_RANGE = Sentence("Packages by number", "Kemasan menurut nomor", "箱号明细")
BY_LINE = Sentence("Contents by article", "Isi menurut barang", "货品汇总")
BY_LOT = Sentence("Cartons by inspected lot", "Karton menurut lot pemeriksaan", "各检验批次箱号")
LOT = Sentence("Lot", "Lot", "批次")
PIECES_EACH = Sentence("Pieces each", "Buah tiap karton", "每箱件数")

# Containers
CONTAINERS = Sentence("Containers", "Kontainer", "集装箱")
CONTAINER = Sentence("Container", "Kontainer", "集装箱号")
SIZE_TYPE = Sentence("Size type", "Tipe ukuran", "箱型")
SEAL = Sentence("Seal", "Segel", "封号")
NOT_LOADED = Sentence("not yet loaded", "belum dimuat", "未装箱")

# Verified gross mass
TARE = Sentence("Tare kg", "Berat kosong kg", "箱体自重（千克）")
CARGO = Sentence("Cargo gross kg", "Berat kotor muatan kg", "货物毛重（千克）")
DESICCANT = Sentence("Desiccant kg", "Pengering kg", "干燥剂（千克）")
DUNNAGE = Sentence("Dunnage kg", "Bahan ganjal kg", "垫料（千克）")
VGM = Sentence("Verified gross mass kg", "Berat kotor terverifikasi kg", "核实总重（千克）")
MAX_GROSS = Sentence("Maximum gross kg", "Berat kotor maksimum kg", "最大总重（千克）")
HOW_WEIGHED = Sentence("How weighed", "Cara penimbangan", "称重方式")
METHOD = Sentence("Method", "Metode", "方法")
WEIGHED_BY = Sentence("Weighed by", "Ditimbang oleh", "称重方")
WEIGHED_ON = Sentence("Weighed on", "Tanggal penimbangan", "称重日期")

# Load plan
INSIDE = Sentence("Inside size mm", "Ukuran dalam mm", "箱内尺寸（毫米）")
STUFFED_ON = Sentence("Stuffed on", "Tanggal pemuatan", "装箱日期")
FILL = Sentence("Volume used", "Volume terpakai", "容积利用率")
PAYLOAD = Sentence("Cargo of payload kg", "Muatan dari daya muat kg", "载重（千克）")
CENTRE = Sentence("Centre of gravity mm", "Titik berat mm", "重心（毫米）")
CENTRE_FROM = Sentence(
    "from the front wall, the left wall and the floor",
    "dari dinding depan, dinding kiri, dan lantai",
    "距前壁、左壁、箱底",
)
STEPS = Sentence("Stuffing steps", "Langkah pemuatan", "装箱步骤")
STEP = Sentence("Step", "Langkah", "步骤")
FROM_FRONT = Sentence("From front wall mm", "Dari dinding depan mm", "距前壁（毫米）")
LAYER = Sentence("Layer", "Lapis", "层")
OVERVIEW = Sentence("Overview", "Gambar keseluruhan", "总览")
LAYERS = Sentence("Layers", "Lapis", "层数")
LOADED = Sentence("Loaded", "Dimuat", "已装货物")
CHECK = Sentence("Container check before stuffing", "Pemeriksaan kontainer sebelum dimuati", "装箱前检查")
POINT = Sentence("Point", "Butir", "检查项")
FOUND = Sentence("Found", "Temuan", "结果")
PASSED = Sentence("In order", "Baik", "合格")
FAILED = Sentence("Not in order", "Tidak baik", "不合格")
FLOOR_MOISTURE = Sentence("Floor moisture", "Kadar air lantai", "箱底含水率")

# Inspection
STANDARD = Sentence("Sampling standard", "Standar pengambilan contoh", "抽样标准")
INSPECTIONS = Sentence("Inspections", "Pemeriksaan", "检验次数")
LOTS_ACCEPTED = Sentence("Lots accepted", "Lot diterima", "接收批次")
LOTS_REJECTED = Sentence("Rejected at first", "Semula ditolak", "曾被拒收")
RESUBMITTED = Sentence("Resubmitted", "Diajukan ulang", "重新提交")
PIECES_ACCEPTED = Sentence("Pieces in accepted lots", "Buah dalam lot yang diterima", "接收批次件数")
PIECES_SAMPLED = Sentence("Pieces sampled", "Buah contoh", "抽样件数")
WORST_MOISTURE = Sentence("Highest moisture accepted", "Kadar air tertinggi diterima", "接收批次最高含水率")
WORKSHOPS = Sentence("Workshops that finished the lots", "Bengkel penyelesai lot", "完工作坊数")
LOTS = Sentence("Inspected lots", "Lot yang diperiksa", "检验批次")
WORKSHOP = Sentence("Workshop", "Bengkel", "作坊")
SAMPLE = Sentence("Sample", "Contoh", "样本")
CRITICAL = Sentence("Critical", "Kritis", "致命缺陷")
MAJOR = Sentence("Major", "Mayor", "严重缺陷")
MINOR = Sentence("Minor", "Minor", "轻微缺陷")
MOISTURE = Sentence("Moisture %", "Kadar air %", "含水率%")
VERDICT = Sentence("Verdict", "Putusan", "判定")
ACCEPTED = Sentence("Accepted", "Diterima", "接收")
REJECTED = Sentence("Rejected", "Ditolak", "拒收")
ACCEPTED_BY_ARTICLE = Sentence("Accepted by article", "Diterima menurut barang", "各货号接收数量")

# Minutes of release
DECLARED_BY = Sentence("Declared ready by", "Yang menyatakan siap", "申报人")
RELEASED_BY = Sentence("Released by", "Yang melepas", "放行人")
CUSTOMS = Sentence("Customs office", "Kantor pabean", "海关")
NPE = Sentence("Export service note (NPE)", "Nota Pelayanan Ekspor (NPE)", "出口服务批单")
PEB = Sentence("Export declaration (PEB)", "Pemberitahuan Ekspor Barang (PEB)", "出口报关单")
GOODS_RELEASED = Sentence("Goods released", "Barang yang dilepas", "放行货物")
VALUE = Sentence("Value", "Nilai", "货值")
OVERRIDES = Sentence(
    "Rules that are not sure, as decided by two persons",
    "Aturan yang belum pasti, sebagaimana diputuskan dua orang",
    "由两人决定的未确定规则",
)
RULE = Sentence("Rule and reason", "Aturan dan alasan", "规则与理由")
NEEDED = Sentence("needed", "diperlukan", "需要")
NOT_NEEDED = Sentence("not needed", "tidak diperlukan", "不需要")
DECISION = Sentence("Decision", "Keputusan", "决定")
ASKED_BY = Sentence("Asked by", "Diminta oleh", "提出人")
CONFIRMED_BY = Sentence("Confirmed by", "Disahkan oleh", "确认人")
BOUND_PAPERS = Sentence("Papers bound by these minutes", "Dokumen yang terikat", "所附单证")
PAPER = Sentence("Paper", "Dokumen", "单证")
VERSION = Sentence("Version", "Versi", "版本")
SHA256 = Sentence("Seal (SHA-256)", "Segel digital (SHA-256)", "封存哈希")

# Demonstration
SPECIMEN = Sentence(
    "SPECIMEN: persons, numbers and prices are invented",
    "CONTOH: orang, nomor, dan harga adalah rekaan",
    "样本：人员、编号和价格均为虚构",
)

# Signing
SO_RECORDED = Sentence(
    "These minutes were made truthfully, to be used as needed.",
    "Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya.",
)
FOR_SELLER = Sentence(
    "For the exporter: signature and stamp", "Eksportir: tanda tangan dan cap", "出口商签字盖章"
)
RESPONSIBLE = Sentence(
    "Person responsible: signature and stamp", "Penanggung jawab: tanda tangan dan cap", "责任人签字盖章"
)
MASSES = Sentence("Masses", "Berat", "质量")
METHODS = {
    1: Sentence("the packed container was weighed", "kontainer yang telah dimuati ditimbang"),
    2: Sentence("tare and everything packed in it were added", "berat kosong dan seluruh isinya dijumlahkan"),
}
DESICCANT_AND_DUNNAGE = Sentence(
    "Desiccant / dunnage kg", "Pengering / bahan ganjal kg", "干燥剂/垫料（千克）"
)
DEFECTS_BY_CLASS = Sentence(
    "Defects critical / major / minor", "Cacat kritis / mayor / minor", "缺陷：致命/严重/轻微"
)
NET_AND_GROSS = Sentence("Net / gross weight kg", "Berat bersih / kotor kg", "净重/毛重（千克）")

# Offer and contract
OFFER = Sentence("Offer", "Penawaran", "报价单号")
VALID_UNTIL = Sentence("Valid until", "Berlaku sampai", "有效期至")
LATEST_SHIPMENT = Sentence("Latest shipment", "Batas waktu pengapalan", "最迟装运期")
TOLERANCE = Sentence("Quantity tolerance", "Toleransi jumlah", "数量溢短装")
DEPOSIT = Sentence("Deposit", "Uang muka", "预付款")
PARTIAL_SHIPMENT = Sentence("Partial shipment", "Pengapalan sebagian", "分批装运")
TRANSHIPMENT = Sentence("Transhipment", "Alih kapal", "转运")
ALLOWED = Sentence("allowed", "diperbolehkan", "允许")
NOT_ALLOWED = Sentence("not allowed", "tidak diperbolehkan", "不允许")
INSPECTION_AGREED = Sentence("Inspection", "Pemeriksaan mutu", "检验")
PAPERS_AGREED = Sentence("Papers the seller provides", "Dokumen dari penjual", "卖方提交单据")
FOR_BUYER = Sentence("For the buyer: signature and stamp", "Pembeli: tanda tangan dan cap", "买方签字盖章")

# Shipping, stuffing and bill of lading
FORWARDER = Sentence("Customs broker / forwarder", "PPJK / forwarder", "报关行/货代")
FREIGHT_TERMS = Sentence("Freight", "Ongkos angkut", "运费")
FREIGHT_PREPAID = Sentence("Freight prepaid", "Ongkos angkut dibayar di muka", "运费预付")
FREIGHT_COLLECT = Sentence("Freight collect", "Ongkos angkut dibayar di tujuan", "运费到付")
ORIGINALS = Sentence("Original bills of lading", "Konosemen asli", "正本提单份数")
WAYBILL = Sentence("none: sea waybill", "tidak ada: sea waybill", "无（海运单）")
SAILING_DATE = Sentence("Sailing date", "Tanggal berlayar", "开航日期")
PACKING_LIST = Sentence("Packing list", "Daftar kemasan", "装箱单号")
SEALED_WITH = Sentence("Seal number", "Nomor segel", "封条号")
BILL_OF_LADING = Sentence("Bill of lading", "Konosemen", "提单号")
ON_BOARD = Sentence("On board", "Tanggal dimuat di kapal", "装船日期")
WITNESS = Sentence(
    "For the forwarder: signature and stamp", "Forwarder: tanda tangan dan cap", "货代签字盖章"
)
PAPERS_SENT = Sentence("Papers sent to the buyer", "Dokumen yang dikirim kepada pembeli", "寄交买方的单据")

# Inspection certificate
PACKED = Sentence("Packed", "Dikemas", "装箱数量")
IN_ACCEPTED_LOTS = Sentence("In accepted lots", "Dalam lot diterima", "合格批次数量")
LOT_COUNT = Sentence("Lots", "Lot", "批次数")
INSPECTED_ON = Sentence("Inspected on", "Diperiksa pada", "检验日期")
LEVEL = Sentence("Inspection level", "Tingkat pemeriksaan", "检验水平")
DEFECT_CLASS = Sentence("Class of defects", "Golongan cacat", "缺陷类别")
AQL = Sentence("AQL %", "AQL %", "AQL%")
DEFECTIVE = Sentence("Defective in the samples", "Cacat dalam contoh", "样本缺陷数")
MOISTURE_LIMIT = Sentence("Moisture limit", "Batas kadar air", "含水率上限")
RESULT = Sentence("Result", "Hasil", "检验结果")

# Origin
SCHEME = Sentence("Scheme", "Skema", "优惠协定")
CRITERION = Sentence("Origin criterion", "Kriteria asal", "原产地标准")
MATERIAL = Sentence("Material", "Bahan", "原材料")
TREATMENT = Sentence("Treatment", "Perlakuan", "处理方式")
MATERIAL_ORIGIN = Sentence("Origin", "Asal", "产地")
EACH_PIECE = Sentence("Per piece", "Per buah", "单件")
WHOLE_LINE = Sentence("Whole line", "Seluruh baris", "合计金额")
PROOF = Sentence("Proof", "Bukti", "凭证")
NON_ORIGINATING = Sentence("Non-originating materials", "Bahan bukan asal", "非原产材料")
ORIGINATING = Sentence("Originating materials", "Bahan asal", "原产材料")
RVC = Sentence("Value content (RVC)", "Kandungan nilai (RVC)", "区域价值成分")
HEADING_CHANGES = Sentence("Heading changes (4 digits)", "Pos berubah (4 angka)", "四位税目改变")
HOLDS = Sentence("Criterion borne out", "Kriteria terpenuhi", "是否符合")
YES = Sentence("yes", "ya", "是")
NO = Sentence("no", "tidak", "否")
LEAST = Sentence("Least required", "Paling sedikit", "最低要求")
BOX_1 = Sentence("1 Exporter", "1 Eksportir", "1 出口商")
BOX_2 = Sentence("2 Consignee", "2 Penerima barang", "2 收货人")
BOX_3_DATE = Sentence("3 Departure date", "3 Tanggal berangkat", "3 启运日期")
BOX_3_VESSEL = Sentence("3 Vessel and voyage", "3 Kapal dan pelayaran", "3 船名航次")
BOX_3_ROUTE = Sentence("3 From / to", "3 Dari / ke", "3 起运港/卸货港")
BOX_4 = Sentence("4 For official use", "4 Diisi pejabat", "4 官方填写")
BOX_4_BLANK = Sentence("left to the issuing office", "diisi instansi penerbit", "由签证机构填写")
BOX_5 = Sentence("5 Item", "5 Nomor", "5 项目号")
BOX_6 = Sentence("6 Marks", "6 Merek kemasan", "6 唛头")
BOX_7 = Sentence("7 Packages, goods, HS code", "7 Kemasan, uraian barang, kode HS", "7 包装、品名、HS编码")
BOX_8 = Sentence("8 Criterion", "8 Kriteria", "8 原产地标准")
BOX_9 = Sentence(
    "9 Gross weight / quantity, FOB (RVC only)",
    "9 Berat kotor / jumlah, FOB (hanya RVC)",
    "9 毛重/数量及FOB（仅RVC）",
)
BOX_10 = Sentence("10 Invoice", "10 Faktur", "10 发票号及日期")
BOX_11 = Sentence("11 Declaration by the exporter", "11 Pernyataan eksportir", "11 出口商声明")
BOX_12 = Sentence("12 Certification", "12 Pengesahan", "12 签证")
BOX_13 = Sentence("13 Ticks", "13 Tanda centang", "13 勾选")
PRODUCED_IN = Sentence("Produced in", "Diproduksi di", "生产国")
IMPORTED_INTO = Sentence("Imported into", "Diimpor ke", "进口国")
RETROACTIVE = Sentence("Issued retroactively", "Diterbitkan kemudian", "补发")
THIRD_PARTY = Sentence("Third party invoicing", "Faktur pihak ketiga", "第三方发票")
EXHIBITION = Sentence("Exhibition", "Pameran", "展览")
MOVEMENT = Sentence("Movement certificate", "SKA perpindahan", "流动证明")
DEPARTURE = Sentence("Departure date", "Tanggal berangkat", "启运日期")
PACKAGES_AND_GOODS = Sentence(
    "Packages, goods, HS code", "Kemasan, uraian barang, kode HS", "包装、品名、HS编码"
)
GROSS_QUANTITY_FOB = Sentence(
    "Gross weight / quantity, FOB (RVC only)",
    "Berat kotor / jumlah, FOB (hanya RVC)",
    "毛重/数量及FOB（仅RVC）",
)
ITEM = Sentence("Item", "Nomor urut", "项目号")
RCEP_ORIGIN = Sentence("RCEP country of origin", "Negara asal RCEP", "RCEP原产国")

# Insurance
ASSURED = Sentence("Assured", "Tertanggung", "被保险人")
APPLICANT = Sentence("Applicant", "Pemohon", "投保人")
INSURER = Sentence("Insurer", "Perusahaan asuransi", "保险人")
POLICY = Sentence("Policy", "Polis", "保单号")
POLICY_DATE = Sentence("Policy date", "Tanggal polis", "保单日期")
CLAUSE = Sentence("Clause", "Klausul", "险别")
LEAST_CLAUSE = Sentence("Least clause of the term", "Klausul minimum syaratnya", "贸易术语最低险别")
SUM_INSURED = Sentence("Sum insured", "Nilai pertanggungan", "保险金额")
LEAST_INSURED = Sentence("110 % of the price", "110 % dari harga", "货价的110%")
CLAIMS_AT = Sentence("Claims payable at", "Klaim dibayar di", "赔款偿付地点")
PRICE = Sentence("Price", "Harga", "货价")
INSURED_IN_WORDS = Sentence("Sum insured in words", "Nilai pertanggungan terbilang", "保险金额大写")
TO_BE_NAMED = Sentence("to be named", "akan ditentukan", "待定")
