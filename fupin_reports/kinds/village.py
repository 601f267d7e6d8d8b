"""村三年规划: a village as it is, what was done, what is planned year by year and the money it takes (the sample 八A)."""

from fupin_reports.kinds.kind import Kind, Section

VILLAGE = Kind(
    name="村三年规划",
    template="村三年规划.html.j2",
    form="表单/村三年规划.yaml",
    sections=(
        Section("基本情况", "基本情况", "章节/村情.html.j2"),
        Section("工作基础", "工作基础", "章节/工作基础.html.j2"),
        Section("规划内容", "规划内容", "章节/规划内容.html.j2"),
        Section("资金需求", "资金需求", "章节/资金需求.html.j2"),
        Section("保障措施", "保障措施", "章节/保障措施.html.j2"),
    ),
    prints=("村情", "上年", "本年", "规划", "户人分解", "工作", "存在问题", "思路", "今后打算", "建议"),
    requires=("村情", "规划"),
)
