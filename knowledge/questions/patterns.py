"""The regular expressions by which a question is read, each with an invented example.

What only one kind of answer asks of the question (a deed, a part of a whole) stands beside that answer.
"""

from __future__ import annotations

import re

from config.vocabulary import fact_table

NUMBER = r"[0-9０-９零〇一二两三四五六七八九十百]+"
# 常务会 · 县政府专题会议 · 纪要: what people call a meeting of which there are minutes
SITTING = (
    r"(?:[省市县区镇乡]?(?:人民)?政府)?(?:常务|专题|办公|[\u4e00-\u9fff]长办公|(?:总经理|主任)办公|党组|党委|联席|调度|现场)?"
    r"(?:会议纪要|会议(?!题|程|案)|(?:常委|主任|董事|股东)?会(?!计|展|所)|纪要)"
)

# 第32次会议 · 五届八次常务会 · 第十二次
MEETING_ORDINAL = re.compile(
    rf"(?:(?:[\u4e00-\u9fff]{{1,5}}政府)?(?P<year>[0-9]{{2,4}})年度?(?:{NUMBER}月)?\s*)?(?:[\u4e00-\u9fff]{{0,4}}?政府)?(?:{NUMBER}届(?:[^，。]{{0,6}}?政府)?)?第?(?P<number>{NUMBER})次"
    r"(?:[^，。？?\s第次不都]{0,8}?(?:会议纪要|会议(?!题|程|案)|会|纪要))?"
)
# 上|一次会, 不到|三次会: a count of times, and no number of a meeting
COUNTS_NO_MEETING = re.compile(r"(?:[上下这那每哪几另头再有满过到]|连续|最近|累计)$")
WAS_THERE = "参加|出席|列席|主持|到会|缺席|请假"  # what the lists say of somebody
# 第一次|参加常务会: how often somebody was there
DONE_BY_SOMEBODY = re.compile(rf"次的?(?:来|去)?(?:{WAS_THERE})")
WHOLE_NAME = re.compile(r"会议|常务|办公|纪要|届")
# 纪要第7号 · 第7号纪要
ISSUE = re.compile(
    rf"(?:第|[\u4e00-\u9fff]{{0,4}}纪要?\s?第?|(?=[0-9]+号(?:专题|办公|会议)*纪要))(?P<number>{NUMBER})[号期](?!议题|项目|楼|线|地块)(?:专题|办公)?(?:会议)?(?:纪要)?"
)
# 云府常纪〔2024〕11号 · 纪要(2024)3号
ISSUE_OF_YEAR = re.compile(
    rf"[\u4e00-\u9fff]{{0,8}}[〔\[【(（](?P<year>20[0-9]{{2}})[〕\]】)）] ?第?(?P<number>{NUMBER})[号期]"
    r"(?:会议)?(?:纪要)?"
)
# 2024年15号纪要
ISSUE_IN_YEAR = re.compile(rf"(?P<year>20[0-9]{{2}})年?的?第?(?P<number>{NUMBER})[号期](?:会议)?纪要")
# 2024年3月5日 · 二〇二四年三月五号的会
DAY = re.compile(
    rf"(?:(?P<year>[0-9]{{2,4}}|[零〇一二三四五六七八九]{{4}})年|(?P<which>去年|今年|前年))?(?P<month>{NUMBER})月(?P<day>{NUMBER})[日号](?![以之]?前)(?:上午|下午|晚上)?(?:的)?(?:{SITTING})?"
)
# 六号那天 · 6号的会: the day alone
DAY_ALONE = re.compile(
    rf"(?<![月0-9一二三四五六七八九十第])(?P<day>{NUMBER})[日号](?:那[天次场](?:的)?(?:{SITTING})?|那个?{SITTING}|(?:开)?的{SITTING})"
)
# 2024年 · 2024: a year of a matter, whatever it says of meetings
A_YEAR = re.compile(r"(?<![0-9.])20[0-9]{2}(?=年|[^0-9.万亿元个人户亩家米名吨公平多余只套台块]|$)")
# 2024年的会 · 2024年召开的常务会议
YEAR = re.compile(rf"(?P<year>[0-9]{{4}})年(?:度|底|初|末)?(?:以来|的|召开的|开的|所有|全部)*{SITTING}")
# 68次和80次: two meetings beside each other
MEETING_PAIR = re.compile(
    rf"第?(?P<one>{NUMBER})次(?:[^，。？?\s第次]{{0,4}}?会议?)?(?:上)?(?:和|与|跟|同|、|到|对比|比)第?(?P<other>{NUMBER})次(?:[^，。？?\s第次]{{0,4}}?会议?)?"
)
# 13期联席会
ISSUE_BARE = re.compile(rf"^\s*(?P<number>{NUMBER})[期号](?=\s?(?:联席|党政|会议|纪要|专题|常务|办公))")
# 42次 第八项
MEETING_BARE = re.compile(rf"^\s*(?P<number>{NUMBER})次(?=\s|第|$|的|会|(?P<asks>议题|议程|怎么|咋|为什么|为啥|谁))")
# 2024年5月的常务会 · 24年1月那次 · 去年8月那次会 · 2025年3月 常务会议 · 3月份的会
MONTH = re.compile(
    rf"(?:(?P<year>(?:20)?[0-9]{{2}}|1[0-9]{{2}})年|(?P<which>去年|今年|前年))?(?P<month>{NUMBER})月(?:份)?"
    rf"(?:\s*(?:的|那次|那回|那个|那场|这次|几次|召开的|开的)*\s*(?:(?:(?:到底)?(?:有没有|有无|是否|是不是)(?:召?开|举行)过?|召?开过?(?:了)?)?{SITTING}|开会|(?:有没有|有无|是否)(?:召?开|举行)过?会)|(?:召开的|开的|的)?那[次回场])"
)
# 这个月的会 · 上个月常务会: a month from where the asker stands
NEAR_MONTH = re.compile(
    rf"(?P<ago>这个?月|本月|当月|上上个?月|上个?月)(?:份)?(?:的|里|内|召开的|开的|那次|那场)*\s*(?:{SITTING}上?|会上)"
)
# 7月份|电梯专题会: the month of a meeting that its matter names
MONTH_OF_MATTER = re.compile(
    rf"(?:(?P<year>(?:20)?[0-9]{{2}})年|(?P<which>去年|今年|前年))?(?P<month>{NUMBER})月份?(?:的)?"
    r"(?=[\u4e00-\u9fff]{2,10}(?:专题|现场|协调|调度|推进)(?:办公)?会)"
)
# 23年那次 · 去年那次会上
THAT_YEAR = re.compile(
    rf"(?:(?P<year>(?:20)?[0-9]{{2}})年|(?P<which>去年|今年|前年))(?:的)?那(?:[次回场](?:{SITTING}上?)?|个?{SITTING}上?)"
)
# 上半年的会上 · 去年四季度的常务会: the meetings of a part of a year
PART_OF_YEAR = re.compile(
    r"(?:(?P<year>(?:20)?[0-9]{2})年|(?P<which>去年|今年|前年))?(?:的)?(?P<part>[上下]半年|[一二三四]季度)"
    rf"(?:的|那次|开的|召开的|所有|几次|开)*{SITTING}上?"
)
# 去年的会 · 今年常务会
RELATIVE_YEAR = re.compile(rf"(?P<which>去年|今年|前年)(?:以来|的|召开的|开的|所有|全部)*{SITTING}")
# 去年8月 · 去年: only which of several meetings is likelier meant
WHEN = re.compile(rf"(?P<which>去年|今年|前年)(?:(?P<month>{NUMBER})月(?:份)?|[春夏秋冬][天季]|年初|年底|年末)?")
# 去年最后一次会议 · 2025年第一次会: one of the meetings of a year, counted from either end
OF_YEAR = re.compile(
    r"(?:(?P<year>(?:20)?[0-9]{2})年|(?P<which>去年|今年|前年))(?:的|开的|召开的|所有)*"
    rf"(?:(?P<last>最后|最末|末尾?|最近)的?|(?P<first>第一|头一?|首|最早))一?[次场回](?:的|开的|那次)*(?:{SITTING})?"
)
# 李明主持的那次会 · 代县长主持的第一次会议 · 王芳主持的最后一次
CHAIRED = re.compile(
    rf"(?P<who>[\u4e00-\u9fff]{{2,8}}?)(?:同志)?(?:来)?主持(?:召开|开)?的(?:(?P<first>第一|头一?|首)|(?P<last>最后一?|最近一?|最新一?)|那|这|上一?)[次场回个](?:{SITTING})?"
)
CHAIR_POST = re.compile(r"代?(?:常务)?副?(?:市长|县长|区长|镇长|乡长|州长|校长|院长|局长|主任|书记|董事长|总经理)$")
# 上上次会议 · 再上次 · 倒数第二次会议: counted back from the newest
BACK = re.compile(
    rf"(?P<twice>上上|再上一?|前一?)次(?:的|开的|那次)*(?:{SITTING})?"
    rf"|倒数第(?P<back>{NUMBER})次(?:的|开的)*(?:{SITTING})?"
)
# 2026年以来 · 去年6月以来 · 今年起: from a day on
SINCE = re.compile(
    rf"(?:(?P<year>20[0-9]{{2}})年?|(?P<which>去年|今年|前年))(?:(?P<month>{NUMBER})月(?:份)?)?(?:以来|至今|到现在|(?:之后|以后)(?!的?(?:施行|执行|实施|开始|生效|完成|起)))"
)
# 第一次上会 · 头一次没过 · 最初: which of the meetings on one matter
TURN = re.compile(
    r"(?:第(?P<number>[一二三四五1-5])|(?P<first>头一?|首))[次回](?=上会|过会|上的会|审|没|未|被|不|提|研究|讨论|议|报|的|时|，|怎么|为|$)"
    r"|(?P<early>原(?:定|计划|本定)(?=[^，。？?]{0,8}(?:什么时候|啥时候?|几|哪|多少|何时))|最初|起初|一开始|最开始|刚开始|当初|最早|(?<!比)原先)|(?P<late>(?:最后|最终)(?=选|概算|预算|总?投资|标准|价格|数额|定为|定在|定的?[哪多几]|[是]?[哪多几])|最近一次|最后一次|最新(?:一次)?的?|后来(?:是|又|到底)*(?=怎么[定批说处弄]|咋[定批说处弄]|如何[定批处]))(?!(?:一次)?的?(?:常务|政府|会|纪要|那次))"
)
# 头一回什么结果，后来呢: all of them
AND_THEN = re.compile(r"[，,？?、 ](?:后来|之后|然后|现在|再后来)(?:呢|怎么|又|过了?|通过|批了?|再次?|第二次|$)")
# 从首次上会到最近一次 · 头一次上会和后来一次: every one of them
ALL_ALONG = re.compile(
    r"从(?:首次|第一次|头一次|最初|最早|一开始)[^，。？?]{0,8}到"
    r"|(?:原先|原来|最初|起初|一开始)[^，。？?]{0,8}(?:后来|现在|如今| )(?:是|又)?(?:几|多少|什么|哪|怎)"
    r"|(?:首|第一|头一)次(?:上会|审议|研究)?[和跟与](?:后来|后面|最后|第二|之后)"
)
PAPERS = "办法|措施|方案|规划|意见|条例|政策|报告|预案|细则|规定|计划"  # what a paper is called by its kind
# 上次会议 · 最近一次常务会 · 最近的一次会议 · 最新的纪要
LATEST = re.compile(
    rf"(?:上一?[次回]|最近的?[一那]?[次回场趟期份]|最新的?一?[次期份]|最近|最新|刚开)(?:的|开的|那次)?{SITTING}"
)

# 第2、3项 · 第二和第三项
ORDINALS = re.compile(rf"第(?P<all>{NUMBER}(?:[、和，,]{NUMBER})+)(?:项|个议题)")
# What makes a meeting of 第三次…: 第三次全国普查 is none.
OF_MEETING = re.compile("会|届|纪要|常务")
# 第三项 · 第3个议题 · 三号议题 · 议题五 (but not 第十五个五年规划)
ORDINAL = re.compile(
    rf"第(?P<a>{NUMBER})(?:个议题|部分|大项|板块|项议题|项议程|个议程|个事项|项|个(?!五年|月|季|工作日|百年|人|星期|学期)|(?=议题|件事))"
    rf"|(?P<b>{NUMBER})号(?:议题|议程)|议题(?P<c>{NUMBER})(?![个项])|^\s*那?第(?P<d>{NUMBER})(?=[呢吧？?\s]*$)"
)
# 最后一项 · 倒数第二个议题
LAST = re.compile(
    rf"(?:最后面?(?:的?那)?|末尾?那?)一?(?:项|个议题|个事项|条议题|件)"
    rf"|倒数第(?P<back>{NUMBER})(?:项|个议题|个)"
)
# 第二条原文 · 第3点
POINT = re.compile(rf"第(?P<number>{NUMBER})(?:条|点|款|句)")

# 六十人 · 80个人 · 3天: a quantity that the asker brings along
QUANTITY = re.compile(
    rf"(?P<number>{NUMBER})(?:个|来|多)?(?P<unit>人|名|天|日|次|桌|户|平方米|平米|万元|亿元|元|小时|公里|年|岁)"
)

# 第三级水价 · 二期 · 4号线: one of several that are told apart by number alone
NUMBERED = re.compile(
    r"(?<!哪)第?(?P<number>[0-9]+|[一二三四五六七八九十]+|首)(?P<unit>级|阶梯|(?:(?<=第.)|(?<=第..)|(?<=第...)|(?<=首))届|期(?!间|限|末|货)|标段|号线|号楼|号地块|号路|等奖|年级|类(?=区|城市|地区|人员|企业|地段|用户)|档(?!案)|梯队|批(?!准|复|评|示|发)|轮(?!岗|训|流)|季度)"
)

# 方案一 · B-09地块 · S313线: one of several that are told apart by number or code
VARIANT = re.compile(
    r"(?P<noun>方案|标段|阶段|预案|选项|类型)(?P<number>[一二三四五六甲乙丙丁])(?![\u4e00-\u9fff]?(?:次|个|项))"
    r"|(?<![a-z0-9\u4e00-\u9fff])(?P<letter>[a-z])(?P<kind>类|级|档|区|栋|座)|(?P<side>[东南西北])(?P<part>区(?!域)|片区|侧|门|岸|校区)"
)
# 第一水厂: one of several that are told apart by their rank
NTH = re.compile(r"第[一二三四五六七八九十](?P<thing>(?![次项个条款点届季年期批])[\u4e00-\u9fff]{2})")
# 白沙河, 南溪村: one of several that are told apart by name alone
PLACED = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,3}?)(?P<head>片区|社区|小区|校区|院区|夜市|菜场|菜市场|农贸市场|市场|公园|广场|医院|小学|中学|幼儿园|客运站|车站|水厂|电厂|景区|码头|机场|泵站|新城|古镇|大厦|水库|大桥|隧道|园区|街道|村|镇|乡|河|湖|江|溪|干渠|渠|(?<![线道公铁])路(?!径|线|灯)|桥|港|山|岛|湾|苑)"
)
CODE = re.compile(r"(?<![a-z0-9.])[a-z]{1,3}-?[0-9]{1,4}(?![0-9a-z])")

# The kind of fact that is asked for; the unit where the question names it.
FACTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (row.name, re.compile("|".join(row.asks))) for row in fact_table() if row.asks
)
OF_WHOLE = frozenset(row.name for row in fact_table() if row.whole)
# What a sentence must hold to tell a fact of a kind.
EVIDENCE: dict[str, str] = {row.name: "|".join(row.tells) for row in fact_table() if row.tells}
# 局长办公会议对…的决定 · 专题会上: the meeting in general, no part of the topic.
ANY_MEETING = re.compile(
    r"(?:局长|校长|主任|市长|县长|区长|镇长|乡长|书记|院长|馆长|董事长|总经理|总经办|经理|处长|主席|理事长|所长|社长)?(?:总经办|办公|联席|常务|专题|党组|党委|党政联席|部务|局务|院务|行务|工作推进|调度|协调|扩大|全体|行政|乡务|镇务|校务)+(?:会议|会)(?:上|纪要)?|主任会议?|纪要"
)
# 每户补多少 · 一斤几块: what a figure is asked for by; the minutes must say it by the same
_THINGS = (
    "人|户|座|口|眼|处|宗|件|台|公斤|斤|吨|亩|平方米|平方|平米|平|小时|钟头|餐|顿|张|份"
    "|套|部|间|辆|株|棵|只|头|栋|米|公里|度|方"
)
PER = re.compile(
    rf"(?:每一?|单(?=个)|一(?![个年下些次起直共点定时般样]))(?P<thing>{_THINGS}|(?<=[每单])个(?!月))"
    r"(?=[\u4e00-\u9fff，, ]{0,14}(?:多少|几))"
    rf"|(?:多少钱|几块钱?|多少)一(?P<thing2>{_THINGS})"
)
# 院长由谁担任 · 律师叫什么: a person, whom the minutes must name
POST = re.compile(
    r"(?P<post>头儿|头头|一把手|副?(?:局长|院长|所长|部长|总经理|经理|董事长|律师|股东|负责人|组长|校长|园长|馆长|队长|站长|代表|专家|承包人|人选|投资人|当事人|老板|租户|户主|主任|书记|处长|科长|店长|班长|领队|指挥长|台长|行长|理事长|主编))"
    r"(?:(?:最后|现在|分别|各自|各|定[的了]?|选[的了]?|任命[的了]?|都?有|包括|是|由|会|让|叫|给|又|(?:换|改|变|调整?|调换)(?:成|为|给)?了?)*(?:谁|哪位|哪个人|哪些人|哪几[个位]人?|叫什么|叫啥|什么人)(?:担任|来当|当|任)?|(?<=^...)呢|(?<=^..)呢)"
)
_POSTS = (
    "(?:局长|厂长|院长|所长|部长|站长|队长|镇长|乡长|校长|园长|馆长|处长|科长|店长|班长|领队|台长|行长"
    "|主任|书记|总?经理|董事长|组长|会长|秘书长|总工程师|总(?=是谁|是哪|叫|由谁))"
)
# 谁去某局当副局长 · 工程部新副经理是谁: who was appointed to a post
APPOINTED = re.compile(
    rf"(?:谁|哪位|哪个人?)(?:去|来|到|被|接)*[^，。？?谁]{{0,10}}?(?:当|担?任|接任|出任|提拔?[为成])(?:了|上)?(?P<post>副?{_POSTS})(?![\u4e00-\u9fff])"
    rf"|新(?:(?:上?任|上来|提拔)的?[\u4e00-\u9fff]{{0,8}}?|来的?)?(?P<new>副?{_POSTS})(?:[^，。？?]{{0,3}}(?:谁|哪位|叫什么|叫啥|何人)|[？?]*$)"
)
NEWLY = re.compile(rf"新(?:来的?)?(?=副?{_POSTS})|新(?:上?任|上来|提拔)的?(?=[\u4e00-\u9fff]{{0,8}}?副?{_POSTS})")
# The words of a question that ask, whatever they ask of; they are no part of its topic.
ASKING = re.compile(
    r"(?:换|改|变|调整?|调换)(?:成|为|给)?了?(?=谁)|我?(?:登记|填|写|做|录入?|归档|报|汇报)[\u4e00-\u9fff]{0,4}(?:要用|急用|等着用|要填)(?=[？?。\s]*$)|[那这](?:一)?摊子(?:事情?)?|(?:改|挪|换|移|调整?)到了?(?=哪)|又?(?:改|变|调)成了?(?:什么|啥|怎)样(?:子|了)?|哪[几一两二三四五]个?(?:单位|部门|局)|(?:改|变|调整?)之?前[，,、和与]?(?:改|变|调整?)之?后|从(?:多少|几)[^，。？?]{0,3}(?:变|改|调|涨|降|增|减)[^，。？?]{0,2}(?:多少|几)[张个元万亿户亩人条]?|各(?=是|为|$)|去(?:了)?哪[里儿]?(?=[？?\s]*$)"
    r"|(?:人数|数量|金额|比例|费用)?(?:上限|下限)|(?<=现在)数量|数量(?=[？?\s]*$)|(?:几|多少)(?:个)?(?:工作日|平方米|小时|分钟|公里|[天日月年次回遍人名票张家户套位所座辆台部条处间岁栋亩吨米倍个项件点期])|多少(?:万|亿)?(?:美)?[元钱块]?|多(?:长|宽|高|深|远|厚)(?!时间|期|久)|几块钱|每个?月几号|哪家(?:公司|单位|企业|机构|医院|学校)?|哪几[种类](?:人员?|情况|情形|单位|企业|场所)?|哪个(?:单位|部门|口子|科室|条线|地块|地方|公司|镇|村|局)?|哪些"
    r"|什么时[候间]|啥时候?|何时|几时|哪(?:一|几|个)?[天年月日](?:[之以]前的?)?|几月几号|几号|几月|(?:多久|多长时间)(?:之?内)?|(?:什么|啥|何)原因(?:造成|引起|导致)?的?|为什么|为啥|为何|怎么样?|作何|怎样|如何|什么|啥|哪里|哪儿|在哪|哪位"
)
# 安全生产那项是谁汇报的 · 方案是哪家提交的
PRESENTED = re.compile(
    r"(?:谁|哪[个家位][\u4e00-\u9fff]{0,3}?|什么单位|哪几家)(?:来|在会上|在|做|作)?(?:的)?(?:汇报|提交|提请|送审|起草|报上来|介绍|报告|[拿提]上会|上会)"
    r"|(?:汇报|提交|提请|送审|起草|介绍)(?:的)?(?:单位|部门|人|是谁|是哪|的是)"
)
# 新增的6个小区, 17个问题: a quantity by which a question knows its matter
STATED = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:个|家|户|亩|公里|万|亿|台|所|处|名|块|座|辆|栋|套|平方米)")
UNITS = {
    "天": "天日", "日": "天日", "月": "月", "个月": "月", "年": "年", "小时": "时", "周": "周", "工作日": "日",
    "个小时": "时", "钟头": "时", "个钟头": "时",
    "个工作日": "日", "分钟": "分", "人": "人名位", "名": "人名位", "位": "人名位", "次": "次回遍",
    "回": "次回遍", "遍": "次回遍", "户": "户", "套": "套", "家": "家个户份所", "所": "所个", "座": "座个",
    "辆": "辆台", "台": "台部辆", "条": "条项艘只", "处": "处个", "间": "间个", "岁": "岁", "栋": "栋幢", "票": "票",
    "亩": "亩", "件": "件项宗起", "宗": "宗件起", "起": "起件宗", "桩": "桩件", "笔": "笔项",
    "份": "份", "支": "支", "只": "只", "艘": "艘",
    "公里": "公千里", "平方米": "平㎡", "平米": "平㎡", "吨": "吨立", "米": "米", "倍": "倍",
    "个": "个项家所处座条名人只台套部件",
    "张": "张", "口": "口眼", "眼": "口眼", "册": "册本", "本": "本册", "盏": "盏", "例": "例",
    "棵": "棵株", "株": "棵株", "头": "头", "层": "层", "床": "张床", "班": "班个", "批": "批",
    "方": "方立", "餐": "餐顿", "顿": "餐顿", "根": "根", "部": "部台", "平方公里": "平",
}  # fmt: skip
