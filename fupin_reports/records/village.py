"""村情 and 规划: a village as it is, and what it plans to build in the years ahead."""

from __future__ import annotations

from pydantic import Field

from fupin_reports.records.base import People, Pieces, ProseText, Record, Scale, Year
from fupin_reports.records.projects import Batch, Funded, Project, Status


class Profile(Record):
    """村情: the village in numbers; what one household has of them and the rate of poverty are worked out."""

    groups: Pieces | None = Field(None, alias="村民组", description="个数，如：11")
    size: Scale | None = Field(None, alias="规模", description="全村户和人：660户2550人")
    deputies: People | None = Field(None, alias="村民代表", description="人数，如：43")
    members: People | None = Field(None, alias="党员", description="人数，如：53")
    cells: Pieces | None = Field(None, alias="党小组", description="个数，如：4")
    committee: People | None = Field(None, alias="两委成员", description="人数，如：5")
    poor: Scale | None = Field(None, alias="贫困户", description="户和人：123户339人")
    assisted: Scale | None = Field(None, alias="低保户", description="如：26户")
    supported: Scale | None = Field(None, alias="五保户", description="如：36户")
    account: tuple[ProseText, ...] = Field((), alias="说明", description="一条一段")


class PlannedProject(Project):
    """A project of a plan, with the year that it is planned for."""

    year: Year | None = Field(None, alias="年度", description="哪一年实施；几年都有的不写")


class Planning(Funded):
    """规划: the projects of several years, by year and source."""

    first: Year = Field(alias="起", description="规划从哪一年开始")
    last: Year = Field(alias="止", description="到哪一年为止")
    status: Status = Field(Status.PLANNED, alias="状态", description="不写就是规划中")
    account: tuple[ProseText, ...] = Field((), alias="说明", description="规划总的情况，一条一段")
    projects: tuple[PlannedProject, ...] = Field(alias="项目", description="一项一条，写清年度和资金")
    remark: ProseText | None = Field(None, alias="备注", description="印在项目表下面的注里")

    def as_batch(self) -> Batch:
        """The same as a batch of projects."""
        shared = {name: getattr(self, name) for name in ("funds", "total", "declared", "status", "account", "projects")}
        return Batch.model_construct(**shared, remark=self.remark)
