"""Who must do what: the forms in which minutes give out tasks."""

from __future__ import annotations

import pytest

from knowledge.model import Kind, Role
from tests.knowledge.minutes.parsing import parsed
from tests.knowledge.minutes.reader import named, read

ONE_TASK = [
    ("会后由县水利局按讨论情况完善细节，以县政府名义印发。", "县水利局:lead"),
    ("由县林业局牵头，县公安局、县应急局参与，5月底前完成清障。", "县林业局:lead 县公安局:support 县应急局:support"),
    ("县政府办负责，修改完善后提请县委常委会会议审议。", "县政府办公室:lead"),
    ("副县长田野牵头，县林业局负责，清查林地台账。", "田野:person 县林业局:lead"),
    ("由财务部书面答复柳丝文旅公司。", "财务部:lead"),
    ("会议要求，青禾新城管委会同步完成高压线迁改。", "青禾新城管委会:lead"),
    ("组织人事局要复核入住资格。", "组织人事局:lead"),
    ("副县长田野牵头，县住建局、县税务局组成专班，先行办证。", "田野:person 县住建局:joint 县税务局:joint"),
    ("责任单位：县水务局、青石水库管理所；完成时限：2024年6月底前。", "县水务局:joint 青石水库管理所:joint"),
    ("责任单位：柳河镇、上湾乡；完成时限：2024年6月底前。", "柳河镇:joint 上湾乡:joint"),
    ("由田野副县长牵头，县教育局、县财政局等单位参与，组成专班。", "田野:person 县教育局:support 县财政局:support"),
    ("由分管副县长牵头，县司法局具体负责，进一步修改完善。", "分管副县长:person 县司法局:lead"),
    ("由田大林同志负责，抓好统筹调度。", "田大林:person"),
    ("责成县妇联按讨论情况改好后，依程序发文。", "县妇联:lead"),
    ("请各乡镇、各部门于6月15日前报送自查报告。", "各乡镇:group 各部门:group"),
    ("建议县环保局按照低线给予处罚。", "县环保局:lead"),
    ("由县生态环境分局商县自然资源局依规办理。", "县生态环境分局:lead 县自然资源局:support"),
    ("县自然资源局会同县财政局、县税务局，于7日内核定价款。", "县自然资源局:lead 县财政局:support 县税务局:support"),
    ("县民政局、审计局等有关部门要核对名册。", "县民政局:lead 县审计局:joint 有关部门:group"),
    ("县教育局、体育局要协同推进场馆开放。", "县教育局:joint 县体育局:joint"),
    ("县文体旅、教育、财政等部门要密切配合。", "县文体旅局:lead 县教育局:joint 县财政局:joint"),
    ("住建、交通等工程行业主管部门，要按月抽查工地。", "县住建局:lead 县交通运输局:joint"),
    ("柳河镇和发展改革、林草等部门要互通信息。", "柳河镇:lead 县发展改革局:joint 县林草局:joint"),
    ("所需资金由县财政统筹解决。", "县财政局:lead"),
    ("由旅投公司出资购置观光车。", "旅投公司:lead"),
    ("经县委常委田野把关后，县政府办公室发文实施。", "田野:person 县政府办公室:lead"),
    ("报田大林、周小川两位副县长审核把关后，由县府办印发。", "田大林:person 周小川:person 县政府办公室:lead"),
    ("表决：8票同意由顺达行以15,000元承包施作。", "顺达行:lead"),
    ("说明：逾期户名单如附（请栋委协助追缴）", "栋委:lead"),
    ("责任单位：县林业局、县公安局；完成时限：2024年10月底前。", "县林业局:joint 县公安局:joint"),
    ("会议要求，县应急站今日起五日内配齐雨靴。", "县应急站:lead"),
    ("会议要求，县综合执法队4月18日组织抽查。", "县综合执法队:lead"),
    ("会议要求，县教育局、县民政局等部门5月20日前完成授牌。", "县教育局:lead 县民政局:joint"),
    ("由青禾湾管委会另行召集商谈。", "青禾湾管委会:lead"),
    ("希望柳丝化纤公司顾全大局、夜间停机。", "柳丝化纤公司:lead"),
    ("希望沿街餐饮企业带头规范用气。", "沿街餐饮企业:group"),
    ("会议要求县发改局会同县统计局测算。", "县发改局:lead 县统计局:support"),
    ("会议要求，县教育局要在县卫健委指导下开展自查。", "县教育局:lead 县卫健委:support"),
    ("由县数据局修改，经县司法局合法性审核后印发。", "县数据局:lead 县司法局:support"),
    ("河滩绿化，由田野副县长牵头，县林业局具体负责，县水利局配合。", "田野:person 县林业局:lead 县水利局:support"),
    ("会议决定，成立专班，由常务副县长田野任组长。", "田野:person"),
    ("会议要求，石城镇、九里镇要修好护栏。", "石城镇:joint 九里镇:joint"),
    ("会议要求，过渡期内县民政局要逐户走访。", "县民政局:lead"),
    ("会议要求，县商务局会同县招商服务中心梳理政策。", "县商务局:lead 县招商服务中心:support"),
    ("会议要求，改造费用由县财政和县自来水公司各承担一半。", "县财政局:joint 县自来水公司:joint"),
    ("由县公安局配合做好疏导。", "县公安局:support"),
    ("会议要求，公安、卫健等部门要配合做好食材供应商背景核查。", "县公安局:support 县卫健委:support"),
    ("由县水利局、县林业局牵头，核实面积。", "县水利局:lead 县林业局:joint"),
    ("会议要求，由副县长田野负总责，县林业局具体抓落实。", "田野:person 县林业局:lead"),
    ("会议要求，县林业局党组书记、局长田野负责协调设计单位。", "田野:person"),
    ("会议要求，县供销社牵头，县邮政公司、各快递企业参与。", "县供销社:lead 县邮政公司:support 各快递企业:group"),
    ("会议要求全校各部门必须清点仪器。", "全校各部门:group"),
    ("会议要求，县残联要在九日内与民政、教育等部门核对名册。", "县残联:lead 县民政局:support 县教育局:support"),
    ("会议要求，由驻村领导田野同志负责督办。", "田野:person"),
    ("请县教育局于开学前查完校车。", "县教育局:lead"),
    ("请林学院凝练方向。", "林学院:lead"),
    ("会议要求，苗木与后勤管理处作为责任部门，5月5日前完成招标。", "苗木与后勤管理处:lead"),
    ("会议要求，学工部牵头，保卫处和有关学院配合，做好搬迁。", "学工部:lead 保卫处:support 有关学院:group"),
    ("会议要求，保卫处寒假期间要双人值班。", "保卫处:lead"),
    ("县资源局（林业局）9月20日前将安置名册报县政府审定。", "县资源局:lead"),
    ("会议要求，河政执法支队对拒不拆除的，依法立案查处。", "河政执法支队:lead"),
    ("由田野副校长每周组织一次调度。", "田野:person"),
    ("未尽事宜，由常务副县长田大林同志专题研究。", "田大林:person"),
    ("会议要求，县商务局发挥总牵头作用，每日汇总签约进展。", "县商务局:lead"),
    ("会议确定：县商务局负责，择优筛选集镇商贸中心改造等项目。", "县商务局:lead"),
    ("会议要求，供热、供电、供暖、通信等管线单位要主动迁改。", "供热、供电、供暖、通信等管线单位:group"),
    ("所需费用由继续教育学院从创收经费中列支。", "继续教育学院:lead"),
    ("由计财部、养护运营部据此调整后报股东备案。", "计财部:joint 养护运营部:joint"),
    ("会议要求，工程部会同法务合规部择优比选咨询单位。", "工程部:lead 法务合规部:support"),
    ("会议要求，水、电、气等管线单位要同步设计。", "水、电、气等管线单位:group"),
    ("会议要求，各镇（乡）、街道完成植树900亩，其中石城镇不少于90亩。", "各镇（乡）:group 街道:group 石城镇:joint"),
    ("会议要求，县民政局指导石城镇、九里镇开展互助养老试点。", "县民政局:lead 石城镇:joint 九里镇:joint"),
    ("由田大林同志调研后提出意见。", "田大林:person"),
    ("会议要求，县医共体总院要建成影像中心，实现乡检查、县诊断。", "县医共体总院:lead"),
    ("请田野副县长会后协调。", "田野:person"),
    ("会议要求，县人社局简化申领手续。", "县人社局:lead"),
    (
        "会议决定，成立古渡保护专班，由田野副县长任组长，专班办公室设在县文物局石城分局。",
        "田野:person 县文物局石城分局:lead",
    ),
    ("会议要求，柳投集团升级闸机。", "柳投集团:lead"),
    ("会议要求，亏损由县财政和石城镇分担。", "县财政局:joint 石城镇:joint"),
    ("会议要求，亏损由县财政和各镇（街道）分担。", "县财政局:lead 各镇（街道）:group"),
    ("对杂草丛生的渠段，由所在镇（街道）组织清理。", "所在镇（街道）:group"),
    ("会议要求，各乡（镇）卫生院要足额发放补助。", "各乡（镇）卫生院:group"),
    ("县住建局负责，并与民政局、公安局建立比对机制。", "县住建局:lead 县民政局:support 县公安局:support"),
    ("县不动产登记服务中心负责首次登记。", "县不动产登记服务中心:lead"),
    ("会议建议县教育局优先盘活空置校舍。", "县教育局:lead"),
    ("会议要求，宣传服务中心制定排班表。", "宣传服务中心:lead"),
    ("会议要求，县林业局会后3日内报送名单。", "县林业局:lead"),
    ("会议要求，东河、西河两镇要于5月底前清完漂浮物。", "东河镇:joint 西河镇:joint"),
    (
        "请田大林同志牵头，组织卫健、财政、发改等部门重新测算。",
        "田大林:person 县卫健委:support 县财政局:support 县发改局:support",
    ),
    ("会议要求，县商务局会同县财政局两周内对已入驻的企业逐户走访。", "县商务局:lead 县财政局:support"),
    ("会议要求，县执法局4月10日前作出处罚决定。", "县执法局:lead"),
    ("会议明确，《规划》编写组要校核每一项指标。", "《规划》编写组:lead"),
    ("由总工程师田野每周组织一次闸门巡检。", "田野:person"),
    ("会议要求，县农发行要保障收储贷款。", "县农发行:lead"),
    ("会议明确，经县发改局核定票价后由县公交公司执行。", "县公交公司:lead"),
    ("会议要求，超期的摊点由夜市办跟踪处理。", "夜市办:lead"),
    ("会议要求，请河长办先摸底。", "县河长办:lead"),
    ("由县教育局会同石城镇租用旧粮站作教学点。", "县教育局:lead 石城镇:support"),
    ("由县水利局列出台账逐处销号。", "县水利局:lead"),
    ("会议要求，县商务局要办好推介会，邀请外资商会和律所到场。", "县商务局:lead"),
    ("会议要求，民政、乡村振兴部门要核对名册。", "县民政局:joint 县乡村振兴局:joint"),
    ("物业企业要每季检修一次电梯。", "物业企业:group"),
    ("会议要求，养护管理站对河滩的四处苗木先行办理移植手续。", "养护管理站:lead"),
    (
        "会议要求，县商务局要在一周内把修改稿送县财政局、县司法局会签。",
        "县商务局:lead 县财政局:support 县司法局:support",
    ),
    (
        "成立古渡保护专班，由副县长田野任组长，县文旅局、石城镇为成员单位。",
        "田野:person 县文旅局:support 石城镇:support",
    ),
    ("县住建局为牵头单位，县财政局为配合单位，6月底前完成。", "县住建局:lead 县财政局:support"),
    ("会议同意，道路移交县城管局养护。", "县城管局:lead"),
    ("会议要求，县供气公司补足储备库存。", "县供气公司:lead"),
    ("会议要求，建设环保局清理堆场。", "建设环保局:lead"),
    ("会议要求，县执法支队清理占道。", "县执法支队:lead"),
    ("会议要求，校党委组织部考核到位。", "校党委组织部:lead"),
    ("会议要求，甲村村委会清理沟渠。", "甲村村委会:lead"),
    ("会议要求，各班主任做好家访。", "各班主任:group"),
    ("会议要求，民事审判一庭、民事审判二庭逐案列出计划。", "民事审判一庭:joint 民事审判二庭:joint"),
    ("请县纪检监察室跟踪细则出台情况。", "县纪检监察室:lead"),
    ("会议要求，柳荫派出所、各社区居委会配合，抓好落实。", "柳荫派出所:support 各社区居委会:group"),
    ("由办公室、立案庭共同负责，方案于11月25日前报院长审定。", "办公室:joint 立案庭:joint"),
    ("请组织办公室按规定办理任职手续。", "组织办公室:lead"),
    ("会议要求，市气象局自6月5日起每三小时发布一次预报。", "市气象局:lead"),
    ("会议要求，综合执法支队对逾期未改的依法处罚。", "综合执法支队:lead"),
    ("县政府办公室督查室负责跟踪督办。", "县政府办公室督查室:lead"),
    ("会议要求，运营管理部会同采购中心编制规格书。", "运营管理部:lead 采购中心:support"),
    ("落实：村务监督委员会负责核对名册。", "村务监督委员会:lead"),
    ("整治沟渠。\n牵头：县水利局；配合：县财政局\n完成时限：无", "县水利局:lead 县财政局:support"),
    ("整治沟渠。\n责任单位：县水利局（牵头）、县财政局（配合）", "县水利局:lead 县财政局:support"),
    ("整治沟渠。\n牵头单位——县水利局\n完成时限——6月底前", "县水利局:lead"),
    ("会议同意，交县住建局办理。", "县住建局:lead"),
    ("会议要求，明确县住建局为责任主体。", "县住建局:lead"),
]


@pytest.mark.parametrize(("words", "bodies"), ONE_TASK)
def test_one_task(words: str, bodies: str) -> None:
    _, directives = read(words)
    assert [named(directive) for directive in directives] == [bodies]


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        (
            "会议明确，县生态环境局履行牵头职责，统筹整改；各相关部门抓好落实；各乡镇（街道）落实属地责任。",
            ["县生态环境局履行牵头职责，统筹整改", "各相关部门抓好落实", "各乡镇（街道）落实属地责任。"],
        ),
        (
            "会后，县督查室要把任务拆分到各部门，各部门要按月报进度。",
            ["会后，县督查室要把任务拆分到各部门", "各部门要按月报进度。"],
        ),
        (
            "县审计局负责，结合讨论情况再行修改，经副县长田野审核把关后，县府办印发实施。",
            ["县审计局负责，结合讨论情况再行修改", "经副县长田野审核把关后，县府办印发实施。"],
        ),
        (
            "县河长办要逐段巡河，对清淤迟缓的要约谈；对反复堆倒的要发督办单。",
            ["县河长办要逐段巡河，对清淤迟缓的要约谈；对反复堆倒的要发督办单。"],
        ),
        (
            "各乡镇要逐户登门，相关部门密切配合，把独居老人登记清楚。",
            ["各乡镇要逐户登门，相关部门密切配合，把独居老人登记清楚。"],
        ),
        (
            "会议明确，县住建局负责，县财政局配合，于7月5日前完成设计审批，由县城投公司作为业主单位组织实施。",
            ["县住建局负责，县财政局配合，于7月5日前完成设计审批", "由县城投公司作为业主单位组织实施。"],
        ),
        (
            "无主坟由县民政局公告，殡葬所协助办理；不足经费20万元，请县财政局安排。",
            ["无主坟由县民政局公告", "殡葬所协助办理", "不足经费20万元，请县财政局安排。"],
        ),
        ("同意由县国资局收回房产，签订协议。", ["由县国资局收回房产，签订协议。"]),
        (
            "会议强调，主办方应拟好疏散图，报县公安局备案，对场地超员的集会不予批准。",
            ["主办方应拟好疏散图，报县公安局备案", "对场地超员的集会不予批准。"],
        ),
        (
            "会议要求，对拒不整改的企业，由县应急局依法处罚，县市场监管局吊销执照。",
            ["对拒不整改的企业，由县应急局依法处罚", "县市场监管局吊销执照。"],
        ),
        ("方案造价偏高，不予通过，由县水利局重新论证。", ["由县水利局重新论证。"]),
        (
            "会议要求，县林业局要修好步道。对延长步道工程，会议决定，同意终点改到东山，县林业局要抓紧设计。",
            ["县林业局要修好步道。", "县林业局要抓紧设计。"],
        ),
        ("会议要求，河滩绿化工作，由县林业局负责实施。", ["河滩绿化工作，由县林业局负责实施。"]),
        (
            "会议要求，由县规划局牵头，抓紧调整方案；涉及古树的地块，要征求县林业局意见。",
            ["由县规划局牵头，抓紧调整方案", "涉及古树的地块，要征求县林业局意见。"],
        ),
        (
            "会议确定，县财政局先期垫付补苗款，专款专用，县审计局适时开展跟踪审计。",
            ["县财政局先期垫付补苗款，专款专用", "县审计局适时开展跟踪审计。"],
        ),
        (
            "会议确定，渡口改由柳河镇统一管理，县执法局派驻6名队员，县建投公司8月底前增设浮桥2座。",
            ["渡口改由柳河镇统一管理", "县执法局派驻6名队员", "县建投公司8月底前增设浮桥2座。"],
        ),
        (
            "会议要求，各部门要编好目录，逾期未完成的，由县政府督查室予以通报。",
            ["各部门要编好目录", "逾期未完成的，由县政府督查室予以通报。"],
        ),
    ],
)
def test_a_sentence_is_parted_where_the_actor_changes(words: str, texts: list[str]) -> None:
    _, directives = read(words)
    assert [directive.text for directive in directives] == texts


@pytest.mark.parametrize(
    "words",
    [
        "会议指出，县财政局积极筹措资金，保障了重点项目建设。",
        "会议听取了县水利局关于防汛准备工作的汇报。",
        "会议由县长田野主持。",
        "会议认为，加强古树保护，是留住乡愁的基础。",
        "会议强调，要深刻领会会议精神，提高政治站位。",
        "原则同意《青禾县甲办法》。",
        "会议同意该方案，但补贴由每户8百元调整为5百元，修改后印发实施。",
        "会议强调，要以更实举措、更硬作风推动发展。",
        "会议强调，要把民生摆在突出位置，让群众有获得感。",
        "会议强调，安全生产事关千家万户，必须警钟长鸣。",
        "会议要求，安全是企业的底线，一刻也松不得。",
        "会议要求，截至上年底，12个小区全部完工，惠及居民2万户。",
        "（一）该办法上次会议未予审议，县数据局已会同县司法局完成评估。",
        "会议同意将任务由3所学校调整为4所。",
        "对增设岗位的建议，暂缓研究，待评估后再议。",
        "同意7票，反对0票，弃权0票。该议案获得通过。",
        "照案通过，送请县议会同意后办理。",
        "凭7日内的体温记录入校。该条例自2020年9月1日起施行。",
        "会议明确，县林业局提交的《补苗办法》测算依据不足，暂不通过。",
        "会议明确，新增专项债券额度2亿元，其中县人民医院住院楼项目9000万元，职教中心实训楼项目5600万元。",
    ],
)
def test_what_is_told_is_no_task(words: str) -> None:
    _, directives = read(words)
    assert directives == ()


def test_a_caption_is_no_task_and_gives_the_place() -> None:
    _, directives = read(
        "会议强调，\n（三）压实责任，织密防线。一要理顺值守。县应急局要排出值班表。二要加强排查。\n各乡镇要逐户排查。"
    )
    assert [(d.place, d.text) for d in directives] == [
        ("（三）一要", "县应急局要排出值班表。"),
        ("（三）二要", "加强排查。"),
        ("", "各乡镇要逐户排查。"),
    ]


def test_an_empty_subject_is_carried_over_inside_its_point_alone() -> None:
    _, directives = read(
        "会议要求，县发改局要坚持实事求是。要做好指标对接，列出清单。\n会议强调，要严格预算约束，压减支出。"
    )
    assert [named(d) for d in directives] == ["县发改局:lead", "县发改局:implied", ""]
    assert [d.core for d in directives] == [True, True, False]


def test_of_several_bodies_none_is_carried_over() -> None:
    _, directives = read("会议要求，县文旅局负责赛事，县公安局负责安保。方案须于4月底前报批。")
    assert [named(d) for d in directives] == ["县文旅局:lead", "县公安局:lead", ""]


def test_lines_of_a_form_are_one_task_with_the_words_before_them() -> None:
    words = "1.修好河堤。\n牵头单位：县水利局\n责任单位：柳河镇\n配合单位：县财政局\n完成时限：2024年6月"
    _, (directive,) = read(words)
    assert directive.text == words.removeprefix("1.")
    assert named(directive) == "县水利局:lead 柳河镇:joint 县财政局:support"
    assert directive.deadline is not None
    assert (directive.deadline.text, str(directive.deadline.on)) == ("2024年6月", "2024-06-30")


@pytest.mark.parametrize("sign", ["|", "\t"])
def test_every_row_of_a_table_of_tasks_is_a_task(sign: str) -> None:
    table = ("序号/工作任务/责任单位/完成时限", "1/修好河堤/县水利局/6月30日", "2/拨付资金/各乡镇/长期")
    _, directives = read("任务分解如下：\n" + "\n".join(table).replace("/", sign))
    assert [named(d) for d in directives] == ["县水利局:lead", "各乡镇:group"]
    assert [d.deadline and (d.deadline.text, d.deadline.on and str(d.deadline.on)) for d in directives] == [
        ("6月30日", "2024-06-30"),
        ("长期", None),
    ]


def test_people_are_never_carried_over() -> None:
    _, directives = read("会议强调，村组干部要带头落实。要优化服务流程，提供便利。")
    assert [named(d) for d in directives] == ["村组干部:group", ""]


def test_after_an_approval_the_one_who_brought_it_revises() -> None:
    _, (directive,) = read(
        "会议原则通过县教育局提交的《甲办法》。会后，修改完善后，以县政府名义印发。",
        presenters=("县教育局",),
    )
    assert [(body.name, body.role) for body in directive.bodies] == [("县教育局", Role.IMPLIED)]
    assert directive.issued_as == "以县政府名义印发"


def test_recipients_and_issuing_names_are_no_bodies() -> None:
    _, (directive,) = read("会后由县水利局修改完善，以县防汛抗旱指挥部名义下发，报县委常委会审议。")
    assert named(directive) == "县水利局:lead"
    assert directive.issued_as == "以县防汛抗旱指挥部名义下发"
    assert directive.reports_to == "报县委常委会审议"


def test_what_a_meeting_merely_passes_on_is_no_task_without_an_actor() -> None:
    words = "会议传达学习了省里的部署。会议强调，要落实部署，突出重点。县工信局要上门听取企业难处。"
    _, directives = read(words, kind=Kind.CONVEY)
    assert [d.text for d in directives] == ["县工信局要上门听取企业难处。"]


def test_spans_quote_the_source_with_its_blanks() -> None:
    words = "会议要求， 县 林业局要 严格 核验， 及时 兑付。"
    _, (directive,) = read(words)
    assert words[directive.span.start : directive.span.end] == "县 林业局要 严格 核验， 及时 兑付。"
    assert directive.text == "县林业局要严格核验，及时兑付。"


@pytest.mark.parametrize(
    ("words", "limit"),
    [
        ("会议要求，要在汛前完成清淤（责任单位：县水利局；完成时限：6月底前）。", "6月底前"),
        ("抓紧完成清淤。（责任单位：县水利局；办理时限：4月底前）", "4月底前"),
        ("会议要求，要检修泵站。责任单位：县水利局。完成时限：3月底前。", "3月底前"),
    ],
)
def test_labels_behind_a_sentence_charge_its_task(words: str, limit: str) -> None:
    _, (task,) = read(words)
    assert (named(task), task.deadline and task.deadline.text) == ("县水利局:lead", limit)


@pytest.mark.parametrize("check", ["复核", "核验", "会签"])
def test_who_checks_before_the_lead_acts_goes_along(check: str) -> None:
    _, (task,) = read(f"会议要求，由县数据局修改，经县司法局{check}后印发。")
    assert named(task) == "县数据局:lead 县司法局:support"


def test_what_a_body_reported_charges_nobody() -> None:
    assert read("建设发展局汇报了厂房二期项目推进情况：用地86亩，主体结构完成65%。")[1] == ()


def test_a_body_and_a_limit_are_a_charge_in_any_speech_and_what_is_done_is_none() -> None:
    _, (task,) = read("今年完成造林1万亩。县林业局4月10日前完成苗木调运。")
    assert (named(task), task.deadline and task.deadline.text) == ("县林业局:lead", "4月10日前")
    assert read("县水利局2023年3月10日前完成了清淤。")[1] == ()


def test_what_an_item_that_gives_out_work_says_of_a_body_is_its_task() -> None:
    words = "县民政局组织走访低保家庭。县商务局落实猪肉储备。"
    assert [named(task) for task in read(words, kind=Kind.ARRANGE)[1]] == ["县民政局:lead", "县商务局:lead"]
    assert read(words, kind=Kind.DELIBERATE)[1] == ()


def test_a_body_and_a_colon_lead_over_to_its_task() -> None:
    _, directives = read("会议要求，县住建局：6月底前完成设计；县财政局：7月底前拨付资金。")
    assert [named(one) for one in directives] == ["县住建局:lead", "县财政局:lead"]


def test_what_a_body_said_behind_a_colon_is_no_task() -> None:
    _, directives = read("县财政局：已安排资金300万元。")
    assert not directives


def test_a_person_of_the_lists_is_charged_by_name_alone() -> None:
    source = """青石村村民委员会会议纪要
2024年3月9日，村主任方舟主持召开村民委员会会议。出席：方舟、穆遥、舒朗、温若竹。
一、西干渠清淤
会议同意清淤。由穆遥向镇政府回话说明。请温若竹跟镇卫生院联系，催办鉴定。
会议要求：
一是舒朗三天内配齐防火员；
二是组长由方舟调整为穆遥。
"""
    (item,) = parsed(source).items
    assert [named(directive) for directive in item.directives] == ["穆遥:person", "温若竹:person", "舒朗:person"]


def test_fields_in_brackets_end_at_their_bracket() -> None:
    _, (first, second) = read(
        "县水利局要抓紧清淤。（责任单位：县水利局；完成时限：6月底）安保方案另行编制，报县政府备案。"
        "（责任单位：县公安局；完成时限：5月20日）"
    )
    assert [(named(one), one.deadline.text) for one in (first, second) if one.deadline] == [
        ("县水利局:lead", "6月底"),
        ("县公安局:lead", "5月20日"),
    ]
    assert second.text.startswith("安保方案另行编制")


def test_a_field_names_its_bodies_whole() -> None:
    _, directives = read("名单公示七天。\n责任单位：镇村镇建设办公室（牵头）；各村民委员会（配合）")
    assert named(directives[-1]) == "镇村镇建设办公室:lead 各村民委员会:group"


def test_the_sentences_of_a_row_charge_others_than_its_column() -> None:
    rows = "议题 | 议定事项 | 责任单位 | 时限\n"
    rows += "锅炉改造 | 同意改造，采用空气源热泵。招标由县采购中心组织。 | 县教育局 | 6月底\n"
    rows += "早市搬迁 | 原则同意搬迁，县公安局做好疏导。 | 县城管局 | 5月10日\n"
    source = f"2024年3月5日，县长方舟主持召开县政府第9次常务会议，议定事项如下：\n{rows}"
    first, second = parsed(source).items
    assert [named(one) for one in first.directives] == ["县教育局:lead", "县采购中心:lead"]
    assert [named(one) for one in second.directives] == ["县城管局:lead", "县公安局:lead"]


def test_fields_behind_the_sentence_add_whom_it_does_not_name() -> None:
    _, directives = read(
        "会议同意增设门诊，由医务科排班。\n责任科室：医务科\n配合科室：护理部、总务科\n完成时限：7月15日"
    )
    assert named(directives[-1]) == "医务科:lead 护理部:support 总务科:support"
