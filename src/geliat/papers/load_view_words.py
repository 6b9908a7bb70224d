"""The words of the viewer of load plans, in Indonesian, English and Chinese (the buyer is shown it too)."""

from __future__ import annotations

from geliat.sentences import Sentence

WORDS = {
    "title": Sentence(en="Load plan", id="Rencana muat", zh="装箱方案"),
    "flat": Sentence(
        en="This browser cannot draw in three dimensions. The steps below say the same in words.",
        id="Peramban ini tidak dapat menggambar tiga dimensi. Langkah-langkah di bawah menjelaskan hal yang "
        "sama.",
        zh="此浏览器无法显示三维图形。下面的步骤以文字说明相同内容。",
    ),
    "picture": Sentence(
        en="The load in three dimensions; arrow keys go through the steps",
        id="Muatan dalam tiga dimensi; tombol panah menelusuri langkah",
        zh="三维装载图；用方向键逐步查看",
    ),
    "container": Sentence(en="Container", id="Kontainer", zh="集装箱"),
    "views": Sentence(en="Look from", id="Lihat dari", zh="视角"),
    "view_corner": Sentence(en="Corner", id="Sudut", zh="斜视"),
    "view_side": Sentence(en="Side", id="Samping", zh="侧面"),
    "view_door": Sentence(en="Door", id="Pintu", zh="箱门"),
    "view_above": Sentence(en="Above", id="Atas", zh="上方"),
    "zoom": Sentence(en="Zoom and print", id="Perbesar dan cetak", zh="缩放与打印"),
    "nearer": Sentence(en="Nearer", id="Lebih dekat", zh="放大"),
    "farther": Sentence(en="Farther", id="Lebih jauh", zh="缩小"),
    "print": Sentence(en="Print", id="Cetak", zh="打印"),
    "back": Sentence(en="back wall", id="dinding ujung", zh="前端壁"),
    "door": Sentence(en="door", id="pintu", zh="箱门"),
    "previous": Sentence(en="Previous step", id="Langkah sebelumnya", zh="上一步"),
    "next": Sentence(en="Next step", id="Langkah berikutnya", zh="下一步"),
    "play": Sentence(en="Play the steps", id="Putar langkah-langkah", zh="播放步骤"),
    "pause": Sentence(en="Pause", id="Jeda", zh="暂停"),
    "step": Sentence(en="Step", id="Langkah", zh="步骤"),
    "step_of": Sentence(en="{step} of {steps}", id="{step} dari {steps}", zh="第 {step} / {steps} 步"),
    "empty": Sentence(en="The container is still empty", id="Kontainer masih kosong", zh="集装箱仍是空的"),
    "legend": Sentence(en="Cargo, with counts", id="Muatan dan jumlahnya", zh="货物及数量"),
    "hide": Sentence(en="Show or hide", id="Tampilkan atau sembunyikan", zh="显示或隐藏"),
    "number": Sentence(en="Piece number", id="Nomor koli", zh="件号"),
    "carton_number": Sentence(en="Carton number", id="Nomor karton", zh="箱号"),
    "unknown": Sentence(
        en="No such number in this container.",
        id="Tidak ada nomor itu di kontainer ini.",
        zh="本集装箱中没有此编号。",
    ),
    "tap": Sentence(
        en="Tap a piece, or give its number, to see what it is.",
        id="Ketuk satu koli, atau isi nomornya, untuk melihat keterangannya.",
        zh="点按一件货物或输入编号以查看说明。",
    ),
    "help": Sentence(
        en="Drag to turn, pinch or scroll to come nearer. Keys in the picture: left and right for the steps, "
        "Home and End, space to play, + and − to zoom, Shift with an arrow to turn.",
        id="Geser untuk memutar, cubit atau gulir untuk mendekat. Tombol di gambar: kiri dan kanan untuk "
        "langkah, Home dan End, spasi untuk memutar langkah, + dan − untuk jarak, Shift dengan panah untuk "
        "memutar gambar.",
        zh="拖动以旋转，双指或滚轮缩放。图中按键：左右键逐步查看，Home 与 End，空格播放，"
        "+ 与 − 缩放，Shift 加方向键旋转。",
    ),
    "cargo": Sentence(en="Cargo", id="Muatan", zh="货物"),
    "size": Sentence(en="Length × width × height", id="Panjang × lebar × tinggi", zh="长 × 宽 × 高"),
    "weight": Sentence(en="Gross weight", id="Berat kotor", zh="毛重"),
    "stands": Sentence(en="Stands", id="Posisi", zh="放置"),
    "pose_0": Sentence(en="on its foot", id="berdiri di kakinya", zh="底部朝下"),
    "pose_1": Sentence(en="on its head", id="terbalik, kepala di bawah", zh="鼓面朝下"),
    "pose_2": Sentence(en="lying", id="rebah", zh="横放"),
    "from_back": Sentence(en="From the back wall", id="Dari dinding ujung", zh="距前端壁"),
    "from_left": Sentence(en="From the left wall", id="Dari dinding kiri", zh="距左侧壁"),
    "above_floor": Sentence(en="Above the floor", id="Di atas lantai", zh="距地板"),
    "push": Sentence(en="Push until it touches", id="Geser sampai bersentuhan", zh="推至接触"),
    "push_back": Sentence(en="To the back wall", id="Ke dinding ujung", zh="向前端壁"),
    "push_door": Sentence(en="To the door", id="Ke pintu", zh="向箱门"),
    "push_left": Sentence(en="Left", id="Ke kiri", zh="向左"),
    "push_right": Sentence(en="Right", id="Ke kanan", zh="向右"),
    "push_down": Sentence(en="Down", id="Turunkan", zh="向下"),
    "turn": Sentence(en="Turn", id="Putar karton", zh="旋转"),
    "steps": Sentence(en="Steps for the crew", id="Langkah untuk kru", zh="装箱步骤"),
    "set": Sentence(en="What is set", id="Yang ditata", zh="摆放内容"),
    "pieces": Sentence(en="Pieces", id="Koli", zh="件数"),
    "facts": Sentence(
        en="{pieces} pieces, {fill} % of the volume, {kg} kg of cargo",
        id="{pieces} koli, {fill} % volume, muatan {kg} kg",
        zh="{pieces} 件，占容积 {fill} %，货重 {kg} 公斤",
    ),
    "outside": Sentence(en="What did not go in", id="Yang tidak masuk", zh="未装入的货物"),
}
