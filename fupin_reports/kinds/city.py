"""市级工作报告: what was done, how the city stands beside others, what comes next and what it asks for (the sample 七)."""

from fupin_reports.kinds.kind import Kind, Section

CITY = Kind(
    name="市级工作报告",
    template="市级工作报告.html.j2",
    form="表单/市级工作报告.yaml",
    sections=(
        Section("工作回顾", "工作回顾", "章节/工作回顾.html.j2"),
        Section("面临形势", "面临形势", "章节/面临形势.html.j2"),
        Section("今后打算", "今后打算", "章节/今后打算.html.j2"),
        Section("有关建议", "有关建议", "章节/有关建议.html.j2"),
    ),
    prints=("户人分解", "工作", "经验", "对比", "存在问题", "思路", "今后打算", "建议"),
    requires=("工作", "指标"),
)
