"""How things are called in `output/<year>/`, and what a clerk is told of them in a word."""

OURS_BESIDE = "（新生成）"
DRAFT = "（草稿）"
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
