"""Every pattern by which the words of a correction are read, an invented example above each."""

from __future__ import annotations

import re

# 第7次会议第1项任务2 单位=市教育局→市财政局 · 第7次会议第1项 标题=审议《夜市管理办法》
COMMAND = re.compile(
    r"(?P<place>.*?)\s*(?:任务\s*(?P<number>[0-9]{1,3}))?\s+"
    r"(?P<field>标题|决定|加单位|删单位|单位|角色|期限|合并|拆分)\s*(?:[=＝:：]\s*(?P<value>.*))?",
    re.DOTALL,
)
# 撤回 12 · 撤回#12
TAKE_BACK = re.compile(r"撤[回销]\s*[#＃]?(?P<number>[0-9]{1,15})")
# 市教育局→市财政局 · 市教育局 改为 市财政局
RENAMED = re.compile(r"(?P<what>[^→>]+?)\s*(?:→|->|>|改为)\s*(?P<value>.+)")
# 市财政局 牵头 · 市财政局（配合）
WITH_ROLE = re.compile(r"(?P<name>.+?)[\s（(]+(?P<role>[\u4e00-\u9fff]{2})[)）]?")
# 同意：会议同意该报告。
OUTCOME = re.compile(r"(?P<outcome>[^：:]+?)\s*(?:[：:]\s*「?(?P<words>.+?)」?)?", re.DOTALL)
# 6月底前 2026-06-30 · 2026-06-30
DATED = re.compile(r"(?P<text>.*?)\s*[（(]?(?P<on>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})[)）]?")
# 无 · 没有期限
NONE = re.compile(r"无|没有.*|空|-|—")
