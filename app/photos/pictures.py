"""Make a picture new from its pixels, so that nothing else of the file is kept.

Whatever a camera writes beside the pixels (place, time, device, a smaller copy of the picture as
it was before it was cropped) is lost on the way, because only pixels are carried over.
"""

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_PIXELS = 25_000_000
LONGEST_SIDE_PX = 2_000
THUMBNAIL_PX = 400
MEDIA_TYPE = "image/jpeg"

# What the decoders raise on damaged files; found by feeding them damaged files.
UNREADABLE = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
    EOFError,
    IndexError,
    KeyError,
    OSError,
    OverflowError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


class PictureRefused(ValueError):
    """The file cannot be used as a photo; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG and a small copy of it, upright, without any data of the camera."""

    content: bytes
    thumbnail: bytes
    width_px: int
    height_px: int


def made_new(file: bytes) -> Picture:
    """Decode a photo and encode its pixels again.

    Parameters
    ----------
    file : bytes
        A JPEG, PNG or WebP of at most 25 million pixels.

    Raises
    ------
    PictureRefused
        When the file is none of these, is damaged, or holds too many pixels.
    """
    pixels = _pixels(file)
    pixels.thumbnail((LONGEST_SIDE_PX, LONGEST_SIDE_PX))
    small = pixels.copy()
    small.thumbnail((THUMBNAIL_PX, THUMBNAIL_PX))
    return Picture(_jpeg(pixels, quality=82), _jpeg(small, quality=75), *pixels.size)


def _pixels(file: bytes) -> Image.Image:
    try:
        with Image.open(BytesIO(file), formats=FORMATS) as opened:
            _refuse_too_many(*opened.size)
            upright = ImageOps.exif_transpose(opened)
            return _on_white(upright)
    except PictureRefused:
        raise
    except UNREADABLE as fault:
        raise PictureRefused(
            "The photo could not be read. Send it as JPEG, PNG or WebP, or take it again."
        ) from fault


def _refuse_too_many(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise PictureRefused(
            f"The photo has {width * height / 1e6:.0f} million pixels; 25 million is the most."
            " Make it smaller and send it again."
        )


def _on_white(image: Image.Image) -> Image.Image:
    """The bare pixels, as red, green and blue."""
    ground = Image.new("RGB", image.size, "white")
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        layered = image.convert("RGBA")
        ground.paste(layered, mask=layered.getchannel("A"))
    else:
        ground.paste(image.convert("RGB"))
    return ground


def _jpeg(image: Image.Image, *, quality: int) -> bytes:
    written = BytesIO()
    image.save(written, "JPEG", quality=quality, optimize=True, progressive=True)
    return written.getvalue()
