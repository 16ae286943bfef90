"""Pictures of any kind as black and white, grey or RGB: the three that the rest of the program knows."""

from PIL import Image, ImageCms

_PLAIN = ("1", "L", "RGB")
_DEEP = ("I", "F", "I;16", "I;16L", "I;16B", "I;16N")


def plain(picture: Image.Image) -> Image.Image:
    """`picture` in mode 1, L or RGB; grey stays grey, transparent parts show white paper."""
    if picture.mode in _PLAIN and "transparency" not in picture.info:
        return picture
    if picture.mode in _DEEP:
        return _eight_bit(picture)
    if picture.mode == "LAB":
        return _from_lab(picture)
    if picture.mode in ("LA", "La", "RGBA", "RGBa", "PA") or "transparency" in picture.info:
        return _on_white(picture)
    if picture.mode == "P" and not _has_colour(picture):
        return picture.convert("L")
    return picture.convert("RGB")


def without_colour_if_grey(picture: Image.Image) -> Image.Image:
    """An RGB picture whose three channels are the same, as one channel."""
    if picture.mode != "RGB":
        return picture
    red, green, blue = picture.split()
    return red if red.tobytes() == green.tobytes() == blue.tobytes() else picture


def _eight_bit(picture: Image.Image) -> Image.Image:
    """Grey of more than 8 bits brought down; what uses less than its range (12 in 16 bits) is stretched."""
    deep = picture.convert("F")
    low, high = deep.getextrema()
    assert isinstance(low, float) and isinstance(high, float)  # noqa: PT018, S101 - mode F has one band
    low, high = min(0.0, low), next((top for top in (255.0, 4095.0, 65535.0) if high <= top), high)
    if high <= low:
        return Image.new("L", picture.size, 255)
    return deep.point(lambda value: value * (255.0 / (high - low)) - low * 255.0 / (high - low)).convert("L")


def _from_lab(picture: Image.Image) -> Image.Image:
    lab, rgb = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
    converted = ImageCms.profileToProfile(picture, lab, rgb, outputMode="RGB")
    return converted if converted is not None else picture.convert("RGB")


def _on_white(picture: Image.Image) -> Image.Image:
    clear = picture.convert("RGBA")
    paper = Image.new("RGBA", clear.size, "white")
    paper.alpha_composite(clear)
    return without_colour_if_grey(paper.convert("RGB"))


def _has_colour(picture: Image.Image) -> bool:
    palette = picture.getpalette("RGB") or []
    used = {index for index, count in enumerate(picture.histogram()) if count}
    return any(len(set(palette[3 * index : 3 * index + 3])) > 1 for index in used)
