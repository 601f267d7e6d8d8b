"""What the tree becomes in HTML: escaped text, places worked out in characters, cells where they belong."""

import re

import pdf_samples as samples
import pytest

from fupin_reports.document import Cell, Column, ColumnKind, Heading, Paragraph, Row, Signature, Table, Text
from fupin_reports.fonts import found_faces
from fupin_reports.gbt9704 import STANDARD
from fupin_reports.writers.pdf.characters import marked
from fupin_reports.writers.pdf.html import html_of
from fupin_reports.writers.pdf.ruler import Ruler
from fupin_reports.writers.pdf.sizes import Sizes
from fupin_reports.writers.pdf.tables import table_html, two_lines


@pytest.fixture(scope="module")
def ruler():
    return Ruler(found_faces(only_ours=True))


def in_html(table: Table) -> str:
    return table_html(table, Sizes(STANDARD), Ruler(found_faces(only_ours=True)))


def lefts(html: str) -> list[float]:
    return [float(pt) for pt in re.findall(r"padding-left:([0-9.]+)pt", html)]


def test_names_with_html_in_them_print_as_typed(ruler):
    html = html_of(samples.document(samples.paragraph("p", "A&B合作社<甲>")), ruler)
    assert "A&amp;B合作社&lt;甲&gt;" in html


def test_a_title_in_the_metadata_cannot_close_its_quotes(ruler):
    meta = samples.Meta(title='<b>"', unit='"><script>', kind="", year=2023, date="2023-12-20")
    html = html_of(samples.Document(meta, ()), ruler)
    assert "<script>" not in html
    assert "<b>" not in html


def test_only_characters_outside_gb2312_are_marked():
    assert marked("李玥：25㎡、50m³") == (
        '李<span class="rare">玥</span>：25<span class="rare">㎡</span>、50m<span class="rare">³</span>'
    )
    assert marked("“两不愁”——2016—2020年…·×〔2023〕①℃～％") == "“两不愁”——2016—2020年…·×〔2023〕①℃～％"


def test_the_date_begins_two_characters_right_of_a_longer_issuer(ruler):
    signature = Signature("s", (samples.words("青坪乡人民政府扶贫办"),), samples.words("2023年1月1日"))
    issuer, date = lefts(html_of(samples.document(signature), ruler))
    # 442.20 − 2 × 15.79 right of it − 10 × 15.79 of its own = 252.72
    assert issuer == pytest.approx(252.72)
    assert date == pytest.approx(252.72 + 2 * 15.79)


def test_a_date_longer_than_the_issuer_stands_two_characters_from_the_right(ruler):
    signature = Signature("s", (samples.words("青坪乡"),), samples.words("2023年12月20日"))
    issuer, date = lefts(html_of(samples.document(signature), ruler))
    # the date: eight digits of 7.79 and three Han of 15.79 are 109.69; 442.20 − 31.58 − 109.69 = 300.93
    assert date == pytest.approx(300.93)
    assert issuer == pytest.approx(300.93 - 2 * 15.79)


def test_several_issuers_share_a_left_edge_and_the_longest_is_two_characters_from_the_right(ruler):
    issuers = (samples.words("中共青坪乡委员会"), samples.words("青坪乡扶贫办"))
    first, second, date = lefts(
        html_of(samples.document(Signature("s", issuers, samples.words("2023年12月20日"))), ruler)
    )
    # 442.20 − 31.58 − 8 × 15.79 = 284.30; the date, 109.69 long, is shorter than 126.32
    assert (first, second) == (pytest.approx(284.30), pytest.approx(284.30))
    assert date == pytest.approx(284.30 + 31.58)


def test_an_issuer_that_wraps_does_not_push_the_others_to_the_left_edge(ruler):
    long = "某" * 30
    issuers = (samples.words(long), samples.words("县水务局"))
    found = lefts(html_of(samples.document(Signature("s", issuers, samples.words("2023年12月5日"))), ruler))
    # 30 characters in two lines of 15, each ending 442.20 − 31.58 = 410.62 from the left: 410.62 − 236.85 = 173.77
    assert found == [pytest.approx(173.77), pytest.approx(173.77), pytest.approx(173.77), pytest.approx(173.77 + 31.58)]


def test_several_issuers_shorter_than_the_date_begin_two_characters_left_of_it(ruler):
    issuers = (samples.words("青坪乡"), samples.words("青坪乡党委"))
    first, second, date = lefts(
        html_of(samples.document(Signature("s", issuers, samples.words("2023年12月20日"))), ruler)
    )
    assert (first, second, date) == (pytest.approx(269.35), pytest.approx(269.35), pytest.approx(300.93))


def test_entries_of_the_annex_note_stand_under_the_first_one(ruler):
    entries = tuple(samples.words(t) for t in ("1.明细表", "2." + "情" * 30))
    first, second, wrapped = lefts(html_of(samples.document(samples.AnnexNote("a", "附件：", entries)), ruler))
    assert first == pytest.approx(2 * 15.79)
    assert second == pytest.approx(5 * 15.79)  # after 附件：
    assert wrapped > second  # under the first word of the name, right of "2."


def test_a_heading_prints_its_number_in_its_level(ruler):
    html = html_of(samples.document(Heading("h", 2, "（一）", samples.words("基本情况"))), ruler)
    assert "<h3>（一）基本情况</h3>" in html


def test_the_last_two_lines_before_a_signature_are_kept_with_it(ruler):
    blocks = [Paragraph(f"p{i}", samples.words("短。")) for i in range(3)]
    html = html_of(samples.document(*blocks, Signature("s", (samples.words("甲"),), samples.words("乙"))), ruler)
    assert html.count('<p class="kept">') == 2
    assert "<p>短。</p><p class" in html


def rows(*lines: tuple[Cell, ...]) -> tuple[Row, ...]:
    return tuple(Row(str(i), cells) for i, cells in enumerate(lines))


def cell(text: str, rows: int = 1, columns: int = 1) -> Cell:
    return Cell((Text(text),), rows, columns)


TWO = (Column(ColumnKind.LEFT, 400), Column(ColumnKind.NUMBER, 600))


def test_cells_beside_a_merged_one_keep_the_manner_of_their_own_column():
    table = Table("t", (), TWO, (), rows((cell("村", rows=2), cell("1")), (cell("2"),)))
    html = in_html(table)
    assert '<td class="left top" rowspan="2">村</td><td class="end number top">1</td>' in html
    assert '<tr><td class="end number">2</td></tr>' in html


def test_rows_of_a_merged_cell_stay_together():
    table = Table("t", (), TWO, (), rows((cell("村", rows=2), cell("1")), (cell("2"),)))
    assert in_html(table).count('<tr class="joined">') == 1


def test_a_long_merged_cell_may_go_on_overleaf():
    body = rows((cell("村", rows=11), cell("0")), *((cell(str(i)),) for i in range(1, 11)))
    html = in_html(Table("t", (), TWO, (), body))
    assert "rowspan" not in html
    assert "joined" not in html
    assert html.count('<td class="open"></td>') == 9  # all but the first, with its words, and the last, with its line


def test_a_row_higher_than_a_page_may_be_cut_and_no_other():
    # 400 ‰ of 442 pt hold 14 characters of 12 pt: 600 of them take 43 lines, in pieces of 4; 100 take 8
    html = in_html(Table("t", (), TWO, (), rows((cell("字" * 600), cell("1")), (cell("字" * 100), cell("1")))))
    assert html.count('<tr class="piece">') == 11
    assert html.count("<tr>") == 1
    # the number stands at the end of the row, as it is read
    assert html.index("字" * 14) < html.index(">1<") < html.rindex("字" * 14)


def test_total_rows_never_stand_alone_and_are_not_repeated():
    html = in_html(
        Table(
            "t", (), TWO, rows((cell("甲"), cell("乙"))), rows((cell("村"), cell("1"))), rows((cell("合计"), cell("1")))
        )
    )
    assert '<tr class="foot">' in html
    assert "<tfoot" not in html


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        ("挂钩单位扶持", ("挂钩单位", "扶持")),
        ("市整村推进资金", ("市整村推进", "资金")),
        ("人均经济收入目标", ("人均经济", "收入目标")),
        ("合计", ("合计",)),
        ("列明资金（万元）", ("列明资金（万元）",)),
    ],
)
def test_a_head_that_does_not_fit_falls_into_words_of_two_characters(head, lines):
    # room for five characters of 12 pt
    assert two_lines(head, 60_000, lambda character: 12_000) == lines
