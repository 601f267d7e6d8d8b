"""The words of a ledger's heads and rows. Heads are the keys of the form, so that what is written can be read again."""

from __future__ import annotations

from enum import StrEnum


class Title(StrEnum):
    """Heads of columns: the keys of the data file, and those of computed columns."""

    SERIAL = "序号"
    HOME = "归属"
    VILLAGE = "村"
    GROUP = "组"
    LEVEL = "级别"
    WAY = "方式"
    CATEGORY = "类别"
    CONTENT = "内容"
    THING = "对象"
    SIZE = "规格"
    AMOUNT = "数量"
    UNIT = "计量单位"
    PRICE = "单价"
    PRICED = "单价对应"
    BENEFIT = "受益"
    STATUS = "状态"
    PROGRESS = "完成率"
    LUMP = "投入"
    TOTAL = "合计"
    DECLARED = "申报合计"
    ACCOUNT = "说明"
    REMARK = "备注"
    SOURCE = "来源"
    MONEY = "金额"
    SHARE = "占比"
    PLANNED = "计划"
    RECEIVED = "到位"
    SPENT = "支出"
    CARRIED = "上年结转"
    BALANCE = "结余"
    ARRIVAL = "到位率"
    PROGRESS_OF_MONEY = "支出进度"
    TOWNSHIP = "乡镇"
    VILLAGES = "项目村（个）"
    PROJECTS = "项目（个）"
    UNSOURCED = "未列来源"
    STANDING = "情况"
    ITEM = "项目"
    VALUE = "填写"


class Label(StrEnum):
    """Words in the first cell of a row that is not one village's or one project's."""

    TOTAL = "合计"
    KNOWN = "已列合计"
    LOOSE = "不分村的项目"
    STATED = "本级填报"
    UNSOURCED = "未列来源"
    OF_VILLAGE = "项目村"
    OF_LEVEL = "本级"
    EXAMPLE = "示例"


class Part(StrEnum):
    """Ends the name of a sheet, behind 上年 or 本年."""

    MONEY = "资金"
    VILLAGES = "分村"
    PROJECTS = "项目"
    COUNTY = "汇总"


ABOUT = "说明"
"""The sheet that says whose ledger it is."""


class Head(StrEnum):
    """What 说明 says, by the words that stand before it."""

    KIND = "文种"
    UNIT = "单位"
    ISSUERS = "署名"
    YEAR = "年度"
    DATE = "日期"
    MONEY = "金额单位"
    THIS_STATUS = "本年状态"
    LAST_STATUS = "上年状态"
    PRINT = "数据指纹"


def with_unit(title: str, unit: str) -> str:
    """合计（万元）."""
    return f"{title}（{unit}）"
