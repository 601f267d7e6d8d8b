"""A page of a PDF carried out as a printer would: which glyph stands where, and which thin rules are drawn.

Comes in: a page as pypdf reads it. Goes out: glyphs and rules in points from the upper left corner of the page as it is
seen. Knows nothing of lines or of layouts.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from pypdf import PageObject
from pypdf.generic import ContentStream, DictionaryObject

from fupin_reports.inspection.typefaces import Typeface, resolved, typeface_of

DEEPEST_FORM = 8
THICKEST_RULE = 3.0
SHORTEST_RULE = 5.0
Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
SAME: Matrix = (1, 0, 0, 1, 0, 0)
EVERYWHERE: Box = (-math.inf, -math.inf, math.inf, math.inf)
FILLS, STROKES = ("f", "F", "f*", "B", "B*", "b", "b*"), ("S", "s", "B", "B*", "b", "b*")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character where it is printed: from `x`, `y` on its line to `end_x`, `end_y`, `size` points high."""

    text: str
    x: float
    y: float
    end_x: float
    end_y: float
    size: float
    face: Typeface
    code: int
    order: int

    @property
    def is_upright(self) -> bool:
        """Whether it is read from left to right."""
        return self.end_x >= self.x and abs(self.end_y - self.y) < 0.01 * self.size

    @property
    def is_sideways(self) -> bool:
        """Whether it is read from top to bottom, its head at the right: upright on a sheet turned back."""
        return self.end_y >= self.y and abs(self.end_x - self.x) < 0.01 * self.size


@dataclass(slots=True)
class Drawn:
    """What a page holds, in the order of painting; `rules` are boxes (left, top, right, bottom)."""

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)


@dataclass(slots=True)
class State:
    """The graphics state, as far as it matters for where things stand."""

    matrix: Matrix = SAME
    clip: Box = EVERYWHERE
    face: Typeface | None = None
    size: float = 0
    spacing: float = 0
    word_spacing: float = 0
    stretch: float = 1
    leading: float = 0
    rise: float = 0
    line_width: float = 1


def drawn(page: PageObject, faces: dict[int, Typeface]) -> Drawn:
    """Everything on `page`; `faces` keeps the fonts of the file by the identity of their objects."""
    box = page.mediabox
    left, bottom, width, height = float(box.left), float(box.bottom), float(box.width), float(box.height)
    turn = int(page.get("/Rotate", 0) or 0) % 360
    to_view: Matrix = {
        0: (1, 0, 0, -1, -left, bottom + height),
        90: (0, 1, 1, 0, -bottom, -left),
        180: (-1, 0, 0, 1, left + width, -bottom),
        270: (0, -1, -1, 0, bottom + height, left + width),
    }.get(turn, (1, 0, 0, -1, -left, bottom + height))
    result = Drawn(*((height, width) if turn in (90, 270) else (width, height)))
    contents = page.get_contents()
    if contents is not None:
        _Painter(page.pdf, result, faces).run(contents, page.get("/Resources"), State(to_view))
    return result


class _Painter:
    """Carries out content streams."""

    def __init__(self, pdf: Any, result: Drawn, faces: dict[int, Typeface]) -> None:
        self._pdf = pdf
        self._result = result
        self._faces = faces

    def run(self, contents: Any, resources: Any, state: State, depth: int = 0) -> None:
        """One stream, with the forms that it calls."""
        resources = resolved(resources) or DictionaryObject()
        saved: list[State] = []
        text = line = SAME
        path: list[list[tuple[float, float]]] = []
        clipping = False
        for operands, operator in ContentStream(contents, self._pdf, "bytes").operations:
            match operator.decode("latin-1"), operands:
                case "q", _:
                    saved.append(replace(state))
                case "Q", _ if saved:
                    state = saved.pop()
                case "cm", [*numbers] if len(numbers) == 6:
                    state.matrix = times(matrix(numbers), state.matrix)
                case "BT", _:
                    text = line = SAME
                case "Tf", [name, size]:
                    state.face, state.size = self._face(resources, name), float(size)
                case "Tc", [amount]:
                    state.spacing = float(amount)
                case "Tw", [amount]:
                    state.word_spacing = float(amount)
                case "Tz", [amount]:
                    state.stretch = float(amount) / 100
                case "TL", [amount]:
                    state.leading = float(amount)
                case "Ts", [amount]:
                    state.rise = float(amount)
                case "w", [amount]:
                    state.line_width = float(amount)
                case "Tm", [*numbers] if len(numbers) == 6:
                    text = line = matrix(numbers)
                case ("Td" | "TD") as how, [x, y]:
                    state.leading = -float(y) if how == "TD" else state.leading
                    text = line = times((1, 0, 0, 1, float(x), float(y)), line)
                case "T*", _:
                    text = line = times((1, 0, 0, 1, 0, -state.leading), line)
                case "Tj", [string]:
                    text = self._show([string], state, text)
                case "TJ", [pieces]:
                    text = self._show(pieces, state, text)
                case ("'" | '"') as how, [*before, string]:
                    if how == '"' and len(before) == 2:
                        state.word_spacing, state.spacing = map(float, before)
                    line = times((1, 0, 0, 1, 0, -state.leading), line)
                    text = self._show([string], state, line)
                case "Do", [name]:
                    self._form(resources, name, state, depth)
                case "m", [x, y]:
                    path.append([at(state.matrix, float(x), float(y))])
                case "l", [x, y] if path:
                    path[-1].append(at(state.matrix, float(x), float(y)))
                case (("c" | "v" | "y"), [*_, x, y]) if path:
                    path[-1].append(at(state.matrix, float(x), float(y)))
                case "h", _ if path:
                    path[-1].append(path[-1][0])
                case "re", [x, y, w, h]:
                    path.append(list(_corners(state.matrix, *map(float, (x, y, w, h)))))
                case (("W" | "W*"), _):
                    clipping = True
                case ("n" | "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" | "S" | "s") as how, _:
                    if clipping and path:
                        state.clip = meeting(state.clip, around([p for part in path for p in part]))
                    self._rules(path, how, state)
                    path, clipping = [], False
                case _:
                    pass

    def _face(self, resources: Any, name: Any) -> Typeface | None:
        fonts = resolved(resources.get("/Font")) or {}
        font = resolved(fonts.get(name))
        if font is None:
            return None
        if id(font) not in self._faces:
            self._faces[id(font)] = typeface_of(font)
        return self._faces[id(font)]

    def _form(self, resources: Any, name: Any, state: State, depth: int) -> None:
        form = resolved((resolved(resources.get("/XObject")) or {}).get(name))
        if form is None or form.get("/Subtype") != "/Form" or depth >= DEEPEST_FORM:
            return
        numbers = form.get("/Matrix")
        inner = times(matrix(numbers), state.matrix) if numbers else state.matrix
        self.run(form, form.get("/Resources", resources), replace(state, matrix=inner), depth + 1)

    def _show(self, pieces: Any, state: State, text: Matrix) -> Matrix:
        """Prints strings and moves by the numbers between them; where the pen stands afterwards."""
        face = state.face
        if face is None:
            return text
        for piece in pieces:
            if not isinstance(piece, bytes):
                if isinstance(piece, int | float):
                    text = times((1, 0, 0, 1, -float(piece) / 1000 * state.size * state.stretch, 0), text)
                continue
            for code, own in face.codes(piece):
                wide = face.width(code) / 1000 * state.size
                whole = times(text, state.matrix)
                x, y = at(whole, 0, state.rise)
                end_x, end_y = at(whole, wide * state.stretch, state.rise)
                size = state.size * math.hypot(whole[2], whole[3])
                order = len(self._result.glyphs)
                self._result.glyphs.append(
                    Glyph(face.character(code, own), x, y, end_x, end_y, size, face, code, order)
                )
                gap = state.spacing + (state.word_spacing if own == b" " else 0)
                text = times((1, 0, 0, 1, (wide + gap) * state.stretch, 0), text)
        return text

    def _rules(self, path: list[list[tuple[float, float]]], how: str, state: State) -> None:
        """The thin boxes that painting `path` leaves."""
        boxes: list[Box] = []
        if how in FILLS and path:
            boxes.append(around([point for part in path for point in part]))
        if how in STROKES:
            half = state.line_width * math.hypot(state.matrix[0], state.matrix[1]) / 2
            for part in path:
                for start, end in pairwise(part):
                    left, top, right, bottom = around([start, end])
                    boxes.append((left - half, top - half, right + half, bottom + half))
        self._result.rules += filter(is_rule, (meeting(box, state.clip) for box in boxes))


def matrix(numbers: Any) -> Matrix:
    """Six operands as a matrix."""
    a, b, c, d, e, f = (float(number) for number in numbers)
    return a, b, c, d, e, f


def times(first: Matrix, then: Matrix) -> Matrix:
    """`first`, and `then` the other."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def at(by: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where `by` puts a point."""
    return x * by[0] + y * by[2] + by[4], x * by[1] + y * by[3] + by[5]


def around(points: list[tuple[float, float]]) -> Box:
    """The box around points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def meeting(one: Box, other: Box) -> Box:
    """Where two boxes overlap."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def is_rule(box: Box) -> bool:
    """Whether a box is there at all, thin one way and long the other."""
    wide, high = box[2] - box[0], box[3] - box[1]
    thin, long = min(wide, high), max(wide, high)
    return -0.01 <= thin <= THICKEST_RULE and SHORTEST_RULE <= long < math.inf


def _corners(by: Matrix, x: float, y: float, w: float, h: float) -> Iterator[tuple[float, float]]:
    for dx, dy in ((0, 0), (w, 0), (w, h), (0, h), (0, 0)):
        yield at(by, x + dx, y + dy)
