"""Pages of activities: the log, the yearly plan, minutes and who took part."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from jiangfang.evidence.receiving import limit_upload
from jiangfang.figures.sheet import Asked, Sheet, years_of
from jiangfang.innovation import actions
from jiangfang.innovation.forms.activities import HoldForm, RecordActivityForm, ReviseActivityForm
from jiangfang.innovation.models import Activity
from jiangfang.innovation.queries import attendances_of, year_plan
from jiangfang.innovation.rules import may_record_activity
from jiangfang.innovation.views.beginning import home_where
from jiangfang.innovation.views.pages import fetch, record_page
from jiangfang.innovation.views.photos import run_photo_form
from jiangfang.kernel import clock
from jiangfang.people.homes import home_for
from jiangfang.people.listing import Column, Filter, build, list_of
from jiangfang.people.offers import ReasonForm, page_for
from jiangfang.people.visibility import all_of
from jiangfang.records.kinds import kind_of
from jiangfang.search.queries import narrow
from jiangfang.ui.wording import day_text

ACTIVITIES = list_of(
    "activity",
    columns=[
        Column(_("Type"), lambda row: row.get_type_display()),
        Column(_("Day"), lambda row: day_text(row.held_on), "number"),
        Column(_("Place"), lambda row: row.place or "—"),
        Column(_("Recorded by"), lambda row: row.host.record.name),
    ],
    filters=[Filter("type", _("Type"), "type", Activity.Type.choices)],
    find=narrow,
    related=("host__record",),
    empty_title=_("No activities yet"),
    empty_hint=_("Put the year's plan in first; minutes and photos follow as things take place."),
)
SHOWN = ("innovation.activities", "innovation.attendances", "innovation.trained_persons")

page_for("innovation.activity.held", "innovation:activity_deed", form=HoldForm, tone="primary")
page_for(
    "innovation.activity.revised",
    "innovation:activity_deed",
    form=ReviseActivityForm,
    label=_("Revise"),
    states=("planned", "held"),
)
page_for("innovation.activity.cancelled", "innovation:activity_deed", form=ReasonForm, tone="danger")


def activities(request: HttpRequest) -> HttpResponse:
    """The activities that are open to the reader."""
    context = {
        "kind": kind_of("activity"),
        "declared": ACTIVITIES,
        "listing": build(request, all_of("activity"), ACTIVITIES),
        "new_url": reverse("innovation:activity_new"),
        "new_label": _("Record an activity"),
    }
    return render(request, "innovation/activities.html", context)


def activity_plan(request: HttpRequest) -> HttpResponse:
    """An organisation's year month by month, with how often people met and how many were trained."""
    home = home_for(request.reader, request.GET.get("organisation", ""))
    today = clock.today()
    years = [today.year + 1, *years_of(home, today)]
    year = next((one for one in years if str(one) == request.GET.get("year")), today.year)
    asked = Asked.from_params({"period": str(year)})
    context = {
        "organisation": home,
        "year": year,
        "years": years,
        "months": year_plan(home, year, request.reader),
        # Nothing was held yet in a year that has not begun.
        "sheet": Sheet([home], SHOWN, reader=request.reader, asked=asked) if year <= today.year else None,
        "figures": SHOWN,
        "may_record": bool(may_record_activity(request.reader, home)),
    }
    return render(request, "innovation/activity_plan.html", context)


def activity(request: HttpRequest, code: str) -> HttpResponse:
    """One activity: minutes, photos, who took part."""
    noun = fetch("activity", request, code, "host__record")
    attendances = list(attendances_of(noun))
    return record_page(
        request,
        noun,
        "innovation/activity.html",
        attendances=attendances,
        counted=_counted(len(attendances)),
        overdue=noun.record.state == "planned" and noun.held_on < clock.today(),
    )


def _counted(persons: int) -> str:
    """What an attendance counts as; of several activities the two numbers differ."""
    return ngettext(
        "%(n)s person took part; that counts as %(n)s person-time.",
        "%(n)s persons took part; that counts as %(n)s person-times.",
        persons,
    ) % {"n": persons}


@csrf_exempt
def activity_new(request: HttpRequest) -> HttpResponse:
    """Plan an activity, or record one with minutes and photos. The token is checked once the limits of the upload stand."""
    if request.method == "POST":
        limit_upload(request)
    return _activity_new(request)


@csrf_protect
def _activity_new(request: HttpRequest) -> HttpResponse:
    home = home_where(request, may_record_activity)
    planned = {"held": "planned"} if request.GET.get("held") == "planned" else {}
    form = RecordActivityForm(
        request.POST or None, request.FILES or None, subject=home, reader=request.reader, initial=planned
    )

    def make() -> Activity:
        return actions.record_activity(home, actor=request.reader, **form.values())

    context = {"heading": _("Record an activity"), "lead": home, "back_url": reverse("innovation:activities")}
    return run_photo_form(request, form, make, {**context, "similar_kind": ""}, "innovation/photo_form.html")
