"""乡镇年终总结: what was done, with what money, what is wrong, what comes next (the samples' 一, 三, 五 and 八)."""

from fupin_reports.kinds.kind import Kind, Section

TOWNSHIP = Kind(
    name="乡镇年终总结",
    template="乡镇年终总结.html.j2",
    form="表单/乡镇年终总结.yaml",
    sections=(
        Section("工作成绩", "工作成绩", "章节/工作成绩.html.j2"),
        Section("资金管理", "资金管理", "章节/资金管理.html.j2"),
        Section("存在问题", "存在问题", "章节/存在问题.html.j2"),
        Section("今后打算", "今后打算", "章节/今后打算.html.j2"),
    ),
    prints=("上年", "本年", "户人分解", "工作", "培训", "结对", "帮扶", "资金管理", "存在问题", "思路", "今后打算"),
    is_gathered=True,
)
