/** Contacts of a vCard file, one after the other. */
import { VaultError } from '../../../../shared/errors.ts';
import type { Encoding } from '../../../../shared/model/exchange.ts';
import type { ImportLimits } from '../import-limits.ts';
import { components, listItems, parseProperty, unescapeText } from './property.ts';
import type { Property } from './property.ts';
import { propertyLines } from './property-lines.ts';

export type Labelled = { readonly value: string; readonly types: readonly string[]; readonly label: string | undefined };

export type Contact = {
  /** Line of the file on which the card begins. */
  readonly line: number;
  readonly name: string;
  readonly company: string;
  readonly department: string;
  readonly title: string;
  readonly birthday: string;
  readonly phones: readonly Labelled[];
  readonly emails: readonly Labelled[];
  readonly addresses: readonly string[];
  readonly wechats: readonly string[];
  readonly messengers: readonly string[];
  readonly websites: readonly string[];
  readonly categories: readonly string[];
  readonly note: string;
};

const VALUES_MAX = 40;

/** Cards may lack VERSION, END or a name. Groups of other cards and cards inside of cards (AGENT) are left out. */
export async function* readCards(chunks: AsyncIterable<Uint8Array>, fallback: Encoding, limits: ImportLimits): AsyncGenerator<Contact> {
  let card: { readonly line: number; readonly properties: Property[] } | undefined;
  let inside = 0;
  let cards = 0;
  const finish = (): Contact | undefined => {
    const done = card === undefined || isGroup(card.properties) ? undefined : contactOf(card.line, card.properties);
    card = undefined;
    inside = 0;
    if (done !== undefined && ++cards > limits.rows)
      throw new VaultError('TOO_MANY_ROWS', 'more cards than an import may have', { details: { rows: limits.rows } });
    return done;
  };
  for await (const { line, bytes } of propertyLines(chunks, limits)) {
    const property = parseProperty(bytes, fallback);
    if (property === undefined) continue;
    const edge = /^\s*vcard\s*$/iu.test(property.value) ? property.name : '';
    if (edge === 'begin' && card?.properties.at(-1)?.name === 'agent') inside++;
    else if (edge === 'begin') {
      const unfinished = finish();
      if (unfinished !== undefined) yield unfinished;
      card = { line, properties: [] };
    } else if (edge === 'end' && inside > 0) inside--;
    else if (edge === 'end') {
      const done = finish();
      if (done !== undefined) yield done;
    } else if (inside === 0) card?.properties.push(property);
  }
  const last = finish();
  if (last !== undefined) yield last;
}

function isGroup(properties: readonly Property[]): boolean {
  return properties.some(
    ({ name, value }) => (name === 'kind' || name === 'x-addressbookserver-kind') && value.trim().toLowerCase() === 'group',
  );
}

function contactOf(line: number, properties: readonly Property[]): Contact {
  const all = (...names: readonly string[]): readonly Property[] =>
    properties.filter(({ name, value }) => names.includes(name) && value.trim() !== '');
  const texts = (...names: readonly string[]): readonly string[] => all(...names).map(({ value }) => unescapeText(value));
  const labels = new Map(all('x-ablabel').map(({ group, value }) => [group, unescapeText(value).replace(/^_\$!<(.*)>!\$_$/u, '$1')]));
  const labelled = (name: string, clean: (value: string) => string): readonly Labelled[] =>
    all(name)
      .map(({ value, types, group }) => ({
        value: clean(unescapeText(value)),
        types,
        label: group === undefined ? undefined : labels.get(group),
      }))
      .filter(({ value }) => value !== '')
      .slice(0, VALUES_MAX);
  const [company = '', ...departments] = components(all('org')[0]?.value ?? '');
  const structured = all('n').map(({ value }) => structuredName(components(value)));
  const impp = all('impp', 'x-socialprofile').map(({ value, types }) => ({ text: unescapeText(value), types }));
  const isWechat = ({ text, types }: (typeof impp)[number]): boolean =>
    /^(?:wechat|weixin|x-apple:wechat)/iu.test(text) || types.includes('wechat');
  const first = (...candidates: readonly (readonly string[])[]): string => candidates.flat().find((text) => text !== '') ?? '';
  return {
    line,
    name: first(texts('fn'), structured, texts('nickname', 'x-nickname')),
    company: first([company], texts('x-evolution-file-as', 'x-file-as', 'x-kaddressbook-x-organization')),
    department: departments.filter((part) => part !== '').join(' / '),
    title: first(texts('title'), texts('role')),
    birthday: first(texts('bday')),
    phones: labelled('tel', (value) => value.replace(/^tel:/iu, '')),
    emails: labelled('email', (value) => value.replace(/^mailto:/iu, '')),
    addresses: addresses(all('adr'), texts('label')),
    wechats: [
      ...texts('x-wechat', 'x-weixin', 'x-wechat-id'),
      ...impp.filter(isWechat).map(({ text }) => text.replace(/^[\w-]+:(?:\/\/)?/u, '')),
    ],
    messengers: [
      ...texts('x-qq', 'x-skype', 'x-whatsapp', 'x-icq', 'x-jabber'),
      ...impp.filter((one) => !isWechat(one)).map(({ text }) => text),
    ],
    websites: texts('url'),
    categories: [...new Set(all('categories').flatMap(({ value }) => listItems(value)))].filter((text) => text !== ''),
    note: texts('note').join('\n'),
  };
}

/** Family name first and without blanks where the name is written in Chinese, Japanese or Korean. */
function structuredName([family = '', given = '', additional = '', prefix = '', suffix = '']: readonly string[]): string {
  const parts = [prefix, given, additional, family, suffix].map((part) => part.replaceAll(',', ' ').trim()).filter((part) => part !== '');
  const isEastern = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(family + given);
  return isEastern ? `${prefix}${family}${given}${additional}${suffix}` : parts.join(' ').replace(/\s+/gu, ' ');
}

/** Street first, or from the country down where it is written in Chinese. */
function addresses(structured: readonly Property[], labels: readonly string[]): readonly string[] {
  const found = structured
    .map(({ value }) => {
      const [box = '', extended = '', street = '', city = '', region = '', code = '', country = ''] = components(value);
      if (/\p{Script=Han}/u.test(street + city)) return [country, region, city, street, extended, box, code && ` ${code}`].join('').trim();
      return [box, extended, street, city, `${region} ${code}`.trim(), country].filter((part) => part !== '').join(', ');
    })
    .filter((address) => address !== '');
  return (found.length > 0 ? found : labels).slice(0, VALUES_MAX / 4);
}
