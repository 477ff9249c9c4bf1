"""Cards → pages: whatever the words, Telegram takes every page and no word is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.replies import replies, say
from handlers import keyboards, render
from knowledge.model import Card, Choice, Mark, Run
from tests.telegram_server.markup import parse

WORDS = st.text(max_size=40) | st.sampled_from(
    ["", "<b>", "&amp;", "</i>", "「引」", "\n\n", "\u202e", "👨‍👩‍👧", "\ud800", "\x00"]
)
RUNS = st.builds(Run, WORDS, st.sampled_from(Mark))
CARDS = st.lists(st.builds(Card, st.lists(st.lists(RUNS, max_size=4).map(tuple), max_size=5).map(tuple)), max_size=9)
BORDERS = st.integers(4090, 4102) | st.integers(1, 20_000)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def letters(text: str) -> str:
    """What must come through: all that a person can see."""
    return "".join(c for c in render._clean(text) if render._shows(c))  # noqa: SLF001


@given(CARDS, st.integers(4, 200))
def test_every_page_fits_is_balanced_and_shows_something(cards: list[Card], limit: int) -> None:
    for page in render.pages(cards, limit=limit):
        text, _ = parse(page)
        assert units(text) <= max(limit, units(say("telegram_empty")))
        assert len(page.encode()) <= 8 * max(limit, 100)
        assert text.strip()


@given(CARDS)
def test_no_word_is_lost(cards: list[Card]) -> None:
    shown = "".join(parse(page)[0] for page in render.pages(cards, limit=64))
    wanted = letters("".join(card.text for card in cards))
    if wanted:
        assert letters(shown) == wanted


@given(BORDERS, st.sampled_from(["字", "&", "🙂", "<"]), st.sampled_from(Mark))
def test_one_long_run_is_cut_at_the_border_and_no_sooner(length: int, sign: str, mark: Mark) -> None:
    pages = render.pages([Card(((Run(sign * length, mark),),))])
    texts = [parse(page)[0] for page in pages]
    assert "".join(texts) == sign * length
    assert all(units(text) <= render.LIMIT for text in texts)
    if mark is Mark.PLAIN:
        assert len(texts) == -(-length * units(sign) // render.LIMIT)


def test_a_mark_goes_on_behind_a_cut() -> None:
    pages = render.pages([Card(((Run("一" * 30, Mark.STRONG),),))], limit=20)
    assert [parse(page)[1] for page in pages] == [[("bold", "一" * 20)], [("bold", "一" * 10)]]


def test_a_cut_falls_behind_punctuation_where_there_is_any_near() -> None:
    pages = render.pages([Card(((Run("一" * 18 + "。" + "二" * 18),),))], limit=20)
    assert pages == ("一" * 18 + "。", "二" * 18)


def test_cards_stay_whole_and_six_make_a_page() -> None:
    cards = [Card(((Run(f"第{n}条"),), (Run("详情"),))) for n in range(7)]
    first, second = render.pages(cards)
    assert first.count("第") == 6
    assert second == "第6条\n详情"


def test_a_line_of_quotation_is_a_block_and_a_quotation_in_a_line_is_not() -> None:
    card = Card(
        (
            (Run("「会后修改。」", Mark.QUOTE),),
            (Run("后续："), Run("「印发。」", Mark.QUOTE), Run("第二项", Mark.PLACE)),
        )
    )
    text, entities = parse(render.pages([card])[0])
    assert text == "「会后修改。」\n后续：「印发。」第二项"
    assert entities == [("blockquote", "「会后修改。」"), ("italic", "第二项")]


@pytest.mark.parametrize("key", [key for key in replies() if key.startswith("telegram_")])
def test_every_sentence_of_telegram_is_valid(key: str) -> None:
    class Anything(dict[str, object]):
        def __missing__(self, name: str) -> str:
            return "<&>"

    words = replies()[key].format_map(Anything())
    assert words
    limits = {
        "telegram_menu": 256,
        "telegram_button_s": 200,
        "telegram_button_a": 200,
        "telegram_file_gone": 200,
        "telegram_file_oversized": 200,
        "telegram_stranger_short": 200,
    }
    assert len(words) <= next((limit for start, limit in limits.items() if key.startswith(start)), 4096)


@given(
    st.integers(0, 10**18),
    st.integers(1, 10**6),
    st.lists(st.builds(Choice, st.text(), st.text()), max_size=5),
)
def test_buttons_fit_and_read_back(key: int, pages: int, choices: list[Choice]) -> None:
    for page in {0, pages // 2, pages - 1}:
        for board in (
            keyboards.under_answer("k" * 16, page, pages, choices),
            keyboards.under_draft(str(key), page, pages),
        ):
            for button in (button for row in board.inline_keyboard for button in row) if board else ():
                assert button.text.strip()
                assert 1 <= len(str(button.callback_data).encode()) <= 64
                assert str(keyboards.read(str(button.callback_data))) == button.callback_data


@given(st.text())
def test_forged_data_is_read_or_refused_and_never_crashes(data: str) -> None:
    press = keyboards.read(data)
    assert press is None or (press.number >= -1 and press.row >= -1)
