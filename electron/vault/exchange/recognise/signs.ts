/** By what a piece of text without a label shows that it is a company, a job, an address or a name. Every pattern is linear in the piece. */

const SURNAMES = new Set(
  (
    '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄' +
    '和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊' +
    '於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴鬱胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮' +
    '牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公付肖覃闫佟' +
    '張陳劉楊黃趙吳孫鄭馮許韓蔣謝羅蘇葉呂盧鍾陸賈龔鄧嚴錢湯賀龍萬顧'
  ).split(''),
);
const PAIR_SURNAME = /^(?:欧阳|歐陽|司马|上官|诸葛|司徒|东方|皇甫|慕容|令狐|尉迟|公孙|夏侯|端木|长孙|独孤|南宫|轩辕|百里|呼延|东郭|西门)/u;

const HAN_COMPANY =
  /(?:公司|集团|集團|工厂|制造厂|加工厂|[\p{Script=Han}]{2}厂|事务所|研究院|研究所|设计院|大学|学院|医院|银行|支行|分行|工作室|商行|经营部|合作社|酒店|宾馆|中学|小学|学校|协会|商会|门市部|超市|办事处|分公司|事业部|营业部|商贸|实业|贸易行|书店|药店|诊所)$/u;
const LATIN_COMPANY =
  /(?:\b(?:inc|ltd|llc|llp|corp|corporation|limited|gmbh|plc|pty|pte|s\.?a\.?r\.?l|b\.?v|a\/s|co\.,? ?ltd|group|holdings?|technolog(?:y|ies)|solutions|industr(?:y|ies)|industrial|enterprises?|associates|university|institute|bank|hospital|hotel|college|foundation|laborator(?:y|ies)|labs|systems|international|logistics|trading|machinery|electronics|manufacturing|ventures|partners|studios?|company|insurance|agency)\b|\bco\.)\.?(?: ?\([^()]{1,20}\))?$/iu;

const LATIN_FORM = /\b(?:S\.?A\.?|AG|KG|SE|N\.?V\.?|B\.?V\.?|AB|Oy|S\.?p\.?A\.?|S\.?r\.?l\.?|ApS|K\.K\.|Sdn\.? Bhd\.?)$/u;

const HAN_TITLE =
  /(?:经理|总监|总裁|董事长|董事|主任|主管|专员|工程师|顾问|助理|秘书|会计|会计师|律师|教授|院长|校长|医师|医生|厂长|店长|合伙人|创始人|负责人|采购员|采购|业务员|销售员|销售|代表|部长|处长|科长|主席|总工|总经办|首席执行官|經理|總監|總裁|董事長|工程師|顧問|會計|秘書|主管|首席技术官|设计师|分析师|架构师|讲师|老板|行长|理事|秘书长|组长|课长|CEO|CTO|CFO|COO|CMO)(?:助理)?(?:（[^（）]{1,12}）|\([^()]{1,12}\))?$/iu;
const LATIN_TITLE =
  /\b(?:managers?|directors?|president|ceo|cto|cfo|coo|cmo|cio|vp|svp|evp|officer|engineer|executive|consultant|specialist|assistant|associate|founder|co-founder|partner|head of|analyst|coordinator|representative|buyer|purchaser|purchasing|procurement|secretary|attorney|professor|lecturer|accountant|architect|designer|developer|administrator|supervisor|chairman|chairwoman|chair|owner|principal|director[ae]s?|comercial|gerente|geschäftsführer|sales|marketing|advisor|adviser|account lead|team lead|merchandiser|broker|realtor|agent|editor|scientist|researcher|nurse|physician|counsel|technician|planner|strategist|controller|treasurer|intern|trainee|freelance)\b/iu;

const HAN_ADDRESS_MARK = /(?:省|自治区|市|区|县|镇|乡|村|路|街|道|巷|弄|胡同|号|栋|幢|座|楼|室|层|大厦|广场|中心|园|期|单元|组)/gu;
const LATIN_ADDRESS =
  /(?:\b(?:street|st|road|rd|avenue|ave|lane|ln|boulevard|blvd|drive|dr|floor|fl|suite|ste|building|bldg|room|rm|district|tower|plaza|square|way|court|quay|place|close|crescent|highway|hwy|parkway|terrace|park|p\.?o\.? box|straße|strasse|straat|rue|via|calle)\b|straße|strasse)/iu;
const US_PLACE = /,? [A-Z]{2},? \d{5}(?:-\d{4})?\b/u;
const UK_POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/u;
const COUNTRY =
  /\b(?:china|p\.?r\.? ?china|prc|usa|u\.s\.a\.?|united states|united kingdom|uk|germany|deutschland|france|italy|spain|japan|korea|singapore|malaysia|thailand|vietnam|india|australia|canada|netherlands|switzerland|austria|sweden|taiwan|hong kong|macau|brazil|mexico|poland|turkey|uae|indonesia|philippines)\.?$/iu;

const HAN = /\p{Script=Han}/u;
const HAN_NAME = /^\p{Script=Han}{2,4}$/u;
const NO_NAME = /[区部处科室组厂店號号]$|^(?:高级|资深|华东|华北|华南|华中|经理|安全|成本|平面|常务|计划|党委|项目|应用|全国|公共|国际)/u;
const HONORIFIC = /^(\p{Script=Han}{1,2})(?:总|工|教授|律师|医生|老师|先生|女士|小姐|经理|主任|姐|哥|老板|师傅)$/u;
const ETHNIC_NAME = /^\p{Script=Han}{1,7}·\p{Script=Han}{1,7}$/u;
const LATIN_WORD = "\\p{Lu}[\\p{L}'’]*\\.?(?:-\\p{L}+)?";
const LATIN_NAME = new RegExp(
  `^(?:(?:Mr|Ms|Mrs|Miss|Dr|Prof|Ing)\\.? )?${LATIN_WORD}(?: (?:${LATIN_WORD}|de|da|del|dos|du|le|ter|van|von|der|den|bin|al|la|di)){1,4}(?:,? (?:PhD|Ph\\.D\\.|MBA|CPA|Jr\\.?|Sr\\.?|III?|MD|PE|Esq\\.?|CFA|PMP))*$`,
  'u',
);

export function isHan(text: string): boolean {
  return HAN.test(text);
}

export function looksLikeCompany(text: string): boolean {
  if (text.length < 4 || text.length > 80 || /[。！？!?]/u.test(text)) return false;
  return isHan(text) ? HAN_COMPANY.test(withoutBrackets(text)) : LATIN_COMPANY.test(text) || LATIN_FORM.test(text);
}

export function looksLikeTitle(text: string): boolean {
  if (text.length > 60 || /\d{3}|[。！？!?]/u.test(text)) return false;
  return isHan(text) ? text.length <= 24 && HAN_TITLE.test(text) : LATIN_TITLE.test(text) && text.split(/\s+/u).length <= 8;
}

export function looksLikeAddress(text: string): boolean {
  if (text.length < 5 || text.length > 200) return false;
  if (isHan(text)) {
    const marks = new Set(text.match(HAN_ADDRESS_MARK) ?? []).size;
    return (marks >= 2 && !HAN_TITLE.test(text) && !HAN_COMPANY.test(text)) || (marks >= 3 && /\d/u.test(text));
  }
  return (
    (/\d/u.test(text) && LATIN_ADDRESS.test(text)) ||
    US_PLACE.test(text) ||
    (text.includes(',') && COUNTRY.test(text)) ||
    UK_POSTCODE.test(text)
  );
}

/** Whether a piece right after an address goes on with it: postcode with a place, a country, a floor. */
export function continuesAddress(text: string): boolean {
  if (looksLikeAddress(text)) return true;
  if (isHan(text)) return text.length <= 40 && /^(?:\d{6} ?)?\p{Script=Han}{2,10}(?:省|市|区|县)|\d+(?:号|室|楼|层|栋|幢|座)/u.test(text);
  return (
    text.length <= 60 &&
    (COUNTRY.test(text) || /^(?:[A-Z]{1,3}-)?\d{4,6} \p{Lu}/u.test(text) || /^\p{Lu}[\p{L} .'-]+,? \d{4,6}\b/u.test(text))
  );
}

/** A whole name, as strictly as a surname list and capital letters allow. */
export function looksLikeName(text: string): boolean {
  if (isHan(text)) return isChineseName(text);
  return text.length <= 50 && LATIN_NAME.test(text) && !looksLikeCompany(text) && !LATIN_TITLE.test(text) && !COUNTRY.test(text);
}

function isChineseName(text: string): boolean {
  const honoured = HONORIFIC.exec(text)?.[1];
  if (honoured !== undefined && hasSurname(honoured)) return true;
  if (ETHNIC_NAME.test(text)) return true;
  return (
    HAN_NAME.test(text) &&
    (text.length < 4 || PAIR_SURNAME.test(text)) &&
    hasSurname(text) &&
    !NO_NAME.test(text) &&
    !HAN_TITLE.test(text) &&
    !HAN_COMPANY.test(text)
  );
}

export function hasSurname(text: string): boolean {
  return PAIR_SURNAME.test(text) || SURNAMES.has(text.slice(0, 1));
}

function withoutBrackets(text: string): string {
  return text.replace(/[（(][^（()）]{1,20}[)）]$/u, '').trim();
}
