/** Fakes of main's ports that remember what was asked of them; the vault process is a real child. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forkChannel } from '../../electron/ipc/fork-channel.ts';
import { noPresence, type Clipboard, type MainPorts, type Notification } from '../../electron/ipc/ports.ts';
import type { KeyStore } from '../../electron/vault/ports.ts';

export const VAULT_CHILD = join(import.meta.dirname, '../fixtures/vault-child.ts');

export function startVaultChild(): ReturnType<typeof forkChannel> {
  return forkChannel(VAULT_CHILD, ['--key-store=none']);
}

export function memoryKeyStore(): KeyStore {
  const kept = new Map<string, Uint8Array>();
  return {
    kind: 'none',
    read: (name) => Promise.resolve(kept.get(name)),
    write: (name, value) => {
      kept.set(name, value);
      return Promise.resolve();
    },
  };
}

export function memoryClipboard(): Clipboard {
  let text = '';
  return {
    writeText: (next) => {
      text = next;
      return Promise.resolve();
    },
    readText: () => Promise.resolve(text),
    clear: () => {
      text = '';
      return Promise.resolve();
    },
  };
}

export type FakePorts = MainPorts & {
  /** Answers of the coming dialogs. */
  readonly dialogAnswers: (string | undefined)[];
  readonly suggestedNames: string[];
  readonly sent: [event: string, payload: unknown][];
  readonly logged: string[];
  readonly dialled: string[];
  readonly notified: { readonly shown: Notification; readonly open: () => void }[];
};

export function fakeMainPorts(): FakePorts {
  const dialogAnswers: (string | undefined)[] = [];
  const suggestedNames: string[] = [];
  const sent: [string, unknown][] = [];
  const logged: string[] = [];
  const dialled: string[] = [];
  const notified: { shown: Notification; open: () => void }[] = [];
  return {
    shell: 'preview',
    version: '0.0.0',
    locale: 'zh-CN',
    userFolder: mkdtempSync(join(tmpdir(), 'keepbook-test-')),
    dialogs: {
      openFile: () => Promise.resolve(dialogAnswers.shift()),
      saveFile: ({ suggestedName }) => {
        suggestedNames.push(suggestedName);
        return Promise.resolve(dialogAnswers.shift());
      },
    },
    clipboard: memoryClipboard(),
    external: {
      openTel: (number) => {
        dialled.push(number);
        return Promise.resolve(true);
      },
    },
    notifications: {
      show: (shown, open) => {
        notified.push({ shown, open });
      },
      clear: () => {
        notified.length = 0;
      },
    },
    keyStore: memoryKeyStore(),
    presence: noPresence,
    startVaultProcess: startVaultChild,
    send: (event, payload) => {
      sent.push([event, payload]);
    },
    renewPage: () => {
      sent.push(['(page renewed)', undefined]);
    },
    log: (message, error) => {
      logged.push(`${message} ${String(error)}`);
    },
    dialogAnswers,
    suggestedNames,
    sent,
    logged,
    dialled,
    notified,
  };
}
