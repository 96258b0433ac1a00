/** The city an address lies in, as people name it in a list: 上海, not 上海市. */

const CHINESE = (
  '北京 上海 天津 重庆 广州 深圳 杭州 南京 苏州 成都 武汉 西安 长沙 郑州 青岛 大连 宁波 厦门 福州 济南 合肥 沈阳 哈尔滨 长春 昆明 贵阳 南宁 南昌 太原 石家庄 兰州 西宁 银川 海口 拉萨 呼和浩特 乌鲁木齐 ' +
  '无锡 常州 南通 徐州 扬州 温州 嘉兴 绍兴 金华 台州 义乌 佛山 东莞 珠海 中山 惠州 汕头 泉州 漳州 烟台 潍坊 临沂 洛阳 三亚 昆山 香港 澳门 台北'
).split(' ');
const LATIN = (
  'Beijing|Shanghai|Tianjin|Chongqing|Guangzhou|Shenzhen|Hangzhou|Nanjing|Suzhou|Chengdu|Wuhan|Xiamen|Qingdao|Dalian|Ningbo|Dongguan|Foshan|Hong Kong|Taipei|Singapore|Tokyo|Osaka|Seoul|Bangkok|Kuala Lumpur|' +
  'London|Manchester|Birmingham|Edinburgh|Dublin|Paris|Lyon|Berlin|Hamburg|Munich|München|Frankfurt|Stuttgart|Cologne|Köln|Vienna|Wien|Zurich|Zürich|Geneva|Amsterdam|Rotterdam|Brussels|Madrid|Barcelona|Milan|Rome|Stockholm|Copenhagen|Oslo|Warsaw|' +
  'New York|San Francisco|Los Angeles|Chicago|Boston|Seattle|Houston|Austin|Dallas|Atlanta|Miami|Denver|Toronto|Vancouver|Montreal|Sydney|Melbourne|Auckland|Mumbai|Bangalore|Dubai'
).split('|');

const PREFECTURE = /^(?:中国)?(?:\p{Script=Han}{2,7}?(?:省|自治区))?\s?(\p{Script=Han}{2,6}?)(?:市|自治州|地区|盟)/u;
const US = /(?:^|[,\n] ?)([A-Z][A-Za-z.' -]{1,30}),? [A-Z]{2},? \d{5}/u;
const CONTINENTAL = /(?:^|, ?)(?:[A-Z]{1,2}-)?\d{4,5} (\p{Lu}[\p{L} -]{2,30})(?:,|$)/u;

/** `undefined` where the address does not tell. */
export function cityOf(address: string): string | undefined {
  const chinese = PREFECTURE.exec(address)?.[1] ?? CHINESE.find((city) => address.startsWith(city) || address.includes(`省${city}`));
  if (chinese !== undefined) return chinese;
  const known = LATIN.find((city) => new RegExp(`(?<![\\p{L}])${city}(?![\\p{L}])`, 'iu').test(address));
  return US.exec(address)?.[1]?.trim() ?? known ?? CONTINENTAL.exec(address)?.[1]?.trim();
}

/** The city a company's name begins with: 上海远山机械有限公司. */
export function cityOfCompany(company: string): string | undefined {
  return CHINESE.find((city) => company.startsWith(city));
}

/** Whether the text is nothing but one of the cities known here. */
export function isCity(text: string): boolean {
  return CHINESE.includes(text.replace(/市$/u, '')) || LATIN.includes(text);
}
