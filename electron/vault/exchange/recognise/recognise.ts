/**
 * Reads a pasted business card, chat message or mail signature into the fields of a new customer, offline and by rules:
 * labels first, then what names a value by its shape, then what is left by elimination. Nothing is thrown away: what no
 * rule understands is returned as `rest`.
 */
import type { NewReachValue } from '../../../../shared/model/customer.ts';
import type { RecognisedCustomer } from '../../../../shared/model/new-customer.ts';
import { parsePhones } from '../phone.ts';
import { isPlaceholder, plainLine } from '../plain-text.ts';
import { cityOf, cityOfCompany } from './city.ts';
import { introductionIn } from './introduction.ts';
import { kindOf, partsOf, type Kind } from './kinds.ts';
import { labelOf, type CardLabel, type Labelled } from './label-words.ts';
import { linesOf } from './lines.ts';
import { continuesAddress, hasSurname, isHan } from './signs.ts';
import { takeEmails, takeLinks, takePhones } from './take-reach.ts';

const REACH_MAX = 20;
const LIMITS = { name: 200, company: 200, title: 100, city: 100 } as const;
type Field = keyof typeof LIMITS;

/** What is being gathered; the first value of a field stands. */
type Sheet = {
  readonly region: string;
  readonly fields: Map<Field, string>;
  readonly reach: NewReachValue[];
  readonly address: string[];
  readonly rest: string[];
  /** Weaker than any other sign of a name: who sent the message, what stands where names stand. */
  readonly maybeNames: string[];
  /** The piece before was an address, which the next may go on with. */
  inAddress: boolean;
  wechatIsPhone: boolean;
};

const CHAT_HEAD =
  /^(.{1,30}?)[:：]? +(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日? +|\d{1,2}[-/]\d{1,2} +|昨天 *|今天 *|(?:上午|下午) *)*\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?$/iu;
const SEPARATOR = /\s*[|｜丨┃•●◆■★▪■□]\s*|\s+[·/／]\s+|\t+|\s{2,}|[;；]\s*/u;
const SPACED_NAME = /^(\p{Script=Han}) {1,6}(\p{Script=Han})(?=$| {2,}|\t| ?[|｜/(（])/u;
/** What stays behind when the value of a label or the point of a greeting has been taken. */
const NOTHING =
  /^(?:您好|你好|嗨|hi|hello|dear|tel|mob|mobile|phone|fax|email|e-mail|mail|电话|手机|传真|邮箱|微信|我|和|或|and|or|公司|地址|您好，我|我的|.{0,6}(?:电话|手机|邮箱|地址|传真))[.,，。!！~]*$/iu;
const SAME_WECHAT = /[(（]?(?:微信同号|同微信|微信同步|微信同手机号?|电话同微信|手机同微信|同V|V同|wechat same|same as wechat)[)）]?/iu;
const BY_LABEL_FIELDS: Partial<Record<CardLabel, Field>> = { name: 'name', company: 'company', title: 'title', city: 'city' };

/** Never throws; `region` (ISO 3166-1) is that of numbers without a country code. Text beyond 10,000 characters is not read. */
export function recognise(text: string, region: string): RecognisedCustomer {
  const sheet: Sheet = {
    region,
    fields: new Map(),
    reach: [],
    address: [],
    rest: [],
    maybeNames: [],
    inAddress: false,
    wechatIsPhone: false,
  };
  for (const line of linesOf(text)) readLine(sheet, line);
  return finish(sheet);
}

function readLine(sheet: Sheet, line: string): void {
  const sender = CHAT_HEAD.exec(line)?.[1];
  if (sender !== undefined) {
    sheet.maybeNames.push(sender);
    return;
  }
  const labelled = labelOf(line);
  if (labelled !== undefined) {
    readLabelled(sheet, labelled);
    return;
  }
  for (const piece of line.replace(SPACED_NAME, '$1$2').split(SEPARATOR)) if (piece.trim() !== '') readPiece(sheet, piece.trim());
}

function readLabelled(sheet: Sheet, { label, word, value, alsoWechat }: Labelled): void {
  if (alsoWechat) sheet.wechatIsPhone = true;
  if (value === '' || isPlaceholder(value)) return;
  const field = BY_LABEL_FIELDS[label];
  sheet.inAddress = label === 'address';
  if (label === 'phone' || label === 'fax') readPhones(sheet, word, value, label);
  else if (label === 'wechat') readWechat(sheet, value);
  else if (label === 'address') readAddress(sheet, value);
  else if (label === 'email') readPiece(sheet, value);
  else if (label === 'other' || field === undefined) sheet.rest.push(`${word}: ${value}`);
  else readField(sheet, field, value);
}

/** A labelled name or company may be followed by more on the same line. */
function readField(sheet: Sheet, field: Field, value: string): void {
  const [own = '', ...others] = readReachIn(sheet, value).split(SEPARATOR);
  if (own.trim() !== '') set(sheet, field, own);
  for (const other of others) readPiece(sheet, other);
}

function readAddress(sheet: Sheet, value: string): void {
  const rest = readReachIn(sheet, value);
  if (rest !== '') sheet.address.push(rest);
}

const LANDLINE_WORD = /^(?:座机|座机号码|固话|固定电话|办公电话|公司电话|直线|总机|热线|服务热线|Direct|Office|Hotline|Home|WhatsApp)$/iu;

function readPhones(sheet: Sheet, word: string, value: string, label: 'phone' | 'fax'): void {
  const own = value.replace(SAME_WECHAT, ' ');
  if (own !== value) sheet.wechatIsPhone = true;
  const mails = takeEmails(own);
  addAll(sheet, 'email', mails.found);
  const { found, rest } = takePhones(mails.rest, sheet.region);
  const typed =
    found.length > 0 ? [] : parsePhones(mails.rest, sheet.region).values.filter((phone) => (phone.value.match(/\d/gu)?.length ?? 0) >= 5);
  const named = label === 'fax' ? { label: word.length === 1 ? 'Fax' : word } : LANDLINE_WORD.test(word) ? { label: word } : {};
  for (const phone of [...found, ...typed]) addReach(sheet, { kind: 'phone', value: phone.value, ...named });
  if (typed.length === 0) readRemains(sheet, rest);
}

function readWechat(sheet: Sheet, value: string): void {
  const id = /^[(（]?([A-Za-z][\w-]{4,30}|\+?[\d -]{5,20}\d)/u.exec(value)?.[1];
  if (id !== undefined) {
    addReach(sheet, { kind: 'wechat', value: id.trim() });
    const rest = value.slice(value.indexOf(id) + id.length).trim();
    if (rest !== '') readPiece(sheet, rest);
  } else if (/同|same/iu.test(value)) sheet.wechatIsPhone = true;
  else addReach(sheet, { kind: 'wechat', value: value.slice(0, 100) });
}

/** Takes mail addresses, links and numbers into the sheet and returns what is left on one line. */
function readReachIn(sheet: Sheet, text: string): string {
  const own = text.replace(SAME_WECHAT, ' ');
  if (own !== text) sheet.wechatIsPhone = true;
  const links = takeLinks(own);
  const mails = takeEmails(links.rest);
  const phones = takePhones(mails.rest, sheet.region);
  sheet.rest.push(...links.found);
  addAll(sheet, 'email', mails.found);
  for (const { value } of phones.found) addReach(sheet, { kind: 'phone', value });
  return phones.rest.replace(/^[\s,，、:：()（）<>|/-]+|[\s,，、:：(（<>|/-]+$/gu, '');
}

function readPiece(sheet: Sheet, piece: string): void {
  if (continuesHere(sheet, piece)) return;
  readRemains(sheet, readReachIn(sheet, piece));
}

/** Before numbers are looked for, because a postcode with a house number may look like one. */
function continuesHere(sheet: Sheet, piece: string): boolean {
  if (!sheet.inAddress || !continuesAddress(piece)) return false;
  sheet.address.push(piece);
  return true;
}

function readRemains(sheet: Sheet, text: string): void {
  for (const part of text.split(/\t+/u)) {
    const remains = part.replace(/^[\s,，、:：]+|[\s,，、:：(（]+$/gu, '');
    if (remains !== '') classify(sheet, remains);
  }
}

function classify(sheet: Sheet, text: string): void {
  const kind = kindOf(text);
  const parts = kind === 'address' && !isHan(text) ? undefined : partsOf(text);
  if (parts !== undefined) {
    for (const part of parts) put(sheet, kindOf(part), part);
    return;
  }
  if (kind !== undefined) {
    put(sheet, kind, text);
    return;
  }
  const introduced = introductionIn(text);
  if (introduced !== undefined) {
    for (const field of ['name', 'company', 'title'] as const) set(sheet, field, introduced[field] ?? '');
    sheet.rest.push(text);
    return;
  }
  sheet.inAddress = false;
  if (text.length <= 20 && !/\d/u.test(text)) sheet.maybeNames.push(text);
  sheet.rest.push(text);
}

function put(sheet: Sheet, kind: Kind | undefined, text: string): void {
  sheet.inAddress = kind === 'address';
  if (kind === 'address') sheet.address.push(text);
  else if (kind === undefined || !set(sheet, kind, text)) sheet.rest.push(text);
}

function set(sheet: Sheet, field: Field, value: string): boolean {
  const text = plainLine(value).slice(0, LIMITS[field]).trim();
  if (text === '') return true;
  const before = sheet.fields.get(field);
  if (before === undefined) sheet.fields.set(field, text);
  return before === undefined || before === text;
}

function addAll(sheet: Sheet, kind: NewReachValue['kind'], values: readonly string[]): void {
  for (const value of values) addReach(sheet, { kind, value });
}

function addReach(sheet: Sheet, value: NewReachValue): void {
  const known = sheet.reach.some((each) => each.kind === value.kind && each.value.toLowerCase() === value.value.toLowerCase());
  if (!known && sheet.reach.length < REACH_MAX) sheet.reach.push({ ...value, value: value.value.slice(0, 500) });
}

const ORDER = ['phone', 'email', 'wechat', 'address'] as const;

function finish(sheet: Sheet): RecognisedCustomer {
  nameByElimination(sheet);
  const phones = sheet.reach.filter(({ kind, label }) => kind === 'phone' && label === undefined);
  const mobile = phones.find(({ value }) => /^\+861\d{10}$/u.test(value)) ?? phones[0];
  if (sheet.wechatIsPhone && mobile !== undefined) addReach(sheet, { kind: 'wechat', value: mobile.value.replace(/^\+86/u, '') });
  const address = joined(sheet.address);
  if (address !== undefined) addReach(sheet, { kind: 'address', value: address });
  const company = sheet.fields.get('company');
  const city =
    sheet.fields.get('city') ??
    (address === undefined ? undefined : cityOf(address)) ??
    (company === undefined ? undefined : cityOfCompany(company));
  const rank = ({ kind, label }: NewReachValue): number => ORDER.indexOf(kind) * 2 + (/fax|传真/iu.test(label ?? '') ? 1 : 0);
  return {
    ...Object.fromEntries(sheet.fields),
    ...(city === undefined || city === '' ? {} : { city: city.slice(0, LIMITS.city) }),
    reach: [...sheet.reach].sort((a, b) => rank(a) - rank(b)),
    rest: sheet.rest.map((line) => plainLine(line).replace(/^[\s|｜,，.。:：-]+|[\s|｜,，:：-]+$/gu, '')).filter(saysSomething),
  };
}

function saysSomething(line: string): boolean {
  return (line.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 2 && !NOTHING.test(line);
}

/** Where no name showed itself: a short Chinese word with a surname, a word in capitals, the sender of the message. */
function nameByElimination(sheet: Sheet): void {
  if (sheet.fields.has('name')) return;
  const fits = sheet.maybeNames.filter((text) =>
    isHan(text) ? /^\p{Script=Han}{2,4}$/u.test(text) && hasSurname(text) : /^\p{Lu}[\p{L}.'’ -]{1,30}$/u.test(text),
  );
  const name = fits[0] ?? sheet.maybeNames.find((text) => /^[\p{L}\p{M} .'’·-]{2,20}$/u.test(text));
  if (name === undefined) return;
  sheet.fields.set('name', plainLine(name));
  const at = sheet.rest.indexOf(name);
  if (at >= 0) sheet.rest.splice(at, 1);
}

/** Chinese parts need nothing between them. */
function joined(parts: readonly string[]): string | undefined {
  if (parts.length === 0) return undefined;
  const distinct = parts.filter((part, index) => parts.indexOf(part) === index);
  return distinct
    .reduce((before, part) => (/\p{Script=Han}$/u.test(before) && /^[\p{Script=Han}\d]/u.test(part) ? before + part : `${before}, ${part}`))
    .slice(0, 500);
}
