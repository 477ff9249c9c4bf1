"""Every regular expression that reads lists of people; all of them read ``Text.plain``.

The examples above the patterns are invented. Repetitions are bounded, so that no text makes one of them slow.
"""

from __future__ import annotations

import re

from knowledge.minutes.patterns_items import ORG_END
from knowledge.minutes.patterns_items import POST as WORD_OF_POST

# The surnames of the Hundred Families and those met beside them, by one character and by two.
SURNAMES = frozenset(
    "楼丛隋展敬言仝兰栗卿盘郤钭冼庹禤茆迟宾奉丘斯赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁"
    "韦昌马苗凤花方俞任袁柳酆鲍史唐"
    "费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏"
    "成戴谈宋茅庞熊纪舒屈项祝董梁"
    "杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣"
    "贲邓郁单杭洪包诸左石崔吉钮龚"
    "程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇"
    "栾暴甘厉戎祖武符刘景詹束龙叶"
    "幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮"
    "牛寿通边扈燕冀郏浦尚农温别庄"
    "晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾"
    "敖融冷訾辛阚那简饶曾沙乜"
    "鞠须丰巢关蒯查荆红游竺权逯盖益桓仉督岳帅缑亢况郈琴海晋楚闫法汝鄢涂钦商佘佴伯赏墨哈谯笪年爱阳佟付代覃"
    "苑郄练闽甯矫付肖"
    "邸门么亓门修腾谌勒臧鹿檀杲凃揭粟麦银操豆苟邝火呼但英刑占战随原化由衣类逢德矣幺战诺才旦扎次普尼洛格贡"
    "顿边巴加辜芦毋漆"
)
COMPOUND_SURNAMES = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "司徒",
    "皇甫",
    "东方",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "宇文",
    "长孙",
    "夏侯",
    "端木",
    "轩辕",
    "南宫",
    "闻人",
    "呼延",
    "澹台",
    "濮阳",
    "钟离",
    "鲜于",
    "赫连",
    "申屠",
    "太叔",
    "淳于",
    "单于",
    "乐正",
    "拓跋",
    "万俟",
    "闾丘",
    "独孤",
    "梁丘",
    "左丘",
    "西门",
    "公冶",
    "宗政",
)
# Short names of bodies and fields that begin like a name.
SHORT_BODIES = frozenset(
    {
        "党组织",
        "文联",
        "文旅",
        "文体",
        "党校",
        "党委",
        "党组",
        "党办",
        "党群",
        "林业",
        "林场",
        "农业",
        "农委",
        "农办",
        "农场",
        "安委",
        "安办",
        "安监",
        "海关",
        "海事",
        "商务",
        "商会",
        "经委",
        "经信",
        "经发",
        "国资",
        "国土",
        "国税",
        "公安",
        "司法",
        "水利",
        "水务",
        "单位",
        "金融",
        "史志",
        "人大",
        "武警",
        "宣传",
        "住建",
        "卫健",
        "广电",
        "应急",
        "时间",
        "地点",
        "鱼政",
        "查办",
        "古建",
        "全体",
        "其他",
        "有关",
        "相关",
        "各级",
        "步行",
        "那么",
        "利税",
        "养老",
        "容量",
        "常务",
        "常委",
        "常委会",
        "党工委",
        "纪工委",
        "县委",
        "市委",
        "区委",
        "纪委",
        "监委",
        "安全",
        "安保",
        "安环",
        "法务",
        "法规",
        "农林",
        "农水",
        "经营",
        "计财",
        "计划",
        "管理",
        "商贸",
        "文教",
        "党建",
        "施工",
    }
)

# A post alone, at the end of words, at their start, and as the whole of them: "市委常委、副市长", "副主任李某".
POST = re.compile(WORD_OF_POST)
POST_END = re.compile(rf"(?:{WORD_OF_POST})$")
TITLED = re.compile(
    rf"^(?P<title>.{{0,40}}?{WORD_OF_POST})(?P<name>[\u3400-\u9fff]{{1,6}}(?:·[\u3400-\u9fff]{{1,6}}){{0,3}})$"
)
NAMED_POST = re.compile(rf"^(?P<name>[\u3400-\u9fff]{{2,4}}?)(?P<title>{WORD_OF_POST}(?:兼.{{2,20}})?)$")
# "某尔·某提".
DOTTED_NAME = re.compile(r"[\u3400-\u9fff]{1,6}(?:·[\u3400-\u9fff]{1,6}){1,3}")
# "李某、王某两位学院的领导".
COUNTED = re.compile(
    r"^(?P<name>[\u3400-\u9fff]{2,3})[两二三四五六七八九十]位(?P<body>[^，。]{0,20}?)的?(?:领导|负责人"
    r"|负责同志|同志|代表|专家)$"
)
IS_ORG = re.compile(rf"^[\u3400-\u9fffA-Za-z0-9·“”（）]{{0,30}}?{ORG_END}$")
ORG_INSIDE = re.compile(rf"[\u3400-\u9fffA-Za-z0-9·“”]{{1,30}}?(?:{ORG_END}|人大常委会|常委会)")
# A post between surname and given name, after a body perhaps: "卫生局张局长某", "林副市长某某".
SPLIT_NAME = re.compile(
    rf"^(?P<body>(?:[\u3400-\u9fff]{{1,20}}?{ORG_END})?)(?P<surname>[{''.join(sorted(SURNAMES))}]"
    rf"|{'|'.join(COMPOUND_SURNAMES)})(?P<post>{WORD_OF_POST})(?P<given>[\u3400-\u9fff]{{1,2}})$"
)
# A deputy glued to whom he stands for: "郭某陈某代".
PROXY = re.compile(r"^(?P<name>[\u3400-\u9fff]{2,3})(?P<deputy>[\u3400-\u9fff]{2,3})代$")
# What may stand right before a name glued to it: the last characters of a body's name.
GLUED = re.compile(rf"(?:{ORG_END}|人大|政协|人行|海关|法院|检察院|团市委|团县委|团区委|栋|号楼|单元)$")
# A person and others without a name: "李某及有关部门负责人".
COUPLED = re.compile(r"^(?P<first>[^及和]{2,30})(?:以及|及|和)(?P<others>[^及和]{2,30})$")
# Those who came without a name: "市侨办的代表", "各镇主要负责人", "有关部门负责同志".
NAMELESS = re.compile(
    r"(?:等?(?:有关|相关)?的?(?:代表|主要负责人|主要负责同志|负责人|负责同志|分管负责人|分管负责同志"
    r"|分管领导|主要领导|有关人员|相关人员|有关同志|同志|人员)(?:各?\d*[一二两三]?[人名位])?)$"
)
# Marks in brackets behind a name: "（请假）", "（赴省里开会）", "（王某代）".
AWAY = re.compile(r"请假|公假|病假|事假|休假|缺席|出差|赴|因[公事病]|未到|学习|培训")
# A line in brackets about one who did not come: "（张某参加省厅会议，未到会）".
BRACKETED_AWAY = re.compile(
    r"(?m)^（(?P<name>[\u4e00-\u9fff]{2,4}?)(?:同志)?(?:因|在|参加|赴|出差|陪同|休假)[^（）\n]{0,30}?(?:未到会|未参会|未参加|未出席|未能|缺席|请假)[^（）\n]{0,6}）$"
)
# Who stood in: "（王某代）".
DEPUTY = re.compile(r"^(?P<name>[\u3400-\u9fff]{2,3})代$")
# Who led the meeting, before who else came: "会议由董事长李某主持，".
CHAIRED = re.compile(r"主持(?:会议|召开[^，。；]{0,30})?，")
# What others did with the paper, behind the one who took the minutes: "审核：李某".
SIGNED = re.compile(r"(?:审核|审签|签发|校对|核稿|整理|打印|拟稿|编辑)(?:人|人员)?[：:]")
# One on leave, told in a sentence below the lists: "财政局局长李某因公请假，由副局长王某参会。"
TOLD_AWAY = re.compile(
    r"(?m)^[^，。；：\n]{2,24}?[因在][^，。；：\n]{1,14}(?:请假|缺席|未(?:能)?(?:参会|到会|参加|出席))[^：\n]*$"
)
# Leads of prose that are no name: "同时还邀请了", "会议由".
PROSE_LEAD = re.compile(r"(?:同时|此外|另外)?，?(?:还)?(?:特别)?(?:邀请了?|请了)?(?:出席会议的?(?:还)?有)?")
# The end of a clause that says who came: "李某、王某出席会议", "各镇负责人列席".
CAME = re.compile(
    r"(?P<invited>应邀|受邀)?[也均都]?(?P<verb>出席|参加|列席|[因在][^，。；]{1,14}，?(?:缺席|请假|(?:未能?|没有?)(?:参会|到会|参加|出席))|因(?:公务?|病|事)[^，。；]{0,6}(?=，(?:书面)?委托)|缺席|请假|未(?:能)?(?:参会|到会)|(?:先后)?到会(?:汇报|说明))了?(?:此次|本次"
    r"|这次)?(?:会议|活动|相关议题|有关议题|相关会议|调研)?(?=[，。；\n]|$)"
)
# What of the meeting an entry was there for: "某局李某列席全部议题".
THROUGHOUT = re.compile(
    r"(?:应邀|受邀)?(?:到会$|出席$|参会$|(?:全程)?(?:列席|参加)了?)(?:全部|所有|各项?|全程)?(?:议题|会议)?$"
)
# How many were named, behind the last of them: "李某、王某|二人"; 应到7人 names nobody.
TOGETHER = re.compile(
    r"^(?!应到|实到|共|全体|其中)(?P<who>[\u4e00-\u9fff·]{2,}?)等?(?:[一二两三四五六七八九十]|\d{1,2})(?:人|位同志|名同志)$"
)
# A sentence of prose that says who took the minutes: "周敏记录。", "周敏同志担任记录".
WROTE = re.compile(
    r"(?:会议由|由|文书|[^，。；：\n]{0,8}办公室|[^，。；：\n]{0,6}秘书)?(?P<name>[\u4e00-\u9fff]{2,3})(?:同志)?(?:担任|负责|作)?(?:会议)?(?:记录|纪要整理)(?=[。；\n]|$)"
)
# Names of other tongues that the minutes of many places print whole: 阿依古丽, 白玛次仁, 巴特尔.
_SYLLABLES = (
    "阿依|古丽|古力|买买提|艾买提|麦麦提|艾山|阿不都|阿卜杜|热合曼|吐尔逊|吐尔洪|帕提|迪丽|努尔|艾力|玉素甫|肉孜|库尔班|阿里木|依明|卡德尔|艾合|木合塔尔|图尔荪"
    "|白玛|次仁|扎西|顿珠|卓玛|央宗|央金|才让|才旦|多杰|尼玛|格桑|旺堆|旺姆|丹增|嘎玛|仁青|仁增|拉姆|拉毛|索南|平措|达瓦|德吉|洛桑|次旦|罗布|边巴|普布|米玛|强巴|曲珍"
    "|赛音|巴图|巴特尔|巴雅尔|苏日娜|娜仁|其其格|乌云|乌兰|图雅|那顺|布和|孟和|斯琴|高娃|哈斯|额尔敦|特木尔|吉日嘎拉|格日勒|敖登|朝鲁|宝力|宝音|毕力格|青格乐|呼和|萨仁|赛汗|托娅"
)
WHOLE_NAME = re.compile(rf"(?:{_SYLLABLES}){{1,2}}(?:·?(?:{_SYLLABLES})){{0,2}}")
# One entry of a list that says by itself who did not come: "副县长李某因在省委党校学习请假".
STAYED_AWAY = re.compile(
    r"^(?P<who>[^因在]{2,20}?)[因在][^，。；]{1,16}(?:请假|缺席|(?:未能?|没有?)(?:到会|参会|参加|出席))$"
)
# Who took the minutes, wherever it stands: "（记录：党政办 李某）", "散会时间：12时　记录：李某".
RECORDED = re.compile(
    r"(?:记录|纪要起草|(?<=\n)整理|(?<=（)整理|会议秘书)(?:整理)?(?:人|员|人员)?[：:] ?(?P<who>[^，。；：）|\n]{2,24})"
    r"|（(?P<wrote>[^（）：，。\n]{2,24}?)(?:记录|整理){1,2}）"
)
# "李某、王某出席会议，": the first clause behind a label.
FIRST_CLAUSE = re.compile(r"[^。；\n]*")
# A label in prose: "出席会议的领导有：".
PROSE_LABEL = re.compile(
    r"(?P<invited>应邀|受邀|特邀|邀请)?(?P<verb>出席|参加|列席|参会|与会|到会)(?:本次|这次|今天|当天)?(?:会议)?的?(?:领导|人员|同志|单位|还|[\u4e00-\u9fff]{0,4}(?:成员|委员|代表|干部))?有[：，]?"
)
# "第三、七议题：": the first of several items that a group was there for; a sentence below the lists.
NO_BODY = re.compile(r"第?[一二三四五六七八九十\d]{1,3}|.*(?:请[在于向各]|意见|告诉|报送).*")
# A label of a group within a list: "（二）县政府办：", "第三议题：".
GROUP_LABEL = re.compile(
    r"(?:（[一二三四五六七八九十]{1,2}）|第?[一二三四五六七八九十至、\d]{1,7}(?:项"
    r"|个)?(?:议题)?[：]?)?(?P<body>[^：，。；、（）\n]{0,20})："
)
