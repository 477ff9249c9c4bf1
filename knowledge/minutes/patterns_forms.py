"""Every regular expression that reads a form or a table of tasks; an invented example stands above each.

They run on ``Text.plain``.
"""

from __future__ import annotations

import re

Label = re.Match[str]

_OF = r"(?:部门|单位|处室|局处|机关|科室|领导|人)?(?:及责任人)?"
_LEAD = r"(?:牵头|主办|主责)"
_BODY = r"(?:责任|执行|负责|承办|经办|落实(?=部门|单位|处室|局处|机关|科室|领导|人))"
_SUPPORT = r"(?:配合|协办|参与|协同)"
_DUE = r"(?:完成|办理|限办|整改|落实|办结)?(?:时间|时限|期限|日期)(?:要求)?"

# 牵头单位：县林业局; 责任单位：县公安局; 配合部门：县财政局; 完成时限：6月底前
LABEL = re.compile(
    rf"(?:(?P<lead>{_LEAD}{_OF})|(?P<body>{_BODY}{_OF})|(?P<support>{_SUPPORT}{_OF})|(?P<due>{_DUE}))(?:：|——)"
)
# 县林业局牵头，县公安局、县财政局配合: the parts of those that one field names
SHARE = re.compile(
    r"[，；、]?由?(?P<names>[^，；。（]+?)（?(?:(?P<lead>牵头(?:负责|落实|组织)?|主办|主责)|(?P<support>配合(?:落实)?|协办|协助|参与))）?(?=[，；。、]|$)"
)
# …完成清淤（责任单位：县水利局；完成时限：6月底前）。: labels at the end of a sentence
TRAILING = re.compile(rf"（(?P<labels>(?:{_LEAD}{_OF}|{_BODY}{_OF}|{_SUPPORT}{_OF}|{_DUE})：[^（）]{{2,80}})）[。；]?$")
# | 序号 | 工作任务 | 责任单位 | 完成时限 |: one head of a column
COLUMN = re.compile(
    rf"(?P<lead>{_LEAD}(?:部门|单位|领导))|(?P<body>{_BODY}(?:部门|单位|领导|人))|(?P<support>{_SUPPORT}(?:部门|单位))"
    rf"|(?P<due>{_DUE})|(?P<task>(?:重点)?(?:工作)?(?:任务|内容|事项|措施|举措)|序号|备注)"
)
# 完成时限：无
NO_LIMIT = re.compile(r"[暂]?无|(?:待|未|另)定|不限|/+")
# 县林业局（牵头），|县公安局: what parts the bodies of one field beside 、
FURTHER = re.compile(r"(?:（[^（）]{1,6}）)?[，；]|（[^（）]{1,6}）、?|、")

# …抓紧入户。（责任单位：县水利局；完成时限：6月底）|资金由…: labels in brackets between two sentences
FIELDS = re.compile(
    rf"(?<=[。；])（(?:{_LEAD}{_OF}|{_BODY}{_OF}|{_SUPPORT}{_OF}|{_DUE})：[^（）]{{2,80}}）(?=[^。；，])"
)
# | 序号 | 议题 | 汇报科室 | 议定意见 | 责任科室 | 完成时限 |: the head of a table whose rows are agenda items
ITEM_COLUMN = re.compile(
    rf"(?P<number>序号|编号)|(?P<matter>(?:会议|研究|审议|讨论)?(?:议题|事项)(?:名称|内容)?)"
    rf"|(?P<told>(?:(?:讨论|审议|研究|汇报)(?:情况|意见)?[及和与])?(?:会议|议定|研究|审议|讨论|决定)(?:意见|事项|结果|决定|内容|决议)|决议|议决)"
    rf"|(?P<by>(?:汇报|提交|提请|提案|承办|送审){_OF})"
    rf"|(?P<lead>{_LEAD}{_OF})|(?P<body>{_BODY}{_OF})|(?P<support>{_SUPPORT}{_OF})|(?P<due>{_DUE})"
)
# （1）同意…: the number of a point within a cell
ROW_LABEL = re.compile(r"(?:[（(]?[0-9一二三四五六七八九十]{1,2}[）)、.．])\s*")
