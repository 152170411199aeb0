"""The page on which an empty house gets its first organisation and its first officer."""

from allauth.account.utils import perform_login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from jiangfang.kernel.errors import NotThere
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import SYSTEM
from jiangfang.people.actions import set_up_house
from jiangfang.people.doing import run_form
from jiangfang.people.forms.setting_up import SetUpForm
from jiangfang.people.queries.setting_up import set_up_link_stands
from jiangfang.records.addresses import url_of_organisation
from jiangfang.records.queries import top_organisation


@login_not_required
@never_cache
@sensitive_post_parameters()
def set_up(request: HttpRequest, token: str) -> HttpResponse:
    """Enter the top organisation and oneself, and be signed in: once, by whoever holds the link."""
    if not set_up_link_stands(token):
        raise NotThere(
            N_("This link does not open the house: it was used, a newer one was made, or it was cut off on the way."),
            help=N_("Whoever starts the house with `jiangfang serve` finds the link that works in its output."),
        )
    top = top_organisation()
    form = SetUpForm(request.POST or None, subject=top, reader=None)

    def act() -> str:
        account = set_up_house(actor=SYSTEM, token=token, **form.values())
        perform_login(request, account)
        return url_of_organisation(account.person.organisation)

    context = {
        "heading": _("Set up the house"),
        "lead": _(
            "You are its first officer. What you enter here can be changed later; everything else is entered from inside."
        ),
        "top": top,
        "save_label": _("Set up and sign in"),
    }
    return run_form(request, form, act, context, template="account/set_up.html")
