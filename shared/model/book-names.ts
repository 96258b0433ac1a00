import type { BookKind } from './access.ts';
import { LANGUAGES, type Language } from './app.ts';

type TeamBookKind = Exclude<BookKind, 'personal'>;

/** What the two books every team starts with are called. Nobody types these; a personal book has its owner's name. */
export const TEAM_BOOK_NAMES: Readonly<Record<Language, Readonly<Record<TeamBookKind, string>>>> = {
  'zh-CN': { shared: '团队客户', pool: '公海' },
  en: { shared: 'Team customers', pool: 'Pool' },
};

/** Between a book's name and its team, where several books are called the same. */
export const BEFORE_TEAM = ' · ';

/**
 * A book's label as somebody who reads `language` calls it: its name is signed once, in the language the vault was
 * founded in.
 */
export function bookNameIn(language: Language, label: string): string {
  const [name = '', ...team] = label.split(BEFORE_TEAM);
  const kind = (['shared', 'pool'] as const).find((each) => LANGUAGES.some((other) => TEAM_BOOK_NAMES[other][each] === name));
  return kind === undefined ? label : [TEAM_BOOK_NAMES[language][kind], ...team].join(BEFORE_TEAM);
}
