"""Makes the shipped cases: 6,000 drums of Blitar for China, and a smaller order of boxes and bowls after it.

    python tools/make_cases.py           write src/geliat/workbook/cases/*.xlsx
    python tools/make_cases.py --check   leave with 1 when a shipped workbook is not what this makes

Real, from the press: 6,000 drums in two containers to Shanghai and Shekou, released at Kanigoro on 20 October
2020; the villages; the range of sizes. All else (makers, buyers, prices, pay, capacities) is invented.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from case_orders import drums, wood
from geliat.workbook.template import write_case

CASES = Path(__file__).resolve().parent.parent / "src" / "geliat" / "workbook" / "cases"


def main() -> int:
    """Writes or checks the shipped workbooks."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="change nothing; fail when a workbook differs")
    check = parser.parse_args().check
    differ = False
    for name, case in (("blitar_djembe", drums()), ("blitar_wood", wood())):
        path, data = CASES / f"{name}.xlsx", write_case(case)
        same = path.exists() and path.read_bytes() == data
        differ |= not same
        if not check:
            path.write_bytes(data)
        print(f"{path.name}: {len(data):,} bytes{'' if same else ', changed'}")
    return int(check and differ)


if __name__ == "__main__":
    sys.exit(main())
