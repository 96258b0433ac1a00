import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../../shared/model/app.ts';
import { launchApp, type AppUnderTest } from './app-under-test.ts';
import { beginIn, createVault, leaveKit, type Kit, type Person } from './person.ts';
import { wordsOf } from './words.ts';

const FOUNDERS: Readonly<Record<Language, { readonly team: string; readonly name: string }>> = {
  'zh-CN': { team: '北方一组', name: '陈静' },
  en: { team: 'Sales North', name: 'Chen Jing' },
};

type Office = {
  /** Holds the vault, and goes away with it. */
  readonly folder: string;
  readonly words: ReturnType<typeof wordsOf>;
  /** Starts the program and founds the vault; its founder stands at the first page. */
  readonly open: () => Promise<{ readonly app: AppUnderTest; readonly person: Person; readonly kit: Kit }>;
  readonly close: () => Promise<void>;
};

/** One end-to-end suite's own office: a folder, a program, a new vault with 陈静 or Chen Jing in it. */
export function office(language: Language): Office {
  const folder = mkdtempSync(join(tmpdir(), 'keepbook-office-'));
  let app: AppUnderTest | undefined;
  return {
    folder,
    words: wordsOf(language),
    open: async () => {
      const launched = await launchApp();
      app = launched;
      const person = await beginIn(launched, language);
      const kit = await createVault(person, { path: join(folder, 'Office.keepbook'), ...FOUNDERS[language] });
      await leaveKit(person);
      return { app: launched, person, kit };
    },
    close: async () => {
      await app?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
