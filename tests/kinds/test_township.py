"""乡镇年终总结, by work-lines (the samples 三 and 五) and as a list (八B), with the sums the ledger of the samples works out.

The project ledger of the sample 一 is in `tests/compute/test_fund_ledger.py` and `tests/test_reports.py`.
"""

from __future__ import annotations

import pytest
from printed import exact, printed

from fupin_reports.document import Document

BY_WORK = "云溪镇"
BY_LIST = "柳河镇"


@pytest.mark.parametrize(
    ("file", "figure", "value"),
    [
        (BY_WORK, "帮扶.资金合计", "105万元"),  # 100+5
        (BY_LIST, "户人分解.搬迁安置.合计.户", "219户（套）"),  # 72+51+26+70
        (BY_LIST, "指标.两类村", "17个"),  # 10+7
        (BY_LIST, "指标.整村推进道路", "5000m"),  # 2500+2500
    ],
)
def test_what_follows_is_worked_out(documents: dict[str, Document], file: str, figure: str, value: str) -> None:
    assert exact(documents[file], figure) == value


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (BY_WORK, "共识别贫困户591户1593人，户均2.7人"),  # 1593÷591 = 2.695…
        (BY_WORK, "结对户占识别贫困户的94.4%，户均2.85人。"),  # 558÷591; 1593÷558
        (BY_WORK, "需要资助约63万元，平均每户约3.5万元"),  # 63÷18
        (BY_WORK, "每次约61人次"),  # 365÷6 = 60.83…
        (BY_LIST, "平均每户约3698.63元"),  # 27×10000余÷73
        (BY_LIST, "每米投入200元"),  # 500000÷2500
        (BY_LIST, "平均每栋35户（套）"),  # 70÷2
        (BY_LIST, "贫困村10个、低收入村7个（两类村共17个）"),
        (BY_LIST, "共硬化道路5000m"),
    ],
)
def test_it_says_what_the_numbers_say(documents: dict[str, Document], file: str, words: str) -> None:
    assert words in printed(documents[file])
