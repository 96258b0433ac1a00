/** Invented customers for the demo vault, tests and benches: the same seed gives the same people. No number belongs to anyone. */
import type { Card, Reach, ReachValue } from '../../../shared/model/customer.ts';
import { ValueId } from '../../../shared/model/ids.ts';

const SURNAMES =
  '王王王李李李张张张刘刘陈陈杨杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚钟姜崔谭陆范汪廖石金贾夏韦方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤单解仇'.split(
    '',
  );
const GIVEN =
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红文建国志海波宁辉鹏飞斌宇浩凯健俊帆雪梅琳晨欣怡佳嘉思雨梓涵子轩博天成永福庆祥瑞新东晓春燕云龙峰玲慧颖倩婷莹亮立民中振兴德胜安康宏达光荣昌盛雄信重乐长行'.split(
    '',
  );
const CITIES = '上海 北京 深圳 广州 杭州 成都 重庆 南京 苏州 武汉 西安 长沙 青岛 宁波 厦门 郑州 天津 合肥 无锡 佛山'.split(' ');
const BRAND =
  '明辉华瑞鼎盛天宏远达恒泰博创新锐联合众邦金石星海蓝云智诚信嘉禾东方百川启航森源凯越中正大同美佳康宁长风万里飞腾卓立科迪三江四通润泽汇丰景行'.split(
    '',
  );
const TRADES =
  '科技 电子 贸易 机械 物流 食品 医疗器械 建材 服饰 信息技术 文化传媒 环保 新能源 餐饮管理 包装 化工 汽车零部件 家居 软件 咨询'.split(' ');
const FORMS = '有限公司 有限公司 有限公司 股份有限公司 集团 工作室'.split(' ');
const GIVEN_EN = 'James Mary Robert Linda Peter Anna Tom Grace Kevin Zoë José Olivia Henry Amélie Jack Sofia Leo Ruth Omar Wendy'.split(
  ' ',
);
const FAMILY_EN =
  "Smith Johnson Brown Müller Garcia Lee Wilson Clark O'Brien Nguyen Tan Walker Young King Wright Lopez Hill Green Adams Wang".split(' ');
const COMPANY_EN = 'Acme Harbor Northwind Bluebird Summit Lantern Willow Cedar Orbit Quartz Falcon Maple Ember Delta Juniper'.split(' ');
const TRADE_EN = 'Trading Logistics Foods Systems Textiles Optics Tools Paper Motors Labs'.split(' ');
const TITLES = '总经理 采购经理 店长 财务 工程师 老板 Buyer CEO'.split(' ');
const TAGS = '重点 老客户 VIP 展会 转介绍 价格敏感 月结 样品已寄 竞品用户 渠道商 海外 待回款'.split(' ');
const LEVELS = ['A', 'B', 'C'];
const STAGES = '初步接触 需求确认 报价 谈判 成交 流失'.split(' ');
const SOURCES = '展会 官网 转介绍 电话 微信 广告'.split(' ');
const NEXT_STEPS = '回访 寄样品 发报价单 约见面 催款 签合同'.split(' ');

export type Invented = { readonly card: Card; readonly reach: Reach };
type Dice = { readonly next: () => number; readonly below: (limit: number) => number; readonly of: (list: readonly string[]) => string };

/** mulberry32: small, fast, good enough to invent people. */
function dice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return { next, below, of: (list) => list[below(list.length)] ?? '' };
}

/** `count` customers, six in seven with Chinese names, with phones `+861…`, e-mails, WeChat names and what else a sales list has. */
export function* inventCustomers(count: number, seed: number): Generator<Invented> {
  const roll = dice(seed);
  for (let index = 0; index < count; index += 1) {
    const western = roll.below(7) === 0;
    yield { card: inventCard(roll, western), reach: inventReach(roll, index) };
  }
}

function inventCard(roll: Dice, western: boolean): Card {
  const city = roll.of(CITIES);
  const name = western
    ? `${roll.of(GIVEN_EN)} ${roll.of(FAMILY_EN)}`
    : roll.of(SURNAMES) + roll.of(GIVEN) + (roll.next() < 0.6 ? roll.of(GIVEN) : '');
  const company = western
    ? `${roll.of(COMPANY_EN)} ${roll.of(TRADE_EN)}`
    : (roll.next() < 0.5 ? city : '') +
      roll.of(BRAND) +
      roll.of(BRAND) +
      (roll.next() < 0.3 ? roll.of(BRAND) : '') +
      roll.of(TRADES) +
      roll.of(FORMS);
  const day = 1 + roll.below(28);
  return {
    name,
    tags: [...new Set(Array.from({ length: roll.below(4) }, () => roll.of(TAGS)))],
    ...(roll.next() < 0.9 ? { company } : {}),
    ...(roll.next() < 0.5 ? { title: roll.of(TITLES) } : {}),
    ...(roll.next() < 0.85 ? { city } : {}),
    ...(roll.next() < 0.8 ? { level: roll.of(LEVELS) } : {}),
    ...(roll.next() < 0.9 ? { stage: roll.of(STAGES) } : {}),
    ...(roll.next() < 0.7 ? { source: roll.of(SOURCES) } : {}),
    ...(roll.next() < 0.3
      ? { nextStep: roll.of(NEXT_STEPS), nextStepOn: `2027-0${1 + roll.below(9)}-${String(day).padStart(2, '0')}` }
      : {}),
  };
}

function inventReach(roll: Dice, index: number): Reach {
  const values: ReachValue[] = [];
  const add = (kind: ReachValue['kind'], value: string): void => {
    values.push({ id: ValueId.parse(`v${values.length}${index.toString(36).padStart(6, '0')}`), kind, value });
  };
  const phones = roll.next() < 0.92 ? 1 + Number(roll.next() < 0.15) : 0;
  for (let phone = 0; phone < phones; phone += 1)
    add('phone', `+861${3 + roll.below(7)}${String(roll.below(1_000_000_000)).padStart(9, '0')}`);
  if (roll.next() < 0.6)
    add(
      'email',
      `${roll
        .of(GIVEN_EN)
        .toLowerCase()
        .normalize('NFD')
        .replace(/[^a-z]/g, '')}${index.toString(36)}@example.com`,
    );
  if (roll.next() < 0.4) add('wechat', `wx_${index.toString(36)}${roll.below(100)}`);
  if (roll.next() < 0.3) add('address', `${roll.of(CITIES)}市建设路${1 + roll.below(500)}号`);
  return { values };
}
