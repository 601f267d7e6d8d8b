"""经验介绍: what a unit did well, told under headings of its own; few numbers or none (the samples' 六)."""

from fupin_reports.kinds.kind import Kind, Section

EXPERIENCE = Kind(
    name="经验介绍",
    template="经验介绍.html.j2",
    form="表单/经验介绍.yaml",
    sections=(
        Section("存在问题", "存在问题", "章节/存在问题.html.j2"),
        Section("今后打算", "今后打算", "章节/今后打算.html.j2"),
    ),
    prints=("经验", "存在问题", "思路", "今后打算"),
    requires=("经验",),
)
