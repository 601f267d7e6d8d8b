"""Lists in words: 列举 (甲、乙和丙), 一是 (一是……。二是……。), 其中 (其中甲3万元、乙2万元，其余1万元)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from markupsafe import Markup

from fupin_reports.compose.phrases.common import Maker, below, headline, is_absent, name_of_view
from fupin_reports.compose.phrases.sentences import clause, sentence, words
from fupin_reports.compose.views import Absent, ListView, View, WordsError, figure_of
from fupin_reports.figures import Figure
from fupin_reports.numbering import han_number


def functions(maker: Maker) -> Mapping[str, Callable[..., Any]]:
    """The functions by name."""
    return {"其中": lambda whole: of_which(whole, maker)}


def filters(maker: Maker) -> Mapping[str, Callable[..., Any]]:
    """The filters by name."""

    def enumerated(value: Any) -> Any:
        if is_absent(value):
            return value
        texts = [clause(named(item, maker)) for item in items(value, "列举")]
        return Markup("和").join([Markup("、").join(texts[:-1]), texts[-1]]) if len(texts) > 1 else Markup().join(texts)

    return {"列举": enumerated, "一是": in_order}


def items(value: Any, word: str) -> list[Any]:
    """The entries of a list; WordsError for what is none."""
    if not isinstance(value, ListView | tuple | list):
        raise WordsError(f"{word} 只用在列表上")
    return list(value)


def named(item: Any, maker: Maker) -> Markup:
    """An entry of a list in words: what it is called, with its figure where it has one."""
    if not isinstance(item, View):
        return words(item)
    figure = headline(item, maker.context)
    return words(name_of_view(item)) + (Markup() if is_absent(figure) else words(figure))


def in_order(value: Any) -> Any:
    """Each entry a sentence with 一是, 二是 … before it; one alone without."""
    if is_absent(value):
        return value
    entries = items(value, "一是")
    texts = [told(entry) for entry in entries]
    if len(texts) == 1:
        return texts[0]
    return Markup().join(Markup(f"{han_number(n)}是") + text for n, text in enumerate(texts, 1))


def told(entry: Any) -> Markup:
    """A point with what explains it, as sentences."""
    if not isinstance(entry, View):
        return sentence(entry)
    account = below(entry, "说明")
    return sentence(below(entry, "要点")) + (Markup() if is_absent(account) else sentence(account))


def of_which(whole: Any, maker: Maker) -> Any:
    """The parts of an indicator or of a group, with 其余 where they leave something: they never seem to be all of it.

    WordsError where parts that do not overlap come to more than the whole.
    """
    if is_absent(whole):
        return whole
    parts = list(parts_of(whole, maker))
    if not parts:
        return Absent(f"{whole._path}.其中" if isinstance(whole, View) else "其中", maker.context)
    text = Markup("其中") + Markup("、").join(words(name) + words(part) for name, part in parts)
    rest = whole["其余"] if isinstance(whole, View) and "其余" in whole._names.entries else None
    if rest is None or is_absent(rest):
        return text
    figure = figure_of(rest)
    if isinstance(figure, Figure) and figure.value is not None and figure.value < 0:
        raise WordsError(f"“{whole._path}”的其中各项加起来比它自己还多")
    return text + Markup("，其余") + words(rest)


def parts_of(whole: Any, maker: Maker) -> Iterator[tuple[str, Any]]:
    """The parts by name, each with its figure or its pair."""
    if isinstance(whole, View) and "分项" in whole._names.entries:
        for part in whole["分项"]:
            size = headline(part, maker.context)
            if not is_absent(size):
                yield name_of_view(part), size
        return
    parts = below(whole, "其中")
    if isinstance(parts, View):
        for name in parts._names.entries:
            yield name, parts[name]
