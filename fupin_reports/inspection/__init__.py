"""What was printed, measured: a PDF or DOCX that lies there → how it is set, and where that is not as the layout wants.

Comes in: the bytes of a file, what messages call it, and the layout table. Goes out: figures and problems. Reads what
any program may have written; knows nothing of data, templates or our own trees.
"""

from fupin_reports.inspection.docx_file import inspect_docx
from fupin_reports.inspection.findings import Inspected
from fupin_reports.inspection.pdf_file import inspect_pdf
from fupin_reports.inspection.printed_text import PrintedText, printed_text
from fupin_reports.inspection.words import same_words

__all__ = ["Inspected", "PrintedText", "inspect_docx", "inspect_pdf", "printed_text", "same_words"]
