import type { Language } from '../../../shared/model/app.ts';
import { booksOf, type Roster } from '../roster/roster.ts';

/** The language the vault's first books were named in; later teams' books follow it. */
export function languageOf(roster: Roster): Language {
  return booksOf(roster).some(({ kind, name }) => kind === 'shared' && /[\u4e00-\u9fff]/.test(name)) ? 'zh-CN' : 'en';
}
