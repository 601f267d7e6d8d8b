"""A small county: two townships whose sums are easily done by hand, one with an error, one that owes its report."""

from __future__ import annotations

from fupin_reports.project import Project

COUNTY = "文种: 县级汇总\n单位: 甲县\n自称: 全县\n年度: 2023\n日期: 2023年12月28日\n金额单位: 万元\n"

EAST = """
上年:
  状态: 已完成
  投入: 40
本年:
  状态: 实施中
  资金执行:
    - {来源: 扶贫资金, 计划: 40, 到位: 30, 支出: 15}
  项目村:
    - 村: 一村
      级别: 省级
      资金: {扶贫资金: 30, 群众自筹: 4.5}
      项目:
        - {类别: 道路}
        - {类别: 水利}
    - 村: 二村
      级别: 市级
      资金: {扶贫资金: 10}
      项目:
        - {类别: 道路}
指标:
  贫困户: 30户100人
  新修道路:
    值: 6公里
    计划: 8公里
存在问题:
  - {类别: 资金, 要点: "资金缺口{{ 本年.资金.群众自筹 }}"}
  - 人手不足
"""  # 30 + 4.5 + 10 = 44.5; 40 from 扶贫资金
WEST = """
上年:
  状态: 已完成
  投入: 10
本年:
  状态: 实施中
  资金执行:
    - {来源: 扶贫资金, 计划: 60, 到位: 50, 支出: 25}
  项目:
    - {类别: 水利, 资金: {扶贫资金: 600000元}}
    - {类别: 水利, 资金: {群众自筹: 5.5}}
指标:
  贫困户: 20户80人
  新修道路:
    值: 500m
    计划: 2公里
存在问题:
  - 人手不足
"""  # 60 + 5.5 = 65.5


def head(name: str) -> str:
    return f"文种: 乡镇年终总结\n单位: {name}\n年度: 2023\n日期: 2023年12月20日\n金额单位: 万元\n"


def county_in(project: Project) -> Project:
    """甲县 with 东乡, 西乡 and 北乡, which owe reports, and 南乡, which owes one and has none."""
    settings = project.settings.read_text("utf-8").partition("应报乡镇:")[0]
    must = "应报乡镇: [西乡, 东乡, 南乡, 北乡]\n汇总指标: [贫困户, 新修道路]\n"
    project.settings.write_text(settings + must, "utf-8")
    project.rules.write_text("勾稽规则:\n", "utf-8")
    for path in project.townships(2023):
        path.unlink()
    for name, text in (("东乡", EAST), ("西乡", WEST)):
        project.file(name, 2023).write_text(text.lstrip("\n") + head(name), "utf-8")
    project.file("北乡", 2023).write_text("本年:\n  状态: 实施中\n  投入: 三点五\n" + head("北乡"), "utf-8")
    project.file("甲县", 2023).write_text(COUNTY, "utf-8")
    return project
