import type { Card, NewReachValue } from '../../../shared/model/customer.ts';
import type { ImportDefaults, ImportField, ImportProblem } from '../../../shared/model/exchange.ts';
import { parseBirthday } from './birthday.ts';
import type { ColumnHint } from './guess-mapping.ts';
import { parseIsoDate } from './iso-date.ts';
import { isPlaceholder, plainLine, plainText } from './plain-text.ts';
import { readReach } from './read-reach.ts';

/** Longest values the vault takes, in UTF-16 units; see `Card`, `ReachValue` and `Note`. */
const LIMITS = { name: 200, company: 200, title: 100, city: 100, level: 40, stage: 40, source: 60, nextStep: 200 } as const;
const NOTE_MAX = 10_000;
const TAG_MAX = 40;
const TAGS_MAX = 30;
const SHARED_MAX = 5_000;
const OWNER_MAX = 200;
const NO_TAGS: readonly string[] = [];

export type NewCard = Omit<Card, 'trashedAt'>;
type Writable<T> = { -readonly [K in keyof T]: T[K] };

export type RowOptions = {
  /** ISO 3166-1 region of phone numbers without a country code. */
  readonly region: string;
  readonly defaults?: ImportDefaults | undefined;
  /** From `columnHints`; without it values get no labels and all address columns make one address. */
  readonly hints?: readonly ColumnHint[] | undefined;
  readonly heads?: readonly string[] | undefined;
};

/** When the customer was last spoken or written to: ISO date, and the cell under its head for the timeline. */
export type ImportedContact = { readonly on: string; readonly text: string };

export type MappedRow = {
  /** Absent with `no-name`. */
  readonly card: NewCard | undefined;
  readonly reach: readonly NewReachValue[];
  readonly note: string | undefined;
  readonly contact: ImportedContact | undefined;
  /** What the owner column says. */
  readonly owner: string | undefined;
  readonly problems: readonly ImportProblem[];
};

/**
 * Prepares the way from the cells of a row to a customer. Problems are all reported; which of them keep the row out says
 * `BLOCKING_PROBLEMS`. A cell that looks like a formula stays text. A row without a person's name is called by its
 * company, else by the part of its e-mail before the @: the card may be readable by more people than the address is.
 */
export function rowMapper(mapping: readonly ImportField[], options: RowOptions): (cells: readonly string[]) => MappedRow {
  const columns = columnsByField(mapping);
  const share = sharedTexts();
  const headOf = (field: ImportField): string => plainLine(options.heads?.[columns.get(field)?.[0] ?? 0] ?? '');
  const heads = { birthday: headOf('birthday'), lastContactOn: headOf('lastContactOn') };
  const lines: LinesOf = (cells, field) =>
    textsOf(cells, columns, field)
      .map(plainLine)
      .filter((text) => text !== '');
  return (cells) => {
    const problems = new Set<ImportProblem>();
    if (cells.length > mapping.length && cells.slice(mapping.length).some((cell) => cell.trim() !== '')) problems.add('too-many-cells');
    const { values: reach, problems: reachProblems } = readReach(cells, mapping, options);
    for (const problem of reachProblems) problems.add(problem);
    const tags = withTags(readTags(textsOf(cells, columns, 'tags'), share), options.defaults?.tags);
    const birthday = readDate(lines(cells, 'birthday')[0], heads.birthday, parseBirthday);
    const contact = readDate(lines(cells, 'lastContactOn')[0], heads.lastContactOn, parseIsoDate);
    const unread = [birthday.unread ?? '', contact.unread ?? ''];
    if (unread.some((text) => text !== '')) problems.add('date-invalid');
    const note = [...textsOf(cells, columns, 'note').map(plainText), ...unread].filter((text) => text !== '').join('\n');
    const company = lines(cells, 'company')[0];
    const name = personName((field) => lines(cells, field)) ?? company ?? emailName(reach);
    if (name === undefined) problems.add('no-name');
    const card: Writable<NewCard> | undefined =
      name === undefined ? undefined : readCard(name, company, tags, (field) => share(lines(cells, field)[0]), options.defaults ?? {});
    if (card !== undefined && birthday.read !== undefined) card.birthday = birthday.read.on;
    if (card !== undefined && lines(cells, 'doNotContact').some(saysYes)) card.doNotContact = true;
    if (note.length > NOTE_MAX || (card !== undefined && isTooLong(card))) problems.add('too-long');
    const owner = lines(cells, 'owner')[0]?.slice(0, OWNER_MAX);
    return { card, reach, note: note === '' ? undefined : note, contact: contact.read, owner, problems: [...problems] };
  };
}

type Share = <T extends string | undefined>(text: T) => T;

/** Cities, stages, sources repeat in thousands of rows; each is kept in memory once. */
function sharedTexts(): Share {
  const known = new Map<string, string>();
  return (text) => {
    if (text === undefined) return text;
    const first = known.get(text);
    if (first !== undefined) return first as typeof text;
    if (known.size < SHARED_MAX) known.set(text, text);
    return text;
  };
}

type Columns = ReadonlyMap<ImportField, readonly number[]>;
type LinesOf = (cells: readonly string[], field: ImportField) => readonly string[];

function columnsByField(mapping: readonly ImportField[]): Columns {
  const columns = new Map<ImportField, number[]>();
  for (const [column, field] of mapping.entries()) columns.set(field, [...(columns.get(field) ?? []), column]);
  return columns;
}

function textsOf(cells: readonly string[], columns: Columns, field: ImportField): readonly string[] {
  return columns.get(field)?.map((column) => cells[column] ?? '') ?? [];
}

function readCard(
  name: string,
  company: string | undefined,
  tags: readonly string[],
  first: (field: ImportField) => string | undefined,
  defaults: ImportDefaults,
): NewCard {
  const card: Writable<NewCard> = { name, tags };
  if (company !== undefined) card.company = company;
  const title = first('title');
  if (title !== undefined) card.title = title;
  for (const field of ['city', 'level', 'stage', 'source'] as const) {
    const text = first(field) ?? defaults[field];
    if (text !== undefined) card[field] = text;
  }
  const { nextStep, nextStepOn } = readNextStep(first('nextStep'), first('nextStepOn'));
  if (nextStep !== undefined) card.nextStep = nextStep;
  if (nextStepOn !== undefined) card.nextStepOn = nextStepOn;
  return card;
}

/** Family name first and without a blank where either part is written in Chinese, Japanese or Korean. */
function personName(lines: (field: ImportField) => readonly string[]): string | undefined {
  const whole = lines('name')[0];
  if (whole !== undefined) return whole;
  const given = lines('givenName').join(' ');
  const family = lines('familyName').join(' ');
  const isEastern = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(given + family);
  return nonEmpty(isEastern ? `${family}${given}` : `${given} ${family}`.trim());
}

function emailName(reach: readonly NewReachValue[]): string | undefined {
  return nonEmpty(reach.find((value) => value.kind === 'email')?.value.split('@')[0]);
}

/** A date that cannot be read is kept as part of the step rather than lost. */
function readNextStep(
  step: string | undefined,
  date: string | undefined,
): { readonly nextStep: string | undefined; readonly nextStepOn: string | undefined } {
  if (date === undefined) return { nextStep: step, nextStepOn: undefined };
  const nextStepOn = parseIsoDate(date);
  if (nextStepOn !== undefined) return { nextStep: step, nextStepOn };
  return { nextStep: step === undefined ? date : `${step} (${date})`, nextStepOn };
}

/** A date that cannot be read is kept in the note, under its head, rather than lost. */
function readDate(
  text: string | undefined,
  head: string,
  parse: (text: string) => string | undefined,
): { readonly read?: ImportedContact; readonly unread?: string } {
  if (text === undefined || isPlaceholder(text)) return {};
  const on = parse(text);
  const underHead = head === '' ? text : `${head}: ${text}`;
  return on === undefined ? { unread: underHead } : { read: { on, text: underHead } };
}

/** Whoever wrote anything but a no beside "do not contact" has a reason not to. */
function saysYes(text: string): boolean {
  return !isPlaceholder(text) && !/^(?:0|n|no|false|否|不|不是|可以|可联系|正常)$/iu.test(text);
}

/** Google writes groups of its own making with a star; they say nothing about the customer. */
function readTags(texts: readonly string[], share: Share): readonly string[] {
  if (texts.every((text) => text === '')) return NO_TAGS;
  const pieces = texts.flatMap((text) => plainText(text).split(/\s*(?::::|[,，、;；|\n])\s*/u));
  return [...new Set(pieces.map((piece) => share(plainLine(piece))).filter((tag) => tag !== '' && !tag.startsWith('* ')))];
}

/** Tags for all, as far as a customer may have as many. */
function withTags(own: readonly string[], more: readonly string[] = NO_TAGS): readonly string[] {
  if (more.length === 0) return own;
  return [...own, ...more.filter((tag) => !own.includes(tag)).slice(0, Math.max(0, TAGS_MAX - own.length))];
}

function isTooLong(card: NewCard): boolean {
  if (card.tags.length > TAGS_MAX || card.tags.some((tag) => tag.length > TAG_MAX)) return true;
  return (Object.keys(LIMITS) as (keyof typeof LIMITS)[]).some((field) => (card[field]?.length ?? 0) > LIMITS[field]);
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text.trim();
}
