"""The actions of `coverage-bot desk` on names and figures."""

from __future__ import annotations

import argparse

from bot.desk.corrections import company_for
from bot.desk.errors import DeskError
from bot.terminal_desk_session import Rows, Session, figure_row
from knowledge.figures.corrected import Changes, changes


def aliases(session: Session, _: argparse.Namespace) -> Rows:
    """The names that were given."""
    return [
        {
            "name": row.alias.name, "company": row.alias.company, "by": row.by, "at": row.at,
            "merges": row.merges,
        }
        for row in session.desk.aliases.all()
    ]  # fmt: skip


def alias(session: Session, options: argparse.Namespace) -> Rows:
    """Give a company another name."""
    with session.knowledge() as known:
        company, owner = known.owner(options.company), known.owner(options.name)
        near = known.companies(options.company, 3)
    if not company:
        raise DeskError(f"no company is named {options.company!r}; nearest: {', '.join(near)}")
    if options.merge and not owner:
        raise DeskError(f"no company is named {options.name!r}; only two can be merged")
    if options.merge:
        session.desk.aliases.merge(owner, company, session.by, options.why)
        return f"{owner} is {company} from the next reload on"
    session.desk.aliases.add(options.name, company, owner, session.by, options.why)
    session.renew()
    return f"{options.name} means {company}"


def unalias(session: Session, options: argparse.Namespace) -> Rows:
    """Take a name back."""
    given = session.desk.aliases.remove(options.name, session.by, options.why)
    session.renew()
    when = " from the next reload on" if given.merges else ""
    return f"{given.alias.name} no longer means {given.alias.company}{when}"


def figures(session: Session, options: argparse.Namespace) -> Rows:
    """The figures of an article, or those read least surely."""
    made = [decision.correction.figure for decision in session.desk.corrections.all()]
    with session.knowledge() as known:
        if options.article is not None:
            return [figure_row(figure) for figure in known.figures(article=options.article)]
        return [figure_row(figure) for figure in known.least_sure(options.limit, made)]


def decide(session: Session, options: argparse.Namespace) -> Rows:
    """Confirm, correct or hide a figure."""
    with session.knowledge() as known:
        figure = known.figure(options.figure)
        if figure is None:
            raise DeskError(f"the coverage has no figure {options.figure!r}, or it is hidden")
        made: Changes = ()
        if options.action == "correct":
            company = company_for(known, figure, options.company)
            typed = {"value": options.value, "metric": options.metric, "period": options.period}
            made = changes(figure, company=company, **typed)
    seen = session.desk.corrections.version(figure.id)
    by, why = session.by, options.why
    session.desk.corrections.decide(figure, options.action, made, by, why, seen=seen)
    session.renew()
    return f"{options.action}: {figure.text} ({figure.id})"


def undo(session: Session, options: argparse.Namespace) -> Rows:
    """Take a decision back."""
    decision = session.desk.corrections.undo(options.figure, session.by, options.why)
    session.renew()
    return f"undone: {decision.correction.action} of {options.figure}"


def decisions(session: Session, _: argparse.Namespace) -> Rows:
    """What was decided about figures."""
    made = session.desk.corrections.all()
    with session.knowledge() as known:
        gone = known.missing([decision.correction.figure for decision in made])
    return [
        {
            "id": decision.correction.figure, "action": decision.correction.action,
            "changes": dict(decision.correction.changes), "by": decision.by, "at": decision.at,
            "why": decision.why, "gone": decision.correction.figure in gone,
            "sentence": decision.sentence,
        }
        for decision in made
    ]  # fmt: skip


def conflicts(session: Session, _: argparse.Namespace) -> Rows:
    """Figures on which articles differ."""
    with session.knowledge() as known:
        groups = known.conflicts()
    return [
        {"group": number, **figure_row(figure)}
        for number, group in enumerate(groups, start=1)
        for figure in group
    ]
