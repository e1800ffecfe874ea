"""One HTML file with the map of a conference, which opens without any network.

Leaflet and all data are inside the file; a policy in its head forbids it to
load anything. Names that people typed are escaped before they come near a tag.
Folium takes latitude first: this is the one place where coordinates are turned.
"""

import re
from collections.abc import Callable
from html import escape
from typing import Any

import folium
from shapely.geometry.base import BaseGeometry

from app.disclosure.figures import shown_count
from app.geojson import to_geojson
from app.packs import svg_symbols
from app.packs.content import CELL_COLOURS, DARK_FROM, Cell, MapContent, Presentation, Symbol
from app.packs.html_page import page
from app.packs.pdf import data_uri, figure_words

GROUND: dict[str, dict[str, Any]] = {
    "landuse": {"fillColor": "#eceae3", "fillOpacity": 1, "weight": 0},
    "green": {"fillColor": "#dde8d3", "fillOpacity": 1, "weight": 0},
    "water": {"fillColor": "#c3d7e1", "fillOpacity": 1, "color": "#c3d7e1", "weight": 3},
    "building": {"fillColor": "#e0ddd6", "fillOpacity": 1, "weight": 0},
    "road": {"color": "#ffffff", "weight": 5, "opacity": 1},
    "path": {"color": "#b9b2a2", "weight": 1.2, "dashArray": "4 3"},
    "rail": {"color": "#9aa3a8", "weight": 2},
}
LAYER_NAMES = {
    "provision": "Youth provision",
    "guardian": "Community guardianship sites",
    "change": "Landscape and layout changes",
}


def conference_html(content: Presentation, *, issued_words: str) -> str:
    """Write the page: heading, sentences, map, and the map's content as tables."""
    name, script = _map_script(_map(content.map))
    return page(content, map_name=name, script=script, issued_words=issued_words)


def _map(content: MapContent) -> folium.Map:
    outline = to_geojson(content.outline)
    west, south, east, north = _bounds(content.outline)
    drawn = folium.Map(
        location=((south + north) / 2, (west + east) / 2),
        tiles=None,
        zoom_control=True,
        control_scale=True,
        attribution_control=False,
        max_zoom=19,
        min_zoom=12,
    )
    drawn.default_js = [("leaflet", "leaflet.js")]
    drawn.default_css = [("leaflet_css", "leaflet.css")]
    _add_ground(content, drawn)
    _add_cells(content, drawn)
    folium.GeoJson(
        outline,
        name="The area",
        style_function=_always({"color": "#14202a", "weight": 3, "fillOpacity": 0}),
        control=False,
    ).add_to(drawn)
    for kind, title in LAYER_NAMES.items():
        group = folium.FeatureGroup(name=title)
        for symbol in content.symbols:
            if symbol.kind == kind:
                _marker(symbol).add_to(group)
        group.add_to(drawn)
    folium.LayerControl(collapsed=False).add_to(drawn)
    drawn.fit_bounds(((south, west), (north, east)))
    return drawn


def _add_ground(content: MapContent, drawn: folium.Map) -> None:
    for layer, style in GROUND.items():
        features = [
            {"type": "Feature", "properties": {}, "geometry": to_geojson(one.geometry)}
            for one in content.features
            if one.layer == layer
        ]
        if features:
            folium.GeoJson(
                {"type": "FeatureCollection", "features": features},
                name=layer,
                control=False,
                style_function=_always(style),
                interactive=False,
            ).add_to(drawn)


def _add_cells(content: MapContent, drawn: folium.Map) -> None:
    group = folium.FeatureGroup(
        name=f"Recorded incidents, hexagons {content.cell_width_m} m across"
    )
    for cell in content.cells:
        words = f"Recorded incidents: {figure_words(cell.figure)}"
        folium.GeoJson(
            {"type": "Feature", "properties": {}, "geometry": to_geojson(cell.outline)},
            style_function=_always(_cell_style(cell)),
            tooltip=folium.Tooltip(words),
        ).add_to(group)
        count = shown_count(cell.figure)
        if count is not None and cell.class_index is not None:
            _cell_number(cell, count).add_to(group)
    group.add_to(drawn)


def _always(style: dict[str, Any]) -> Callable[[Any], dict[str, Any]]:
    """The same style for whatever feature folium asks about."""

    def styled(_feature: Any) -> dict[str, Any]:  # noqa: ANN401 - folium's own type
        return style

    return styled


def _cell_style(cell: Cell) -> dict[str, Any]:
    if cell.class_index is not None:
        colour = CELL_COLOURS[cell.class_index]
        return {"fillColor": colour, "fillOpacity": 0.85, "color": "#fff", "weight": 1}
    if cell.figure.state == "suppressed":
        return {"fillOpacity": 1, "color": "#6a5aa0", "weight": 0.8, "className": "hatched"}
    return {"fillOpacity": 0, "color": "#a9a4b8", "weight": 0.6}


def _cell_number(cell: Cell, count: int) -> folium.Marker:
    lat, lon = _latlon(cell.outline.centroid)
    colour = "#fff" if (cell.class_index or 0) >= DARK_FROM else "#14202a"
    icon = folium.DivIcon(
        html=f'<b class="number" style="color:{colour}">{count}</b>',
        icon_size=(40, 20),
        icon_anchor=(20, 10),
        class_name="cell-number",
    )
    return folium.Marker((lat, lon), icon=icon, interactive=False)


def _marker(symbol: Symbol) -> folium.Marker:
    drawing = svg_symbols.drawing(symbol.kind, symbol.state, symbol.number)
    picture = data_uri(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-17 -17 34 34" width="34" height="34">'
        f"{drawing}</svg>"
    )
    words = ", ".join(part for part in (symbol.name, symbol.detail) if part)
    return folium.Marker(
        _latlon(symbol.at),
        icon=folium.CustomIcon(picture, icon_size=(34, 34), icon_anchor=(17, 17)),
        tooltip=folium.Tooltip(harmless(words)),
        alt=words,
    )


def _latlon(point: BaseGeometry) -> tuple[float, float]:
    lon, lat = to_geojson(point)["coordinates"]
    return lat, lon


def _bounds(outline: BaseGeometry) -> tuple[float, float, float, float]:
    corners = to_geojson(outline.envelope)["coordinates"][0]
    lons, lats = [c[0] for c in corners], [c[1] for c in corners]
    return min(lons), min(lats), max(lons), max(lats)


def harmless(words: str) -> str:
    """Words that stay words, in HTML and in the JavaScript template that folium puts them into."""
    escaped = escape(" ".join(words.split()))
    return escaped.replace("\\", "&#92;").replace("`", "&#96;").replace("$", "&#36;")


def _map_script(drawn: folium.Map) -> tuple[str, str]:
    """Name of the map's element, and the script that fills it."""
    rendered = drawn.get_root().render()
    scripts = re.findall(r"<script>(.*?)</script>", rendered, flags=re.DOTALL)
    return drawn.get_name(), scripts[-1]
