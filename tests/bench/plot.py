"""Curves over the numbers of reports, as an SVG that GitHub and browsers show, light or dark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 720, 320, 56, 44, 16, 16
COLOURS = ("#2563a8", "#b45309")
STYLE = (
    "<style>text{font:13px sans-serif;fill:#333}.axis{stroke:#888;fill:none}.grid{stroke:#8884;fill:none}"
    "path{fill:none;stroke-width:1.5}@media(prefers-color-scheme:dark){text{fill:#ddd}}</style>"
)


def curves(series: Mapping[str, Sequence[float]], across: str, up: str) -> str:
    """Each series as a curve from its first number to its last; `across` and `up` name the axes, which begin at 0."""
    most, longest = max(map(max, series.values())), max(map(len, series.values()))
    step = next(s for s in (10, 20, 25, 50, 100, 250) if most / s <= 8)
    top = (int(most / step) + 1) * step

    def at(number: float, value: float) -> str:
        x = LEFT + (WIDTH - LEFT - RIGHT) * number / longest
        return f"{x:.1f},{HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / top:.1f}"

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"><title>{up}</title>{STYLE}'
    ]
    for value in range(0, top + 1, step):
        parts.append(f'<path class="grid" d="M{at(0, value)}L{at(longest, value)}"/>')
        x, y = at(0, value).split(",")
        parts.append(f'<text x="{float(x) - 8}" y="{float(y) + 4}" text-anchor="end">{value}</text>')
    for number in range(0, longest + 1, max(longest // 5, 1)):
        x, y = at(number, 0).split(",")
        parts.append(f'<text x="{x}" y="{float(y) + 18}" text-anchor="middle">{number}</text>')
    parts.append(f'<path class="axis" d="M{at(0, top)}L{at(0, 0)}L{at(longest, 0)}"/>')
    for place, ((name, values), colour) in enumerate(zip(series.items(), COLOURS, strict=False)):
        points = "L".join(at(n, value) for n, value in enumerate(values, 1))
        parts.append(f'<path stroke="{colour}" d="M{points}"/>')
        y = HEIGHT - BOTTOM - 52 + 18 * place
        parts.append(f'<text x="{LEFT + 16}" y="{y}" style="fill:{colour}">{name}，最后 {values[-1]:.0f} MB</text>')
    parts.append(f'<text x="{WIDTH - RIGHT}" y="{HEIGHT - 6}" text-anchor="end">{across}</text>')
    parts.append(f'<text x="{LEFT}" y="{TOP - 3}">{up}</text></svg>')
    return "\n".join(parts) + "\n"
