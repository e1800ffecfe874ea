"""A photo is only its pixels, and a file that is none is refused in a sentence."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from app.photos.pictures import LONGEST_SIDE_PX, PictureRefused, made_new

MARK = "CANARY-51.5450-0.0553"
GPS_IFD, ORIENTATION, IMAGE_DESCRIPTION = 0x8825, 0x0112, 0x010E


def photo(
    size: tuple[int, int] = (60, 40), form: str = "JPEG", mode: str = "RGB", **options: object
) -> bytes:
    written = BytesIO()
    colour = {
        "RGB": (200, 30, 30),
        "RGBA": (200, 30, 30, 0),
        "L": 90,
        "P": 3,
        "CMYK": (0, 99, 99, 0),
    }
    Image.new(mode, size, colour[mode]).save(written, form, **options)
    return written.getvalue()


def tagged() -> bytes:
    exif = Image.Exif()
    exif[IMAGE_DESCRIPTION] = MARK
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS_IFD)[1] = "N"
    exif.get_ifd(GPS_IFD)[2] = (51.0, 32.0, 42.0)
    return photo(exif=exif, comment=MARK.encode())


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def test_the_camera_wrote_place_and_remark_into_the_specimen() -> None:
    assert MARK.encode() in tagged()
    assert opened(tagged()).getexif().get_ifd(GPS_IFD)


def test_nothing_the_camera_wrote_is_kept() -> None:
    made = made_new(tagged())
    for content in (made.content, made.thumbnail):
        assert MARK.encode() not in content
        assert b"Exif" not in content
        assert not opened(content).getexif()
        assert "comment" not in opened(content).info


def test_words_in_a_png_are_not_kept() -> None:
    info = PngInfo()
    info.add_text("Author", MARK)
    assert MARK.encode() not in made_new(photo(form="PNG", pnginfo=info)).content


def test_a_photo_taken_upright_stands_upright() -> None:
    made = made_new(tagged())
    assert (made.width_px, made.height_px) == (40, 60)


# What each of the eight ways of holding a camera does to a picture, told by where its corners go.
HELD = {
    1: "red green blue white",
    2: "green red white blue",
    3: "white blue green red",
    4: "blue white red green",
    5: "red blue green white",
    6: "blue red white green",
    7: "white green blue red",
    8: "green white red blue",
}
CORNER_COLOURS = {
    "red": (220, 20, 20),
    "green": (20, 200, 20),
    "blue": (20, 20, 220),
    "white": (250, 250, 250),
}


def corners(image: Image.Image) -> str:
    """The nearest colour at the four corners: top left, top right, bottom left, bottom right."""
    wide, high = image.size
    spots = [(8, 8), (wide - 8, 8), (8, high - 8), (wide - 8, high - 8)]
    return " ".join(_nearest(image.convert("RGB").getpixel(spot)) for spot in spots)


def _nearest(pixel: object) -> str:
    assert isinstance(pixel, tuple)
    return min(
        CORNER_COLOURS,
        key=lambda name: sum(abs(a - b) for a, b in zip(CORNER_COLOURS[name], pixel, strict=True)),
    )


@pytest.mark.parametrize("orientation", HELD)
def test_a_photo_stands_as_the_camera_was_held(orientation: int) -> None:
    stored = Image.new("RGB", (120, 80))
    for number, name in enumerate(HELD[1].split()):
        left, top = 60 * (number % 2), 40 * (number // 2)
        stored.paste(CORNER_COLOURS[name], (left, top, left + 60, top + 40))
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    written = BytesIO()
    stored.save(written, "JPEG", exif=exif, quality=95)
    made = made_new(written.getvalue())
    for content in (made.content, made.thumbnail):
        assert corners(opened(content)) == HELD[orientation]
    assert (made.width_px, made.height_px) == ((120, 80) if orientation < 5 else (80, 120))


def test_a_large_photo_is_made_smaller() -> None:
    made = made_new(photo((4_000, 3_000)))
    assert (made.width_px, made.height_px) == (LONGEST_SIDE_PX, 1_500)


def test_a_small_photo_keeps_its_size() -> None:
    assert opened(made_new(photo((60, 40))).content).size == (60, 40)


def test_the_small_copy_is_small() -> None:
    assert max(opened(made_new(photo((1_600, 1_200))).thumbnail).size) == 400


def test_what_was_see_through_becomes_white() -> None:
    made = opened(made_new(photo(form="PNG", mode="RGBA")).content)
    assert made.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("form", "mode"), [("PNG", "L"), ("PNG", "P"), ("JPEG", "CMYK"), ("WEBP", "RGB"), ("JPEG", "L")]
)
def test_other_kinds_of_pixels_become_red_green_and_blue(form: str, mode: str) -> None:
    made = opened(made_new(photo(form=form, mode=mode)).content)
    assert (made.format, made.mode) == ("JPEG", "RGB")


def test_more_pixels_than_allowed_are_refused_with_their_number() -> None:
    with pytest.raises(PictureRefused, match="has 26 million pixels"):
        made_new(photo((6_500, 4_000), form="PNG", mode="L"))


def test_a_header_that_promises_a_gigantic_picture_is_refused() -> None:
    small = photo(form="PNG", mode="L")
    gigantic = small[:16] + (60_000).to_bytes(4, "big") * 2 + small[24:]
    with pytest.raises(PictureRefused):
        made_new(gigantic)


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"not a picture",
        b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"%PDF-1.7",
        b"\xff\xd8\xff\xe0" + b"\x00" * 40,
        photo()[:200],
    ],
)
def test_what_is_no_photo_is_refused_with_what_to_do(file: bytes) -> None:
    with pytest.raises(PictureRefused, match=r"could not be read. Send it as JPEG"):
        made_new(file)


# Pillow warns of damaged tags and goes on, which is what is wanted here.
@pytest.mark.filterwarnings("ignore::UserWarning")
@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from([tagged(), photo(form="PNG"), photo(form="WEBP"), photo(form="PNG", mode="P")]),
    st.lists(st.tuples(st.integers(0, 700), st.integers(0, 255)), min_size=1, max_size=12),
)
def test_a_damaged_file_is_taken_or_refused_and_nothing_else(
    file: bytes, damage: list[tuple[int, int]]
) -> None:
    damaged = bytearray(file)
    for place, value in damage:
        damaged[place % len(damaged)] = value
    try:
        made = made_new(bytes(damaged))
    except PictureRefused:
        return
    assert opened(made.content).format == "JPEG"
