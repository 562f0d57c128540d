"""What speaks for and against claiming the best candidate.

Not only its own features: how far the next different value is behind, which typed words nobody
knows, and whether each thing that the question asks for is met at once ("all_met").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import prod

from knowledge.answers.features import Features
from knowledge.questions.query import Query

RIVALS = 5  # how many are looked at
_EQUAL = 0.05
_MOSTLY = 0.5
_DOUBT = 0.4  # with this added, the confidence from which on a figure counts in full is 0.6
_PART = 0.6  # what a figure of a part is less worth where that part is not asked for
_PLAINLY = 0.6  # of a metric's name: it means little else
# The metrics of a question that a figure is of, or near to.
_KIN = frozenset(
    f"metric_{kin}" for kin in ("same", "near", "opposite", "sibling", "counted", "printed")
)
_STANDINGS = _KIN | {"metric_different", "metric_other"}
_FAINTLY = 0.4  # ... or it means much else as well
_UNTOLD = frozenset({"period_unknown", "role_any_forecast"})
_OWN = (
    "words_worst",
    "words_worst_near",
    "words_nowhere",
    "confidence",
    "scope_unasked",
)
_LEAD = 5.0  # a lead beyond this says no more


def claim_features(
    query: Query,
    best: Mapping[str, float],
    score: float,
    lead: float,
    rivals: Sequence[Mapping[str, float]] = (),
) -> Features:
    """The features of a decision.

    `lead` is how far the next different value is behind; `rivals` are the features of the next
    candidates with other values, which say whether they meet the question just as well.
    """
    name, metric, kind, period, role = parts = met(best)
    own = prod(parts) * _worth(best)
    words = max(0.0, 1 - best.get("words_unsaid", 0.0))
    others = [prod(met(rival)) * _worth(rival) for rival in rivals]
    found = {name: best.get(name, 0.0) for name in _OWN}
    found |= {
        "lead": min(lead, _LEAD) / _LEAD,
        "score": max(-1.0, min(1.0, score / 20)),
        "unknown": min(1.0, len(query.unknown) / 2),
        "rival_met": max(others, default=0.0),
        "rivals_equal": sum(other >= own - _EQUAL for other in others) / RIVALS,
        "met_name": name,
        "met_metric": metric,
        "met_kind": kind,
        "met_period": period,
        "met_role": role,
        "met_least": min(parts),
        "met_all": own,
        "met_all_words": own * words,
        "met_all_lead": own * min(lead, _LEAD) / _LEAD,
    }
    return found


def _worth(best: Mapping[str, float]) -> float:
    """How far a figure counts: less if it is of a part that the question does not name.

    And less if the extraction is not sure whose it is and what.
    """
    whole = 1 - _PART * best.get("scope_unasked", 0.0)
    return whole * min(1.0, _DOUBT + best.get("confidence", 0.0))


def unaccounted(best: Mapping[str, float]) -> bool:
    """Whether something that the question names is not accounted for at all: never claimed.

    Another line of the accounts (an operating profit is no net profit); a part where the whole is
    asked for; a number that no metric is known of where an unmistakable one is asked for; one of a
    kind that what is asked for is not stated in (earnings are no percentage); a change against the
    month before where that against the year before is asked for; the prices of producers where
    those of consumers are; another thing altogether.
    """
    return bool(
        best.get("metric_other_line")
        or best.get("scope_of_whole", 0.0) >= _MOSTLY
        or best.get("metric_other", 0.0) >= 1
        or _is_unfit(best)
        or best.get("pace_other")
        or best.get("gauge_other")
        or _of_other_thing(best)
    )


def _is_unfit(best: Mapping[str, float]) -> bool:
    """Whether a figure is of a kind of unit that what is asked for is not stated in.

    Not where only a word that may mean a metric names one ("traffic jams" are no visitors) and
    the figure is no rate; a rate may be the growth that is forecast.
    """
    if "kind_unfit" not in best:
        return False
    if "kind_percent" in best:
        return "role_forecast_forecast" not in best
    return max((best.get(name, 0.0) for name in _STANDINGS), default=0.0) > _FAINTLY


def _of_other_thing(best: Mapping[str, float]) -> bool:
    """Whether a figure is plainly of another thing than is asked for, and else unlike it as well.

    One thing may be told under the name of another (an inflow as a volume): such a figure is
    what is asked for only if its period is, and if it is no forecast where none is asked for.
    """
    other = best.get("metric_different", 0.0) >= _PLAINLY and _KIN.isdisjoint(best)
    return other and not _UNTOLD.isdisjoint(best)


def met(best: Mapping[str, float]) -> tuple[float, float, float, float, float]:
    """How well name, metric, unit kind, period and role of the question are met, each 0 to 1."""
    get = best.get
    # Of several names one owns the figure, and the others stand with it in the sentence.
    owned = get("name_owner", 0.0)
    beside = 1.0 if owned else 0.4 if get("other_owner") else 0.6
    name = owned + beside * get("name_sentence", 0.0)
    if owned:
        name += 0.4 * get("name_title", 0.0) + 0.5 * get("name_before", 0.0)
    if get("no_name"):
        name = 1.0 if get("owner_worded") else 0.5
    metric = max(
        get("metric_same", 0.0) and 0.5 + 0.5 * get("metric_meant", 0.0),
        0.6 * get("no_metric", 0.0),
        0.4 * get("metric_opposite", 0.0),
        0.8 * get("metric_near", 0.0),
        0.3 * get("metric_sibling", 0.0),
        0.4 * get("metric_other", 0.0),
        get("metric_counted", 0.0),
        0.8 * get("metric_printed", 0.0),
    )
    kind = 0.0 if get("kind_other") or get("currency_other") else 0.2 if get("kind_unfit") else 1.0
    period = max(
        get("period_same", 0.0),
        get("period_unasked", 0.0),
        0.5 * get("period_unknown", 0.0),
        0.8 * get("period_within", 0.0),
        0.8 * get("period_of_article", 0.0),
        0.45 * get("period_contains", 0.0),
        0.3 * get("period_inside", 0.0),
        0.3 * get("period_overlap", 0.0),
        0.3 * get("period_unasked_prior", 0.0),
    )
    return name, metric, kind, period, _role(best)


# How well a role (second) meets the one asked for (first); any other pair meets it little.
_ROLES = {
    ("any", "reported"): 1.0,
    ("any", "forecast"): 0.5,
    ("any", "target"): 0.5,
    ("any", "ahead"): 0.9,
    ("any", "prior"): 0.4,
    ("any", "change"): 0.2,
    ("forecast", "target"): 0.9,
    ("target", "forecast"): 0.9,
    ("forecast", "reported"): 0.4,
    ("change", "reported"): 0.2,
}
_UNLIKE = 0.25
# "How many DID it sell" wants no forecast, "how many has it NOW" nothing that was.
_UNTIMELY = (
    "past_forecast",
    "past_target",
    "present_forecast",
    "present_target",
    "present_prior",
)


def _role(best: Mapping[str, float]) -> float:
    """How well the role of the figure meets the one asked for; whose forecast it is counts."""
    for name in best:
        if name.startswith("role_"):
            _, asked, given = name.split("_")
            fit = 1.0 if asked == given else _ROLES.get((asked, given), _UNLIKE)
            if best.get("estimate_unasked_told"):
                fit *= 0.4
            elif any(best.get(name) for name in _UNTIMELY):
                fit *= 0.5
            elif best.get("estimate_asked_none"):
                fit *= 0.8 if given == "forecast" else 0.4
            return fit
    return 1.0
