"""县级汇总: the county's summary, made of its townships' reports of the year."""

from fupin_reports.kinds.kind import Kind, Section

COUNTY = Kind(
    name="县级汇总",
    template="县级汇总.html.j2",
    form="表单/县级汇总.yaml",
    sections=(
        Section("报送情况", "报送情况", "章节/报送情况.html.j2"),
        Section("工作成绩", "工作成绩", "章节/汇总成绩.html.j2"),
        Section("资金管理", "资金管理", "章节/汇总资金.html.j2"),
        Section("存在问题", "存在问题", "章节/汇总问题.html.j2"),
        Section("今后打算", "今后打算", "章节/汇总打算.html.j2"),
    ),
    gathers=True,
)
