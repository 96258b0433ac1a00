/** A vault of invented customers in a folder of its own, thrown away as soon as it is left. Its passphrase is made here and kept nowhere. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Language } from '../../shared/model/app.ts';

export type DemoVault = {
  /** Path and founder of a new demo vault; an older one is thrown away. */
  readonly prepare: (language: Language) => {
    readonly path: string;
    readonly founder: {
      readonly teamName: string;
      readonly name: string;
      readonly label: string;
      readonly passphrase: string;
      readonly language: Language;
    };
  };
  readonly isAt: (path: string | undefined) => boolean;
  /** To be called when no process has it open any more. */
  readonly discard: () => void;
};

const NAMES: Readonly<Record<Language, { readonly file: string; readonly teamName: string; readonly name: string }>> = {
  'zh-CN': { file: '演示.keepbook', teamName: '演示团队', name: '演示用户' },
  en: { file: 'Demo.keepbook', teamName: 'Demo team', name: 'Demo user' },
};

export function createDemoVault(log: (message: string, error?: unknown) => void): DemoVault {
  let folder: string | undefined;
  const discard = (): void => {
    if (folder === undefined) return;
    try {
      rmSync(folder, { recursive: true, force: true });
      folder = undefined;
    } catch (error) {
      log('the demo vault could not be deleted', error);
    }
  };
  return {
    prepare: (language) => {
      discard();
      folder = mkdtempSync(join(tmpdir(), 'keepbook-demo-'));
      const { file, teamName, name } = NAMES[language];
      return {
        path: join(folder, file),
        founder: { teamName, name, label: name, passphrase: randomBytes(24).toString('base64url'), language },
      };
    },
    isAt: (path) => folder !== undefined && path !== undefined && dirname(path) === folder,
    discard,
  };
}
