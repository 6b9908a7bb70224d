"""Marks a page as a draft: papers that are written from a plan, before anything is produced or booked.

The mark stands in the title, and so at the head of every page, in the first sentence and in the foot.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection

from geliat.papers.page import Block, Field, Fields, Page, Signatures, Table, Words
from geliat.sentences import Sentence

DRAFT = Sentence(
    "This is a draft. It was reckoned from the plan of the order, before production; nothing on it has been "
    "counted, weighed or booked, and it is no paper for customs, carrier or bank.",
    "Ini rancangan. Isinya berasal dari rencana pesanan sebelum produksi; belum ada yang dihitung, "
    "ditimbang, atau dipesan, dan dokumen ini bukan untuk Bea Cukai, pengangkut, atau bank.",
    "本文件为草稿，依据生产前的计划计算；尚未清点、称重或订舱，不得用于海关、承运人或银行。",
)
NOT_YET = ("–",)


def draft_page(
    page: Page, *, foot: str = "", unknown: Collection[Sentence] = (), specimen: bool = False
) -> Page:
    """The page as a draft, without room to sign or anything declared by signing.

    Fields labelled as in `unknown` print a dash, tables so titled are left out. `foot` tells the draft from
    others; a `specimen` is marked as invented as well.
    """

    def fields(row: tuple[Field, ...]) -> tuple[Field, ...]:
        return tuple(
            dataclasses.replace(each, lines=NOT_YET, strong=False) if each.label in unknown else each
            for each in row
        )

    blocks: list[Block] = [Words((DRAFT,))]
    for block in page.blocks:
        match block:
            case Fields():
                blocks.append(dataclasses.replace(block, fields=fields(block.fields)))
            case Signatures():
                continue
            case Table() if block.title in unknown:
                continue
            case _:
                blocks.append(block)
    title = page.title
    return dataclasses.replace(
        page,
        title=Sentence(
            f"Draft: {title.en}", f"Rancangan: {title.id}", f"草稿：{title.zh}" if title.zh else ""
        ),
        left=tuple(fields(row) for row in page.left),
        right=tuple(fields(row) for row in page.right),
        blocks=tuple(blocks),
        foot=f"DRAFT / RANCANGAN  ·  {foot}".rstrip(" ·"),
        check_url="",
        specimen=specimen,
    )
