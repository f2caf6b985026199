"""The usual short forms of the official names of regions: by rule, and those that no rule gives."""

from __future__ import annotations

import re

PEOPLES = (
    "土家族 苗族 侗族 仡佬族 藏族 蒙古族 彝族 回族 朝鲜族 布依族 傣族 景颇族 傈僳族 哈尼族 白族 羌族 瑶族 哈萨克族 哈萨克 "
    "柯尔克孜族 柯尔克孜 蒙古 满族 满 黎族 水族 壮族 畲族 东乡族 保安族 撒拉族 土族 裕固族 锡伯 达斡尔族 达斡尔 鄂温克族 鄂伦春族 仫佬族 "
    "毛南族 拉祜族 佤族 纳西族 怒族 普米族 独龙族 布朗族 阿昌族 德昂族 基诺族 塔吉克 维吾尔 各族 布依 景颇 傈僳"
).split()
AUTONOMOUS = re.compile(
    "(.{2,5}?)(?:" + "|".join(sorted(PEOPLES, key=len, reverse=True)) + ")+自治(州|县|旗)$"
)
AUTONOMOUS_REGIONS = ("维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区", "自治区")
BANNER = re.compile("(?:[左右]翼?|联合)?[前中后左右]?旗$")
# Forms that no rule gives; a form listed here stands beside those of the rules, or for them where the name is a banner.
BY_HAND = {
    "内蒙古自治区": "内蒙古",
    "锡林郭勒盟": "锡盟",
    "阿拉善盟": "阿盟",
    "兴安盟": "",
    "哲里木盟": "哲盟",
    "昭乌达盟": "昭盟",
    "呼伦贝尔盟": "呼盟",
    "伊克昭盟": "伊盟",
    "巴彦淖尔盟": "巴盟",
    "乌兰察布盟": "乌盟",
    "科尔沁左翼中旗": "科左中旗",
    "科尔沁左翼后旗": "科左后旗",
    "科尔沁右翼前旗": "科右前旗",
    "科尔沁右翼中旗": "科右中旗",
    "阿拉善左旗": "阿左旗",
    "阿拉善右旗": "阿右旗",
    "达尔罕茂明安联合旗": "达茂旗|达茂联合旗",
    "察哈尔右翼前旗": "察右前旗",
    "察哈尔右翼中旗": "察右中旗",
    "察哈尔右翼后旗": "察右后旗",
    "新巴尔虎右旗": "新右旗",
    "新巴尔虎左旗": "新左旗",
    "莫力达瓦达斡尔族自治旗": "莫旗|莫力达瓦旗",
    "鄂温克族自治旗": "鄂温克旗",
    "鄂伦春自治旗": "鄂伦春旗",
    "东乌珠穆沁旗": "东乌旗",
    "西乌珠穆沁旗": "西乌旗",
    "鄂托克前旗": "鄂前旗",
    "土默特左旗": "土左旗",
    "土默特右旗": "土右旗",
    "克什克腾旗": "克旗",
    "前郭尔罗斯蒙古族自治县": "前郭|前郭县",
    "杜尔伯特蒙古族自治县": "杜蒙|杜蒙县",
    "喀喇沁左翼蒙古族自治县": "喀左|喀左县",
    "克孜勒苏柯尔克孜自治州": "克州",
    "巴音郭楞蒙古自治州": "巴州",
    "博尔塔拉蒙古自治州": "博州",
    "西双版纳傣族自治州": "版纳",
    "察布查尔锡伯自治县": "察县",
    "塔什库尔干塔吉克自治县": "塔县",
    "积石山保安族东乡族撒拉族自治县": "积石山|积石山县",
    "双江拉祜族佤族布朗族傣族自治县": "双江|双江县",
    "阿合奇县": "",
    "浦东新区": "浦东",
    "沈北新区": "沈北",
    "两江新区": "",
    "滨海新区": "",
    "神农架林区": "神农架",
    "六枝特区": "六枝",
    "万山特区": "",
    "井陉矿区": "",
    "峰峰矿区": "峰峰",
    "鹰手营子矿区": "鹰手营子",
    "白云鄂博矿区": "白云鄂博",
    "梅里斯达斡尔族区": "梅里斯",
    "石景山区": "石景山",
    "东乡族自治县": "东乡|东乡县",
    "雄安新区": "雄安|河北雄安新区",
    "海东地区": "海东",
    "临高县": "临高",
}
NO_RULE = frozenset(
    "兴安盟 滨海新区 两江新区 井陉矿区 万山特区 神农架林区 六枝特区 峰峰矿区 鹰手营子矿区 白云鄂博矿区 梅里斯达斡尔族区 东乡族自治县 雄安新区".split()
)
AMONG_COUNTIES = "省市县区旗州盟"


def short_names(name: str) -> list[str]:
    """The usual short forms of an official name, those of the rules first; never of one character."""
    forms = [] if name in NO_RULE else by_rule(name)
    forms += [form for form in BY_HAND.get(name, "").split("|") if form]
    return [form for form in dict.fromkeys(forms) if len(form) > 1 and form != name]


def by_rule(name: str) -> list[str]:
    """The forms that the make of a name gives."""
    for suffix in AUTONOMOUS_REGIONS:
        if name.endswith(suffix):
            return [name.removesuffix(suffix)]
    if match := AUTONOMOUS.match(name):
        return [match[1], match[1] + match[2], f"{match[1]}自治{match[2]}"]
    if re.search("[左右前中后合]旗$", name) or name.endswith("自治旗"):
        return []
    if name.endswith("地区"):
        return [name.removesuffix("地区")]
    if name.endswith("新区"):
        return [name.removesuffix("新区")]
    return [name[:-1]] if name[-1] in AMONG_COUNTIES else []
