"""The sentences of the corpus: the innocent raise no alarm, the contradicting ones raise theirs."""

from __future__ import annotations

import corpus_unseen
import pytest
from corpus import CONTRADICTING, DATA, INNOCENT
from townships import checked_of

from fupin_reports.compute import Facts, compute
from fupin_reports.prose import Passage, Typed, prose_findings
from fupin_reports.source import Span
from fupin_reports.validate import Checked

PLANS = (
    "使全乡贫困户脱贫600户，劳务输出达到1000人",
    "完成全乡贫困村3个的整村推进",
    "全乡识别贫困户300户全部脱贫",
    "全乡共投入资金200万元，实施项目9个",
)


@pytest.fixture(scope="module")
def township(tmp_path_factory: pytest.TempPathFactory) -> tuple[Checked, Facts]:
    checked = checked_of(tmp_path_factory.mktemp("township"), DATA)
    return checked, compute(checked)


def alarms(township: tuple[Checked, Facts], passage: Passage) -> list[str]:
    """The codes of what is told of a passage, less the offers."""
    typed = Typed(passage, lambda start, end: Span("", 1, start + 1, end + 1))
    return [problem.code for problem in prose_findings(*township, [typed]) if problem.code != "F536"]


@pytest.mark.parametrize("sentence", (*INNOCENT, *corpus_unseen.INNOCENT))
def test_an_innocent_sentence_raises_no_alarm(township: tuple[Checked, Facts], sentence: str) -> None:
    assert alarms(township, Passage(sentence)) == []


@pytest.mark.parametrize("sentence", PLANS)
def test_plans_are_not_held_against_what_was_done(township: tuple[Checked, Facts], sentence: str) -> None:
    assert alarms(township, Passage(sentence, planned=True)) == []


@pytest.mark.parametrize(("sentence", "code"), (*CONTRADICTING, *corpus_unseen.CONTRADICTING))
def test_a_contradiction_is_told(township: tuple[Checked, Facts], sentence: str, code: str) -> None:
    assert code in alarms(township, Passage(sentence))


def test_the_corpus_is_large_enough_to_tell() -> None:
    assert len(set(INNOCENT)) >= 80
    assert len({sentence for sentence, _ in CONTRADICTING}) >= 30
