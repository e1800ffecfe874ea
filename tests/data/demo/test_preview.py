from data.demo.preview import PARK, WATER, drawn
from data.demo.records import Borough


def test_picture_shows_park_and_water(borough: Borough) -> None:
    picture = drawn(borough, (2600, 1950), (3300, 2550), width_px=140)
    shown = {colour for _, colour in picture.getcolors(maxcolors=1 << 20) or []}
    wanted = {tuple(int(c[i : i + 2], 16) for i in (1, 3, 5)) for c in (PARK, WATER)}
    assert wanted <= shown
