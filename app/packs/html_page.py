"""The page round the offline map: words first, then the map, then the same as tables."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from app.packs import svg_symbols
from app.packs.content import CELL_COLOURS, Presentation, TableRow
from app.packs.pdf import data_uri, figure_words

VENDOR = Path(__file__).parent / "vendor"
POLICY = (
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline';"
    " base-uri 'none'; form-action 'none'"
)
STYLE = """
:root{--ink:#14202a;--quiet:#475560;--line:#d6dcdf;--accent:#00594f}
*{box-sizing:border-box}
body{margin:0;font:16px/1.45 "Segoe UI","Helvetica Neue",Arial,sans-serif;color:var(--ink);
background:#fff}
header,main,footer{max-width:1180px;margin:0 auto;padding:20px}
h1{font-size:32px;line-height:1.15;margin:0 0 8px}h2{font-size:21px;margin:32px 0 8px}
.banner{background:#e6f0ee;color:#00433c;font-weight:700;padding:8px 20px}
.quiet{color:var(--quiet)}
.map{height:68vh;min-height:380px;border:1px solid var(--line);background:#f4f3ef}
.leaflet-container{background:#f4f3ef;font:14px/1.4 "Segoe UI",Arial,sans-serif}
path.hatched{fill:url(#hatch);fill-opacity:1}
.cell-number{text-align:center}.cell-number .number{font-size:14px}
ul.legend{list-style:none;display:flex;flex-wrap:wrap;gap:8px 20px;padding:0;margin:12px 0}
ul.legend li{display:flex;align-items:center;gap:6px}
.swatch{display:inline-block;width:34px;height:16px;border:1px solid #8a969e}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:8px 10px 8px 0;border-bottom:1px solid var(--line);vertical-align:top}
a:focus-visible,.leaflet-container:focus-visible,[tabindex]:focus-visible{outline:3px solid #ffdd00;
outline-offset:0;box-shadow:0 0 0 5px var(--ink)}
@media print{.map{height:150mm;break-inside:avoid}.leaflet-control{display:none}
table{break-inside:auto}}
"""


def page(content: Presentation, *, map_name: str, script: str, issued_words: str) -> str:
    """Compose the page; nothing in it points outside the file."""
    leaflet = (VENDOR / "leaflet.js").read_text()
    style = (VENDOR / "leaflet.css").read_text()
    style = style.replace("url(images/layers.png)", _layers_icon())
    style = style.replace("url(images/layers-2x.png)", _layers_icon())
    style = style.replace("url(images/marker-icon.png)", "none")
    name = escape(content.name)
    return "".join(
        (
            '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{name}: conference map</title>",
            f"<style>{style}</style><style>{STYLE}</style></head><body>",
            '<p class="banner">Conference view. For the people at the conference only.</p>',
            f"<header><h1>{name}</h1>",
            f'<p class="quiet">{escape(content.period_words)}. {content.hectares:.1f} hectares. '
            f"{escape(issued_words)}</p></header><main>",
            *_slides(content),
            "<h2>Map</h2>",
            f"<p>{escape(_map_words(content))}</p>",
            '<svg width="0" height="0" aria-hidden="true"><defs>',
            f"{svg_symbols.HATCH_PATTERN}</defs></svg>",
            f'<div class="map" id="{map_name}" role="region" aria-label="Map of {name}"></div>',
            _legend(content),
            *_tables(content),
            '</main><footer class="quiet">',
            *_list("Where this comes from", [*content.sources, *content.attributions]),
            *_list("What is hidden, and why", content.hidden),
            *_list("What this page cannot say", content.unknown),
            f"</footer><script>{leaflet}</script><script>{script}</script></body></html>",
        )
    )


def _slides(content: Presentation) -> list[str]:
    parts: list[str] = []
    for slide in content.slides:
        bullets = "".join(f"<li>{escape(bullet)}</li>" for bullet in slide.bullets)
        parts.append(f"<h2>{escape(slide.title)}</h2><ul>{bullets}</ul>")
    return parts


def _map_words(content: Presentation) -> str:
    described = [slide.description for slide in content.slides if slide.shows == "harm_map"]
    return " ".join(described)


def _legend(content: Presentation) -> str:
    items = [
        f'<li><span class="swatch" style="background:{CELL_COLOURS[index]}"></span>'
        f"{escape(one.label)}</li>"
        for index, one in enumerate(content.map.classes)
    ]
    hatch = data_uri(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 34 16" width="34" height="16"><defs>'
        f'{svg_symbols.HATCH_PATTERN}</defs><rect width="34" height="16" fill="url(#hatch)"/></svg>'
    )
    items += [
        f'<li><img src="{hatch}" alt="" width="34" height="16">Fewer than 5</li>',
        '<li><span class="swatch"></span>Zero</li>',
        "<li>No hexagon: no data</li>",
    ]
    for kind, state, words in (
        ("provision", "open", "Youth provision, open Friday 5pm"),
        ("provision", "closed", "closed then"),
        ("guardian", "active", "Guardianship site, active"),
        ("guardian", "lapsed", "not active"),
        ("change", "finished", "Change, finished"),
        ("change", "planned", "planned or under way"),
    ):
        picture = data_uri(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-17 -17 34 34"'
            f' width="28" height="28">'
            f"{svg_symbols.drawing(kind, state, None)}</svg>"
        )
        items.append(f'<li><img src="{picture}" alt="" width="28" height="28">{words}</li>')
    return f'<ul class="legend" aria-label="Legend">{"".join(items)}</ul>'


def _tables(content: Presentation) -> list[str]:
    months = [
        TableRow((f"{month:%B %Y}", figure_words(figure))) for month, figure in content.months
    ]
    return [
        _table(
            "What helps young people here", ("Name", "Kind", "Where", "Open"), content.strengths
        ),
        _table(
            "Recorded incidents by harm type",
            ("Harm type", "This period", "The year before"),
            content.harms,
        ),
        _table("Recorded incidents by month", ("Month", "Recorded incidents"), months),
        _table("Changes to the place", ("Number", "Change", "State", "Date"), content.changes),
    ]


def _table(title: str, heads: Sequence[str], rows: Sequence[TableRow]) -> str:
    if not rows:
        return f"<h2>{escape(title)}</h2><p>None is recorded.</p>"
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in heads)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row.cells) + "</tr>" for row in rows
    )
    return (
        f"<h2>{escape(title)}</h2>"
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(title)}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _list(title: str, lines: Sequence[str]) -> list[str]:
    if not lines:
        return []
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return [f"<h2>{escape(title)}</h2><ul>{items}</ul>"]


def _layers_icon() -> str:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 26 26" width="26" height="26">'
        '<path d="M13 4 23 9 13 14 3 9ZM3 13l10 5 10-5M3 17l10 5 10-5" fill="none" stroke="#14202a"'
        ' stroke-width="1.6"/></svg>'
    )
    return f"url({data_uri(drawing)})"
