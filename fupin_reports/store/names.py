"""How things are called in `output/<year>/`, and what a clerk is told of them in a word."""

from __future__ import annotations

OURS_BESIDE = "（新生成）"
DRAFT = "（草稿）"
CORRECTIONS = "（更正说明）"
REVIEW, PAPER = "（送审稿）", "（计算底稿）"
LEDGER = "（资金台账）"
SEALED = "定稿"
MANIFEST = "manifest.json"
WORD = ".docx"
PDF = ".pdf"
SUFFIXES = (WORD, PDF)
BOARD = "index"
"""The stem of the page that tells of the year's reports; it is none of them."""
PDF_KIND = "PDF 的种类"
"""What only a PDF is made from: whether it is for the archives."""
NEVER_MADE, BY_A_PERSON = "没有生成过", "被人改过"


def data_of(name: str) -> str:
    """The stem of the data file that a file of ours in `output/` is made of, by its own stem."""
    for tail in (DRAFT, CORRECTIONS, REVIEW, PAPER, LEDGER):
        if name.endswith(tail):
            return name.removesuffix(tail)
    return name
