/** What is wrong with the screen as it stands: accessibility, texts of the other language, content that does not fit. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import type { Language } from '../../shared/model/app.ts';
import { rawTexts } from './words.ts';

const CJK = /[\u3400-\u9fff\uff00-\uffef\u3000-\u303f]/;
/** A language is named in itself on the switch. */
const LANGUAGE_NAMES: readonly string[] = ['中文', 'English'];

/** Serious and critical violations, with the first element each names. `contrastOnly` is for a second look at the same structure in other colours. */
export async function axeFaults(page: Page, options: { readonly contrastOnly: boolean }): Promise<string[]> {
  // Without the legacy mode axe opens a second page, which the program refuses.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const found = await (options.contrastOnly ? axe.withRules(['color-contrast']) : axe).analyze();
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `axe ${id}: ${nodes
          .slice(0, 3)
          .map((node) => `${String(node.target[0])} ${node.html.slice(0, 120)}`)
          .join(' | ')}`,
    );
}

type Seen = { readonly text: string; readonly where: string };

/** Every text and name a person or a screen reader meets, except what is marked as being in another language, and toasts, which were said before a switch. */
function textsIn(page: Page): Promise<Seen[]> {
  return page.evaluate(() => {
    const seen: { text: string; where: string }[] = [];
    const language = document.documentElement.lang;
    const isForeign = (element: Element): boolean => (element.closest('[lang]')?.getAttribute('lang') ?? language) !== language;
    const note = (element: Element, text: string | null, where: string): void => {
      if (text !== null && text.trim() !== '' && !isForeign(element)) seen.push({ text: text.trim(), where });
    };
    for (const element of document.body.querySelectorAll('*')) {
      if (
        element instanceof SVGElement ||
        ['SCRIPT', 'STYLE'].includes(element.tagName) ||
        element.closest('[aria-hidden=true], .mantine-Notification-root') !== null
      )
        continue;
      if (!element.checkVisibility()) continue;
      for (const child of element.childNodes)
        if (child.nodeType === Node.TEXT_NODE) note(element, child.textContent, element.tagName.toLowerCase());
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) note(element, element.getAttribute(name), name);
    }
    return seen;
  });
}

function flatten(texts: unknown, prefix = ''): [string, string][] {
  if (typeof texts === 'string') return [[prefix, texts]];
  if (typeof texts !== 'object' || texts === null) return [];
  return Object.entries(texts).flatMap(([key, inner]) => flatten(inner, prefix === '' ? key : `${prefix}.${key}`));
}

/** A text that counts stands under its key without the form where nobody said how many. */
const KEYS = new Set(flatten(rawTexts('en')).flatMap(([key]) => [key, key.replace(/_(?:one|other)$/, '')]));
const chinese = new Map(flatten(rawTexts('zh-CN')));
const ENGLISH_ONLY = new Set(
  flatten(rawTexts('en'))
    .filter(([key, text]) => chinese.get(key) !== text && !text.includes('{{'))
    .map(([, text]) => text),
);

/** Texts of the other language and raw translation keys. `own` are words people typed or the list holds, which stay as they are. */
export async function languageFaults(page: Page, language: Language, own: readonly string[]): Promise<string[]> {
  const longestFirst = own.filter((word) => word !== '').toSorted((a, b) => b.length - a.length);
  return (await textsIn(page)).flatMap(({ text, where }) => {
    if (LANGUAGE_NAMES.includes(text)) return [];
    if (KEYS.has(text)) return [`untranslated key ${text} (${where})`];
    const product = longestFirst.reduce((rest, word) => rest.replaceAll(word, ' '), text);
    const wrong =
      language === 'en' ? CJK.test(product) : ENGLISH_ONLY.has(product.trim()) || /(?:\b[a-z]{2,}\b[ ,]+){2}[a-z]{2,}\b/.test(product);
    return wrong ? [`not ${language}: “${text}” (${where})`] : [];
  });
}

/** Content wider than what holds it, unless it is cut with an ellipsis or lies in a table region that scrolls. */
export function overflowFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const name = (element: HTMLElement): string =>
      `${element.tagName.toLowerCase()}.${element.className.slice(0, 60)} “${element.textContent.trim().slice(0, 60)}”`;
    if (document.documentElement.scrollWidth > window.innerWidth)
      faults.push(`the page is ${String(document.documentElement.scrollWidth)} px wide`);
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      if (
        element.closest('svg, .kb-visually-hidden, [aria-hidden=true], .mantine-ScrollArea-scrollbar, .mantine-Loader-root') !== null ||
        !element.checkVisibility()
      )
        continue;
      const style = getComputedStyle(element);
      if (style.display === 'inline' || element.clientWidth === 0 || element.matches('input, textarea')) continue;
      const wider = element.scrollWidth - element.clientWidth;
      // A foot that reaches over the padding does so on purpose.
      if ([...element.children].some((child) => parseFloat(getComputedStyle(child).marginRight) < 0)) continue;
      if (wider <= 1 || style.textOverflow === 'ellipsis' || element.closest('[data-scrolls], [role=region]') !== null) continue;
      // A parent of something too wide is not at fault itself.
      const inner = [...element.children].some(
        (child) =>
          child instanceof HTMLElement &&
          child.scrollWidth - child.clientWidth > 1 &&
          getComputedStyle(child).display !== 'inline' &&
          child.checkVisibility(),
      );
      if (!inner) faults.push(`${String(wider)} px too wide: ${name(element)}`);
    }
    return faults;
  });
}
