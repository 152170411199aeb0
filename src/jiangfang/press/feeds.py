"""Public news of an organisation as an Atom feed, for whoever follows it with a program."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from jiangfang.innovation.queries.news import News, public_news
from jiangfang.records.addresses import url_for
from jiangfang.records.queries import organisation_named


@login_not_required
@require_safe
@conditional_page
def news(request: HttpRequest, slug: str) -> HttpResponse:
    """The latest public news, newest first: results accepted, benefits verified, methods named, public statements."""
    organisation = organisation_named(slug)
    home = request.build_absolute_uri(reverse("press:studio", args=[slug]))
    feed = Atom1Feed(
        title=_("%(organisation)s: news") % {"organisation": organisation.record.name},
        link=home,
        description=_("What came to count and is open to everyone."),
        language=get_language(),
        author_name=organisation.record.name,
        feed_url=request.build_absolute_uri(request.path),
        feed_guid=organisation.pk.urn,
    )
    for one in public_news(organisation):
        feed.add_item(**_item(request, one))
    # An empty feed would otherwise say that it was changed just now.
    feed.latest_post_date = lambda: max([organisation.record.created_at, *(item["updateddate"] for item in feed.items)])
    answer = HttpResponse(content_type=feed.content_type)
    feed.write(answer, "utf-8")
    return answer


def _item(request: HttpRequest, one: News) -> dict[str, object]:
    return {
        "title": one.title,
        "link": request.build_absolute_uri(url_for(one.record, None)),
        # Feed readers take it for HTML.
        "description": escape(one.record.organisation.record.name),
        "unique_id": one.id.urn,
        "pubdate": one.at,
        "updateddate": one.at,
    }
