import type { Card, NewReachValue } from '../../../shared/model/customer.ts';
import type { ImportField, ImportProblem } from '../../../shared/model/exchange.ts';
import type { ColumnHint } from './guess-mapping.ts';
import { parseIsoDate } from './iso-date.ts';
import { plainLine, plainText } from './plain-text.ts';
import { readReach } from './read-reach.ts';

/** Longest values the vault takes, in UTF-16 units; see `Card`, `ReachValue` and `Note`. */
const LIMITS = { name: 200, company: 200, title: 100, city: 100, level: 40, stage: 40, source: 60, nextStep: 200 } as const;
const NOTE_MAX = 10_000;
const TAG_MAX = 40;
const TAGS_MAX = 30;

export type NewCard = Omit<Card, 'trashedAt'>;

export type RowOptions = {
  /** ISO 3166-1 region of phone numbers without a country code. */
  readonly region: string;
  readonly defaultSource?: string | undefined;
  /** From `columnHints`; without it values get no labels and all address columns make one address. */
  readonly hints?: readonly ColumnHint[] | undefined;
};

export type MappedRow = {
  /** Absent with `no-name`. */
  readonly card: NewCard | undefined;
  readonly reach: readonly NewReachValue[];
  readonly note: string | undefined;
  readonly problems: readonly ImportProblem[];
};

/**
 * Turns the cells of a row into a customer. Problems are all reported; which of them keep the row out says
 * `BLOCKING_PROBLEMS`. A cell that looks like a formula stays text. A row without a person's name is called by its
 * company, else by the part of its e-mail before the @: the card may be readable by more people than the address is.
 */
export function mapRow(cells: readonly string[], mapping: readonly ImportField[], options: RowOptions): MappedRow {
  const problems = new Set<ImportProblem>();
  if (cells.slice(mapping.length).some((cell) => cell.trim() !== '')) problems.add('too-many-cells');
  const lines = (field: ImportField): readonly string[] => textsOf(cells, mapping, field).map(plainLine).filter((text) => text !== '');
  const { values: reach, problems: reachProblems } = readReach(cells, mapping, options);
  for (const problem of reachProblems) problems.add(problem);

  const tags = readTags(textsOf(cells, mapping, 'tags'));
  if (tags.length > TAGS_MAX || tags.some((tag) => tag.length > TAG_MAX)) problems.add('too-long');
  const note = textsOf(cells, mapping, 'note').map(plainText).filter((text) => text !== '').join('\n');
  if (note.length > NOTE_MAX) problems.add('too-long');

  const company = lines('company')[0];
  const { nextStep, nextStepOn } = readNextStep(lines('nextStep')[0], lines('nextStepOn')[0]);
  const fields = {
    company,
    title: lines('title')[0],
    city: lines('city')[0],
    level: lines('level')[0],
    stage: lines('stage')[0],
    source: lines('source')[0] ?? nonEmpty(options.defaultSource),
    nextStep,
  };
  const name = personName(lines) ?? company ?? emailName(reach);
  if (name === undefined) problems.add('no-name');
  const card = name === undefined ? undefined : compact({ name, ...fields, nextStepOn, tags });
  if (card !== undefined && isTooLong(card)) problems.add('too-long');
  return { card, reach, note: note === '' ? undefined : note, problems: [...problems] };
}

function textsOf(cells: readonly string[], mapping: readonly ImportField[], field: ImportField): readonly string[] {
  return mapping.flatMap((mapped, column) => (mapped === field ? [cells[column] ?? ''] : []));
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
function readNextStep(step: string | undefined, date: string | undefined): { readonly nextStep: string | undefined; readonly nextStepOn: string | undefined } {
  if (date === undefined) return { nextStep: step, nextStepOn: undefined };
  const nextStepOn = parseIsoDate(date);
  if (nextStepOn !== undefined) return { nextStep: step, nextStepOn };
  return { nextStep: step === undefined ? date : `${step} (${date})`, nextStepOn };
}

/** Google writes groups of its own making with a star; they say nothing about the customer. */
function readTags(texts: readonly string[]): readonly string[] {
  const pieces = texts.flatMap((text) => plainText(text).split(/\s*(?::::|[,，、;；|\n])\s*/u));
  return [...new Set(pieces.map(plainLine).filter((tag) => tag !== '' && !tag.startsWith('* ')))];
}

function isTooLong(card: NewCard): boolean {
  return (Object.keys(LIMITS) as (keyof typeof LIMITS)[]).some((field) => (card[field]?.length ?? 0) > LIMITS[field]);
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text.trim();
}

type Optional<T> = { [K in keyof T]: T[K] | (undefined extends T[K] ? undefined : never) };

function compact(card: Optional<NewCard>): NewCard {
  return Object.fromEntries(Object.entries(card).filter(([, value]) => value !== undefined)) as NewCard;
}
