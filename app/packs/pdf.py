"""The printed pack: a tagged PDF (PDF/UA-1) made by Typst.

A map without a text description does not compile; what people typed travels as
data and can never become markup.
"""

import base64
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from app.disclosure.figures import Figure, shown_count
from app.packs import svg_map, svg_symbols
from app.packs.content import CELL_COLOURS, SHAPE, Presentation, Slide, TableRow

TEMPLATE = Path(__file__).parent / "pack.typ"
MAP_WIDTH, MAP_HEIGHT = 1000.0, 1000.0 / SHAPE
FIGURE_WORDS = {"suppressed": "Fewer than 5", "no_data": "No data"}
SYMBOLS_OF = {
    "strengths_map": ("provision", "guardian"),
    "harm_map": ("provision", "guardian"),
    "changes_map": ("change",),
}


def pack_pdf(content: Presentation, *, issued: datetime, issued_by: str) -> bytes:
    """Print a presentation as A4 landscape pages.

    Parameters
    ----------
    content : Presentation
        What is shown; already suppressed.
    issued : datetime
        When, with its time zone; printed, and the document's own date.
    issued_by : str
        Role of the person who made it; never a name.
    """
    data = {
        "title": content.name,
        "period": content.period_words,
        "hectares": f"{content.hectares:.1f}",
        "issued": f"{issued.day} {issued:%B %Y}",
        "issued_by": issued_by,
        "slides": [_slide(content, one) for one in content.slides],
        "legend": [
            {"colour": CELL_COLOURS[index], "label": one.label}
            for index, one in enumerate(content.map.classes)
        ],
        "cell_width": f"{content.map.cell_width_m} metres",
        "hours": _hours(content),
        "months": [
            {"label": f"{month:%b %Y}", "words": figure_words(figure)}
            for month, figure in content.months
        ],
        "strengths": _rows(content.strengths),
        "changes": _rows(content.changes),
        "harms": _rows(content.harms),
        "sources": [*content.sources, *content.attributions],
        "hidden": list(content.hidden),
        "unknown": list(content.unknown),
        "symbols": {
            name: _legend_symbol(kind, state)
            for name, kind, state in (
                ("open", "provision", "open"),
                ("closed", "provision", "closed"),
                ("active", "guardian", "active"),
                ("lapsed", "guardian", "lapsed"),
                ("finished", "change", "finished"),
                ("planned", "change", "planned"),
            )
        },
        "hatch": _hatch_swatch(),
    }
    return _compile(data, issued)


def figure_words(figure: Figure) -> str:
    """A figure as it is read: a number, ``Fewer than 5``, or ``No data``."""
    count = shown_count(figure)
    return str(count) if count is not None else FIGURE_WORDS[figure.state]


def _compile(data: Mapping[str, Any], issued: datetime) -> bytes:
    with TemporaryDirectory(prefix="contextmap-pack-") as folder:
        # Typst reads only below its root, which holds nothing but this template and its data.
        (Path(folder) / "pack.typ").write_text(TEMPLATE.read_text())
        (Path(folder) / "pack.json").write_text(json.dumps(data))
        return typst.compile(
            str(Path(folder) / "pack.typ"),
            root=folder,
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=int(issued.astimezone(UTC).timestamp()),
        )


def _slide(content: Presentation, slide: Slide) -> dict[str, Any]:
    drawn = ""
    if slide.shows in SYMBOLS_OF:
        drawn = svg_map.draw(
            content.map,
            width=MAP_WIDTH,
            height=MAP_HEIGHT,
            cells=slide.shows == "harm_map",
            symbols=SYMBOLS_OF[slide.shows],
        )
    return {
        "key": slide.key,
        "title": slide.title,
        "bullets": list(slide.bullets),
        "description": slide.description,
        "shows": slide.shows,
        "map": drawn,
    }


def _hours(content: Presentation) -> dict[str, Any]:
    spans = {
        weekday: [
            (_hour_of(one.opens), _hour_of(one.closes))
            for one in content.open_spans
            if one.weekday == weekday
        ]
        for weekday in range(1, 8)
    }
    return {
        "words": content.hours_words,
        "rows": [
            {
                "label": row.label,
                "cells": [
                    {
                        "state": figure.state,
                        "n": shown_count(figure),
                        "open": any(
                            start < hour + 1 and hour < end for start, end in spans[row.weekday]
                        ),
                    }
                    for hour, figure in enumerate(row.cells)
                ],
            }
            for row in content.hours
        ],
        "colours": list(CELL_COLOURS),
        "most": max(
            (shown_count(one) or 0 for row in content.hours for one in row.cells), default=0
        ),
    }


def _hour_of(clock: str) -> float:
    hours, minutes = clock.split(":")[:2]
    return int(hours) + int(minutes) / 60


def _rows(rows: Sequence[TableRow]) -> list[list[str]]:
    return [list(row.cells) for row in rows]


def _legend_symbol(kind: str, state: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-17 -17 34 34" width="34" height="34">'
        f"{svg_symbols.drawing(kind, state, None)}</svg>"
    )


def _hatch_swatch() -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 28" width="60" height="28"><defs>'
        f'{svg_symbols.HATCH_PATTERN}</defs><rect x="1" y="1" width="58" height="26"'
        ' fill="url(#hatch)" stroke="#6a5aa0"/></svg>'
    )


def data_uri(svg: str) -> str:
    """An SVG as a data address, for pages that may load nothing."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
