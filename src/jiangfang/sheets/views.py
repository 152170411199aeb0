"""Pages of spreadsheets: what can be brought, a file on its way, and the files that go out."""

from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from jiangfang.evidence.receiving import limit_upload
from jiangfang.kernel.errors import Invalid, JiangfangError, NotThere
from jiangfang.kernel.sheets import sheets
from jiangfang.kernel.text import N_
from jiangfang.people.homes import home_for
from jiangfang.sheets.bringing import bring, grids_of, remap
from jiangfang.sheets.forms import BringForm, MappingForm
from jiangfang.sheets.models import Import
from jiangfang.sheets.problems import told
from jiangfang.sheets.queries import (
    counts_of,
    listed,
    own_import,
    own_imports,
    place_in,
    places_of,
    rows_by_number,
    rows_page,
    sheet_keyed,
    sheets_for,
    work_on,
)
from jiangfang.sheets.running import begin_applying, begin_undoing, go_on
from jiangfang.sheets.shown import row_views, tab_to_show, tabs
from jiangfang.sheets.writing.export import WRITERS, lines_of
from jiangfang.sheets.writing.report import write_report
from jiangfang.sheets.writing.template import write_template
from jiangfang.sheets.writing.workbook import XLSX, file_name
from jiangfang.ui.wording import say

State = Import.State
AT_WORK = (State.PREVIEWING, State.APPLYING, State.UNDOING)


def overview(request: HttpRequest) -> HttpResponse:
    """What the reader can bring, with templates, and what the reader has brought."""
    context = {"sheets": sheets_for(request.reader, places_of(request.reader)), "imports": _listed(request.reader)}
    return render(request, "sheets/overview.html", context)


def _listed(reader: Any) -> list[dict[str, Any]]:
    return [{"brought": one, "sheet": sheets[one.sheet]} for one in own_imports(reader) if one.sheet in sheets]


def template(request: HttpRequest, key: str) -> HttpResponse:
    """An empty workbook with headings, drop-downs and comments in the reader's language."""
    sheet = sheet_keyed(key)
    return _download(write_template(sheet), file_name(sheet, _("template")))


def export(request: HttpRequest, key: str, ending: str) -> HttpResponse:
    """A list as a file: what the reader sees of it, narrowed as the list is."""
    sheet = sheet_keyed(key)
    if ending not in WRITERS:
        raise NotThere(N_("There is no such kind of file."))
    write, media = WRITERS[ending]
    stream = write(
        sheet, lines_of(sheet, listed(sheet, request.GET, request.reader), place_in(request.GET, request.reader))
    )
    return _download(stream, file_name(sheet, "", ending), media)


@csrf_exempt
def bring_file(request: HttpRequest, key: str) -> HttpResponse:
    """Bring a file. The token is checked once the limits of the upload stand."""
    if request.method == "POST":
        limit_upload(request)
    return _bring_file(request, key)


@csrf_protect
def _bring_file(request: HttpRequest, key: str) -> HttpResponse:
    sheet, places, status = sheet_keyed(key), places_of(request.reader), 200
    home = home_for(request.reader, request.GET.get("organisation", ""))
    form = BringForm(request.POST or None, request.FILES or None, places=places, initial={"organisation": home.slug})
    if request.method == "POST" and form.is_valid():
        file, organisation = form.cleaned_data["file"], form.cleaned_data["organisation"]
        try:
            made = bring(sheet, organisation, file.file, file.name, actor=request.reader)
        except JiangfangError as error:
            status = error.status
            said = say(error)
            form.add_error("file" if isinstance(error, Invalid) else None, f"{said.what} {said.help}".strip())
        else:
            return redirect("sheets:import", made.pk)
    elif request.method == "POST":
        status = 422
    return render(request, "sheets/bring.html", {"sheet": sheet, "form": form}, status=status)


def brought(request: HttpRequest, key: UUID) -> HttpResponse:
    """A file on its way: its columns, what its rows would do, how far it has come, and what became of it."""
    return _page(request, own_import(key, request.reader))


def _page(request: HttpRequest, one: Import, form: MappingForm | None = None, refused: Any = None) -> HttpResponse:
    sheet = sheet_keyed(one.sheet)
    counts = counts_of(one)
    show = tab_to_show(request.GET.get("show", ""), counts)
    page = rows_page(one, show, request.GET)
    context = {
        "brought": one,
        "sheet": sheet,
        "form": form or MappingForm(sheet=sheet, brought=one),
        "may_map": one.state in (State.READ, State.PREVIEWED),
        "is_at_work": one.state in AT_WORK,
        "work": work_on(one) if one.state in AT_WORK else None,
        "problem": told(one.problem, sheet, "") if one.problem else None,
        "refused": say(refused) if refused else None,
        "counts": counts,
        "tabs": tabs(counts, show),
        "rows": row_views(page, sheet),
        "page": page,
        "waits": one.state == State.PREVIEWED or (one.state == State.STOPPED and counts.to_enter > counts.applied),
        "may_undo": one.state in (State.APPLIED, State.STOPPED) and counts.applied > 0,
    }
    status = refused.status if refused else 422 if form is not None else 200
    return render(request, "sheets/import.html", context, status=status)


@require_POST
def mapping(request: HttpRequest, key: UUID) -> HttpResponse:
    """Say which column is what; the rows are looked through again."""
    one = own_import(key, request.reader)
    form = MappingForm(request.POST, sheet=sheet_keyed(one.sheet), brought=one)
    if not form.is_valid():
        return _page(request, one, form)
    try:
        remap(one, form.mapping(), grids_of(one))
    except JiangfangError as error:
        return _page(request, one, refused=error)
    return redirect("sheets:import", one.pk)


@require_POST
def entry(request: HttpRequest, key: UUID) -> HttpResponse:
    """Let the rows be entered, or go on with what a failure has left half-way."""
    one = own_import(key, request.reader)
    try:
        if one.state in AT_WORK:
            go_on(one, actor=request.reader)
        else:
            begin_applying(one, actor=request.reader, mode="good" if request.POST.get("mode") == "good" else "all")
    except JiangfangError as error:
        return _page(request, one, refused=error)
    return redirect("sheets:import", one.pk)


@require_POST
def undoing(request: HttpRequest, key: UUID) -> HttpResponse:
    """Let the import be taken back."""
    one = own_import(key, request.reader)
    try:
        begin_undoing(one, actor=request.reader)
    except JiangfangError as error:
        return _page(request, one, refused=error)
    return redirect("sheets:import", one.pk)


def progress(request: HttpRequest, key: UUID) -> HttpResponse:
    """How far the work has come; once it is over, the page is read again."""
    one = own_import(key, request.reader)
    if one.state not in AT_WORK:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "sheets/parts/progress.html", {"brought": one, "work": work_on(one)})


def report(request: HttpRequest, key: UUID) -> HttpResponse:
    """The same workbook, with what became of each row, and a comment where something is wrong."""
    one = own_import(key, request.reader)
    sheet = sheet_keyed(one.sheet)
    return _download(write_report(sheet, one, grids_of(one), rows_by_number(one)), file_name(sheet, _("report")))


def _download(stream: Any, name: str, media: str = XLSX) -> HttpResponse:
    return FileResponse(stream, as_attachment=True, filename=name, content_type=media)
