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
CONTAINERS = Sentence("Containers", "Peti kemas", "集装箱")
CONTAINER = Sentence("Container", "Peti kemas", "集装箱号")
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
CHECK = Sentence("Container check before stuffing", "Pemeriksaan peti kemas sebelum dimuati", "装箱前检查")
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
    1: Sentence("the packed container was weighed", "peti kemas yang telah dimuati ditimbang"),
    2: Sentence("tare and everything packed in it were added", "berat kosong dan seluruh isinya dijumlahkan"),
}
DESICCANT_AND_DUNNAGE = Sentence(
    "Desiccant / dunnage kg", "Pengering / bahan ganjal kg", "干燥剂/垫料（千克）"
)
DEFECTS_BY_CLASS = Sentence(
    "Defects critical / major / minor", "Cacat kritis / mayor / minor", "缺陷：致命/严重/轻微"
)
NET_AND_GROSS = Sentence("Net / gross weight kg", "Berat bersih / kotor kg", "净重/毛重（千克）")
