"""How many results, how many of them are in use and where, and how many methods were named."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator

from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.figures.problems import FOCUS
from jiangfang.innovation.models import Adoption, Method, Result, ResultType
from jiangfang.innovation.reckoning.intervals import Interval, united
from jiangfang.kernel.declarations import FOREVER, Count, Figure, FigurePart, figures

TYPE = {one.value: one.label for one in ResultType}
# What the user has confirmed counts, also after it ended: until the day it ended.
CONFIRMED = ("confirmed", "ended")


def count_results(result_ids: Collection[uuid.UUID]) -> Iterator[Count]:
    """One per accepted result, from the day of its acceptance; a withdrawn one counts until it was withdrawn."""
    for result in _accepted(result_ids):
        yield Count(result.pk, result.accepted_on, facet={"type": result.type, "focus": result.focus})


def _accepted(result_ids: Collection[uuid.UUID]) -> Iterator[Result]:
    return Result.objects.filter(pk__in=result_ids, record__state="accepted").order_by().iterator()


def count_results_in_use(result_ids: Collection[uuid.UUID]) -> Iterator[Count]:
    """One per accepted result on the days on which at least one confirmed use of it lasts, however many there are.

    Never before its acceptance, so that the results in use are always some of the results. A deed that changes whether
    something is in use touches the result.
    """
    uses: dict[uuid.UUID, list[Adoption]] = defaultdict(list)
    for adoption in Adoption.objects.filter(result_id__in=result_ids, record__state__in=CONFIRMED).order_by():
        uses[adoption.result_id].append(adoption)
    for result in _accepted(uses.keys()):
        lasting = (Interval(max(use.since, result.accepted_on), use.until or FOREVER) for use in uses[result.pk])
        for span in united(lasting):
            yield Count(
                result.pk,
                span.first,
                facet={"type": result.type},
                valid_to=span.end,
                part=span.first.isoformat(),
            )


def count_adoptions(adoption_ids: Collection[uuid.UUID]) -> Iterator[Count]:
    """One per confirmed use of an accepted result, as long as it lasts."""
    confirmed = Adoption.objects.filter(
        pk__in=adoption_ids, record__state__in=CONFIRMED, result__record__state="accepted"
    )
    for adoption in confirmed.order_by():
        yield Count(adoption.pk, adoption.since, valid_to=adoption.until or FOREVER)


def count_methods(method_ids: Collection[uuid.UUID]) -> Iterator[Count]:
    """One per named method, from the day it was named; a retired one counts until it was retired."""
    for method in Method.objects.filter(pk__in=method_ids, record__state="named").order_by():
        yield Count(method.pk, method.named_on)


def count_nothing(record_ids: Collection[uuid.UUID]) -> Iterator[Count]:
    """A ratio counts nothing itself: it divides two figures."""
    return iter(())


figures.register(
    "innovation.results",
    Figure(
        key="innovation.results",
        label=_("Results"),
        sentence=_("Results that the company has accepted; each generation of a family is one."),
        kinds=("result",),
        counts=count_results,
        facets={"type": TYPE, "focus": FOCUS},
    ),
)

figures.register(
    "innovation.results_in_use",
    Figure(
        key="innovation.results_in_use",
        label=_("Results in use"),
        sentence=_("Accepted results of which at least one use is confirmed by those who use it."),
        kinds=("result",),
        counts=count_results_in_use,
        facets={"type": TYPE},
    ),
)

figures.register(
    "innovation.adoption_rate",
    Figure(
        key="innovation.adoption_rate",
        label=_("Adoption rate"),
        sentence=_("Of the accepted results, how many are in use with their users' word for it."),
        kinds=(),
        counts=count_nothing,
        unit="percent",
        ratio=(FigurePart("innovation.results_in_use"), FigurePart("innovation.results")),
    ),
)

figures.register(
    "innovation.adoptions",
    Figure(
        key="innovation.adoptions",
        label=_("Adoptions"),
        sentence=_("Places where an accepted result is in use, confirmed by those who use it."),
        kinds=("adoption",),
        counts=count_adoptions,
    ),
)

figures.register(
    "innovation.methods",
    Figure(
        key="innovation.methods",
        label=_("Named methods"),
        sentence=_("Operating methods that carry their author's name and are practised."),
        kinds=("method",),
        counts=count_methods,
    ),
)
