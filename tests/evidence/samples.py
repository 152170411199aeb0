"""Files as they arrive: photos from phones, documents, videos, and what somebody hostile would send."""

import io
import struct
import zipfile
import zlib

from PIL import Image, TiffImagePlugin

GPS_TEXT = b"WGS-84-GPS-MARK"
TYPES = "[Content_Types].xml"


def label(value: object) -> str:
    """How a test calls one of its files: not by all its bytes."""
    return getattr(value, "name", "file") if not isinstance(value, str | int | float) else str(value)


def degrees(*parts: int) -> tuple[TiffImagePlugin.IFDRational, ...]:
    return tuple(TiffImagePlugin.IFDRational(part, 1) for part in parts)


def jpeg(
    width: int = 640, height: int = 480, *, taken: str = "2024:02:20 09:30:15", offset: str = "", turn: int = 0
) -> bytes:
    """A photo as a phone takes it: position, time, device, maybe an orientation mark."""
    picture = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    notes = Image.Exif()
    notes[0x010F] = "Phone maker"
    inner = notes.get_ifd(0x8769)
    if taken:
        inner[0x9003] = taken
    if offset:
        inner[0x9011] = offset
    if turn:
        notes[0x0112] = turn
    place = notes.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", degrees(36, 40, 12), "E", degrees(116, 59, 48)
    place[18] = GPS_TEXT.decode()
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=95, exif=notes, comment=b"<script>alert(1)</script>")
    return out.getvalue()


def png(width: int = 40, height: int = 30, mode: str = "RGB", **save: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (width, height)).save(out, "PNG", **save)
    return out.getvalue()


def animation(form: str) -> bytes:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    out = io.BytesIO()
    frames[0].save(out, form, save_all=True, append_images=frames[1:], duration=100)
    return out.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def huge_png_header(width: int = 10_000, height: int = 10_000) -> bytes:
    """A hundred megapixels in a few bytes: header, a little data, end."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


def pdf(inside: bytes = b"") -> bytes:
    body = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog " + inside + b" >>\nendobj\n"
    return body + b"xref\n0 1\ntrailer\n<< /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(body),)


def office(
    main: str = "spreadsheetml.sheet",
    part: str = "xl/workbook.xml",
    more: dict[str, bytes] | None = None,
    types: str = "",
) -> bytes:
    content_type = f"application/vnd.openxmlformats-officedocument.{main}.main+xml"
    listed = f'<Types><Override PartName="/{part}" ContentType="{content_type}"/>{types}</Types>'
    return archive({TYPES: listed.encode(), "_rels/.rels": b"<Relationships/>", part: b"<x/>", **(more or {})})


def archive(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            member = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            made.writestr(member, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def box(kind: bytes, *content: bytes) -> bytes:
    body = b"".join(content)
    return struct.pack(">I", 8 + len(body)) + kind + body


def film(
    brand: bytes = b"isom",
    handler: bytes = b"vide",
    sample: bytes = b"avc1",
    began: int = 3_791_439_015,
    beside: bytes = b"",
) -> bytes:
    """The boxes of a short video with a place beside it; ``began`` counts seconds since 1904."""
    place = box(b"udta", box(b"\xa9xyz", b"\x00\x12\x15\xc7+36.6700+116.9967/"))
    table = box(b"stbl", box(b"stsd", bytes(4), struct.pack(">I", 1), box(sample, bytes(8))))
    media = box(b"mdia", box(b"hdlr", bytes(8), handler, bytes(12)), box(b"minf", table))
    track = box(b"trak", box(b"tkhd", bytes(84)), media, box(b"meta", b"com.apple.quicktime.location.ISO6709"))
    header = box(b"mvhd", bytes(4), struct.pack(">I", began), bytes(92))
    movie = box(b"moov", header, track, place)
    return box(b"ftyp", brand, bytes(4), b"isom") + movie + beside + box(b"mdat", b"pictures in motion")


def webm(doctype: bytes = b"\x42\x82\x84webm") -> bytes:
    header = b"\x42\x86\x81\x01" + doctype
    return (
        b"\x1a\x45\xdf\xa3" + bytes([0x80 | len(header)]) + header + b"\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff"
    )
