/** The product's own texts, so that a test finds controls as a person does, in either language. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../shared/model/app.ts';

export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

function lookUp(texts: unknown, key: string): string | undefined {
  let at = texts;
  for (const part of key.split('.')) at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[part] : undefined;
  return typeof at === 'string' ? at : undefined;
}

/** All texts of a language as they stand in the source, nested by key. */
export function rawTexts(language: Language): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, `../../renderer/i18n/${language}.json`), 'utf8'));
}

/** Throws for a key that the product does not have. */
export function wordsOf(language: Language): Words {
  const texts = rawTexts(language);
  return (key, values = {}) => {
    const text = lookUp(texts, key) ?? lookUp(texts, `${key}_other`);
    if (text === undefined) throw new Error(`no text ${key}`);
    return text.replaceAll(/\{\{(\w+)[^}]*\}\}/g, (_, name: string) => String(values[name] ?? ''));
  };
}

/** The text of one, where a language has another for it. */
function singularOf(words: Words, key: string): readonly string[] {
  try {
    return [`${key}_one`].filter((one) => words(one) !== '');
  } catch {
    return [];
  }
}

/** The text with any values in its gaps, as a pattern; either form where it counts. */
export function patternOf(words: Words, key: string): RegExp {
  const gaps = new Proxy({}, { get: () => '\u0000', has: () => true });
  const forms = [key, ...singularOf(words, key)].map((form) => words(form, gaps).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(forms.map((form) => form.replaceAll('\u0000', '.*')).join('|'));
}
