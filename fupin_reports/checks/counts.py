"""F60: what is counted against what is listed.

F601 序号 with a gap, or repeated further on (提醒) · F602 a slogan announces another number than it lists · F603 一是…二是…
with one missing (提醒) · F604 四项措施：一是… with another number than announced (提醒) ·
F605 a slogan is made of one that is not listed.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from itertools import groupby

from fupin_reports.checks.filed import Filed, Found, Item, lists_of_items, texts
from fupin_reports.problems import Problem, Severity
from fupin_reports.records import Frame, Prose
from fupin_reports.source import Span

DIGITS = "一二三四五六七八九"
NUMERAL = rf"(?:[0-9]{{1,2}}|[{DIGITS}两]?十[{DIGITS}]?|[{DIGITS}两])"
MEASURES = "个|项|条|点|大|类|种|方面|组|批"
MOST_NAMED = 5


def number_of(text: str) -> int | None:
    """1 to 99 as written: 7, 七, 两, 十二; None for anything else."""
    if text.isascii() and text.isdecimal():
        return int(text)
    if not re.fullmatch(NUMERAL, text):
        return None
    tens, ten, ones = text.replace("两", "二").rpartition("十")
    value = (DIGITS.index(ones) + 1) if ones else 0
    return value + 10 * (DIGITS.index(tens) + 1 if tens else 1) if ten else value


def numeral(number: int) -> str:
    """1 to 99 in Chinese: 三, 十二."""
    tens, ones = divmod(number, 10)
    return ("" if not tens else "十" if tens == 1 else DIGITS[tens - 1] + "十") + (DIGITS[ones - 1] if ones else "")


def serial_numbers(filed: Filed) -> Found:
    """F601: the 序号 of a list run from 1 without a gap; one number may stand at several projects in a row."""
    for listed in lists_of_items(filed):
        numbered = [(item, number_of(bare)) for item in listed if (bare := bare_serial(item))]
        if len(numbered) < 2 or any(number is None for _, number in numbered):
            continue
        runs = [next(run) for _, run in groupby(numbered, key=lambda pair: pair[1])]
        yield from missing_serials(filed, runs)
        seen: dict[int | None, Item] = {}
        for item, number in runs:
            if number in seen:
                words = {"level": item.owner, "missing": "", "again": str(number)}
                where = filed.at(*item.path, "序号")
                related = (filed.at(*seen[number].path, "序号"),)
                yield Problem("F601", where, words, related, Severity.WARNING, f"{item.book.name}.序号")
            seen.setdefault(number, item)


def bare_serial(item: Item) -> str:
    """The 序号 without brackets and stops: （一） is 一, 1. is 1."""
    return (item.project.serial or "").strip("()（）.、． ")


def missing_serials(filed: Filed, runs: list[tuple[Item, int | None]]) -> Found:
    """F601 at the first project behind a gap, naming all that are missing."""
    there = {number for _, number in runs if number is not None}
    missing = [n for n in range(1, max(there, default=0)) if n not in there]
    if not missing:
        return
    behind = next(item for item, number in runs if number is not None and number > missing[0])
    before = [item for item, number in runs if number is not None and number < missing[0]]
    words = {"level": behind.owner, "again": ""}
    words["missing"] = "、".join(str(n) for n in missing[:MOST_NAMED]) + ("等" if len(missing) > MOST_NAMED else "")
    related = tuple(filed.at(*item.path, "序号") for item in before[-1:])
    subject = behind.book.name.rsplit(".项目.", 1)[0] + ".序号"
    yield Problem("F601", filed.at(*behind.path, "序号"), words, related, Severity.WARNING, subject)


SUM_OF_COUNTS = re.compile(r"(?<![0-9+＋.])[0-9]+(?:[+＋][0-9]+)+(?![+＋0-9a-zA-Z.])")
COUNT_WORD = re.compile(rf"^[“\"‘']?(?P<number>{NUMERAL})(?={MEASURES})")


def announced(frame: Frame) -> int | None:
    """How many a slogan announces: its 条数, else 七个一批 is 7 and 2+1+5+3 is 11; None where it cannot be read."""
    if frame.number is not None:
        value = frame.number.value
        return int(value) if value is not None and value == int(value) and not frame.number.hedge else None
    if counts := SUM_OF_COUNTS.search(frame.word):
        return sum(int(count) for count in re.findall("[0-9]+", counts[0]))
    found = COUNT_WORD.match(frame.word)
    return number_of(found["number"]) if found else None


def slogans(filed: Filed) -> Found:
    """F602: as many entries as the slogan says; one that is made of others is counted part by part."""
    for n, frame in enumerate(filed.checked.report.frames):
        if frame.made_of:
            yield from parts_of_slogan(filed, n, frame)
            continue
        number = announced(frame)
        if number is None or number == len(frame.entries):
            continue
        words = {"word": frame.word, "number": str(number), "listed": str(len(frame.entries))}
        words["difference"] = f"{len(frame.entries) - number}项"
        last = len(frame.entries) - 1
        related = (filed.at("框架词", n, "条目", last),) if frame.entries else ()
        yield Problem("F602", filed.at("框架词", n, "词"), words, related, subject=f"框架词.{frame.word}")


def parts_of_slogan(filed: Filed, n: int, frame: Frame) -> Found:
    """F602 for 2+1+5+3 with another number of parts, or a part of another number of entries; F605 for no such slogan."""
    known = {other.word: other for other in filed.checked.report.frames if other is not frame}
    sum_of = SUM_OF_COUNTS.search(frame.word)
    numbers = [int(count) for count in re.findall("[0-9]+", sum_of[0])] if sum_of else []
    subject, place = f"框架词.{frame.word}", filed.at("框架词", n, "词")
    if numbers and len(numbers) != len(frame.made_of):
        words = {"word": frame.word, "number": str(len(numbers)), "listed": str(len(frame.made_of))}
        words["difference"] = f"{len(frame.made_of) - len(numbers)}项"
        yield Problem("F602", place, words, (filed.at("框架词", n, "组成"),), subject=subject)
    for m, word in enumerate(frame.made_of):
        part = known.get(word)
        if part is None:
            near = next(iter(get_close_matches(word, known, n=1, cutoff=0.5)), "")
            yield Problem("F605", filed.at("框架词", n, "组成", m), {"word": frame.word, "name": word, "near": near})
        elif len(numbers) == len(frame.made_of) and numbers[m] != (listed := len(part.made_of or part.entries)):
            words = {"word": f"{frame.word}”里的“{word}", "number": str(numbers[m]), "listed": str(listed)}
            words["difference"] = f"{listed - numbers[m]}项"
            yield Problem("F602", filed.at("框架词", n, "组成", m), words, (), subject=f"{subject}.{word}")


ITEM = re.compile(rf"(?:^|(?<=[\s。；;：:，,、！？!?”’）)—]))(?P<number>[{DIGITS}]?十[{DIGITS}]?|[{DIGITS}])是(?!否)")
ANNOUNCED = re.compile(
    rf"(?P<number>{NUMERAL})(?P<measure>{MEASURES})(?P<what>[^。；：:！？\n]{{0,12}})[：:，,。—\s]*(?=一是)"
)


def enumerations(filed: Filed) -> Found:
    """F603, F604 in every text: 一是…二是… is complete, and as long as announced."""
    for run in texts(filed.checked.report):
        if any("是" in text.text for text in run):
            yield from enumerated(run)


def enumerated(run: tuple[Prose, ...]) -> Found:
    """F603 and F604 for paragraphs that belong together."""
    joined = "\n".join(text.text for text in run)
    found = [(match.start(), number_of(match["number"]) or 0) for match in ITEM.finditer(joined)]
    series: list[list[tuple[int, int]]] = []
    for start, number in found:
        if number == 1 or not series:
            series.append([])
        series[-1].append((start, number))
    heads = {match.end(): match for match in ANNOUNCED.finditer(joined)}
    for listed in series:
        numbers = [number for _, number in listed]
        wanted = list(range(1, len(numbers) + 1))
        head = heads.get(listed[0][0])
        if len(numbers) > 1 and numbers != wanted:
            n = next(n for n, (one, two) in enumerate(zip(numbers, wanted, strict=True)) if one != two)
            words = {
                "listed": "、".join(numeral(number) + "是" for number in numbers),
                "missing": numeral(wanted[n]) + "是",
            }
            yield Problem("F603", place_in(run, listed[n][0]), words, (), Severity.WARNING, words["listed"])
        elif head is not None and number_of(head["number"]) != len(numbers):
            words = {
                "word": head["number"] + head["measure"] + head["what"].strip(),
                "number": str(number_of(head["number"])),
            }
            words |= {"listed": str(len(numbers)), "last": numeral(numbers[-1]) + "是"}
            yield Problem("F604", place_in(run, head.start()), words, (), Severity.WARNING, words["word"])


def place_in(run: tuple[Prose, ...], offset: int) -> Span:
    """Where the paragraph stands that holds the character at `offset` of the joined text."""
    for text in run:
        if offset <= len(text.text):
            return text.place or Span("")
        offset -= len(text.text) + 1
    return run[-1].place or Span("")


RULES = (serial_numbers, slogans, enumerations)
