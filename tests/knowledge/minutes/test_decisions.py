"""What counts as a decision of the meeting, and as which."""

from __future__ import annotations

import pytest

from knowledge.model import Outcome
from tests.knowledge.minutes.reader import read

PRINCIPLE, APPROVED, REVISED = (
    Outcome.APPROVED_IN_PRINCIPLE,
    Outcome.APPROVED,
    Outcome.APPROVED_WITH_REVISION,
)


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("会议明确，原则同意该《方案》，会后由县水利局修改完善后印发。", PRINCIPLE),
        ("会议审议并原则上通过了《青禾县蓝莓产业扶持办法》。", PRINCIPLE),
        ("会议指出，方案切合实际，原则同意县发改局意见。", PRINCIPLE),
        ("会议原则同意，县水利局聘请第三方机构开展评估事宜。", PRINCIPLE),
        ("会议讨论后原则同意县林业局《关于设立护林站的请示》。会议确定：县林业局负责，抓紧落实。", PRINCIPLE),
        ("会议审议通过《青禾县甲办法》。", APPROVED),
        ("（一）通过《青禾县甲措施》，县工信局抓紧印发。", APPROVED),
        ("（一）通过《青禾县甲措施》，奖补条款由县财政局再作测算，县工信局据此调整后印发。", REVISED),
        ("（一）同意县司法局的清理意见，废止文件3件、修改2件。", APPROVED),
        ("会议同意县财政局的追加意见。南校区扩建暂缓实施，由县教育局拿出修改稿，再提请会议研究。", APPROVED),
        ("会议通过县司法局的清理意见，决定废止文件23件、修改文件9件。", APPROVED),
        ("听证会上意见较为集中，会议决定2025年上半年暂不调整票价。由县发改局优化后再行上会。", Outcome.DEFERRED),
        ("会议决定今年暂不收取停放费。", Outcome.DEFERRED),
        ("会议认为，调整时机尚不成熟，对该请示不予同意。县城管局要清理欠缴。", Outcome.REJECTED),
        ("停车特许经营事项暂不研究。\n（二）原则上同意背街小巷改造计划。", PRINCIPLE),
        ("1.不同意将项目概算由6亿元调增至8亿元的申请。", Outcome.REJECTED),
        ("会议听取了县文旅公司的说明，对引进三家酒吧的计划不予支持。", Outcome.REJECTED),
        ("（一）加快交地。由县水务局负责，9月15日前完成清点。", Outcome.OTHER_DECISION),
        ("同意县排水所采购巡检车，数量由4台调减为2台。", REVISED),
        ("会议研究决定，同意由县国资局收回该处房产。", APPROVED),
        ("会议同意成立青禾县某某工作领导小组。", APPROVED),
        ("会议通过了对自查材料的审查，同意进行公示。", APPROVED),
        ("决议：照案通过。", APPROVED),
        ("会议决定，批准《青禾县甲规划》。", APPROVED),
        ("会议对县水利局的请示表示同意。", APPROVED),
        ("《青禾县甲办法》经审议通过，由县司法局印发。", APPROVED),
        ("会议通过该办法，县民政局抓紧印发。", APPROVED),
        ("1.2 同意青禾县甲方案，由县住建局落实。", APPROVED),
        ("会议同意暂缓实施停车收费。", Outcome.DEFERRED),
        ("该议题撤回，由县教育局补充材料后另行报请。", Outcome.DEFERRED),
        ("因材料不全，该议题无法研究。", Outcome.DEFERRED),
        ("会议讨论后，扩建申请未获同意。", Outcome.REJECTED),
        ("会议认为理由不足，该项申请不予同意。", Outcome.REJECTED),
        ("表决：赞成12票，反对1票，修改后通过。", REVISED),
        ("经表决同意83户，不同意124户，未达法定户数，本案不通过。", Outcome.REJECTED),
        ("经表决，同意东线方案13票，同意西线方案3票，会议确定采用东线方案。", Outcome.OTHER_DECISION),
        ("会议同意利用暑期对3号楼实施维修改造，概算98万元。", APPROVED),
        ("经薪酬委员会审查，同意聘任田野为副总经理，聘期三年。", APPROVED),
        ("本案照案通过。请管理委员会将修订后规约报镇公所备查。", APPROVED),
        ("有的委员同意扩大范围，多数委员认为理由不足。表决：赞成5票，反对9票，不予通过。", Outcome.REJECTED),
        ("县司法局的审查意见为原则同意。会议议定，由县水利局修改后提交下次会议审议。", Outcome.DEFERRED),
        ("会议决定，该方案本次不予通过，退回县水利局修改完善后再提请会议审议。", Outcome.REJECTED),
        ("决议：本案保留。请清洁队会勘后再提。", Outcome.DEFERRED),
        ("投票：租给顺达行17票，租给远山行10票。决定租给顺达行，租期五年。", Outcome.OTHER_DECISION),
        ("表决：6票同意由顺达行施作。", APPROVED),
        ("決議：通過。請社會課優先輔導甲村開辦，餘視情形再行啟動。", APPROVED),
        ("1.同意对北区食堂实施改造，由后勤处负责。\n2.报告厅改造方案造价偏高，不予通过。", APPROVED),
        ("会议审议通过《青禾县甲办法》，会后由县司法局根据会议意见修改完善后印发。", REVISED),
        ("決議：修正後通過。", REVISED),
        ("会议通过该预案，要求补充停电通知时限后印发。", REVISED),
        ("主席裁示：修正後確定。", REVISED),
        ("经讨论，同意采购巡查车，但数量由5台减至3台。", REVISED),
        ("主席裁示：紀錄確定。", APPROVED),
        ("经会议研究，同意将该宗地挂牌出让。", APPROVED),
        ("会议审定了《青禾县城区规划》。", APPROVED),
        ("会议票决通过了任免事项。", APPROVED),
        ("表決結果：同意7票，不同意1票，通過。", APPROVED),
        ("会议没有通过该方案。", Outcome.REJECTED),
        ("決議：請財政局研議後再行提會。", Outcome.DEFERRED),
        ("会议书面审议并原则同意县统计局《关于普查的报告》。", PRINCIPLE),
        ("该方案在县政府第8次常务会议上暂缓审议，现已改好。会议原则同意该方案。", PRINCIPLE),
        ("经表决，同意3票、反对8票，该笔申请未获通过。", Outcome.REJECTED),
        ("表決：同意續租3票，不同意6票，本案不通過。", Outcome.REJECTED),
        ("会议不同意县商务局提出的追加经费申请。", Outcome.REJECTED),
        ("同意3票，反对8票，该议案未获通过。", Outcome.REJECTED),
        ("会议决定：对该事项不予支持。", Outcome.REJECTED),
        ("会议决定不予准入，由县商务局做好解释。", Outcome.REJECTED),
        ("会议决定待县资源局报批后再安排资金。", Outcome.DEFERRED),
        ("经投票，3票赞成、6票反对，动议未获通过。", Outcome.REJECTED),
        ("该申请本次不予同意，由县果业站另拟一稿。", Outcome.REJECTED),
        ("会议决定先在东街试行两个月，由县城管局提交评估，再上会研究。", Outcome.DEFERRED),
        ("会议决定，该方案暂缓审议，由县住建局进一步论证。", Outcome.DEFERRED),
        ("会议认为尚不成熟，退回县教育局修改后再提请审议。", Outcome.DEFERRED),
        ("会议认为，资料不全，本次不作决定，下次会议再议。", Outcome.DEFERRED),
        ("会议讨论了该规划，由规划办征求意见后再行提交县政府常务会议研究。", Outcome.DEFERRED),
        ("会议审议了《甲方案》。会议要求，要完善方案后再提交县政府常务会议审议。", Outcome.DEFERRED),
        ("会议认为选址临近学校，暂不予立项，由县商务局另选地址。", Outcome.DEFERRED),
        ("会议认为细则过粗，暂不提交表决，改好再行上会。", Outcome.DEFERRED),
        ("与会者未形成一致意见，待县供暖公司另报价后另行上会研究。", Outcome.DEFERRED),
        ("对处置路线，待县住建局比选论证后，提请县政府专题会议研究。", Outcome.DEFERRED),
        ("会议听取了全县信访工作汇报，予以知悉。", Outcome.NOTED),
        ("主席裁示：洽悉。", Outcome.NOTED),
        ("会后由县府办将《总结》修改好，报县委常委会审议。", Outcome.OTHER_DECISION),
        ("会议听取了情况汇报，责成县政府办修改完善后，报县委常委会审议。", Outcome.OTHER_DECISION),
        ("会议审议了《规划调整方案》。由县自然资源局按程序提请县委常委会审议。", Outcome.OTHER_DECISION),
        ("会议审议了《禁养区方案》。会议指出，要守住底线。由县环境局核定后，按程序报批。", Outcome.OTHER_DECISION),
        ("经研究，决定停止执行《青禾县甲规定》。", Outcome.OTHER_DECISION),
        ("会议研究了合同纠纷，决定终止合同，由总务处重新招标。", Outcome.OTHER_DECISION),
        ("会议明确，县商务局履行牵头职责；各乡镇做好服务。", Outcome.OTHER_DECISION),
        ("会议对评估结论表示认可，明确停车收费标准三年不变。", Outcome.OTHER_DECISION),
        ("会议确定：副县长田野牵头，县林业局负责，建立隐患清单。", Outcome.OTHER_DECISION),
        ("会议听取了古树普查汇报，议定以下意见：一是各乡镇要挂牌。二是抓紧围栏。", Outcome.OTHER_DECISION),
    ],
)
def test_outcome(words: str, outcome: Outcome) -> None:
    decisions, _ = read(words)
    assert decisions[0].outcome == outcome


@pytest.mark.parametrize(
    "words",
    [
        "会议强调，各乡镇要高度重视，抓好落实。",
        "会议指出，年底评优一票否决，违规金额已退回41.2万元。",
        "会议指出，要通过多种方式加强宣传。",
        "会议传达学习了省里关于春耕的部署。",
        "会议要求，出差须先报批并经领导同意。",
        "会议强调，未经批准不得擅自开工，报县政府同意后方可实施。",
        "县消防大队参与方案审查，对通道不达标的，不予通过。",
        "会议要求，对不符合条件的申请不予批准。",
        "会议强调，未通过验收的站点不得启用。",
        "会议没有采纳这一意见。",
        "丁：同意\n乙：原则上同意，建议第三页加一张图。",
        "主席裁示：请卫生局于两周内完成清查。",
    ],
)
def test_speech_alone_decides_nothing(words: str) -> None:
    decisions, _ = read(words)
    assert decisions == ()


def test_the_condition_stays_with_its_approval() -> None:
    (decision,), _ = read("会议明确，原则同意该《方案》，会后由县水利局修改完善，以县政府名义印发。")
    assert decision.text == "原则同意该《方案》，会后由县水利局修改完善，以县政府名义印发。"
    assert decision.condition == "会后由县水利局修改完善，以县政府名义印发"


@pytest.mark.parametrize(
    ("words", "vote"),
    [
        ("经投票表决，同意9票，反对1票，弃权1票，审议通过《青禾县甲规划》。", "同意9票，反对1票，弃权1票"),
        ("表决：8票同意由顺达行施作。", "8票同意"),
        ("议题一：同意12票，不同意1票。会议审议通过《滨河区城市设计》。", "同意12票，不同意1票"),
        ("会议同意将鱼塘公开发包。表决情况：赞成29票，反对2票。", "赞成29票，反对2票"),
        ("会议对外包事项表决：赞成3人，反对4人，未通过。", "赞成3人，反对4人"),
        ("会议同意将鱼塘公开发包。", None),
    ],
)
def test_the_vote_is_kept_as_printed(words: str, vote: str | None) -> None:
    decisions, _ = read(words)
    assert decisions[0].vote == vote


def test_a_title_stands_whole_in_the_words_of_its_approval() -> None:
    (decision,), _ = read("《青禾县甲办法》经审议通过，由县司法局印发。")
    assert decision.text == "《青禾县甲办法》经审议通过，由县司法局印发。"


def test_several_matters_in_one_item_give_several_decisions() -> None:
    decisions, _ = read("（一）关于甲地块。同意由县自然资源局收回。\n（二）关于乙地块。原则同意县城投集团意见。")
    assert [decision.outcome for decision in decisions] == [APPROVED, PRINCIPLE]


def test_a_title_cut_short_after_a_colon_is_no_decision() -> None:
    decisions, _ = read("会议在充分听取意见后决定：\n1.北校区的规划")
    assert decisions == ()


@pytest.mark.parametrize(
    "words",
    ["会议研究，未同意《关于关停集贸市场的请示》。", "会议未同意该请示。", "会议讨论后，没有同意该请示。"],
)
def test_what_was_not_agreed_to_is_rejected(words: str) -> None:
    (decision,), _ = read(words)
    assert decision.outcome is Outcome.REJECTED
