"""Files in every format -> articles; damaged ones -> a reason."""

from __future__ import annotations

import json
import os
import textwrap
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.coverage.read import (
    LARGEST_FILE,
    coverage_files,
    read_bytes,
    read_file,
    reading,
    reading_bytes,
)
from knowledge.errors import UnreadableFile

if TYPE_CHECKING:
    from knowledge.coverage.article import Article

BODY = [
    "Acme Corp. lost $5.2 million in the first quarter.",
    "A year earlier it had made $1 million.",
]

PORTAL = """Example Post – Latest Business News

Home >

The Example Post is a 24-hour business portal for readers everywhere.

Acme Buys Bolt for $5 Million
Cart Maker Bags $7 Million in New Funding
• Third Headline With a 5% Rise
Acme Loses More Than It Did Before
Acme Loses More Than It Did Before

Ann Lee and Bo Wu / May 04, 2021 05:50 PM / Business & Tech

Acme Corp. lost $5.2 million in the first quarter. A year earlier it had made $1 million.

Contact reporter Ann Lee ( and editor Bo Wu (

Related: Bolt Goes on Sale


Share this article
Open WeChat and scan the QR code"""

TEXT = """Acme falls

Staff reporter / 2021-05-04 / Business

LIMA, May 4 (Reuters) - Acme Corp. lost $5.2 million in the first quarter. A year earlier it
had made $1 million.

(Reporting by Ann Lee; Editing by Bo Wu)
"""

MARKDOWN = """---
title: "Acme falls: what next"
date: 2021-05-04
url: https://paper.example/acme
source: Example Post
authors: [Ann Lee, Bo Wu]
---

**Acme Corp.** lost $5.2 million in the [first quarter](https://paper.example/q1).
A year earlier it had made $1 million.

## Outlook

| Year | Loss |
|------|------|
| 2020 | $4m |
"""

HTML = """<!doctype html><html><head><meta charset="utf-8"><title>Acme falls | Example Post</title>
<meta property="article:published_time" content="2021-05-04T17:50:00+08:00">
<meta property="og:site_name" content="Example Post"><meta name="author" content="Ann Lee">
<link rel="canonical" href="https://paper.example/acme"><script>alert("no")</script></head>
<body><nav><a href="/">Home page of this paper</a></nav><article><h1>Acme falls</h1>
<p>By Ann Lee</p><p>Acme Corp. lost <b>$5.2 million</b> in the first quarter. A year earlier it had
made $1&nbsp;million.</p><ul><li>Sales: $7m</li></ul>
<table><tr><th>Year</th><th>Loss</th></tr><tr><td>2020</td><td>$4m</td></tr></table></article>
<footer>Share this article</footer></body></html>"""

RSS = """<?xml version="1.0" encoding="ISO-8859-1"?><rss version="2.0"><channel><title>Example Post</title>
<item><title>Acme &amp; Bolt fall</title><link>https://paper.example/acme</link>
<pubDate>Tue, 04 May 2021 17:50:00 +0800</pubDate><author>Ann Lee</author>
<description>&lt;p&gt;Acme lost $5m.&lt;/p&gt;&lt;p&gt;Bolt lost more.&lt;/p&gt;</description></item>
<item><title>Cart maker raises $7 million</title></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Example Post</title><entry>
<title>Acme falls</title><link href="https://paper.example/acme"/><updated>2021-05-04T17:50:00Z</updated>
<author><name>Ann Lee</name></author><content type="html">&lt;p&gt;Acme lost $5m.&lt;/p&gt;</content>
</entry></feed>"""

RECORD = {
    "title": "Acme falls",
    "date": "2021-05-04",
    "url": "https://p.example/1",
    "text": " ".join(BODY),
}


def texts(article: Article, kind: str = "text") -> list[str]:
    return [sentence.text for sentence in article.sentences if sentence.kind == kind]


def one(content: str | bytes, name: str = "file") -> Article:
    (article,) = read_bytes(name, content.encode() if isinstance(content, str) else content)
    return article


def test_a_portal_page_gives_its_headlines_and_its_article() -> None:
    page, article = read_bytes("page.txt", PORTAL.encode())
    assert page.title == "Example Post – Latest Business News"
    assert texts(page) == []
    assert texts(page, "headline") == [
        "Example Post – Latest Business News",
        "Acme Buys Bolt for $5 Million",
        "Cart Maker Bags $7 Million in New Funding",
        "Third Headline With a 5% Rise",
    ]
    assert article.title == "Acme Loses More Than It Did Before"
    assert texts(article, "headline") == [article.title]
    assert texts(article) == BODY
    assert article.authors == ("Ann Lee", "Bo Wu")
    assert article.tags == ("Business & Tech",)
    assert page.published == article.published
    assert f"{article.published:%Y-%m-%d %H:%M}" == "2021-05-04 17:50"


def test_a_saved_article_gives_title_byline_and_sentences() -> None:
    article = one(TEXT)
    assert (article.title, article.authors, article.tags) == (
        "Acme falls",
        ("Staff reporter",),
        ("Business",),
    )
    assert texts(article) == BODY
    assert article.path == "file"


def test_paragraphs_are_counted_and_a_title_is_one_of_its_own() -> None:
    article = one(
        "Acme falls\n\nBy Ann Lee\n\nIt lost $5m. It will sell.\n\nOutlook\n\nIt hopes.\n"
    )
    assert [(part.paragraph, part.text) for part in article.sentences] == [
        (0, "Acme falls"), (1, "It lost $5m."), (1, "It will sell."), (2, "Outlook"), (3, "It hopes."),
    ]  # fmt: skip


def test_a_list_of_headlines_alone_is_read() -> None:
    page = one(
        "Example Post: headlines\n\nAcme Buys Bolt for $5m\nCart Maker Bags $7 Million\nThird Headline of the Day\n"
    )
    assert len(texts(page, "headline")) == 4
    assert texts(page) == []


def test_two_articles_in_one_file_are_two() -> None:
    second = "Bolt rises\n\nBy Bo Wu | May 5, 2021\n\nBolt made $5m."
    first, other = read_bytes("a", f"{TEXT}\n\n{second}".encode())
    assert (first.title, other.title) == ("Acme falls", "Bolt rises")
    assert texts(other) == ["Bolt made $5m."]


def test_related_titles_below_an_article_are_left_out_and_latest_ones_are_headlines() -> None:
    listed = "\nBolt Opens a Shop in Lima\nCart Maker Bags $7 Million\nThird Headline of the Day"
    assert [
        len(read_bytes("a", f"{TEXT}\n\n{head}\n{listed}".encode()))
        for head in ("Related stories", "Top stories")
    ] == [1, 2]


def test_text_without_a_title_has_sentences_only() -> None:
    article = one("Acme lost $5m. It will sell its carts.\n\nBolt made $1m.")
    assert article.title == ""
    assert texts(article) == ["Acme lost $5m.", "It will sell its carts.", "Bolt made $1m."]


def test_wrapped_lines_are_one_sentence_and_lists_are_not() -> None:
    prose = (
        "Acme Corp. lost more than five million dollars in the first quarter, it said on Monday "
        "after the close. It had no word on its debt."
    )
    wrapped = f"Acme falls\n\n{textwrap.fill(prose, 60)}\n\n* Sales: $5m\n* Loss: $2m"
    assert texts(one(wrapped)) == [
        "Acme Corp. lost more than five million dollars in the first quarter, it said on Monday after the close.",
        "It had no word on its debt.",
        "Sales: $5m",
        "Loss: $2m",
    ]


def test_markdown_gives_front_matter_and_plain_sentences() -> None:
    article = one(MARKDOWN)
    assert article.title == "Acme falls: what next"
    assert article.url == "https://paper.example/acme"
    assert article.authors == ("Ann Lee", "Bo Wu")
    assert article.source == "Example Post"
    assert f"{article.published:%Y-%m-%d}" == "2021-05-04"
    assert texts(article) == [*BODY, "Outlook"]


def test_markdown_without_front_matter_takes_its_first_heading() -> None:
    article = one("# Acme falls\n\n*By Ann Lee, 4 May 2021*\n\nIt lost **$5m**.")
    assert (article.title, article.authors) == ("Acme falls", ("Ann Lee",))
    assert texts(article) == ["It lost $5m."]


def test_html_gives_the_article_and_what_its_head_says() -> None:
    article = one(HTML)
    assert (article.title, article.url) == ("Acme falls", "https://paper.example/acme")
    assert (article.authors, article.source) == (("Ann Lee",), "Example Post")
    assert f"{article.published:%Y-%m-%d %H:%M}" == "2021-05-04 17:50"
    assert texts(article) == [*BODY, "Sales: $7m"]


def test_an_html_portal_gives_its_linked_headlines_without_related_ones() -> None:
    links = "".join(
        f"<li><a href='/{n}'>Acme Buys Cart Maker Number {n}</a></li>" for n in range(4)
    )
    other = links.replace("Acme Buys", "Bolt Sells")
    page = f"<html><head><title>Example Post</title></head><body><main><ul>{links}</ul><h2>Related stories</h2><ul>{other}</ul></main></body></html>"
    article = one(page)
    assert texts(article, "headline") == ["Example Post"] + [
        f"Acme Buys Cart Maker Number {n}" for n in range(4)
    ]


def test_feeds_give_an_article_an_entry() -> None:
    first, second = read_bytes("feed", RSS.encode())
    assert (first.title, first.url, first.source) == (
        "Acme & Bolt fall",
        "https://paper.example/acme",
        "Example Post",
    )
    assert (first.authors, f"{first.published:%Y-%m-%d %H:%M}") == (
        ("Ann Lee",),
        "2021-05-04 17:50",
    )
    assert texts(first) == ["Acme lost $5m.", "Bolt lost more."]
    assert [part.text for part in second.sentences] == ["Cart maker raises $7 million"]
    atom = one(ATOM)
    assert (atom.authors, texts(atom)) == (("Ann Lee",), ["Acme lost $5m."])


JSON_SHAPES = [
    RECORD,
    [RECORD],
    {"articles": [RECORD]},
    {"status": "ok", "response": {"results": [RECORD]}},
    {
        "headline": "Acme falls",
        "publishedAt": "2021-05-04T01:00:00Z",
        "link": "https://p.example/1",
        "content": "<p>" + "</p><p>".join(BODY) + "</p>",
    },
    {
        "Heading": "Acme falls",
        "pub_date": 1620086400,
        "permalink": "https://p.example/1",
        "body": BODY,
    },
]


@pytest.mark.parametrize("shape", JSON_SHAPES)
def test_json_is_read_whatever_its_shape(shape: object) -> None:
    article = one(json.dumps(shape))
    assert (article.title, article.url) == ("Acme falls", "https://p.example/1")
    assert f"{article.published:%Y-%m-%d}" == "2021-05-04"
    assert texts(article) == BODY


def test_json_authors_and_source_may_be_text_list_or_object() -> None:
    for authors in (
        "Ann Lee and Bo Wu",
        ["Ann Lee", "Bo Wu"],
        [{"name": "Ann Lee"}, {"name": "Bo Wu"}],
    ):
        article = one(json.dumps(RECORD | {"author": authors, "source": {"name": "Example Post"}}))
        assert (article.authors, article.source) == (("Ann Lee", "Bo Wu"), "Example Post")


def test_a_damaged_json_line_costs_that_line_alone() -> None:
    lines = [json.dumps(RECORD), '{"title": "Acme', json.dumps(RECORD | {"title": "Bolt"}), "[1]"]
    found = reading_bytes("a.jsonl", "\n".join(lines).encode())
    assert [article.title for article in found.articles] == ["Acme falls", "Bolt"]
    assert [part.path for part in found.unread] == ["a.jsonl (line 2)", "a.jsonl (line 4)"]
    assert "damaged JSON" in found.unread[0].reason


def test_escaped_signs_that_no_database_stores_are_replaced() -> None:
    article = one('{"title": "Acme\\ud800 fa\\u0000lls", "text": "It\\u200b lost $5m."}')
    assert [part.text for part in article.sentences] == ["Acme? falls", "It lost $5m."]


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_western_text_is_read_in_any_encoding(encoding: str) -> None:
    text = "Société Générale’s profit fell\n\nBy Ann Lee\n\nIt made €5 million — “too little”, it said.\n"
    article = one(text.encode(encoding))
    assert article.title == "Société Générale’s profit fell"
    assert texts(article) == ["It made €5 million — “too little”, it said."]


def test_chinese_names_are_read_in_the_national_encoding() -> None:
    text = "Acme falls\n\nThe firm, known as 北京新能源汽车股份有限公司 at home, lost $5m. 它的亏损扩大了。\n"
    assert "北京新能源汽车股份有限公司" in texts(one(text.encode("gb18030")))[0]


def test_a_declared_charset_is_believed() -> None:
    page = HTML.replace("utf-8", "shift_jis").replace("Bo Wu", "Bo").replace("Sales", "売上")
    assert "売上: $7m" in texts(one(page.encode("shift_jis")))


UNREADABLE = [
    (b"", "empty"),
    (b" \n\t", "empty"),
    (b"%PDF-1.4 ...", "PDF"),
    (b"PK\x03\x04....", "ZIP"),
    (b"\x89PNG\r\n\x1a\n....", "picture"),
    (bytes(range(256)) * 20, "not text"),
    ("\u200b\u200b".encode(), "no text"),
    (b'{"title": "Acme', "damaged JSON"),
    (b"[" * 100_000 + b'"', "nested too deeply"),
    (b'{"a": 1}', "no title and no text"),
    (b"[]", "no article"),
    (b"<rss><channel></channel></rss>", "feed"),
    (b"<html><body></body></html>", "no title and no sentence"),
    (b"---\ntitle: [Acme\n---\nIt lost $5m.", "front matter"),
    (b"Share this article\n", "no article"),
    (b"It lost $5m. " * 100_000, "the limit is 1,000,000"),
    (b"x" * (LARGEST_FILE + 1), "the limit is 20,000,000"),
]


@pytest.mark.parametrize(("data", "why"), UNREADABLE, ids=[why for _, why in UNREADABLE])
def test_what_cannot_be_read_says_what_and_why(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableFile, match=why) as raised:
        read_bytes("strange.txt", data)
    assert str(raised.value).startswith("strange.txt: ")


def test_a_name_is_never_taken_for_a_path(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    assert one("Bolt rises\n\nBolt made $5m.", str(path)).title == "Bolt rises"


def test_paths_that_are_no_files_say_so(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, why in [
        (tmp_path, "a folder"),
        (tmp_path / "pipe", "not a regular"),
        (tmp_path / "none", "no such"),
    ]:
        with pytest.raises(UnreadableFile, match=why):
            read_file(path)
    with pytest.raises(UnreadableFile, match="cannot be opened"):
        read_file(Path("a\0b"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_files_and_folders_without_permission_say_so(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0)
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.txt").chmod(0)
    assert list(coverage_files([tmp_path])) == [tmp_path / "a.txt", tmp_path / "shut"]
    for name in ("a.txt", "shut"):
        with pytest.raises(UnreadableFile):
            reading(tmp_path / name)


def test_files_are_found_once_in_order_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/.hidden", ".git/config", "a/c.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    missing = tmp_path / "missing"
    found = list(coverage_files([tmp_path, tmp_path / "b.txt", missing]))
    names = ["a/c.md", "a/z.txt", "b.txt", "self"]
    assert found == [*(tmp_path / name for name in names), missing]


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("content", [PORTAL, TEXT, json.dumps(RECORD)])
def test_each_sentence_stands_verbatim_in_its_file(content: str) -> None:
    for article in read_bytes("a", content.encode()):
        for sentence in article.sentences:
            assert squeezed(sentence.text) in squeezed(content)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *'abcAB .,;:!?\n\n-•*|/()"“”’$5%',
                "Inc. ",
                "U.S. ",
                "By Ann Lee",
                "May 4, 2021",
                " / ",
                "Acme ",
            ]
        ),
        max_size=80,
    )
)
def test_sentences_of_any_text_stand_verbatim_in_it(parts: list[str]) -> None:
    text = "".join(parts)
    try:
        articles = read_bytes("a", text.encode())
    except UnreadableFile:
        return
    for article in articles:
        for sentence in article.sentences:
            assert squeezed(sentence.text) in squeezed(text)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_random_bytes_are_read_or_unreadable(data: bytes) -> None:
    with suppress(UnreadableFile):
        assert read_bytes("a", data)


FRAGMENTS = [
    "<html>", "<rss>", "<feed>", "<item>", "<entry>", "<title>", "</title>", "<p>", "</p>", "<a href='", "'>",
    "<![CDATA[", "]]>", "<!--", "&#0;", "&#xd800;", "&amp;", "---\n", "title: ", "date: ", "- ", '{"title": ', '"', "}",
    "[", "]", ",", "{", "\n", "# ", "**", "| ", "By ", "2021-05-04", " / ", "Acme", " lost $5m. ", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
]  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=30))
def test_damaged_files_of_any_format_are_read_or_unreadable(parts: list[str]) -> None:
    with suppress(UnreadableFile):
        assert read_bytes("a", "".join(parts).encode())


BROADCASTER = """Skip to content
Business News
Home
Top stories

Bolt Motors to shut Lima plant with loss of 900 jobs
3 hours ago
Companies

Prices rise 3.1% as petrol gets cheaper
5 hours ago

House prices up for third month, lender says
1 day ago

Bolt Motors to shut Lima plant with loss of 900 jobs

Published
3 May 2023

By Ann Lee
Business reporter, Example News

Bolt Motors will shut its plant in Lima, with the loss of 900 jobs.

Related Topics
Carts
Lima
More on this story
Bolt seeks state aid of $50m
12 April
"""


def test_a_broadcasters_page_keeps_its_headlines_and_leaves_related_ones() -> None:
    page, article = read_bytes("a", BROADCASTER.encode())
    assert texts(page, "headline")[1:] == [
        "Prices rise 3.1% as petrol gets cheaper",
        "House prices up for third month, lender says",
    ]
    assert (article.authors, f"{article.published:%Y-%m-%d}") == (("Ann Lee",), "2023-05-03")
    assert texts(article) == ["Bolt Motors will shut its plant in Lima, with the loss of 900 jobs."]


def test_a_deck_between_title_and_byline_is_a_sentence() -> None:
    article = one(
        "MARKETS\nGold Miner Orex Posts Record Profit\n\nNet income of $412 million tops estimates\n\n"
        "By Ann Lee\nUpdated Oct. 26, 2023 4:12 pm ET\nSHARE\n\nOrex made a record profit.\n"
    )
    assert article.title == "Gold Miner Orex Posts Record Profit"
    assert texts(article) == [
        "Net income of $412 million tops estimates",
        "Orex made a record profit.",
    ]
    assert f"{article.published:%H:%M}" == "16:12"


@pytest.mark.parametrize("folder", ["knowledge/samples", "tests/knowledge/golden"])
def test_the_sample_coverage_is_read_whole(folder: str) -> None:
    root = Path(__file__).parents[3]
    for path in coverage_files([root / folder]):
        found = reading(path)
        assert found.unread == ()
        assert all(article.published and article.title for article in found.articles)
