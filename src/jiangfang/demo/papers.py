"""Sample evidence: what a user wrote, what the meters said, a drawing. Made here, marked as samples in every line."""

import io
from typing import Any

from PIL import Image, ImageDraw

from jiangfang.demo.world import World
from jiangfang.evidence.actions import add_evidence
from jiangfang.evidence.intake import take_in
from jiangfang.people.models import Person


def hand_in_user_certificate(world: World, adoption: Any, actor: Person) -> None:
    """The user's word as a text file."""
    lines = [
        "应用证明（示例）",
        f"成果：{adoption.result.record.title}",
        f"使用地点：{adoption.where}",
        f"自{adoption.since}起使用，情况属实。",
    ]
    _hand_in(
        adoption, actor, "应用证明（示例）.txt", "\n".join(lines).encode(), "使用部门证明成果已应用", "certificate"
    )


def hand_in_readings(world: World, benefit: Any, actor: Person) -> None:
    """The inputs of a calculation as the sheet they were read from."""
    rows = [
        "符号，数值，来源",
        *(f"{one.symbol},{one.value.normalize():f},{one.source}" for one in benefit.inputs.all()),
    ]
    content = "\r\n".join(rows).encode("utf-8-sig")
    _hand_in(benefit, actor, "计算数据（示例）.csv", content, "计算所用数据及其来源", "meter_reading")


def hand_in_drawing(world: World, result: Any, actor: Person, generation: int) -> None:
    """A drawing of the laser device: smaller with every generation."""
    picture = Image.new("RGB", (960, 600), "#f7f4ec")
    pen = ImageDraw.Draw(picture)
    side = 420 - 110 * generation
    for number in range(9):
        pen.arc((560 - number * 6, 60 + number * 50, 900, 140 + number * 50), 180, 300, fill="#3a3a3a", width=5)
    pen.rectangle((80, 540 - side, 80 + side, 540), outline="#a3291d", width=8)
    pen.line((80 + side, 560 - side, 600, 300), fill="#a3291d", width=4)
    out = io.BytesIO()
    picture.save(out, "PNG")
    _hand_in(
        result, actor, f"laser-{generation}.png", out.getvalue(), f"第{generation}代装置外形示意（示例）", "drawing"
    )


def _hand_in(noun: Any, actor: Person, name: str, content: bytes, proves: str, kind: str) -> None:
    add_evidence(noun, actor=actor, files=[take_in(io.BytesIO(content), name)], proves=proves, kind=kind)
