/** Preferences and the vaults opened last, readable before sign-in: a small file that never holds anything about customers. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Preferences } from '../../shared/model/app.ts';
import { definedOnly } from './defined.ts';

export const RECENT_MAX = 10;

const Kept = z.strictObject({ preferences: Preferences, recentPaths: z.array(z.string().max(4096)).max(RECENT_MAX).readonly() });
type Kept = z.infer<typeof Kept>;
const Written = z.object({ preferences: z.record(z.string(), z.unknown()), recentPaths: z.unknown() });

export type PreferencesFile = {
  readonly preferences: () => Preferences;
  readonly change: (change: { readonly [K in keyof Preferences]?: Preferences[K] | undefined }) => Preferences;
  /** Newest first. */
  readonly recentPaths: () => readonly string[];
  readonly remember: (path: string) => void;
};

/**
 * Reads `preferences.json` in `folder`; a missing or damaged file gives defaults for `locale` (BCP 47).
 * A file that cannot be written costs only the memory of preferences, so it is logged and the change holds until exit.
 */
export function openPreferencesFile(folder: string, locale: string, log: (message: string, error?: unknown) => void): PreferencesFile {
  const file = join(folder, 'preferences.json');
  let kept = readKept(file, defaultsFor(locale));

  const write = (next: Kept): void => {
    kept = next;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(`${file}.new`, JSON.stringify(next, undefined, 2), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    } catch (error) {
      log('preferences could not be written', error);
    }
  };
  return {
    preferences: () => kept.preferences,
    change: (change) => {
      write({ ...kept, preferences: { ...kept.preferences, ...definedOnly(change) } });
      return kept.preferences;
    },
    recentPaths: () => kept.recentPaths,
    remember: (path) => {
      write({ ...kept, recentPaths: [path, ...kept.recentPaths.filter((other) => other !== path)].slice(0, RECENT_MAX) });
    },
  };
}

/** A file of an older version lacks what was added since; that takes its default, the rest stays. */
function readKept(file: string, defaults: Kept): Kept {
  try {
    const { preferences, recentPaths } = Written.parse(JSON.parse(readFileSync(file, 'utf8')));
    return Kept.parse({ preferences: { ...defaults.preferences, ...preferences }, recentPaths });
  } catch {
    return defaults;
  }
}

function defaultsFor(locale: string): Kept {
  return {
    preferences: {
      language: locale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en',
      theme: 'system',
      density: 'normal',
      textSize: 'normal',
      hints: true,
    },
    recentPaths: [],
  };
}
