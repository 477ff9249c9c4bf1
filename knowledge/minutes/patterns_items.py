"""Every regular expression that reads one agenda item's head; all of them read ``Text.plain``.

The examples above the patterns are invented. Repetitions are bounded, so that no text makes one of them slow.
"""

from __future__ import annotations

import re

from knowledge.minutes.patterns_layout import ACT, APPROVAL

# Nouns that end the name of a body: "财政局", "管委会"; not where they go on to another word (市场, 区域,
# 办理).
ORG_END = (
    r"(?:局(?![部面长])|村民委员会|村委会|居委会|委员会|管委会|委(?![员托派]|监委|会(?![同商]))|办公室|办事处|办(?![理法公学事好实])|厅|署(?!名)"
    r"|处(?![理置于])|中心|公司|集团|法院|检察院|医院"
    r"|学院|院(?![士长])|研究所|所(?![有需在长作属])|站(?![位点在])|支队|大队|总队|队(?!伍)|银行|分行"
    r"|支行|人行|镇(?![街级区域])|乡(?![镇村愁居建统])|街道(?!办)"
    r"|管理区|开发区|高新区|度假区|园区|示范区|新区|景区|港区|新城|区(?![域级内委政人直长领])"
    r"|县(?![级域委长政直城乡人情])|市(?![场级直政民委长人区])|州|旗"
    r"|村(?![民级庄振集委]|党[支总])|社区|政府(?!工作|投资|性|采购|办|常务)|人大(?!代表|常委)|政协|工会|工商联|残联"
    r"|妇联|文联|侨联|社科联|联合会|联社|科协|协会|学会|商会"
    r"|红十字会|红会|学校|大学|中学|小学|指挥部|领导小组|工作组|专班|小组|组(?![织建成])|人武部"
    r"|部(?![门分署队长])|总社|供销社|合作社|出版社|科(?![学技研长目教普])|股(?![权份东])|处室|科室|馆"
    r"|党校|党委|党组|党支部|党总支"
    r"|海关|电视台|广播台|厂|农场|林场|基地)"
)
_LETTER = (
    r"(?:(?!关于|会议|听取|通报|提交|负责|牵头|汇报|审议|审定|讨论|原则|同意|通过|并[审讨原研]"
    r"|全[市县区省]|我[市县区]|了)"
    r"[\u3400-\u9fffA-Za-z0-9·])"
)
# A body as a page prints it: "市财政局", "市城市管理和综合行政执法局".
ORG = rf"(?!\d){_LETTER}{{1,22}}?{ORG_END}"
ORGS = rf"{ORG}(?:(?:[、，和及与]|以及){ORG}){{0,7}}"
# Posts: "副市长", "党组书记", "四级调研员".
POST = (
    r"(?:代理?|常务|副|第一|名誉|执行|候任|原|[一二三四]级)*"
    r"(?:(?:市长|县长|区长|校长|院长|总经理)助理|市长|县长|区长|镇长|乡长|州长|省长|盟长|旗长|专员|书记|主任委员|主任|局长|校长|院长|部长|厅长"
    r"|处长|科长|股长|司长|署长|所长|站长"
    r"|支队长|大队长|队长|行长|社长|馆长|台长|会长|组长|秘书长|秘书(?![处科组局长])|主席|总经理|经理|董事长|理事长|监事长"
    r"|总裁|总监|总工程师|总规划师|总会计师|总经济师"
    r"|工程师|巡视员|调研员|督学|督察长|检察长|政委|政治委员|司令员|总指挥|指挥长|主委|财委|监委|设委"
    r"|环委|安委|网委|契委|栋委|总干事|干事"
    r"|常委|委员|(?:独立|职工|外部|执行)?董事(?![会长局])|监事(?![会长])|成员|代表|顾问|参事|负责人|负责同志|领导|教授|主管|专家|记者|关长|处级干部|干部)"
)
_OFFICE = r"(?:(?!局|中心|公司|集团|委员会|管委会|办公室)[\u3400-\u9fff]){0,8}?"  # 副|局长, never 局副|局长
_PERSON = rf"(?:{_OFFICE}{POST}[\u3400-\u9fff]{{0,4}}?(?:同志)?|[\u3400-\u9fff]{{2,4}}同志)?"
# Who brought an item: "听取了县水务局关于…", "原则通过市发改委提交的《…》", "县财政局局长赵某同志《…》",
# heading "审议县残联《…》".
PRESENTER = re.compile(
    r"(?:(?:听取|审议|讨论|研究(?![生院所会室中])|审定|审查|审核|通过|同意)(?!并)了?(?:由|了由)?|以及(?=[^，。《]{2,30}关于))"
    rf"(?P<bodies>{ORGS}){_PERSON}(?:分别|联合|共同|起草)?"
    r"(?=(?:提交|提请|报送|上报|呈报|提出|起草|报来|编制|汇报)(?:审议)?的|关于|《|就|所?作|的?(?:汇报|意见))"
)
# Several bodies and then their matter without 关于: "听取了县应急局、县林草局森林防火工作汇报"; a kind of place that
# begins the matter is none of them: "听取了社区食堂运营情况汇报".
PRESENTER_BARE = re.compile(
    rf"听取了?(?!(?:社区|城区|镇区|园区|片区|库区|景区|校区|街道|乡镇))(?P<bodies>{ORGS}){_PERSON}(?=[^，。；《]{{2,40}}(?:汇报|介绍|说明))"
)
# "由县住建局提交的《…》", "县住建局起草的《…》".
SUBMITTED = re.compile(
    rf"(?:由(?=[^，。]{{2,60}}?(?:提交|提请|报送|呈报|汇报|介绍|起草|编制)(?!相关部门))"
    rf"|(?<=，)(?=[^，。《]{{2,40}}?(?:提出|提交|报送|起草|编制|拟定)的《))"
    rf"(?P<bodies>{ORGS}){_PERSON}(?=提交|提请|提出|报送|呈报|汇报|作汇报|介绍|起草|编制|拟定)"
)
# "会议听取了王某同志关于…", "会议听取了副市长王某所作的…": a person, no body.
PERSON_HEARD = re.compile(
    rf"听取了?(?P<person>{POST}|[\u3400-\u9fff]{{2,4}}?(?:{POST}|同志)"
    rf"|{POST}[\u3400-\u9fff]{{2,3}}(?:同志)?)(?=关于|《|就|所?作)"
)
# A person who presents at the start of a paragraph: "赵某副校长首先介绍了".
PERSON_PRESENTS = re.compile(
    rf"(?P<person>[\u3400-\u9fff]{{2,3}}?{POST}|{POST}[\u3400-\u9fff]{{2,3}}?)(?:同志)?(?:首先|先|就|对"
    rf"|针对|代表|从)?[^，。；]{{0,24}}?"
    r"(?:(?:汇报|介绍|传达|通报|说明|宣读)(?:了|《)|作了(?:汇报|介绍|说明))"
)
# "县发改委主任孙某汇报了", "工务局提：某某案".
BODY_PRESENTS = re.compile(
    rf"(?P<bodies>{ORGS}){_PERSON}(?:提(?:案)?：|(?:首先|先|分别)?(?:就[^，。；]{{2,40}})?(?:作了?)?(?:汇报|介绍"
    r"|说明|通报|报告)(?:了|《|。|，))"
)
# The heading of a report, and the line under a motion: "水利课报告某渠修复情形", "提案单位：民政课".
REPORTS_HEAD = re.compile(rf"(?P<bodies>{ORGS}|[\u3400-\u9fff]{{2,4}}[课室])报告(?=[^。；]{{4,}})")
_MOVER = rf"(?:{ORG}|[\u3400-\u9fff]{{2,6}}[课室])"
PROPOSED_BY = re.compile(
    rf"(?:(?:提案|报告|汇报|提报|提请)(?:单位|部门)|汇报)：(?P<bodies>{_MOVER}(?:[、及]{_MOVER}){{0,4}})(?=\n|$)"
)
ENDS_ORG = re.compile(ORG_END + r"$")
# What a motion asks for behind its matter: "某要点草案，提请审议。"
ASKS = re.compile(
    r"，(?:特|敬)?(?:提请|敬请|恳请|请)(?:大会)?(?:审议|讨论|公决|鉴核|核备|追认|议决|审查|公鉴|核议)(?:案)?[。：]?$"
)
# The bodies behind a matter in brackets: "修正某要点草案。（财政局、法制处）", "（报告单位：卫生局）", "（农业课提）".
BRACKETED = re.compile(
    rf"（(?:(?:提案|报告|汇报|主办|承办|提请)(?:单位|部门|人|者)：)?(?P<bodies>{ORGS}|{_MOVER}(?:[、及]{_MOVER}){{0,4}}(?=提|汇报|报告))(?:提案?|提报|提议|汇报|报告)?）$"
)
# "近日疫情升温，请卫生局加强清消": a paragraph that instructs is no heading.
INSTRUCTS = re.compile(r"，(?:并)?请(?!示)[\u3400-\u9fff]{2,20}")
# The words between which several bodies stand.
AND = re.compile(r"[、，和及与]|以及")

# What a sentence of the meeting is about, where it names no document.
MATTER = re.compile(
    rf"(?:会议|会上|与会人员)?，?(?:由[^，。《]{{2,16}}(?:同志|[长任记]))?(?:主要|专题|集中|就|对"
    rf"|围绕)?(?P<act>{APPROVAL}|{ACT})?(?:了|过)?(?:由)?(?:(?:{ORGS})?(?:关于|就))?"
    r"(?P<topic>[^。；，：]{2,160}?)(?:(?:的情况)?的?(?:汇报|介绍|通报))?(?=[。；，：\n]|$)"
)
# A count of votes before anything else: "同意9票，不同意2票".
VOTED = re.compile(r"(?:经[^。，]{0,10}表决，?)?(?:不?同意|赞成|反对|弃权) ?\d+ ?票")
# What a person told the meeting: "赵某副校长介绍了新校区建设进展", "李某对防汛工作进行了部署".
PERSON_MATTER = re.compile(
    r"(?!会议)[^，。；：]{2,30}?(?:(?:介绍|汇报|传达|通报|学习|说明)了(?P<told>[^。；，]{4,80})"
    r"|(?:就|对)(?P<ordered>[^。；，]{3,60}?)(?:作|做|进行)了?)"
    r"|(?!会议)[^，。；：]{2,30}?，(?:就|对)(?P<asked>[^。；，]{3,60}?)(?:作|做|进行)了"
)
# The verbs that decide what kind of item it is, in the order in which they win over each other.
KINDS = (
    ("convey", re.compile(r"传达|宣读")),
    ("deliberate", re.compile(r"审议|审定|审查|审核|票决|表决|讨论并|原则|研究审议|修正|核定|通过|同意")),
    ("hear", re.compile(r"听取|通报|汇报")),
    ("arrange", re.compile(r"布置|部署|安排")),
    ("study", re.compile(r"学习|观看|研究")),
    ("deliberate", re.compile(r"讨论|商议|关于|方案|办法|报告|确认|草案|案$")),
)
