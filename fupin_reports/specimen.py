"""A small report with every block, to list the names that texts may use: what an editor offers between {{ }}.

What is a clerk's own (names of villages, indicators and groups) stands here as 某…; the rest is the same in every file.
"""

from __future__ import annotations

from functools import cache

from fupin_reports.compute import compute, directory
from fupin_reports.load import parsed
from fupin_reports.validate import validate, validate_settings

SETTINGS = """
资金来源:
  - {名称: 扶贫资金, 性质: 财政}
  - {名称: 群众自筹, 性质: 折资}
计量单位:
  - {名称: 元, 量纲: 金额}
  - {名称: 万元, 量纲: 金额, 等于: 10000}
  - {名称: 户}
  - {名称: 人}
  - {名称: 个}
  - {名称: 次}
  - {名称: 人次}
  - {名称: m, 量纲: 长度}
  - {名称: '%'}
"""

REPORT = """
文种: 乡镇年终总结
单位: 某乡
年度: 2023
日期: 2023年12月20日
村情: {规模: 660户2550人, 村民组: 11, 村民代表: 43, 党员: 53, 党小组: 4, 两委成员: 5, 贫困户: 123户339人}
上年: {状态: 已完成, 资金: {扶贫资金: 50, 群众自筹: 10}}
本年:
  状态: 实施中
  项目村:
    - {村: 某村, 资金: {扶贫资金: 60, 群众自筹: 12}}
  资金执行:
    - {来源: 扶贫资金, 计划: 60, 到位: 60, 支出: 40, 上年结转: 5}
规划:
  起: 2024
  止: 2026
  项目:
    - {类别: 某项目, 年度: 2024, 资金: {扶贫资金: 30}}
指标:
  某指标: {值: 558户, 上年: 591户, 目标: 500户, 计划: 560户, 基期: 900户, 参照: {全省: 700户}, 名次: {全省: 3个}, 占: 某总数}
  某总数: 2000户
户人分解:
  - {名称: 某组, 关系: 划分, 分项: [{名称: 某项, 规模: 5户20人, 金额: 3, 次数: 2}, {名称: 另一项, 规模: 6户24人, 金额: 4}]}
培训:
  - {名称: 某培训, 次数: 6, 人次: 365, 人数: 60}
结对: {帮扶对象: 558户1593人}
帮扶:
  - {单位: 某单位, 资金: 5}
投入:
  - {名称: 某投入, 资金: 3}
经验:
  - {标题: 某经验, 做法: [某做法]}
今后打算:
  - {要点: 某打算, 现值: 6户, 目标: 11户, 资金: 30}
"""


@cache
def names() -> tuple[str, ...]:
    """The names of all its figures, as typed between {{ }}."""
    settings_source, _ = parsed(SETTINGS, "设置.yaml", None)
    report_source, _ = parsed(REPORT, "某乡.yaml", None)
    assert settings_source is not None
    assert report_source is not None
    settings, problems = validate_settings(settings_source)
    assert settings is not None, problems
    checked, more = validate(report_source, settings, 2023)
    assert checked is not None, more
    return tuple(directory(compute(checked).names))
