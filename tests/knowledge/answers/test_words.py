"""How a meeting is called in an answer."""

from __future__ import annotations

import pytest

from knowledge.answers.words import full_name
from knowledge.model import Meeting


@pytest.mark.parametrize(
    ("issuer", "name", "called"),
    [
        ("青禾市人民政府", "市政府第9次常务会议", "青禾市政府第9次常务会议"),
        ("青禾市规划委员会办公室", "2023年第三次会议", "青禾市规划委员会2023年第三次会议"),
        ("青禾市规划委员会办公室", "市规划委员会第三次会议", "青禾市规划委员会第三次会议"),
        ("青禾市第二人民医院办公室", "院长办公会", "青禾市第二人民医院院长办公会"),
        ("青禾水务有限公司", "第三届董事会第五次会议", "青禾水务有限公司第三届董事会第五次会议"),
        ("南湾新区党群工作部", "党工委专题会议", "南湾新区党工委专题会议"),
        ("学校办公室", "青禾学院第九次校长办公会议", "青禾学院第九次校长办公会议"),
    ],
)
def test_a_meeting_is_called_by_whose_it_is(issuer: str, name: str, called: str) -> None:
    assert full_name(Meeting(name=name, issuer=issuer)) == called
