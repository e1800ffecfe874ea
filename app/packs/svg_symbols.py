"""Symbols of the map as SVG: each kind has its own shape, so that none rests on colour alone."""

from app.packs.content import Symbol

INK = "#14202a"
PROVISION, GUARDIAN, CHANGE = "#00705a", "#8a4b08", "#f2b01e"
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
HATCH_PATTERN = (
    '<pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate(45)"><rect width="7" height="7" fill="#fff"/>'
    '<line x1="0" y1="0" x2="0" y2="7" stroke="#6a5aa0" stroke-width="2.2"/></pattern>'
)
ROUND_METRES = (10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


def symbol(one: Symbol, x: float, y: float) -> str:
    """One symbol of 28 pixels round a place."""
    return (
        f'<g transform="translate({x:.1f} {y:.1f})">{drawing(one.kind, one.state, one.number)}</g>'
    )


def drawing(kind: str, state: str, number: int | None) -> str:
    """The drawing of a symbol round the origin."""
    if kind == "provision":
        return _provision(is_open=state == "open")
    if kind == "guardian":
        return _guardian(is_active=state == "active")
    return _change(number, is_finished=state == "finished")


def _provision(*, is_open: bool) -> str:
    fill, mark = (PROVISION, "#fff") if is_open else ("#fff", PROVISION)
    return (
        f'<circle r="14" fill="#fff"/><circle r="11.8" fill="{fill}" stroke="{PROVISION}"'
        f' stroke-width="1.6"/><circle cy="-3" r="3.1" fill="{mark}"/>'
        f'<path d="M-5.6 6.4C-5.6 2.6-3 1.4 0 1.4S5.6 2.6 5.6 6.4Z" fill="{mark}"/>'
    )


def _guardian(*, is_active: bool) -> str:
    fill = GUARDIAN if is_active else "#fff"
    tick = (
        '<path d="M-4.6-1.2-1.4 2.2 4.8-4.2" fill="none" stroke="#fff" stroke-width="2.2"/>'
        if is_active
        else ""
    )
    return (
        f'<path d="M0-13C4-10.6 7.4-9.8 11-9.6V-1C11 6 6.4 10.4 0 13-6.4 10.4-11 6-11-1V-9.6'
        f'C-7.4-9.8-4-10.6 0-13Z" fill="{fill}" stroke="#fff" stroke-width="3.2"/>'
        f'<path d="M0-13C4-10.6 7.4-9.8 11-9.6V-1C11 6 6.4 10.4 0 13-6.4 10.4-11 6-11-1V-9.6'
        f'C-7.4-9.8-4-10.6 0-13Z" fill="{fill}" stroke="{GUARDIAN}" stroke-width="1.4"/>{tick}'
    )


def _change(number: int | None, *, is_finished: bool) -> str:
    fill, dash = (CHANGE, "") if is_finished else ("#fff", ' stroke-dasharray="3 2.4"')
    label = "" if number is None else str(number)
    size = 12 if len(label) < 3 else 9.5
    return (
        '<path d="M0-15.5 15.5 0 0 15.5-15.5 0Z" fill="#fff"/>'
        f'<path d="M0-13 13 0 0 13-13 0Z" fill="{fill}" stroke="{INK}" stroke-width="1.6"{dash}/>'
        f'<text y="4.2" text-anchor="middle" font-family="{FONT}" font-size="{size}"'
        f' font-weight="700" fill="{INK}">{label}</text>'
    )


def scale_bar(pixels_per_metre: float, height: float) -> str:
    """A bar of round metres at the lower left, about 150 pixels long."""
    metres = max((m for m in ROUND_METRES if m * pixels_per_metre <= 170), default=10)
    length = metres * pixels_per_metre
    words = f"{metres} m" if metres < 1000 else f"{metres // 1000} km"
    return (
        f'<g transform="translate(14 {height - 14:g})"><rect x="-6" y="-24"'
        f' width="{length + 12:.1f}" height="32" fill="#fff" fill-opacity="0.88"/>'
        f'<path d="M0-6V0H{length:.1f}V-6" fill="none" stroke="{INK}" stroke-width="1.8"/>'
        f'<text x="{length / 2:.1f}" y="-9" text-anchor="middle"'
        f' font-family="{FONT}" font-size="12" fill="{INK}">{words}</text></g>'
    )


def north(width: float) -> str:
    """An arrow to grid north at the upper right."""
    return (
        f'<g transform="translate({width - 24:g} 30)"><circle r="17" fill="#fff"'
        f' fill-opacity="0.88"/><path d="M0-14 5 1 0-2-5 1Z" fill="{INK}"/>'
        f'<text y="12" text-anchor="middle" font-family="{FONT}" font-size="11"'
        f' font-weight="700" fill="{INK}">N</text></g>'
    )
