"""帮扶单位总结: what a partner unit did for its village, told in numbered items (the samples' 二 and 四)."""

from fupin_reports.kinds.kind import Kind, Section

PARTNER = Kind(
    name="帮扶单位总结",
    template="帮扶单位总结.html.j2",
    form="表单/帮扶单位总结.yaml",
    sections=(
        Section("帮扶成绩", "主要工作", "章节/帮扶成绩.html.j2"),
        Section("存在问题", "存在问题", "章节/存在问题.html.j2"),
        Section("今后打算", "今后打算", "章节/今后打算.html.j2"),
    ),
    prints=("户人分解", "工作", "培训", "结对", "帮扶", "投入", "存在问题", "思路", "今后打算"),
    requires=("工作",),
)
