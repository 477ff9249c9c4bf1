"""Minutes whose headings carry marks of no usual kind: each heading opens an item, points below one open none."""

from __future__ import annotations

import pytest

from tests.knowledge.minutes.parsing import parsed

TOPICS = ("旧码头改造", "校车管理办法", "粮站旧房处置", "夜市搬迁")
TOLD = (
    "会议听取了县住建局的汇报，原则同意该方案，由县住建局牵头，6月底前开工。",
    "会议同意印发，由县教育局修改完善。",
    "会议不同意拆除，由县商务局另行研究。",
    "会议同意搬迁，由县市场监管局负责。",
)
MARKS = {
    "事项1：": "事项1：|事项2：|事项3：|事项4：",
    "议定事项一：": "议定事项一：|议定事项二：|议定事项三：|议定事项四：",
    "（议题一）": "（议题一）|（议题二）|（议题三）|（议题四）",
    "议题（一）：": "议题（一）：|议题（二）：|议题（三）：|议题（四）：",
    "议题之一：": "议题之一：|议题之二：|议题之三：|议题之四：",
    "[1]": "[1] |[2] |[3] |[4] ",
    "A.": "A. |B. |C. |D. ",
    "Ⅰ.": "Ⅰ. |Ⅱ. |Ⅲ. |Ⅳ. ",
    "①": "①|②|③|④",
    "2.1": "2.1 |2.2 |2.3 |2.4 ",
    "第一部分": "第一部分 |第二部分 |第三部分 |第四部分 ",
    "〔一〕": "〔一〕|〔二〕|〔三〕|〔四〕",
    "【1】": "【1】|【2】|【3】|【4】",
    "第一项": "第一项 |第二项 |第三项 |第四项 ",
    "◆": "◆ |◆ |◆ |◆ ",
    "★": "★|★|★|★",
    "-": "- |- |- |- ",
    "议题：": "议题：|议题：|议题：|议题：",
    "一、议题：": "一、议题：|二、议题：|三、议题：|四、议题：",
    "none": "|||",
}


def minutes_of(body: str) -> str:
    return f"""岑川县人民政府第9次常务会议纪要
2024年3月5日上午，县长方舟主持召开县政府第9次常务会议。纪要如下：
{body}
出席：方舟、穆遥。
"""


@pytest.mark.parametrize("style", MARKS)
def test_headings_that_open_alike_divide(style: str) -> None:
    marks = MARKS[style].split("|")
    body = "\n".join(f"{mark}{topic}\n{told}" for mark, topic, told in zip(marks, TOPICS, TOLD, strict=True))
    items = parsed(minutes_of(body)).items
    assert [item.topic for item in items] == list(TOPICS)
    assert all(item.decision for item in items)


@pytest.mark.parametrize("style", ["事项1：", "①", "◆", "A.", "【1】", "第一项", "〔一〕"])
def test_a_heading_may_open_the_paragraph_of_its_item(style: str) -> None:
    marks = MARKS[style].split("|")
    body = "\n".join(f"{mark}{topic}。{told}" for mark, topic, told in zip(marks, TOPICS, TOLD, strict=True))
    assert [item.topic for item in parsed(minutes_of(body)).items] == list(TOPICS)


@pytest.mark.parametrize(
    ("heading", "between"),
    [("关于{}的问题。", "\n"), ("关于{}的问题。", ""), ("研究{}事宜。", "\n"), ("《关于{}的请示》", "\n")],
)
def test_a_heading_without_a_mark_divides(heading: str, between: str) -> None:
    body = "\n".join(f"{heading.format(topic)}{between}{told}" for topic, told in zip(TOPICS, TOLD, strict=True))
    items = parsed(minutes_of(body)).items
    assert [topic in item.topic for topic, item in zip(TOPICS, items, strict=True)] == [True] * len(TOPICS)


def test_what_leads_over_to_the_next_act_opens_an_item() -> None:
    body = """会议听取了县住建局关于旧码头改造的汇报，原则同意该方案。
随后，会议审议了《校车管理办法》，同意印发。
最后，会议研究了粮站旧房处置，会议不同意拆除。"""
    assert [item.topic for item in parsed(minutes_of(body)).items] == ["旧码头改造", "《校车管理办法》", "粮站旧房处置"]


def test_a_number_inside_a_heading_is_no_mark() -> None:
    topics = ("夏季门诊延时", "3.0T磁共振采购", "职工食堂外包", "绩效分配方案")
    body = "\n".join(f"{topic}\n{told}" for topic, told in zip(topics, TOLD, strict=True))
    assert [item.topic for item in parsed(minutes_of(body)).items] == list(topics)


def test_a_heading_in_brackets_may_open_the_paragraph_of_its_item() -> None:
    body = "\n".join(f"【{topic}】{told}" for topic, told in zip(TOPICS, TOLD, strict=True))
    assert [item.topic for item in parsed(minutes_of(body)).items] == list(TOPICS)


def test_points_below_one_matter_open_none() -> None:
    """Marks before demands are points of the matter above them."""
    body = """一、旧码头改造
会议同意旧码头改造方案。会议要求：
◆ 县住建局要在6月底前开工，并做好安全管理。
◆ 县财政局要落实资金，保障工程进度。
二、夜市搬迁
会议同意夜市搬迁，由县市场监管局负责。"""
    assert [item.topic for item in parsed(minutes_of(body)).items] == ["旧码头改造", "夜市搬迁"]


def test_marks_before_demands_make_one_matter() -> None:
    body = """会议专题研究了旧码头改造工作，同意改造方案。会议要求：
● 县住建局要在6月底前开工，并做好安全管理。
● 县财政局要落实资金，保障工程进度。"""
    assert len(parsed(minutes_of(body)).items) == 1
