/** What people print before a value on a card, in a chat or under a mail. */

export type CardLabel = 'name' | 'company' | 'title' | 'phone' | 'fax' | 'email' | 'wechat' | 'address' | 'city' | 'other';

/** Longest first inside each list, so that 手机号码 is not read as 手机 and a rest. */
const WORDS: Readonly<Record<CardLabel, string>> = {
  name: '联系人姓名|客户姓名|收货人姓名|收件人姓名|联系人|收货人|收件人|客户名称|发件人|客户|姓名|名字|Full Name|Contact Name|Contact Person|Contact|Name|Attn|From',
  company: '公司名称|单位名称|企业名称|公司全称|公司|单位|企业|机构|Company Name|Company|Organisation|Organization|Employer|Firm',
  title: '职位|职务|职称|岗位|头衔|Job Title|Title|Position|Role',
  fax: '传真号码|传真|Facsimile|Fax|F',
  phone:
    '手机号码|联系电话|移动电话|办公电话|公司电话|座机号码|固定电话|服务热线|电话号码|联系方式|手机号|手机|电话|座机|固话|直线|总机|热线|手提|' +
    'Mobile Phone|Cell Phone|Telephone|Cellphone|WhatsApp|Mobile|Direct|Office|Phone|Hotline|Cell|Tel|Mob|Ph|T|M|P|H|D|C|O',
  email: '电子邮箱|电子邮件|邮箱地址|电邮|邮箱|邮件|E-Mail Address|Email Address|E-Mail|EMail|Mail|E',
  wechat: '微信号码|微信号|微信|薇信|V信|WeChat ID|WeChatID|WeChat|Weixin|微信ID|WX|VX',
  address:
    '公司地址|办公地址|详细地址|收货地址|联系地址|通讯地址|单位地址|工厂地址|收件地址|所在地区|地址|Office Address|Address|Addr|Add|Location|A',
  city: '所在城市|城市|City',
  other:
    '邮政编码|邮编|网址|网站|官网|主页|QQ号码|QQ号|QQ|企业QQ|Postcode|Zip Code|Zip|Website|Web|Homepage|LinkedIn|Skype|Twitter|W|P\\.?C',
};

const LABELS: readonly CardLabel[] = ['name', 'company', 'title', 'fax', 'phone', 'email', 'wechat', 'address', 'city', 'other'];
const ALL = LABELS.map((label) => WORDS[label]).join('|');
const AFTER = '(?: ?\\([^()\\n]{1,16}\\)|（[^（）\\n]{1,16}）)?';
const ALSO = `(?: ?[/／&、+] ?(?:${ALL}))?`;
const COLON = '[.．]? ?[:：]';

/** A word with a colon, or a phone word right before digits, or a Chinese word for mail, WeChat or address before its value. */
const START: readonly (readonly [CardLabel, RegExp])[] = LABELS.map((label) => {
  const bare =
    label === 'phone' || label === 'fax' || label === 'wechat'
      ? `|(?: ?[.．]? ?(?=[+(（\\d]))`
      : label === 'email'
        ? '|(?: (?=\\S{1,64}@))'
        : label === 'address'
          ? '|(?: (?=.*\\d))'
          : '';
  const glued = '|(?<=地址)(?=\\p{Script=Han})|(?<=\\p{Script=Han}) +(?=\\S)';
  return [label, new RegExp(`^(${WORDS[label]})${AFTER}${ALSO}${AFTER}(?:${COLON}${bare}${glued})[ -]*`, 'iu')] as const;
});

/** The longest label at its earliest place; no single letter inside a word. */
const WITHIN = new RegExp(`(?<![A-Za-z\\d(（/／&+])(?:${ALL})${AFTER}${ALSO}${AFTER}${COLON}`, 'giu');
const WITHIN_PHONE = /(?<=[\s,，;；。、])(?=(?:Tel|Mob|Fax|Phone|Mobile|Cell|Direct|电话|手机|传真|座机|[TMFPDCH])[.．]? ?[+(]?\d{2})/giu;

const WITHIN_BARE = /(?<=[\s,，;；。、])(?:电话|手机|微信|公司|单位|地址|邮箱|职位|职务|姓名)(?= |[+\d]|(?<=地址)\p{Script=Han})/gu;

const SYMBOLS: readonly (readonly [RegExp, string])[] = [
  [/[☎📞📱☏📲📠]\uFE0F?/gu, '\nTel: '],
  [/[✉📧📩📨🖂]\uFE0F?/gu, '\nEmail: '],
  [/[📍🏠🏢📮🗺]\uFE0F?/gu, '\n'],
  [/[🌐🔗]\uFE0F?/gu, '\nWeb: '],
  [/[👤💼]\uFE0F?/gu, '\n'],
];

/** Starts a new line before every label and turns the symbols of modern signatures into labels. */
export function breakAtLabels(text: string): string {
  const worded = SYMBOLS.reduce((before, [symbol, word]) => before.replace(symbol, word), text);
  return worded.replace(WITHIN, '\n$&').replace(WITHIN_PHONE, '\n').replace(WITHIN_BARE, '\n$&');
}

/** `alsoWechat`: the same number is the WeChat name (手机/微信). */
export type Labelled = { readonly label: CardLabel; readonly word: string; readonly value: string; readonly alsoWechat: boolean };

/** The label a piece begins with, its own word, and what follows it. `undefined` for a piece without one. */
export function labelOf(piece: string): Labelled | undefined {
  for (const [label, pattern] of START) {
    const match = pattern.exec(piece);
    if (match?.[1] !== undefined) {
      return {
        label,
        word: match[1],
        value: piece.slice(match[0].length).trim(),
        alsoWechat: label === 'phone' && /微信|wechat/iu.test(match[0]),
      };
    }
  }
  return undefined;
}
