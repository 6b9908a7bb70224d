"""Makes the fonts of the papers: Noto Sans, and a GB 2312 subset of Noto Sans SC, with what they cover.

    python tools/make_fonts.py            fetch by `npm pack`, subset, write src/geliat/papers/fonts
    python tools/make_fonts.py --from DIR use packages already unpacked as DIR/noto-sans and DIR/noto-sans-sc

Needs npm and fonttools (a development requirement). Noto fonts are under the SIL Open Font License 1.1.
GB 2312-80 holds 6,763 Chinese characters; characters of present-day names that it lacks are added by hand.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import tarfile
import tempfile
import textwrap
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent.parent
FONTS = HERE / "src" / "geliat" / "papers" / "fonts"
PACKAGES = {
    "noto-sans": "@expo-google-fonts/noto-sans",
    "noto-sans-sc": "@expo-google-fonts/noto-sans-sc",
}
WEIGHTS = {"Regular": "400Regular", "Bold": "700Bold"}

# Latin with Vietnamese and Pinyin tones, Greek, Cyrillic, punctuation, currency, arrows, mathematics, shapes.
LATIN_BLOCKS = (
    (0x20, 0x7E),
    (0xA0, 0x24F),
    (0x2B0, 0x36F),
    (0x370, 0x3FF),
    (0x400, 0x4FF),
    (0x1E00, 0x1EFF),
    (0x2000, 0x206F),
    (0x2070, 0x20CF),
    (0x2100, 0x214F),
    (0x2150, 0x22FF),
    (0x2500, 0x25FF),
)
# Noto Sans has few signs; Noto Sans SC gives arrows, mathematics and shapes as far as it holds them.
CHINESE_BLOCKS = ((0x2190, 0x22FF), (0x2460, 0x2473), (0x2500, 0x26FF), (0x3000, 0x303F), (0xFF00, 0xFFEF))
# Given names and trade names that GB 2312 lacks, and traditional forms of Hong Kong and Taiwan letterheads.
NAME_CHARACTERS = (
    "〇喆堃昇珺祎玥垚翀婳嫚赟煊旸晟珅琎甡彧翾瑄璟珩玭琀朠昉淏漪滢溁溦鋆鑫镕锜镠镔赪韫飏骐骕骦鸑鸾麴"
    "禛祐祯禔禩禤秾筠箐篪璐璠璘瓒瓛瓴甯烜烨焜焱煜煐熹燊燚爔晞晗晙暐暄暒曈曦杉杺柟栐栩桉桢梓梽棽楠榕榛槿橦"
    "國際貿易廣東開發實業進龍區號樓層廈莊灣豐華達興業電話傳眞衛師億萬圓幣關稅產製樂"
    "鼓藝術飾禮錢銀聯運輸車廠門場園縣鄉鎮馬陳張劉趙吳許鄭馮鄧葉蘇盧蔣賈韓楊黃蕭閻鐘譚陸顧賀龔錢湯薛單"
)


def gb2312() -> set[int]:
    """Every code point of GB 2312-80, read from the two-byte plane of Python's own codec."""
    points: set[int] = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                points.add(ord(bytes((row, cell)).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    return points


def spread(blocks: Iterable[tuple[int, int]]) -> set[int]:
    """The code points of inclusive blocks."""
    return {point for low, high in blocks for point in range(low, high + 1)}


def fetch(into: Path) -> None:
    """Unpack both packages from npm under `into`, each in a folder of its short name."""
    for short, name in PACKAGES.items():
        told = subprocess.run(
            ["npm", "pack", "--json", name], cwd=into, check=True, capture_output=True, text=True
        ).stdout
        tarball = into / json.loads(told)[0]["filename"].replace("@", "").replace("/", "-")
        with tarfile.open(tarball) as archive:
            archive.extractall(into / short, filter="data")


def find(where: Path, ending: str) -> Path:
    """The one file below `where` whose name ends so."""
    found = sorted(path for path in where.rglob(f"*{ending}"))
    if len(found) != 1:
        raise SystemExit(f"expected one file *{ending} below {where}, found {len(found)}")
    return found[0]


def cut(source: Path, target: Path, points: set[int]) -> set[int]:
    """Write the subset of `source` that covers `points`; returns what it truly covers."""
    options = Options()
    options.hinting = False
    options.desubroutinize = True
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.name_languages = [0x409]
    options.notdef_outline = True
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    font.save(target, reorderTables=True)
    return set(font.getBestCmap())


def ranges(points: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Inclusive runs of consecutive code points."""
    ordered = sorted(points)
    start = ordered[0]
    for before, after in pairwise(ordered):
        if after != before + 1:
            yield start, before
            start = after
    yield start, ordered[-1]


def make(packages: Path) -> None:
    """Write the four subsets, their coverage and the licence into the package."""
    FONTS.mkdir(parents=True, exist_ok=True)
    latin = spread(LATIN_BLOCKS)
    chinese = gb2312() | spread(CHINESE_BLOCKS) | {ord(sign) for sign in NAME_CHARACTERS}
    covered: dict[str, set[int]] = {}
    for weight, folder in WEIGHTS.items():
        of_latin = find(packages / "noto-sans", f"{folder}/NotoSans_{folder}.ttf")
        of_chinese = find(packages / "noto-sans-sc", f"{folder}/NotoSansSC_{folder}.ttf")
        in_latin = cut(of_latin, FONTS / f"NotoSans-{weight}.ttf", latin)
        in_chinese = cut(of_chinese, FONTS / f"NotoSansSC-{weight}.ttf", chinese - in_latin)
        covered[weight] = in_latin | in_chinese
    both = set.intersection(*covered.values())
    runs = " ".join(f"{low:X}" if low == high else f"{low:X}-{high:X}" for low, high in ranges(both))
    (FONTS / "coverage.txt").write_text(textwrap.fill(runs, 110, break_on_hyphens=False) + "\n", "ascii")
    shutil.copyfile(find(packages / "noto-sans", "LICENSE_FONT"), FONTS / "OFL-NotoSans.txt")
    shutil.copyfile(find(packages / "noto-sans-sc", "LICENSE_FONT"), FONTS / "OFL-NotoSansSC.txt")
    for path in sorted(FONTS.glob("*.ttf")):
        print(f"{path.name}: {path.stat().st_size:,} bytes")
    print(f"{len(both):,} code points in every weight")


def main() -> None:
    """Read the command line and make the fonts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--from", dest="packages", type=Path, help="folder with the unpacked npm packages")
    asked = parser.parse_args()
    if asked.packages:
        make(asked.packages)
        return
    with tempfile.TemporaryDirectory() as scratch:
        fetch(Path(scratch))
        make(Path(scratch))


if __name__ == "__main__":
    main()
