"""Draw a map as SVG: crisp in print, and the same in every reader.

The drawing is north up, at one scale, from EPSG:27700 metres.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

import shapely
from shapely.geometry.base import BaseGeometry

from app.disclosure.figures import shown_count
from app.packs import svg_symbols
from app.packs.content import CELL_COLOURS, DARK_FROM, Cell, Feature, MapContent

LAND, PARK, WATER, BUILDING, ROAD, CASING = (
    "#f4f3ef",
    "#dde8d3",
    "#c3d7e1",
    "#e0ddd6",
    "#ffffff",
    "#d8d4ca",
)
INK, HATCH = "#14202a", "#6a5aa0"
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
ROAD_WIDTH_M = {"primary": 14.0, "secondary": 11.0, "tertiary": 9.0, "residential": 7.0}
OTHER_ROAD_M = 6.0
AREAS = {"green": PARK, "landuse": "#eceae3", "water": WATER, "building": BUILDING}
ORDER = ("landuse", "green", "water", "building")


@dataclass(frozen=True, slots=True)
class Frame:
    """How metres become pixels."""

    west: float
    north: float
    scale: float
    width: float
    height: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Pixel place of a place in metres."""
        return (x - self.west) * self.scale, (self.north - y) * self.scale


def frame_of(box: tuple[float, float, float, float], *, width: float, height: float) -> Frame:
    """Fit a box of metres into a picture, growing the box so that nothing is squeezed."""
    minx, miny, maxx, maxy = box
    scale = min(width / (maxx - minx), height / (maxy - miny))
    middle_x, middle_y = (minx + maxx) / 2, (miny + maxy) / 2
    return Frame(middle_x - width / scale / 2, middle_y + height / scale / 2, scale, width, height)


def draw(
    content: MapContent,
    *,
    width: float,
    height: float,
    cells: bool,
    symbols: Sequence[str],
) -> str:
    """Draw one map.

    Parameters
    ----------
    content : MapContent
        What there is to draw.
    width, height : float
        Size of the picture in pixels.
    cells : bool
        Whether hexagons of recorded incidents are drawn.
    symbols : sequence of str
        Which kinds of symbols are drawn.
    """
    frame = frame_of(content.box, width=width, height=height)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}"'
        f' width="{width:g}" height="{height:g}">',
        "<defs>" + svg_symbols.HATCH_PATTERN + f'<clipPath id="edge"><rect width="{width:g}"'
        f' height="{height:g}"/></clipPath></defs>',
        f'<g clip-path="url(#edge)"><rect width="{width:g}" height="{height:g}" fill="{LAND}"/>',
        *_ground(content.features, frame),
    ]
    if cells:
        parts += [_cell(cell, frame) for cell in content.cells]
        parts += _streets_again(content.features, frame)
        parts += [_number(cell, frame) for cell in content.cells]
    parts += _names(content.features, frame)
    parts += _outline(content.outline, frame)
    for symbol in content.symbols:
        if symbol.kind in symbols:
            parts.append(svg_symbols.symbol(symbol, *frame.point(symbol.at.x, symbol.at.y)))
    parts += [svg_symbols.scale_bar(frame.scale, height), svg_symbols.north(width), "</g></svg>"]
    return "".join(parts)


def path_of(geometry: BaseGeometry, frame: Frame) -> str:
    """Path data of lines or polygons."""
    pieces: list[str] = []
    for part in shapely.get_parts(geometry):
        rings = (
            [part.exterior, *part.interiors]
            if part.geom_type == "Polygon"
            else [part]
            if part.geom_type in {"LineString", "LinearRing"}
            else []
        )
        for ring in rings:
            steps = [frame.point(x, y) for x, y in shapely.get_coordinates(ring)]
            pieces.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in steps))
            if part.geom_type == "Polygon":
                pieces.append("Z")
    return "".join(pieces)


def _ground(features: Sequence[Feature], frame: Frame) -> list[str]:
    parts = [
        f'<path d="{_all(features, frame, lambda f, layer=layer: f.layer == layer)}"'
        f' fill="{AREAS[layer]}" fill-rule="evenodd"/>'
        for layer in ORDER
    ]
    water = _all(features, frame, lambda f: f.layer == "water" and "Line" in f.geometry.geom_type)
    parts.append(_stroke(water, WATER, 12 * frame.scale))
    for colour, extra in ((CASING, 2.0), (ROAD, 0.0)):
        for width_m in sorted({*ROAD_WIDTH_M.values(), OTHER_ROAD_M}):
            roads = _roads(features, frame, width_m)
            parts.append(_stroke(roads, colour, max(width_m * frame.scale + extra, 1.2 + extra)))
    paths = _all(features, frame, lambda f: f.layer == "path")
    parts.append(_stroke(paths, "#b9b2a2", 1.2, dash="4 3"))
    rails = _all(features, frame, lambda f: f.layer == "rail")
    parts += [_stroke(rails, "#9aa3a8", 3.0), _stroke(rails, "#fff", 1.4, dash="8 8")]
    return parts


def _roads(features: Sequence[Feature], frame: Frame, width_m: float) -> str:
    return _all(
        features,
        frame,
        lambda f: f.layer == "road" and ROAD_WIDTH_M.get(f.kind, OTHER_ROAD_M) == width_m,
    )


def _all(features: Sequence[Feature], frame: Frame, wanted: Callable[[Feature], bool]) -> str:
    return "".join(path_of(one.geometry, frame) for one in features if wanted(one))


def _stroke(path: str, colour: str, width: float, *, dash: str = "") -> str:
    if not path:
        return ""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width:.1f}"'
        f' stroke-linejoin="round" stroke-linecap="round"{dashes}/>'
    )


def _cell(cell: Cell, frame: Frame) -> str:
    path = path_of(cell.outline, frame)
    if cell.figure.state == "suppressed":
        return (
            f'<path d="{path}" fill="url(#hatch)" stroke="{HATCH}" stroke-width="0.6"'
            ' stroke-opacity="0.7"/>'
        )
    if cell.class_index is None:
        return f'<path d="{path}" fill="none" stroke="#a9a4b8" stroke-width="0.5"/>'
    colour = CELL_COLOURS[cell.class_index]
    return f'<path d="{path}" fill="{colour}" fill-opacity="0.92" stroke="#fff" stroke-width="1"/>'


def _streets_again(features: Sequence[Feature], frame: Frame) -> list[str]:
    roads = _all(features, frame, lambda f: f.layer == "road")
    water = _all(features, frame, lambda f: f.layer == "water" and "Poly" in f.geometry.geom_type)
    return [
        f'<g opacity="0.3"><path d="{water}" fill="{WATER}" fill-rule="evenodd"/>',
        _stroke(roads, ROAD, max(6 * frame.scale, 1.2)),
        "</g>",
    ]


def _number(cell: Cell, frame: Frame) -> str:
    count = shown_count(cell.figure)
    if count is None or cell.class_index is None:
        return ""
    x, y = frame.point(cell.outline.centroid.x, cell.outline.centroid.y)
    colour = "#fff" if cell.class_index >= DARK_FROM else INK
    return (
        f'<text x="{x:.1f}" y="{y + 5:.1f}" text-anchor="middle" font-family="{FONT}"'
        f' font-size="14" font-weight="700" fill="{colour}">{count}</text>'
    )


def _names(features: Sequence[Feature], frame: Frame) -> list[str]:
    """Names of the larger streets, parks and waters, each once, where there is room."""
    parts: list[str] = []
    taken: list[tuple[float, float]] = []
    named = sorted(
        (one for one in features if one.name and one.layer in {"road", "green", "water"}),
        key=lambda one: (one.layer == "road", -one.geometry.length),
    )
    seen: set[str] = set()
    for one in named:
        middle = one.geometry.representative_point()
        x, y = frame.point(middle.x, middle.y)
        inside = 60 < x < frame.width - 60 and 20 < y < frame.height - 20
        if one.name in seen or not inside or _crowded(x, y, taken):
            continue
        seen.add(one.name or "")
        taken.append((x, y))
        colour = {"road": "#5f5a4e", "water": "#345a6e"}.get(one.layer, "#4d5a4a")
        parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle" font-family="{FONT}"'
            f' font-size="12" fill="{colour}" stroke="#fbfaf6" stroke-width="2.5"'
            f' paint-order="stroke">{escape(one.name or "")}</text>'
        )
        if len(parts) >= 14:
            break
    return parts


def _crowded(x: float, y: float, taken: Sequence[tuple[float, float]]) -> bool:
    return any(abs(x - a) < 110 and abs(y - b) < 22 for a, b in taken)


def _outline(outline: BaseGeometry, frame: Frame) -> list[str]:
    path = path_of(outline, frame)
    return [
        f'<path d="{path}" fill="none" stroke="#fff" stroke-width="6" stroke-linejoin="round"/>',
        f'<path d="{path}" fill="none" stroke="{INK}" stroke-width="2.6" stroke-linejoin="round"/>',
    ]
