"""The deeds on organisations: entering, describing and moving them, and who belongs to an alliance."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from jiangfang.people.doing import do_deed
from jiangfang.people.forms.organisations import DescribeForm, FoundForm, JoinForm, LeaveForm, MoveForm
from jiangfang.people.offers import page_for
from jiangfang.people.views.pages import deed_named
from jiangfang.records.models import Level, Organisation
from jiangfang.records.queries import organisation_named


def _has_places_below(noun: Organisation) -> bool:
    return noun.level not in (Level.STUDIO, Level.ALLIANCE)


def _stands_below(noun: Organisation) -> bool:
    return noun.parent_id is not None


def _is_alliance(noun: Organisation) -> bool:
    return noun.level == Level.ALLIANCE


page_for(
    "people.organisation.founded",
    "organisation_deed",
    form=FoundForm,
    label=_("Enter an organisation below"),
    on="organisation",
    when=_has_places_below,
    leads_on=True,
)
page_for("people.organisation.revised", "organisation_deed", form=DescribeForm, label=_("Describe the organisation"))
page_for(
    "people.organisation.placed",
    "organisation_deed",
    form=MoveForm,
    label=_("Move it in the tree"),
    lead=_(
        "Everything that stands below moves along, and so do all figures, those of past years too: they leave the totals of "
        "the old place and join those of the new one. Its page goes on saying where it stood before, and from when to when."
    ),
    when=_stands_below,
)
page_for(
    "people.alliance.joined",
    "organisation_deed",
    form=JoinForm,
    label=_("Enter a member"),
    lead=_("A studio stays where it stands in the tree and may belong to several alliances; nothing is counted twice."),
    on="organisation",
    when=_is_alliance,
)
page_for(
    "people.alliance.left",
    "organisation_deed",
    form=LeaveForm,
    label=_("End a membership"),
    on="organisation",
    when=_is_alliance,
)


def organisation_deed(request: HttpRequest, code: str, deed: str) -> HttpResponse:
    """A deed on an organisation; ``code`` is its record's."""
    return do_deed(request, organisation_named(code), deed_named("organisation", deed))
