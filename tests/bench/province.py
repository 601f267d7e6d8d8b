"""A made-up province: any number of townships, each with villages, projects and funds of its own, six to eight pages."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[2]
YEAR = 2023
WORK = (
    ("水利", "灌渠", "m", 400, 900, "0.021"),
    ("道路", "村组道路硬化", "m", 600, 1500, "0.018"),
    ("人畜饮水", "钢管", "m", 900, 2500, "0.006"),
    ("种植业", "核桃", "亩", 60, 200, "0.08"),
    ("养殖业", "种羊", "只", 20, 60, "0.15"),
    ("活动场所", "会议室", "间", 2, 4, "3.2"),
    ("环境整治", "垃圾池", "座", 4, 9, "0.9"),
)
"""Kind, what, its unit, from and to how many, and what one costs in 万元, a tenth more or less."""
FUNDS = (("扶贫资金", "0.6"), ("挂钩单位扶持", "0.15"), ("群众自筹", "0.25"))
CENT = Decimal("0.01")
VILLAGES, PROJECTS = 4, 3
HEAD = """文种: 乡镇年终总结
单位: {name}
署名: {name}人民政府
年度: 2023
日期: 2023年12月20日
金额单位: 万元
"""
TAIL = """
指标:
  贫困户: {households}户{people}人
  劳务输出: {away}人次

资金管理:
  措施:
    - 专款专用，资金跟着项目走，只用于批准的项目
    - 封闭运行，不截留、不挤占、不挪用
    - 乡长一支笔审批，乡人大和纪委监督

存在问题:
  - 要点: 居住分散，山区贫困程度深
    说明: 本年{{{{ 本年.村数 }}}}、{{{{ 本年.项目数 }}}}项目共投入{{{{ 本年.资金.合计 }}}}，其中群众自筹占{{{{ 本年.资金.占比.群众自筹 }}}}
  - 要点: 施工期短，受气候和地质影响大
    说明: 冬春霜冻重，又赶上农忙；部分坡面不稳，发生过滑坡，工程进度和质量受影响
  - 要点: 村组干部做项目的经验不足
    说明: 前期准备和竣工后的管护跟不上，有的工程建成两三年就要大修，群众意见不小
  - 要点: 返贫现象仍有发生

今后打算:
  - 要点: 抓紧完成在建项目
    说明: 本年安排的{{{{ 本年.项目数 }}}}项目要按期完工、及时验收、及时报账
  - 要点: 增加贫困户收入
    说明: 全乡{{{{ 指标.贫困户 }}}}，户均{{{{ 指标.贫困户.户均人口 }}}}，一户一策落实帮扶
  - 要点: 管好用好扶贫资金
    说明: 每一笔资金都要有项目、有账目、有公示
"""


def province(folder: Path, townships: int) -> None:
    """A project with so many townships in `folder`, with the repo's templates and vocabulary."""
    shutil.copytree(ROOT / "templates", folder / "templates")
    (folder / "data" / str(YEAR)).mkdir(parents=True)
    settings = (ROOT / "data" / "设置.yaml").read_text("utf-8")
    (folder / "data" / "设置.yaml").write_text(settings.partition("应报乡镇:")[0], "utf-8")
    for number in range(townships):
        name = f"第{number}乡"
        (folder / "data" / str(YEAR) / f"{name}.yaml").write_text(township(name, number), "utf-8")


def township(name: str, number: int) -> str:
    """The data of one township; the same number gives the same figures."""
    chance = Random(number)
    households = chance.randint(300, 900)
    people = households * chance.randint(25, 38) // 10
    tail = TAIL.format(households=households, people=people, away=chance.randint(300, 2000))
    return HEAD.format(name=name) + year("上年", "已完成", 1, chance) + year("本年", "实施中", VILLAGES, chance) + tail


def year(name: str, state: str, villages: int, chance: Random) -> str:
    """A year of so many villages."""
    lines = [f"{name}:", f"  状态: {state}", "  项目村:"]
    for number in range(villages):
        lines += [
            f"    - 村: {name[0]}{'东南西北中前后'[number]}村委会",
            "      级别: 市级",
            "      方式: 整村推进",
            "      项目:",
        ]
        for kind, what, unit, least, most, price in chance.sample(WORK, PROJECTS):
            count = chance.randint(least, most)
            cost = count * Decimal(price) * chance.randint(90, 110) / 100
            lines += [f"        - 类别: {kind}", "          工程量:", f"            - 对象: {what}"]
            lines += [f"              数量: {count}{unit}", "          资金:"]
            lines += [f"            {fund}: {(cost * Decimal(share)).quantize(CENT)}" for fund, share in FUNDS]
    return "\n".join(lines) + "\n"
