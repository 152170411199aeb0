"""The walk through the interface for programs is true: every command, in its order, as a member with a token."""

import json

from django.core.files.uploadedfile import SimpleUploadedFile

from jiangfang.innovation.models import Activity, Problem, Result
from tests.architecture.source import ROOT
from tests.curl import Answer, walk
from tests.evidence import samples
from tests.program import Program

PAGE = ROOT / "docs/how-to/use-the-api.md"


def test_every_command_of_the_page_works(cast):
    program = Program(cast.member)

    def send(request):
        path, headers = request.url.removeprefix("http://here"), request.headers
        if request.form:
            data = {name: file(value) if value.startswith("@") else value for name, value in request.form}
            response = program.client.post(path, data, headers=headers)
        elif request.method == "POST":
            response = program.client.post(path, request.body or "", content_type="application/json", headers=headers)
        else:
            response = program.client.get(path, headers=headers)
        return Answer(response.status_code, dict(response.headers), json.loads(response.content))

    told = walk(PAGE, {"HERE": "http://here", "TOKEN": program.secret, "STUDIO": "studio"}, send)
    assert [line for line, answer in told if answer.status not in (200, 201)] == []
    assert len(told) == 14
    problem, result = Problem.objects.get(), Result.objects.get()
    assert (problem.loss_fen, problem.description[:2]) == (35_000_00, "负荷")
    assert (result.record.state, Activity.objects.count()) == ("submitted", 1)
    assert [row["code"] for row in told[-1][1].data["items"]] == [problem.record.code]


def file(value):
    return SimpleUploadedFile(value.removeprefix("@"), samples.jpeg())
