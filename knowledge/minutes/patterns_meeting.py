"""Every regular expression that reads the facts of the meeting and of its document; all read ``Text.plain``.

The examples above the patterns are invented. Repetitions are bounded, so that no text makes one of them slow.
"""

from __future__ import annotations

import re

from knowledge.minutes.patterns_items import POST

_CN = "〇零一二三四五六七八九十"
# A day: "2024年3月5日", "3月5日", "二〇二四年三月五日", "113/5/14", "2024-03-05", "20240305".
DAY = re.compile(
    rf"(?:(?P<era>中华民国"
    rf"|民国)?(?P<year>[{_CN}\d]{{2,4}})年)?(?P<month>[{_CN}\d]{{1,3}})月(?P<day>[{_CN}\d]{{1,3}})日"
    r"|(?<![\d/-])(?P<year2>\d{2,4})[-/.](?P<month2>\d{1,2})[-/.](?P<day2>\d{1,2})(?![\d/-])"
    r"|(?<!\d)(?P<year3>20\d\d)(?P<month3>[01]\d)(?P<day3>[0-3]\d)(?!\d)"
)
# A sentence, and what says in it that they met.
SENTENCE = re.compile(r"[^。]+")
MET = re.compile(r"召开|举行|主持|开[会的]|召集")
# A day without its month at the start of a report: "11日，".
DAY_ALONE = re.compile(r"(?P<day>\d{1,2})日(?=[，上下晚])")
# A part of the day printed after the date: "上午", "（星期三）晚上18：30", "18：30~20：00".
HALF_DAY = re.compile(
    r" ?(?:（?(?:星期|周)[一二三四五六日天]）?)? ?(?:上午|下午|晚上|晚|中午|早上|凌晨)?"
    r"(?:\d{1,2}(?:：\d{2}|[时点](?:\d{1,2}分|半)?)(?: ?[~—至-] ?\d{1,2}(?:：\d{2}|[时点](?:\d{1,2}分|半)?))?)?"
)
# A year in a title: "2023年县政府第4次常务会议", "2023—2024学年".
YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)(?:年|-|—|学年|年度)")
# The number of the document: "〔2024〕7号", "【2024】第7号", "第7号", "第12期".
ISSUE_NO = re.compile(
    rf"[〔【\[（(](?:19|20)\d\d[〕】\])）]第?\d{{1,4}}[号期]|(?:20\d\d年)?(?<!总)第[{_CN}百\d]{{1,5}}[号期](?![楼会院])"
)
# A key of the head and a number of another make: "编号：CL-2024-02", "会议编号 | 办纪2024-14".
NUMBER_KEY = re.compile(
    r"【?(?:会议|纪要|文件)?(?:编号|文号|期号)[】：:| ]*"
    r"(?P<value>[A-Za-z\u4e00-\u9fff][A-Za-z\u4e00-\u9fff\d-]{0,20}?[ -]?\d{2,6}[-—/.]?[A-Za-z\d-]{0,12}号?)"
    r"(?=[ |\n]|[\u4e00-\u9fff]{2,4}：|$)"
)
NUMBER_YEAR = re.compile(r"[〔【\[（(](?P<year>20\d\d)[〕】\])）]第?\d{1,4}[号期次]")
# The name of the meeting after the verb: "召开县政府第9次常务会议".
NAMED = re.compile(
    r"(?:召开|举行|召集)了?(?P<name>[^，。；：《\n]{2,70}?(?:会议|办公会|例会|调度会|推进会|专题会"
    r"|座谈会|现场会|联席会|协调会|部署会|务会|常务会|全会|会))"
    r"(?=[，。；：、（\n]|$|会议由|由|的|并|研究|审议|传达|听取|对|就|专题|，)"
)
# "某学院第六次院务会议于9月2日召开": the name before the day.
NAMED_BEFORE = re.compile(r"(?P<name>[^，。；：《\n]{4,60}?会议?)(?:于|定于|在)[^，。]{3,40}(?:召开|举行)")
# "现将河东镇第3次联席会议议定事项纪要如下": the name before what it settled.
NAMED_SETTLED = re.compile(
    r"现[将就](?P<name>[^，。；：《\n]{4,60}?会议?)(?=(?:议定|研究|确定|讨论|决定)[^，。]{0,12}(?:事项|问题|意见)|纪要如下)"
)
# The name of the meeting in a title: "河东县政府第9次常务会议纪要", "六月 例会 会议记录".
# "某某主持召开县政府第9次常务会议": who led it is no part of its name.
CALLS_IT = re.compile(r"^[\u4e00-\u9fff]{2,20}?主持召开")
# "总经理办公会|会议纪要|（2024年第9次）": between the name and the number of the meeting.
BEFORE_NUMBER = re.compile(r"(?<=会)(?:会议)?纪要(?=[（(](?:20\d\d年)?第[^（()）]{1,6}次[）)]$)")
# Who led it and the number of the document are no part of it: "某某主持召开…", "院办发〔2024〕7号（…纪要）".
TITLED = re.compile(
    r"(?:[^，。；《\n“”|]{2,20}?主持召开|[^，。；《\n“”|]{2,20}?号（)?"
    r"(?P<name>[^，。；《\n“”|]{2,60}?会议?)(?:会议)?(?:纪要|记录|纪录|决议|议程|备忘录)"
)
# The number of the meeting: "第9次", "四届7次", "第九五〇次".
ORDINAL = re.compile(rf"(?:(?<!总)第|(?<=届))(?P<number>[{_CN}百\d]{{1,5}})次(?!会议室)")
# Everything in a name that changes from meeting to meeting: "2024年", "第9次", "十九届", "第13届".
CHANGING = re.compile(
    rf"(?:(?:19|20)\d\d(?:[-—]\d{{4}})?(?:年度?|学年度?)|第?[{_CN}百\d]{{1,5}}[次届]|（扩大）"
    rf"|第?[{_CN}\d]{{1,3}}月份?|\d{{2,3}}年)"
)
_MATTER_OF = (
    r"(?P<subject>[^，。；：\n]{4,40}?)(?:施工|建设|推进|工作)?中?的?"
    r"(?:有关|相关|具体|若干)?(?:问题|工作|事宜|事项)?的?"
)
# What a special meeting is about, in its title: "关于夜市规范提升工作的会议纪要", "体育馆选址专题会议纪要".
SUBJECT = re.compile(
    rf"(?:^|\n)[ |]*关于(?:研究|解决|协调|推进)?{_MATTER_OF}"
    r"(?:专题|现场|协调|调度|推进|办公)*(?:会议?)?(?:纪要|记录)(?=[ |]*(?:\n|$))"
    rf"|(?:^|\n)[ |]*(?![^\n]*(?:政府|指挥部|委员会|常务|届|第[^\n]{{1,4}}次)){_MATTER_OF.replace('subject', 'called')}"
    r"(?:专题|现场|协调|调度|推进)+(?:办公)?会议?纪要(?=[ |]*(?:\n|$))"
)
# And in its opening: "召开专题会议，研究校车运营有关问题。"
SUBJECT_OPENING = re.compile(
    r"(?:专题|现场|协调|调度|推进)+(?:办公)?会议?，(?:专题|现场|专门)?(?:协调|研究|解决|推进|部署|讨论|商议|就){1,3}"
    rf"{_MATTER_OF}(?:进行[^，。；\n]{{2,10}})?。"
    r"|召开(?P<named>(?![^，。]*(?:政府|常务|届|第[^，。]{1,4}次))[^，。；：\n]{4,30}?)(?:专题|现场|协调|调度|推进)+(?:办公)?会议?[，。]"
)
# Who led it: "会议由李某主持", and before the verb: "县长李某主持召开".
LED_BY = re.compile(r"(?:会议?|活动)?由(?P<who>[^，。；：]{2,50}?)(?:在[^，。；]{2,40}?)?(?:召集并?)?主持")
LED = re.compile(
    r"(?P<who>[^，。；：\n]{2,60}?)(?:在[^，。；]{2,40}?)?(?:亲自|代为)?(?:主持(?=召开|了|会议|$|，|。)|组织(?=召开))"
)
# "副市长李某到某泵站实地察看，并主持召开": who went round first.
LED_AFTER = re.compile(
    r"(?P<who>[^，。；：\n]{2,30}?)(?:一行)?(?:到|赴|深入|来到|前往|率队|带队|率领?|带领|先后)[^。；\n]{2,80}?(?:察看|查看|调研|检查|踏勘|走访)[^。；\n]{0,40}?"
    r"，(?:并|随后|之后|现场)?(?:在[^，。；]{2,30}?)?(?:现场)?(?:主持|召开(?=[^，。；]{0,12}会))"
)
# "副市长李某受市长张某委托，在三楼会议室主持召开": on behalf of another, set off by a comma.
LED_FOR = re.compile(
    r"(?P<who>[^，。；：\n]{2,40}?)受[^，。；]{1,24}?(?:委托|指派|授权|委派)，(?:在[^，。；]{2,40}?)?(?:主持|召开|召集)"
)
CALLED = re.compile(r"(?P<who>[^，。；：\n]{2,50}?(?:{post}|同志))(?:在[^，。；]{2,40}?)?召开".replace("{post}", POST))
# "副市长李某在三楼会议室召集市财政局等单位，专题研究…"
SUMMONED = re.compile(
    r"(?P<who>[^，。；：\n]{2,40}?)(?:在[^，。；]{2,40}?)?召集(?=[^。；\n]{2,200}?(?:研究|召开|开会|会议))"
)
# "副市长李某|受市长张某委托|主持召开": who led it, on behalf of another.
ON_BEHALF = re.compile(r"受[^，。；]{1,24}?(?:委托|指派|授权|委派)(?:代为)?$")
# Where the words on a person end and those on the place begin: "县长李某|在县政府三楼会议室".
WHERE = re.compile(r"(?<=..)在(?=[^，。；]{0,30}(?:室|楼|厅|院|中心|政府|机关|现场|会场|县|市|镇|村|局|馆|部|里))")
# What may stand behind the name of who led it: "主任委员李某教授".
HONORIFIC = re.compile(r"(?:教授|研究员|院士|先生|女士|博士)$")
# Where: "在县政府三楼会议室召开".
PLACE = re.compile(
    r"在(?P<place>[^，。；：]{2,40}?)(?:主持|召开|举行|组织召开|召集|开会|开的)"
    r"|(?:会场设?|地点)在(?P<site>[^，。；：]{2,30}?)(?=[，。；])|会址：(?P<held>[^，。；：]{2,30})(?=[，。；\n])"
    r"|在(?P<room>[^，。；：]{2,30}?(?:室|厅))(?=研究|开的|开会|讨论)"
)
# A key of the head and its value: "地点：三楼会议室".
WHEN_KEY = re.compile(r"【?(?:会议|开会|召开)?(?:时间|日期)[】：:| ]*")
PLACE_KEY = re.compile(
    r"【?(?:(?:会议|开会|召开)?(?:地点|地址|场所)|会址|会议室(?=[：:|]))[】：:| ]*(?P<value>[^|\n]*)"
)
# "时间：3月5日 地点：三楼会议室 主持：李某": several keys in one line.
PLACE_AMONG = re.compile(
    r"(?<=.)地点[：:](?P<value>[^|\n：:]{2,30}?)(?=(?:会议)?(?:主持|召集|记录|出席|参加|参会|列席)|[|\n]|$)"
)
CHAIR_AMONG = re.compile(
    r"(?<=.)主持(?:人|者)?[：:](?:[^：:|\n]{0,10}(?:长|任|书记|总经理))?(?P<name>[\u4e00-\u9fff]{2,4}?)"
    r"(?=(?:记录|出席|参加|参会|列席)|[^\u4e00-\u9fff]|$)"
)
NAME_KEY = re.compile(r"(?:会议名称|标题|title)[：:| ]*(?P<value>[^|\n]*)")
ISSUER_KEY = re.compile(r"(?:发布机构|发布部门|发文机关|发文单位)[：:| \n]*(?P<value>[^|\n]{2,30})")
ISSUED_KEY = re.compile(r"(?:发文日期|成文日期|印发日期)[：:| ]*")
PUBLISHED_KEY = re.compile(r"(?:发布时间|发布日期|生成日期|创建时间)[：:| ]*")
# "河东县人民政府办公室整理", and the office of a line that a day or 印发 ends.
COMPILED = re.compile(
    r"（?(?P<office>[^，。；：\n0-9]{0,30}?)(?:20\d\d年[0-9]{1,2}月[0-9]{1,2}日)?\s*(?:整理|记录整理)"
    r"(?=$|[ 　）\n0-9|])"
)
OFFICE_NAME = re.compile(
    r"[\u3400-\u9fff]{2,24}?(?:人民政府办公室|人民政府|政府办公室|管理委员会|管委会|委员会|办公室|政府办"
    r"|委办|府办|政府|局|厅|大学|学院|集团|公司)"
)
# The body whose meeting it is, in the meeting's name: "河东县人民政府第9次常务会议".
HOST = re.compile(
    r"(?P<office>[\u3400-\u9fff]{2,8}?[省市县区州盟旗镇乡](?:人民)?政府)(?=(?:20\d\d年)?第|常务|办公|党组|[市县区州旗盟镇乡]长)"
)
# Whose meeting a title tells of: "某市某局|召开局长办公会议".
CONVENED = re.compile(
    r"(?P<office>[\u3400-\u9fff]{2,20}?(?:人民政府|政府|管委会|委员会|局|大学|学院|医院|集团|公司))(?=召开|举行)"
)
EVENT = re.compile(r"纪要|会议|记录|纪录|决议|常务会|办公会")
