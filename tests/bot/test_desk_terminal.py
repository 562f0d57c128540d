"""`coverage-bot desk`, `backup`, `restore` and `browse`: as in Discord, and beside a running bot."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli import main
from bot.desk import By, Desk
from bot.desk.members import Topic
from bot.settings import PREFIX, Settings
from bot.terminal_browse import browser, shown
from knowledge.library import Knowledge
from tests.bot.conftest import COVERAGE, World, write_coverage
from tests.bot.desking import told

HARBOUR = "Harbour Motors Co. Ltd."
Run = Callable[..., list[dict[str, object]]]


@pytest.fixture
def settings(make_settings: Callable[..., Settings], monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The settings of a bot, as its environment gives them to the command line."""
    made = make_settings()
    for name, value in (("DB", made.db), ("DESK", made.desk), ("COVERAGE", made.coverage[0])):
        monkeypatch.setenv(PREFIX + name, str(value))
    return made


@pytest.fixture
def run(settings: Settings, capsys: pytest.CaptureFixture[str]) -> Run:
    """What an action prints as JSON lines; it must end well."""
    assert settings.db.exists()

    def act(*words: str) -> list[dict[str, object]]:
        capsys.readouterr()  # what was printed before is not what this action prints
        assert main(["desk", "--json", *words]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return act


def test_a_name_is_given_and_taken_back(run: Run, settings: Settings) -> None:
    assert run("alias", "海港", "harbour motors", "--why", "seen")[0]["done"]
    with Knowledge.open(settings.db) as known:
        assert known.owner("海港") == HARBOUR
    assert [row["name"] for row in run("aliases")] == ["海港"]
    run("unalias", "海港")
    with Knowledge.open(settings.db) as known:
        assert known.owner("海港") == ""
    assert [row["action"] for row in run("audit")] == ["alias remove", "alias add"]


def test_figures_are_reviewed(run: Run, settings: Settings) -> None:
    first = str(run("figures", "--limit", "1")[0]["id"])
    run("correct", first, "--metric", "net profit", "--period", "2019", "--why", "checked")
    with Knowledge.open(settings.db) as known:
        figure = known.figure(first)
    assert figure is not None
    assert (figure.metric, figure.period) == ("net_profit", "2019")
    run("hide", first, "--why", "after all")
    [made] = run("decisions")
    assert (made["action"], made["gone"]) == ("hide", False)
    run("undo", first, "--why", "no")
    with Knowledge.open(settings.db) as known:
        assert known.figure(first) is not None


def test_coverage_is_added_removed_and_brought_back(
    run: Run, settings: Settings, tmp_path: Path
) -> None:
    text = COVERAGE["delta.md"].replace("/delta", "/more").replace("$30 million", "$31 million")
    file = write_coverage(tmp_path / "sent", {"more.md": text}) / "more.md"
    assert "$31 million" in {row["text"] for row in run("add", str(file))}
    run("reload")
    articles = run("articles")
    more = next(row for row in articles if str(row["url"]).endswith("/more"))
    run("remove", str(more["id"]), "--why", "twice")
    run("reload")
    assert len(run("articles")) == len(articles) - 1
    run("rollback")
    assert len(run("articles")) == len(articles)
    run("restore", str(more["id"]))
    assert run("status")[0]["removed"] == 0
    assert settings.coverage[0].exists()


def test_what_members_left(run: Run, settings: Settings) -> None:
    desk = Desk(settings.desk)
    desk.add_verdict("some figure", "wrong", "no", 1, 77)
    desk.close()
    assert [row["reasons"] for row in run("feedback")] == ["no"]
    assert run("settle", "some figure")[0]["done"] == "closed: 1"
    assert run("forget", "77")[0]["done"] == "deleted: 1"
    assert run("settings", "5", "cooldown_uses", "9")[0]["cooldown_uses"] == 9
    assert run("settings", "5", "cooldown_uses", "-")[0]["cooldown_uses"] is None


def test_every_reload_is_in_the_log_and_tells_scripts_what_changed(
    run: Run, settings: Settings
) -> None:
    write_coverage(
        settings.coverage[0],
        {"delta.md": COVERAGE["delta.md"].replace("$30 million", "$33 million")},
    )
    [changes] = run("reload")
    assert changes["articles_changed"] == ["Delta Foods raises $33 million"]
    assert "$33 million" in str(changes["figures_new"])
    [entry] = [row for row in run("audit") if row["action"] == "reload"]
    assert (entry["before"], entry["after"]) == (
        str(changes["figures_before"]),
        str(changes["figures"]),
    )


def test_two_companies_are_merged(run: Run, settings: Settings) -> None:
    run("alias", "Delta Energy", "Delta Foods", "--merge", "--why", "one firm")
    assert run("aliases")[0]["merges"]
    run("reload")
    with Knowledge.open(settings.db) as known:
        assert known.owner("Delta Energy Ltd.") == "Delta Foods Inc."
        assert known.lookup("Delta Energy", "funding").figures[0].text == "$30 million"
    run("unalias", "Delta Energy Ltd.")
    run("reload")
    with Knowledge.open(settings.db) as known:
        assert known.owner("Delta Energy") == "Delta Energy Ltd."


def test_the_language_and_listening_of_a_server(
    run: Run, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("settings", "5", "language", "fr")[0]["language"] == "fr"
    monkeypatch.setenv(f"{PREFIX}LISTENING", "true")
    run("listen", "5", "7", "on")
    assert run("settings", "5")[0]["listening"] == "7"
    run("listen", "5", "7", "off")
    assert run("settings", "5")[0]["listening"] == ""
    assert settings.language == "en"


def test_unanswered_questions_come_as_csv(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(settings.desk)
    desk.members.add_unanswered(Topic("t", "huawei", "", "", "huawei"), "=1+1 huawei?", 1, None)
    desk.close()
    assert main(["desk", "unanswered", "--csv"]) == 0
    head, row = capsys.readouterr().out.splitlines()
    assert head.startswith("count,about")
    assert row.endswith("'=1+1 huawei?")


def test_browsing_shows_what_was_decided(run: Run, settings: Settings) -> None:
    run("alias", "Dockside", "Harbour Motors")
    with shown(settings.db) as file:
        assert file != settings.db
        rows = sqlite3.connect(file).execute("SELECT key FROM given").fetchall()
    assert rows == [("dockside",)]


WRONG = [
    (["alias", "Delta Foods", HARBOUR], "if the two are one, merge them"),
    (["alias", HARBOUR, HARBOUR, "--merge"], "these are not two"),
    (["alias", "Nobody", HARBOUR, "--merge"], "no company is named 'Nobody'"),
    (["settings", "5", "language", "xx"], "one of en, de, fr, es"),
    (["listen", "5", "7", "on"], "has not allowed listening"),
    (["alias", "Dock", "Nobody Heard Of It"], "no company"),
    (["alias", "net loss", HARBOUR], "means something else"),
    (["hide", "nothing", "--why", "x"], "no figure"),
    (["undo", "nothing", "--why", "x"], "Nothing is decided"),
    (["remove", "1", "--why", "x"], "no article"),
    (["add", "nowhere.md"], "cannot be opened"),
    (["rollback"], "no former knowledge"),
    (["settings", "5", "private", "maybe"], "no number"),
    (["settings", "5", "private"], "give a value"),
    (["ignore", "nothing"], "done with"),
]


@pytest.mark.parametrize(("words", "why"), WRONG)
@pytest.mark.usefixtures("settings")
def test_what_cannot_be_done_is_said(
    words: list[str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["desk", *words]) == 2
    assert why in capsys.readouterr().err


def test_a_reload_that_loses_much_is_refused(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    (settings.coverage[0] / "harbour.md").unlink()
    assert main(["desk", "reload"]) == 2
    assert "--accept-loss" in capsys.readouterr().err
    assert main(["desk", "reload", "--accept-loss"]) == 0


def test_both_databases_are_backed_up_and_restored(
    run: Run, settings: Settings, tmp_path: Path
) -> None:
    run("alias", "Dockside", "Harbour Motors")
    assert main(["backup", str(tmp_path / "copy")]) == 0
    run("unalias", "Dockside")
    assert main(["restore", str(tmp_path / "copy")]) == 0
    with Knowledge.open(settings.db) as known:
        assert known.owner("Dockside") == HARBOUR
    desk = Desk(settings.desk)
    assert [given.alias.name for given in desk.aliases.all()] == ["Dockside"]
    desk.close()


@pytest.mark.usefixtures("settings")
def test_a_damaged_copy_is_not_restored(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Desk(settings.desk).close()
    before = settings.db.read_bytes()
    assert main(["backup", str(tmp_path / "copy")]) == 0
    (tmp_path / "copy" / "desk.db").write_bytes(b"not a database")
    assert main(["restore", str(tmp_path / "copy")]) == 2
    assert "the restore failed" in capsys.readouterr().err
    assert settings.db.read_bytes() == before


def test_a_backup_is_one_state_while_others_write(settings: Settings, tmp_path: Path) -> None:
    desk = Desk(settings.desk)
    by = By("1", "mod")
    for number in range(20):
        desk.aliases.add(f"Name {number}", HARBOUR, "", by)
        assert main(["backup", str(tmp_path / "copy")]) == 0
        with sqlite3.connect(tmp_path / "copy" / "desk.db") as copy:
            given = copy.execute("SELECT count(*) FROM alias").fetchone()[0]
            logged = copy.execute("SELECT count(*) FROM audit").fetchone()[0]
        copy.close()
        assert given == logged == number + 1
    desk.close()


@pytest.mark.simcord(settle_timeout=120)
async def test_a_running_bot_takes_over_what_was_restored(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, path in (("DB", world.bot.settings.db), ("DESK", world.bot.settings.desk)):
        monkeypatch.setenv(PREFIX + name, str(path))
    await told(
        world, world.mod.slash(world.channel, "alias add", name="Dock", company="Harbour Motors")
    )
    assert await asyncio.to_thread(main, ["backup", str(tmp_path / "copy")]) == 0
    await told(world, world.mod.slash(world.channel, "alias remove", name="Dock"))
    assert await asyncio.to_thread(main, ["restore", str(tmp_path / "copy")]) == 0
    assert await world.bot.consult(lambda known: known.owner("Dock")) == HARBOUR
    assert "Dock" in await told(world, world.mod.slash(world.channel, "alias list"))


PAGES = [
    ("figure.json?_shape=array&_size=5", "net_loss"),
    ("figure.json?_facet=metric&_size=1", "facet_results"),
    ("company_page.json?_shape=array&name=Harbour+Motors", "80 million yuan"),
    ("search.json?_shape=array&words=vehicles", "12,000 vehicles"),
    ("conflicts.json?_shape=array", "[]"),
]


@pytest.mark.parametrize(("page", "content"), PAGES)
async def test_the_knowledge_can_be_browsed(built: Path, page: str, content: str) -> None:
    site = browser(built)
    answer = await site.client.get(f"/knowledge/{page}")
    assert answer.status_code == 200
    assert content in answer.text
