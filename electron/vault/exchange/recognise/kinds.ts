/** What a piece without a label is, and the known things one piece may hold. */
import { isCity } from './city.ts';
import { isHan, looksLikeAddress, looksLikeCompany, looksLikeName, looksLikeTitle } from './signs.ts';

export type Kind = 'name' | 'company' | 'title' | 'address' | 'city';

const BETWEEN_LANGUAGES = /(?<=\p{Script=Han})\s+(?=\p{Script=Latin})|(?<=\p{Script=Latin}|\.)\s+(?=\p{Script=Han})/u;

export function kindOf(text: string): Kind | undefined {
  if (isCity(text)) return 'city';
  if (looksLikeAddress(text) && !looksLikeCompany(text)) return 'address';
  if (looksLikeName(text)) return 'name';
  if (looksLikeCompany(text)) return 'company';
  if (looksLikeTitle(text)) return 'title';
  return kindInTwoLanguages(text);
}

/** 高級經理 Senior Manager: the same thing twice, kept together. */
function kindInTwoLanguages(text: string): Kind | undefined {
  const [first, second, ...more] = text.split(BETWEEN_LANGUAGES);
  if (first === undefined || second === undefined || more.length > 0 || isHan(first) === isHan(second)) return undefined;
  const kind = kindOf(first);
  return kind === kindOf(second) ? kind : undefined;
}

const HAN_GLUED =
  /^(\p{Script=Han}{2,4}?)(?=(?:副|总|销售|市场|采购|技术|客户|项目|产品|大区|区域|高级|资深|董事|执行|业务|人事|财务|运营|工程师|经理|主管|主任|部长|厂长)\p{Script=Han}*$)/u;
const HAN_FIRM_FIRST = /^(.{3,60}?(?:有限公司|有限责任公司|股份公司|集团|公司|研究院|大学|医院|银行))[的 ,，-]*(?:担任|任|做)?(.{2,20})$/u;
const SPLITS: readonly RegExp[] = [
  /[,，、/／]\s*| +[-–—]+ +|[—–]+/u,
  /\s+(?:at|@|of)\s+/iu,
  /(?<=\p{Script=Han})\s+|\s+(?=\p{Script=Han})/u,
  /[(（)）]/u,
];

/** The two or more known things one piece holds: 王伟 销售经理, “Jane Doe, Sales Manager at Acme Inc”. `undefined` when it is one thing or has an unknown part. */
export function partsOf(text: string): readonly string[] | undefined {
  for (const separator of SPLITS) {
    const parts = text
      .split(separator)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    const whole = parts.flatMap((part) => (kindOf(part) === undefined ? (partsOfGlued(part) ?? [part]) : [part]));
    if (parts.length > 1 && new Set(whole.map(kindOf)).size === whole.length && whole.every((part) => kindOf(part) !== undefined))
      return whole;
  }
  return kindOf(text) === 'name' ? undefined : partsOfGlued(text);
}

function partsOfGlued(text: string): readonly string[] | undefined {
  if (!isHan(text) || text.length > 60) return undefined;
  const [, firm, rest] = HAN_FIRM_FIRST.exec(text) ?? [];
  if (firm !== undefined && rest !== undefined && !looksLikeCompany(text)) {
    const kinds = kindOf(rest.trim()) === undefined ? partsOfGlued(rest.trim()) : [rest.trim()];
    if (kinds !== undefined) return [bareFirm(firm), ...kinds];
  }
  const name = HAN_GLUED.exec(text)?.[1];
  if (name !== undefined && looksLikeName(name) && looksLikeTitle(text.slice(name.length))) return [name, text.slice(name.length)];
  const last = [text.slice(-3), text.slice(-2)].find((tail) => looksLikeName(tail) && looksLikeTitle(text.slice(0, -tail.length)));
  return last === undefined ? undefined : [text.slice(0, -last.length), last];
}

/** 您好，我是杭州云帆科技有限公司 → the company alone. */
function bareFirm(text: string): string {
  const last = text.split(/[，,。！!：:\s]+/u).at(-1) ?? text;
  return last.replace(/^(?:我们?|他|她|您|你|本人)?(?:是|来自|现?在)/u, '');
}
