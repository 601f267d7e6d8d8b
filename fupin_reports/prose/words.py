"""The words of Chinese by which `things` tells what a number is of: places, years, verbs, what is planned or compared."""

from __future__ import annotations

import re

LEVELS = "省市县区乡镇村"
NEAR = 40  # characters before a number in which 计划 still means that number
ALL_OF = re.compile(rf"全[{LEVELS}](?!级)")
OWN = re.compile(rf"(?:全|我|本|该)(?P<level>[{LEVELS}局])(?!级)")
NAMED = re.compile(
    r"^(?:在|对|为|由|给|如|根据)?(?P<name>[\u4e00-\u9fffA-Za-z×*]{1,6}?"
    r"(?P<level>省|市|县|区|乡|镇|村委会|村民小组|社区|村|组))(?!级|户|民|容|庄|里|两|干|次|合|织|直)"
)
NO_NAME = re.compile(
    r"^(?:农|城|山|下|上|进|入|包|全|各|每|该|本|我|重点|项目|试点|示范|行政|驻|新|一些|所有|进行|与|在|有|并)|整村|农村|贫困|重点|项目|试点|示范|占|有|共|扶贫|"
    r"完成|建成|建设|确保|利用|围绕|最终|作为|现已|严格|建议|为|社区建|低收入|帮扶|[和与及]|国家"
)
"""What looks like a place and is none. Without a dictionary this is a guess; a wrong one makes less comparable, not more."""
MASKED = re.compile(r"(?:20)?[xX×]{2}年(?:度|底|末|初)?")
FROM_ABOVE = re.compile("上级|截[至止]")
"""Words that say neither of what nor whose."""
TOTAL = re.compile(r"(?<!公)共(?:计|有|)(?![同享产建和青识])|合计|累计|总计|总共")
GOT = r"(?!到?位?(?:各|上级|财政|中央|[省市县]级|扶贫|专项|项目|资金|投入))"
"""争取扶贫资金65万元 is money that came; 争取达到 is a wish."""
PLANNED = re.compile(
    r"计划|拟|初步|初选|摸底|力争|目标|将(?!近|[^，,。；;]{0,40}(?:纳入|列入|分配|用于|评为))|预计|预期|申请|申报|建议|力求|规划|下达|应当?|恳请|今后|明年|下一?年"
    rf"|争取{GOT}|[还尚仍]需|(?<!项目)(?<!本年)(?<!今年)(?<!各)(?<!各项)(?<!共)需要?(?!求)|缺口|使[^，,。；;]{{0,20}}(?:达到?|提高到|增加到|降到|降至|控制在)"
)
INTENDED = re.compile(rf"力争|计划|拟|预计|争取{GOT}|力求|恳请")
"""What still means a number that stands some words further on."""
LATER = re.compile(r"下一步|接下来|今后|明年|来年|下一?年|(?:如|若)(?:要|果|能)|要想|才能")
"""What means every number behind it in its sentence."""
BASE = re.compile(r"(?:由|从)(?=[^，,。；;]{0,16}$)")
"""Before the number that a change starts from: 由2012年底的90.2万人下降到54.77万人."""
TO = re.compile(
    r"^(?:下降|减少|增加|扩大|提高|上升|增长|提升|缩小|降低|降|增|升)(?:到|至|为)了?(?:目前|现在|今年|年底)?的?$"
)
CHANGE = re.compile(
    r"(?:增加|减少|提高|下降|增长|上升|扩大|缩小|高出|高于|低于|高|低|少|多|超过|降低|增收|减|增|差|达标|超)了?$"
)
LIMIT = re.compile(r"(?:不?(?:低|高|少|多|超过|足)于?|在)$")
WHERE = re.compile(r"全[国省市县]|[\u4e00-\u9fff]{2,4}[省市县]")
"""Of a share of a whole province: whose it is, is told by its subject alone."""
COMPARED = re.compile(
    r"\s*(?:比|较|与|高于|低于|高出|占|仅占|不到|(?:和|同|跟)[^，,。；;：:]{0,16}(?:相比|比较|一样|相同|持平|比)|[对相同]比)"
)
"""A place or a year behind these is what something is compared with, not what is spoken of."""
SHARE = re.compile(
    r"(?<!抢)占(?:到)?了?(?P<of>[^，,。；;：:、占]{2,20}?)的(?:比例|比重)?(?:仅|只|约|近|高达|达到?|为|是)*(?:[0-9.]+[%％]、)*$"
)
OF_WHOLE = re.compile(r"(?:平均)?水平$|总数$|总量$|总额$|人均$|平均$|合计$")
VERBS_LAST = re.compile(
    r"(?:达到?|为|是|共计|共有|共|有|合计|累计|总计|计|只有|只|仅|约|近|占|了|的|出|高达|已达|分别|就|超过|突破|逾|在|"
    r"下降到|降到|降至|减少到|增加到|增至|扩大到|提高到|上升到|下降至|增长到|各|还有|仍|还|已|：|:)$"
)
ADVERBS_FIRST = re.compile(
    r"^(?:全国|以下的|以上的|其中|同时|并且|并|但是|但|而且|而|和|及|与|对|将|把|在(?!册)|使|让|另有|另外|还有|尚有|尚|还|也|都|均|又|再|已经|已|现已|现有|现|"
    r"先后|分别|仅|只有|只|全部|最终|共|有|实际|总计|累计|合计|的|了|通过|经|一是|二是|三是|四是|五是|今|来|确定为|至|以来|底|末)"
)
LEADS = re.compile(r"^(?:[0-9]{1,2}[.、．]|[（(][0-9一二三四五六七八九十]{1,2}[)）]|[一二三四五六七八九十]{1,2}[、是])")
COUNTED = re.compile(
    r"的?(?P<noun>(?:建档立卡|低保|五保|农村|在册)?"
    r"(?:贫困户|贫困村|贫困人口|低保户|五保户|重点村|项目村|脱贫户|行政村|村民组|农户|党员))"
)
"""What may stand behind a number that is said of a whole place: 全镇795个贫困户."""
PROJECT = "项目"
REACHED = re.compile(r"(?:分别|共|主要)?(?:涉及|覆盖|惠及|分布[在于])")
"""Between a number of projects and the number of places they are in: 项目28个，涉及5个项目村."""
BELOW_LINE = re.compile(r"(?:贫困|扶贫)标准|贫困线|扶贫线")
POOR = "贫困"
SAID_SHORTER = (("精准识别", "识别"), ("识别出", "识别"), ("征集出", "征集"), ("困户", "贫困户"), ("贫贫", "贫"))
COUNT_OF = re.compile(r"(?<=贫困[户村])数$|(?<=[低五]保户)数$")
"""贫困户数759户 are the 贫困户."""
BREAKS = '，,。；;：:！!？?（）()“”"、\n□'
OPENED, CLOSED = "（(", "）)"
CLAUSE_END = re.compile("[，,；;：:]")
SENTENCE = re.compile(r"[。！!？?\n]")
