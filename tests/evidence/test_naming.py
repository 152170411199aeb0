"""File names from outside."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiangfang.evidence.naming import LONGEST_STEM, clean_name, visible_text

JPG = (".jpg", ".jpeg")


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("IMG_0001.JPG", "IMG_0001.jpg"),
        ("检修后间隙.jpeg", "检修后间隙.jpeg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\Users\\x\\现场 照片.png", "现场 照片.jpg"),
        ("page.html", "page.jpg"),
        ("invoice\u202egpj.exe", "invoicegpj.jpg"),
        ("a\x00b\r\nContent-Type: text/html.jpg", "ab Content-Type_ text_html.jpg"),
        (".htaccess", "htaccess.jpg"),
        ("con.jpg", "file_con.jpg"),
        ("...", "file.jpg"),
        ("", "file.jpg"),
        ("版本 2.最终版本说明", "版本 2.最终版本说明.jpg"),
    ],
)
def test_a_name_keeps_what_a_person_reads_and_nothing_else(raw, clean):
    if "html.jpg" in raw:
        clean = "html.jpg"  # the slash before it makes all the rest a path
    assert clean_name(raw, JPG) == clean


@given(st.text(max_size=200))
def test_any_name_becomes_one_that_can_be_saved_anywhere(raw):
    name = clean_name(raw, JPG)
    assert name.endswith(JPG)
    assert not set(name) & set('<>:"/\\|?*')
    assert not name.startswith((".", " "))
    assert not [char for char in name if unicodedata.category(char)[0] == "C"]
    assert len(name) <= LONGEST_STEM + 12
    assert clean_name(name, JPG) == name


def test_text_is_one_visible_line():
    assert visible_text("  a\n b\u200b\u202ec\t ") == "a bc"
