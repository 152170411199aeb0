"""A script with a token does a member's whole day: the walk of the documentation, over the wire."""

import json
import urllib.request

from tests.architecture.source import ROOT
from tests.curl import Answer, Request, walk
from tests.evidence import samples

LINE = b"--walk\r\n"


def test_a_script_does_a_member_s_day(visitor, house):
    member = visitor("李晨光", "desktop", "zh").goes_to("/account/tokens/new/")
    member.page.locator('[name="scopes"][value="write"]').check()
    member.fills_in(name="夜班脚本")
    secret = member.page.locator("#token").input_value()
    member.goes_to("/account/tokens/").sees("夜班脚本")
    variables = {"HERE": house.url, "TOKEN": secret, "STUDIO": "luan-jun"}
    told = walk(ROOT / "docs/how-to/use-the-api.md", variables, send)
    assert [line for line, answer in told if answer.status not in (200, 201)] == []
    result = told[-3][1].data
    member.goes_to(result["page"]).sees("泵轴找正支架")


def test_the_interface_is_tried_in_the_browser_without_the_internet(visitor, house):
    member = visitor("李晨光", "desktop", "en")
    asked: list[str] = []
    member.page.on("request", lambda request: asked.append(request.url))
    member.page.goto(f"{house.url}/api/v1/docs")
    member.page.locator("#operations-tag-me").click()
    member.page.locator("#operations-me-me .opblock-summary-control").click()
    member.page.locator("#operations-me-me .try-out__btn").click()
    member.page.locator("#operations-me-me .execute").click()
    member.page.locator("#operations-me-me .live-responses-table").get_by_text("李晨光").first.wait_for()
    assert [url for url in asked if not url.startswith((house.url, "data:", "blob:"))] == []


def send(request: Request) -> Answer:
    headers, body = dict(request.headers), request.body
    if request.form:
        headers["Content-Type"] = "multipart/form-data; boundary=walk"
        content = b"".join(part(name, value) for name, value in request.form) + b"--walk--\r\n"
    else:
        headers |= {"Content-Type": "application/json"} if body else {}
        content = body.encode() if body else None
    asked = urllib.request.Request(request.url, content, headers, method=request.method)
    with urllib.request.urlopen(asked, timeout=60) as answer:
        return Answer(answer.status, dict(answer.headers.items()), json.loads(answer.read()))


def part(name: str, value: str) -> bytes:
    """A field of a form, or the picture that stands for its file."""
    if not value.startswith("@"):
        return LINE + f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
    head = f'Content-Disposition: form-data; name="{name}"; filename="{value[1:]}"\r\n\r\n'.encode()
    return LINE + head + samples.jpeg() + b"\r\n"
