"""县级总结: a county's own summary by slogans: batches of households, what each part of the slogan did (the sample 九)."""

from fupin_reports.kinds.kind import Kind, Section

COUNTY_SUMMARY = Kind(
    name="县级总结",
    template="县级总结.html.j2",
    form="表单/县级总结.yaml",
    sections=(
        Section("总体情况", "总体情况", "章节/总体情况.html.j2"),
        Section("主要做法", "主要做法", "章节/主要做法.html.j2"),
        Section("存在问题", "存在问题", "章节/存在问题.html.j2"),
        Section("今后打算", "今后打算", "章节/今后打算.html.j2"),
    ),
    prints=("上年", "本年", "户人分解", "框架词", "工作", "培训", "结对", "帮扶", "存在问题", "思路", "今后打算"),
    requires=("框架词",),
)
