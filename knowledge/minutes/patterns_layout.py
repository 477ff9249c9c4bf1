"""Every regular expression that finds the parts and the items of a document; all of them read ``Text.plain``.

The examples above the patterns are invented. Repetitions are bounded, so that no text makes one of them slow.
"""

from __future__ import annotations

import re

_CN = "一二三四五六七八九十"
_DIGITS = "〇零一二三四五六七八九十百\\d"

# What a meeting does with a matter: "审议", "听取并审议", "传达学习", "专题研究".
ACT = (
    r"(?:(?:专题|集中|集体|组织|书面|认真|传达|听取|研究|讨论|审议|审查|学习|继续|逐项|再次|还|分别|首先"
    r"|重点|一并)"
    r"(?:并|和|、|了)?){0,4}"
    r"(?:审议|审查|审定|审核|审阅|听取|传达|学习|研究|讨论|通报|布置|部署|安排|观看|票决|表决|酝酿|确认"
    r"|宣读|评议|商议)"
)
# An approval that opens a sentence of its own: "原则同意", "审议通过", "同意成立".
APPROVAL = (
    r"(?:(?:一致|审议|讨论|研究|听取|表决|投票)(?:并|后|，)?){0,3}(?:原则上?(?:同意|通过)|同意|通过|批准|不同意|决定)"
)
# What a speaker says, which alone is no matter of the agenda: "指出", "强调".
SPEECH = r"(?:指出|强调|要求|认为|提出|明确|决定|议定|确定|同意|希望|号召|充分肯定|重申|建议|提醒)"

# ------------------------------------------------------------------ paragraphs
# A number that opens a paragraph ("—、" is what a scan makes of 一、): "壹、", "议题2.", "【议题三】", "第三项，",
# "四、", "（五）", "（6）", "7）", "8.", "九", "IV".
MARK = re.compile(
    rf"(?P<formal>[壹贰叁肆伍陆柒捌玖拾参]|[甲乙丙丁戊己庚辛](?!、[乙丙丁戊己庚辛]))、"
    rf"|(?P<topic_key>案由|提案名称|议案名称)[：:]"
    rf"|【?(?:议题|动议|议案|提案|议程|案由|讨论案|报告案|报告(?=[{_CN}\d]{{1,3}}[：:])|事项(?=[{_CN}\d]{{1,3}}】)) ?"
    rf"(?P<topic>[{_CN}\d]{{1,3}}) ?[、．.：: 】]?"
    rf"|第(?P<case>[{_CN}\d]{{1,3}})案[：:、 ]?"
    rf"|【?第(?P<ordinal>[{_CN}\d]{{1,3}})(?:项|个)?(?:议题|议程|事项|议案)?[、，：】]"
    rf"|(?P<cn>[{_CN}]{{1,3}}|[—－](?=、))(?:[、．.：]|(?=会议|审议|听取|传达|学习|研究|关于|《))"
    rf"|（(?P<paren>[{_CN}]{{1,3}})）[、.]?"
    rf"|（(?P<paren_digit>\d{{1,2}})）[、.]?"
    rf"|(?P<digit>\d{{1,2}})(?:[、．）](?!\d)|、(?=(?:19|20)\d\d年)|\.(?!\d)|(?=会议|审议|听取|传达|学习|研究"
    rf"|[\u3400-\u9fff]{{2,6}}[镇乡街村]))"
    rf"|(?P<bare>[{_CN}]{{1,3}}|[IVX]{{1,5}})[、. |]*(?=\n|$)"
)
# "一、议题：某路改造": what the matter is stands behind.
MATTER_IS = re.compile(r"(?:议题|议案|事项)[：:](?=[^\n])")
# Labels of no usual kind: "事项1：", "（议题一）", "[1]", "A.", "III.", "②", "2.1", "第一部分", "◆", "议题：",
# "关于某某" alone, "【某某】".
LABEL = re.compile(
    rf"[（【]?(?:议题|议定事项|议决事项|研究事项|事项|议案|项目|议)(?:之)?"
    rf"（?(?P<worded>[{_CN}\d]{{1,3}})(?:）?[】）]?[：:、．.]|[】）])"
    rf"|[\[〔［【](?P<boxed>[{_CN}\d]{{1,2}})[\]〕］】]"
    r"|(?P<letter>[A-H])[.．、]|(?P<roman>[IVXⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]{1,4})[.．、]|(?P<circled>[①-⑳])"
    rf"|第(?P<nth>[{_CN}\d]{{1,3}})(?:项(?:议题|议程|事项|议案)?|个?(?:议题|议程|事项|议案))(?=\n|$|[^，。；：、\n]{{4,40}}(?:\n|$|。(?:会议|原则|同意|经)))"
    rf"|\d{{1,2}}\.(?P<inner>\d{{1,2}})(?![\d%A-Za-z万亿元米公])|第(?P<part>[{_CN}\d]{{1,2}})(?:部分|，)"
    r"|(?P<sign>[◆◇●○■□▲△★☆※▪•·*#-]{1,4})(?=[^◆●■])|【?(?P<named>议题|事项|议案|案由)】?[：:]?(?=[^】：:])"
    r"|(?P<about>关于)(?=[^，。；：]{4,40}[：:]?(?:\n|$))|【(?P<titled>[^】\n]{4,40})】(?=[^\n])"
)
# A number that only a blank parts from its words: "一 宣读上次会议记录", "10 青山镇…"; never a day or an
# amount.
SPACED_NUMBER = re.compile(
    rf"(?:(?P<cn>[{_CN}]{{1,3}})|(?P<digit>\d{{1,2}}))(?=[\u3400-\u9fff《“]|1\d\d年|20\d\d年)(?![年月日个项次届级号万亿元人名])"
)
# A heading set upright, one character a line.
UPRIGHT = re.compile(r"(?:主\n要\n内\n容|会\n议\n(?:内\n容|记\n录|纪\n要|议\n程)|议\n定\n事\n项|内\n容)\n")
# The sentence that opens minutes: "3月5日，县长李某主持召开县政府第9次常务会议，纪要如下："
OPENING = re.compile(
    r"(?:召开|举行|召集)[^。]{0,80}?(?:会|办公)|在[^，。；]{2,20}开会，[^。]{0,30}主持|会议?[^。；]{4,24}在[^，。；]{2,20}开的，|召集[^。]{0,80}?(?:专题)?(?:研究|商议|讨论)|主持(?:召开|了)?[^。]{0,30}会|会议?由[^。]{2,60}主持"
    r"|会议于.{4,30}召开"
)
# A paragraph that only leads over to the items: "会议研究了以下事项：".
ONLY_LEADS = re.compile(
    r"(?:经)?(?:本次|此次)?(?:[省市县区州旗镇乡]长)?(?:常务|办公|专题)?会议?[^，。；：《]{0,8}(?:以下|如下|下列)[^，。；：《]{0,8}(?:事项|议题|工作|问题|内容|意见)[：:。]?"
)
# A line that ends the opening: "会议议定以下事项：", "现将会议确定的事项纪要如下。"
LEAD_IN = re.compile(
    r"(?:纪要|决议|会议[^。；，《]{0,20}|(?:议定|确定|研究|决定)(?:事项|意见|内容|问题))如下[^。；]{0,20}[：。；，]?$"
    r"|^(?:会议|经研究)[^。；，《]{0,16}(?:议定|确定|决定"
    r"|明确)[^。；，《]{0,6}以下[^。；，《]{0,6}(?:事项|意见|内容)?[：。]?$"
    r"|^会议的?(?:主要)?(?:内容|议程|决议|形成)[^。《]{0,20}[：:]$"
)
# Opens a paragraph that still belongs to the opening: "会议由李某主持。", "出席会议的领导有：".
STILL_OPENING = re.compile(
    r"(?:本次|这次)?会议由[^。]{2,60}主持|(?:出席|参加|列席|应邀参加)(?:本次|这次)?会议的|现将|现就"
    r"|根据会议安排"
)
# A key and its value in the head: "时间：2024年3月5日", "文号 | ".
KEY = re.compile(
    r"【?(?P<key>(?:会议|开会|召开)?(?:名称|时间|日期|地点|场所)|会议地址|会址(?=[：:|])|会议室(?=[：:|])|索引号|文号|发文字号|关键词|主题词|发布机构|发布部门"
    r"|发文机关|发文单位|发文日期|成文日期"
    r"|公开形式|公开目录|公开方式|生成日期|发布时间|发布日期|创建时间|有效性|是否有效|标题|栏目|来源"
    r"|作者|原文链接|本地目录|信息分类"
    r"|主题分类|体裁分类|文件名称|阅读次数|浏览次数|页面链接[^：:]{0,20}|layout|title|subheadline|teaser"
    r"|categories|tags)"
    r" ?(?:】|[：:|]|(?=\n|$))"
)
# "会议日期 | 3月5日 | 主持人 | 方舟": a cell that is the key of the one behind it.
PAIR_KEY = re.compile(
    r"(?:会议|开会|召开|纪要|文件)?(?:名称|时间|日期|地点|场所|编号|主题|届次|类别|形式)|期号|文号|密级|印发日期"
    r"|(?:会议)?(?:出席|参会|参加|与会|到会|列席|缺席|请假|记录|主持|签发|审核|召集|汇报)(?:人员?|领导|单位|者|部门)?"
)
# The label of an attendance list: "出席：", "固定列席：", "请假 张某（出差）", "记录：".
ATTENDANCE = re.compile(
    r"(?:（[一二三四五六七八九十]{1,2}）|【|(?P<numbered>[一二三四五六七八九十]{1,2}、))?(?:"
    r"(?P<attend>(?:本次)?(?:会议)?(?:出席|参会|到会|与会)情况|(?:出席|参加|参会|到会|与会)(?:本次|这次|此次|今天|当天)?(?:会议)?的(?:人员|领导|同志|单位|[一-龥]{0,3}(?:成员|委员|代表))?(?:还)?有"
    r"|(?:参加|到会|出席|与会)的(?:人员|委员|同志|领导|代表)(?=[：|])|出\n?席(?!住户)(?:会议)?(?:人员|领导|委员|代表|单位|成员|人)?"
    r"|参\n?[加会](?:会议)?(?:人员|领导|单位|人)?"
    r"|[与到]会(?:(?:单位)?[及和]?人员|领导|同志)?|实到(?:人员)?|(?:补充)?到场(?:人员)?)"
    r"|(?P<observe>列席情况|列席(?:本次|这次|此次)?(?:会议)?的(?:人员|领导|同志|单位)?(?:还)?有"
    r"|列会|(?:固定|邀请|分议题|特邀|应邀|受邀)?列\n?席(?:会议)?(?:人员|领导|单位|住户|人)?|(?:出席"
    r"|线上)住户|旁听(?:人员)?|特邀(?:人员|嘉宾)|(?:应邀|受邀|邀请)(?:参加|出席|参会|到会)?(?:会议)?(?:人员|领导|单位|嘉宾|代表)?(?=[：|]))"
    r"|(?P<absent>(?:请假|缺席|未到会|未参会)的(?:人员|领导|同志)?有|请\n?假(?:人员|领导|同志|人)?(?:\d{1,2}人)?"
    r"|缺\n?席(?:人员|领导|同志|委员|人)?(?:\d{1,2}人)?|没来的(?:人员|委员|同志|领导)?(?=[：|])|因[公事病]请假|[公事病产休]假(?=[：|])|(?:因[公事病故])?未到(?:会)?(?:人员)?)"
    r"|(?P<record>(?:会议)?记\n?录(?:人|人员|整理)?|纪\n?录(?:人)?|笔录(?=[：|])|纪要人(?=[：|])|(?:备忘|记录)?整理(?:人)?(?=[：|]))"
    r"|(?P<chair>主持/召集|主持的是|(?:会议)?主\n?持(?:人|者|领导)?|(?:会议|当值)?主席|召集(?:人|(?=[：|])))"
    r")(?P<colon> ?(?:】[：:]?|(?:如下)?[：:|]|如下——)|(?=\n|$))?"
)
# How many should have come and did, with those who did not: "应到委员11人，实到9人。缺席2人：张某、李某。"
# "应到董事7人，实到6人。董事张某因病请假，书面委托董事李某代为表决。"
QUORUM = re.compile(
    r"应到[^。\n]{2,40}实到[^\n]*(?:(?:缺席|请假)(?:\d{1,2}人)?[：:]|因[公事病][^，。\n]{0,6}(?:缺席|请假))"
)
# The labels that a print breaks after their first character, on a line of its own: "出", then "席：张某".
BROKEN_LABEL = re.compile(r"(?:[出列缺]\n席|请\n假|[记纪]\n录|主\n持|参\n[加会])[：:\n]?")
# The opening of the parts that follow the text: circulation, printing, compiling.
TAIL = re.compile(
    r"(?:本期)?(?:主送|抄送|分送|抄报|报送|发送|送|发|报|抄|印送|附件|附)(?:[：:]|(?=\n|$))"
    r"|（?此件[^。\n]{0,12}）?(?=\n|$)|共印\d"
    r"|(?:印数|打印|校对|责任编辑|审核|签发|拟稿|编辑|主题词|关键词)[：:]|散会|（?以下无(?:内容|正文)）?"
    r"|—+完—*|（完）"
)
TAIL_END = re.compile(r"(?:印发|整理|编印|印制|日印|日发)）?$")
# The number of the document on the last line: "局长办公会议纪要【2023】第5号".
NUMBERED_END = re.compile(
    r"[^，。；]{0,30}(?:纪要|办公室|局|委|政府)[〔【\[（(]\d{4}[〕】\])）]第?\d{1,4}[号期]"
    r"(?: ?20\d\d年\d{1,2}月\d{1,2}日印?发)?$"
)
# An office that signs on a line of its own: "河东县人民政府办公室".
OFFICE = re.compile(r"[\u3400-\u9fff]{2,22}(?:政府|办公室|委员会|管委会|办|局|厅|委|公司|集团|大学|学院|学校)")
# A paragraph that is a day, perhaps after the office that dates it: "河东县人民政府办公室 2024年3月9日".
DATED = re.compile(
    r"(?P<office>[^，。：；、《》（\d〇一二三四五六七八九十]{0,30})（?(?:公元)?"
    r"(?:[〇零一二三四五六七八九\d]{2,4}年[一二三四五六七八九十\d]{1,3}月[一二三四五六七八九十\d]{1,3}日"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})"
    r"）?(?:印发?|印制)?$"
)
# "会议还研究了其他事项。": no item, numbered or not.
FILLER = re.compile(
    rf"(?:[{_CN}\d]{{1,3}}[、．.])?(?:会议)?(?:还|并|同时|另)(?:书面|听取|审议|研究|讨论|通报|审定|原则|通过|并|和|、|了){{1,8}}[^，。；：《》]{{0,12}}?(?:其他|其它"
    r"|另外)"
    r"[^。；《]{0,16}(?:事项|议题|问题|事宜|工作|内容)[。.]?"
)
# What a web page prints around a document.
CHROME = re.compile(
    r"(?:您?当?前?(?:所在)?的?位置|首页(?:[>＞]|$)|上一[篇条]|下一[篇条]|关闭|打印|分享|扫一扫"
    r"|相关(?:文章|新闻|链接|阅读|信息|稿件)"
    r"|关联稿件|视频新闻|政策原文|政策解读|附件下载|返回|回到顶部|导航(?:$|[：:])|网站地图|国家各网站"
    r"|友情链接|主办(?:单位)?[：:]|承办(?:单位)?[：:]"
    r"|版权所有|联系(?:我们|电话|方式)|地址[：:]|邮编|电话[：:]|传真[：:]|本网站|技术支持|网站(?:标识码"
    r"|维护|声明|支持)|无障碍|【?字体|字号"
    r"|浏览(?:次数|量)|点击(?:次数|量|率)|访问量|我要|收藏|微信|微博|=+ ?正文|正文$|政府网站|推荐阅读"
    r"|为您推荐)"
    r"|[^\n]{0,40}(?:ICP备|公网安备|网安备|标识码|Copyright|IPv6|All Rights)|https?[：:]",
    re.IGNORECASE,
)
# An article of a regulation: "第十二条".
ARTICLE = re.compile(rf"第[{_DIGITS}]{{1,5}}[条章]")
# The last sentence of an unnumbered document: "区领导张某、李某参加会议。", "副区长王某因公出差请假。"
CLOSING = re.compile(
    r"[^，。；\n]{2,24}?因[^，。；\n]{1,14}?(?:请假|缺席)(?:会议)?(?:。|(?=\n|$))|[^。\n]{2,600}?(?:出席|参加|列席)了?(?:此次|本次)?(?:会议|活动|相关议题)?(?:，[^。，]{2,60}(?:请假|缺席|列席|出席|参加)[^。，]{0,8}|，(?:应邀|受邀|特邀)?(?:列席|出席|参加)(?:会议)?的(?:还)?有[^。，]{2,80}){0,4}(?:。|(?=\n|$))"
)
# What tells an order from a report: "各镇要参加", "县水利局5月1日前组织演练，各镇参加".
ORDERS = re.compile(r"(?<!主)要|必须|应当|不得|请各|务必|组织(?!部)|负责(?!人|同志)|牵头|[日月底]前(?=[^，]{2})")

# ------------------------------------------------------------------ items
# What was done, at the start of an item: "会议听取了", "审议", "会议由张某同志传达".
OPENS_ACT = re.compile(
    r"(?:(?:随后|接着|最后|此外|另外|首先|其次|同时)，?)?(?:(?:本次|这次)?(?:会议|与会人员|与会同志|会上)(?:首先|随后|接着|最后|还|又)?，?)?(?:由[^，。《]{2,16}(?:同志|[长任记]))?"
    rf"(?P<act>{ACT})(?P<done>了|过)?(?!如下|以下|意见|后|的意见|决定)"
)
# "随后，会议讨论了…": what only leads over to the act.
LEADS_OVER = re.compile(r"(?:随后|接着|最后|此外|另外|首先|其次|同时)，?")
# A matter without a number behind those that have one: "会议还通报了第一季度测评结果".
ALSO = re.compile(r"会议(?:还|另|同时)(?:听取|通报|传达|学习|审议|讨论)了(?!其他|其它|有关事项)")
# "会议原则同意", "会议审议通过了".
OPENS_APPROVAL = re.compile(rf"(?:经?会议，?|经研究，?|会上)(?P<act>{APPROVAL})(?P<done>了)?(?!如下|以下|，|：)")
# An approval of something to be done: "会议同意成立…".
NEW_OBJECT = re.compile(
    r"(?:经?会议，?|经研究，?)(?:原则)?(?:同意|通过|批准)了?(?!由|按|该|上述|对)(?P<object>[^，。；]{4,40})"
)
APPROVAL_WORD = re.compile(APPROVAL)
# A word of a result: "表决：", "决议：", "裁示".
SAYS_RESULT = re.compile(r"决议|表决|裁示|原则|同意|会议(?:要求|强调|指出|决定|明确|听取|审议)")
# A line that states a result by its label: "决议：照案通过", "主席裁示：".
RESULT_LABEL = re.compile(r"(?:决议|表决|议决文?|(?:主席|市长)?裁示|审查意见)[：:]")
# What a sentence says of the matter that it names: "…的汇报，要求…", "…（草案），决定…".
RESULT_CLAUSE = re.compile(rf"，(?:会议)?(?:{APPROVAL}|{SPEECH})")
# An act or an approval anywhere: "审议并原则通过".
ACT_WORD = re.compile(rf"(?:会议)?(?:主要)?(?:{ACT}(?:并|和|、)?(?:{APPROVAL})?|{APPROVAL})(?:了)?(?!如下|意见|后)")
# One clause of a list of matters; stops inside titles end nothing: "听取了县水务局关于河道整治情况的汇报".
LISTED_CLAUSE = re.compile(r"(?:《(?:[^《》]|《[^《》]{0,120}》){1,200}》|[^《，；。：\n]){1,400}")
# Matters that one clause names by their nouns: "|河道清淤、渡口选址|等事项".
NAMED_TOGETHER = re.compile(
    r"(?P<matters>[^《，；。：\n、]{5,24}(?:、[^《，；。：\n、]{5,24}){1,5})等(?:有关|相关)?(?:事项|事宜|问题|议题)"
)
# The label of a matter behind its title: "（议题二）".
MATTER_LABEL = re.compile(r"》（(?P<label>议题[一二三四五六七八九十\d]{1,3})）")
# "会议强调，", "张某指出：", "会议决定：".
OPENS_SPEECH = re.compile(
    rf"(?:(?:会议|大家|与会人员|与会同志)[^，。：；《]{{0,12}}?"
    rf"|(?!工作|具体|有关|下步|几点|任务)[\u3400-\u9fff]{{2,4}}?){SPEECH}(?:[^，。：《]{{0,6}}[，：、；]|$)"
)
# "会议指出，": what opens a paragraph on a matter of its own where nothing else does.
OPENS_FINDING = re.compile(r"会议(?:指出|认为)[，：]")
# What the opening announces: "，研究了河道清淤、校车安全等事项。"
ANNOUNCES = re.compile(rf"{ACT}了?(?P<matters>[^。\n]{{4,600}}?)等?(?:事项|事宜|工作|议题)?(?=[。\n])")
# The matter that the first words behind a speech name: "会议指出，|农村校车安全|是…", not a title.
FIRST_WORDS = re.compile(r"(?P<topic>(?!《|要|由|请|各)[^，。；：《》]{3,40}?)(?=[，。；]|要|必须|是|对|关系|事关)")
# "由县水务局负责", "各镇要", "要加强", "请各单位".
OPENS_DUTY = re.compile(
    r"由[^，。]{2,40}(?:负责|牵头|会同|落实|承担)|[^，。；《]{2,30}?(?:要|须|应当|负责|牵头)(?!求|点|素"
    r"|闻|情)|要[\u3400-\u9fff]|请[\u3400-\u9fff]{2,20}"
)
# A person presents: "赵某副校长介绍了", "副县长李某汇报了", "到会人员一起学习了".
OPENS_PERSON = re.compile(
    r"[^。；：]{2,40}?(?:介绍|汇报|传达|通报|部署|说明|讲解|宣读|学习|布置|审议|讨论|研究)了?(?:《"
    r"|[^要应须。]{2,})"
)
# "一、教育项目：": a heading that only sorts the numbered lines below it.
GROUP_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、[\u4e00-\u9fff]{2,12}(?:类|项目|工程|工作|方面|事项)：")
# "关于旧桥改造，会议认为…": a paragraph that names its matter before what the meeting said of it.
HEADS_SPEECH = re.compile(
    r"(?:关于(?=[^，。；：《》]{4,40}，)|关于(?=[^，。；：《》]{4,50}(?:问题|事宜|事项)。会议)|对(?=[^，。；：]{4,70}(?:请示|申请|建议|议案|方案|报告|办法)，会议))"
    r"(?P<topic>[^，。；：]{4,70})[，。]会议(?:认为|指出|强调|决定|明确|同意|原则|要求|没有|不|未)"
)
# "关于旧厂区土地处置问题。原则同意…": a paragraph that opens with its heading, unnumbered.
HEADS_PARAGRAPH = re.compile(r"(?P<topic>关于[^，。；：《》]{2,40}(?:问题|事宜|事项|工作|情况|建设|项目))[。：]")
# "关于夜市搬迁的问题。": a heading on a line of its own that a stop ends.
STOPPED_HEAD = re.compile(
    r"(?:关于|研究|审议)?(?!会议|原则|[不由该此])[^，。；：、《》]{3,40}(?:问题|事宜|事项|方案|办法|请示|申请)。"
)
# A label in brackets that only counts: "【议案1】", "【议题二】".
BRACKET_LABEL = re.compile(r"【(?:议案|议题|提案|事项|案)[0-9一二三四五六七八九十]{1,3}】")
# "【农村客运线路补贴】": a heading in brackets on a line of its own.
BRACKET_HEAD = re.compile(r"[【\[〔［][^【】\[\]〔〕［］。]{2,60}[】\]〕］]")
# What a title of minutes holds, and no heading of a matter.
TITLE_WORD = re.compile(r"纪要|记要|会议记录|会议纪录|[府局会委校院司团室]$|一览|公告")
# "《关于某某的议案》": a title on a line of its own.
TITLE_HEAD = re.compile(r"《[^《》。\n]{4,60}》")
ABOUT = re.compile(r"(?:关于|对于|有关)[^。；]{2,80}")
# A sentence that is but a heading, and what follows on it: "三、投资部《关于某项目的报告》。会议听取了…"
HEADS_ITEM = re.compile(
    r"[\u4e00-\u9fff（）、]{2,16}?(?:《[^《》。]{4,60}》|关于[^，。；]{4,50}的?(?:汇报|请示|报告|情况|建议))。(?=.)"
)
# A heading line that ends like one: "…工作情况汇报", "…有关问题".
HEADED = re.compile(
    r"(?:问题|事宜|事项|工作|情况|方案|办法|意见|报告|汇报|请示|项目|规划|计划|建议|草案|建设|安排|精神"
    r"|措施|规定|案|推荐|名单|情形|名册|案件|补助|价格)[：:（(）]?$"
)
# A title in its marks, one level of marks inside: "《关于〈某办法〉的请示》（书面）".
TITLE = re.compile(r"《(?:[^《》]{1,160}|《[^《》]{1,120}》){1,4}》(?:（[^（）《》]{1,20}）)?")
# Sections of Taiwan minutes that hold no matter of their own: "壹、主席报告", "贰、确认上次会议纪录", "肆、散会".
EMPTY_SECTION = re.compile(
    r"(?:主席(?:报告|致词|宣布)|散会|出席|列席|时间|地点|宣布开会|开会|唱国歌|颁奖|表扬|宣誓|主席(?!结论|指示|裁示|提示|交办)|记录|会议结束"
    r"|(?:确认|宣读|核备|宣读及确认)(?:本会)?[上前]一?次(?:会议|会报|市政会议|例会|区权会)?(?:之|的)?(?:纪录|记录|纪要|决议))"
)
# "壹、确认本府某年某月某日第12次会议纪录" and no more below it than that it is so: as empty as that of 上次会议
CONFIRMING = re.compile(
    r"确认[^。，、；：]{0,16}第[0-9〇零一二三四五六七八九十百千]+次[\u4e00-\u9fff]{0,4}会[议报]?(?:之|的)?[纪记]录"
)
CONFIRMED = re.compile(r"(?:主席)?(?:裁示|决议|决定|指示)?[：:]?(?:[纪记]录)?(?:确定|确认|洽悉|备查)?[。.]?")
# A section that says of itself that it holds nothing: "临时动议：无。", "主席致词（略）".
SAYS_NOTHING = re.compile(r"[^。，]{2,10}[：:]?（?(?:无|略|从略)）?[。.]?")
# Sections whose inner numbers are the items: "贰、议题讨论", "参、讨论事项".
LISTING_SECTION = re.compile(
    r"[^。，]{0,6}(?:讨论|报告|提案|审议|议题|动议|承认|核备|追认|临时|指示|裁示)[^。，]{0,6}$"
)
