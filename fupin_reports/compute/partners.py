"""培训, 结对, 帮扶 and 投入 as facts: who helped, and with what."""

from __future__ import annotations

from fupin_reports.compute.keys import distinct
from fupin_reports.compute.names import Fact, Listing, Names
from fupin_reports.compute.projects import scale
from fupin_reports.figures import Figure, average, count, countable, each, pending, total
from fupin_reports.quantities import Unit
from fupin_reports.records import Contribution, Pairings, Partner, Training

UNITS = Unit("家", "家")


def training_facts(entries: tuple[Training, ...]) -> Listing:
    """Trainings with 人次 per session where both are stated."""
    result: dict[str, Names] = {}
    for key, entry in zip(distinct(e.name for e in entries), entries, strict=True):
        name = f"培训.{key}"
        figures = {
            "次数": Figure(f"{name}.次数", entry.times) if entry.times else None,
            "人次": Figure(f"{name}.人次", entry.attendances) if entry.attendances else None,
            "人数": Figure(f"{name}.人数", entry.people) if entry.people else None,
        }
        per = average(f"{name}.每次人次", figures["人次"], figures["次数"])
        result[key] = Names(
            {"名称": entry.name, **figures, "每次人次": per, "说明": entry.account}, figures["人次"] or figures["人数"]
        )
    return Listing(result)


def pairing_facts(pairings: Pairings | None) -> Names | None:
    """结对: whom it reaches, and what each kind of cadre looks after."""
    if pairings is None:
        return None
    keys = distinct(c.cadres for c in pairings.cadres)
    cadres = tuple(
        Names(
            {
                "干部": c.cadres,
                "每人户数": Figure(f"结对.{key}.每人户数", c.each),
                "干部人数": Figure(f"结对.{key}.干部人数", c.number) if c.number else None,
            }
        )
        for key, c in zip(keys, pairings.cadres, strict=True)
    )
    reached = scale("结对.帮扶对象", pairings.reached)
    heads = average("结对.户均人口", reached.people, reached.households) if reached else None
    return Names({"帮扶对象": reached, "户均人口": heads, "干部分工": cadres, "说明": pairings.account}, reached)


def partner_facts(partners: tuple[Partner, ...], unit: Unit) -> Names | None:
    """帮扶单位 with the sum of what they gave; how many there are and how many of them state an amount.

    A range or 不详 is no amount: it is printed with its unit, counted and summed it is not.
    """
    if not partners:
        return None
    keyed = dict(zip(distinct(p.name for p in partners), partners, strict=True))
    amounts = {key: Figure(f"帮扶.{key}.资金", p.funds) for key, p in keyed.items() if p.funds}
    listed = Listing(
        {
            key: Names({"单位": p.name, "资金": amounts.get(key), "事项": p.deeds}, amounts.get(key))
            for key, p in keyed.items()
        }
    )
    stated = [amount for amount in amounts.values() if countable(amount)]
    return Names(
        {
            "各单位": listed,
            "家数": count("帮扶.家数", len(partners), UNITS),
            "列资家数": count("帮扶.列资家数", len(stated), UNITS, stated),
            "资金合计": pending("帮扶.资金合计", amounts.values(), unit) or total("帮扶.资金合计", stated, unit),
        }
    )


def contribution_facts(given: tuple[Contribution, ...], unit: Unit) -> Names | None:
    """投入: what was given, one by one with its price apiece; money and goods are summed, and never with each other.

    No sum where one of the amounts has no single value: it would be short without saying so.
    """
    if not given:
        return None
    listed: dict[str, Names] = {}
    sums: dict[str, list[Figure]] = {"资金": [], "折资": []}
    for key, entry in zip(distinct(g.name for g in given), given, strict=True):
        name = f"投入.{key}"
        amount = Figure(f"{name}.数量", entry.amount) if entry.amount else None
        worth = {
            word: Figure(f"{name}.{word}", typed) if typed else None
            for word, typed in (("资金", entry.funds), ("折资", entry.in_kind))
        }
        for word, figure in worth.items():
            sums[word] += [figure] if figure is not None else []
        listed[key] = Names(
            {
                "键": key,
                "名称": entry.name,
                "数量": amount,
                **worth,
                "均价": each(f"{name}.均价", worth["资金"] or worth["折资"], amount),
                "用途": entry.use,
            },
            worth["资金"] or worth["折资"] or amount,
        )
    wholes: dict[str, Fact] = {
        f"{word}合计": pending(f"投入.{word}合计", figures, unit) or total(f"投入.{word}合计", figures, unit)
        for word, figures in sums.items()
    }
    return Names({"各项": Listing(listed), **wholes})
