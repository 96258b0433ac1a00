/** What main needs from a shell. Each shell gives its own adapters; tests give fakes of these and of nothing else. */
import type { EventName, EventPayload } from '../../shared/contract.ts';
import type { KeyStore } from '../vault/ports.ts';
import type { MessagePort } from './rpc.ts';

export type FileKind = 'vault' | 'list' | 'rows' | 'backup' | 'export' | 'kit' | 'key';

export type Dialogs = {
  /** The chosen path, `undefined` when the person cancels. */
  readonly openFile: (ask: { readonly kind: FileKind; readonly title: string }) => Promise<string | undefined>;
  /** `suggestedName` has no folder and only characters every file system takes. */
  readonly saveFile: (ask: {
    readonly kind: FileKind;
    readonly title: string;
    readonly suggestedName: string;
  }) => Promise<string | undefined>;
};

export type Clipboard = {
  readonly writeText: (text: string) => Promise<void>;
  readonly readText: () => Promise<string>;
  readonly clear: () => Promise<void>;
};

export type External = {
  /** Hands a number to the program that takes `tel:`; false where there is none. */
  readonly openTel: (number: string) => Promise<boolean>;
};

export type Notification = { readonly title: string; readonly body: string };

export type Notifications = {
  /** Shows one where the system can; `onOpen` follows a click, after the window has come to the front. */
  readonly show: (notification: Notification, onOpen: () => void) => void;
  /** Takes back what is still in sight, as far as the system allows. */
  readonly clear: () => void;
};

/** The system's own way to recognise its person, such as Touch ID. */
export type Presence = {
  /** Whether there is a way now; nothing is offered where there is none. */
  readonly canAsk: () => boolean;
  /** Whether the person let themselves be recognised; `reason` is shown to them. */
  readonly ask: (reason: string) => Promise<boolean>;
};
export const noPresence: Presence = { canAsk: () => false, ask: () => Promise.resolve(false) };

/** A running vault process as main sees it. */
export type ChildChannel = MessagePort & {
  readonly pid: () => number | undefined;
  /** Called once, however the process ended. */
  readonly onExit: (listener: () => void) => void;
  /** Ends the process without asking it. */
  readonly kill: () => void;
};

export type Send = <E extends EventName>(event: E, payload: EventPayload<E>) => void;

export type MainPorts = {
  readonly shell: 'electron' | 'preview';
  readonly version: string;
  /** BCP 47 tag of the system, for the first start. */
  readonly locale: string;
  /** Folder for preferences; holds nothing about customers. */
  readonly userFolder: string;
  readonly dialogs: Dialogs;
  readonly clipboard: Clipboard;
  readonly external: External;
  readonly notifications: Notifications;
  readonly keyStore: KeyStore;
  readonly presence: Presence;
  readonly startVaultProcess: () => ChildChannel;
  /** Milliseconds since the last input to the whole computer, where the system tells. */
  readonly systemIdleMs?: () => number;
  /** Delivers an event to the page, if one is open. */
  readonly send: Send;
  /**
   * Loads the page anew in a process of its own and ends the one it was in, with everything typed and shown in it: strings in
   * a page cannot be wiped. Errors are the adapter's to log.
   */
  readonly renewPage: () => void;
  readonly log: (message: string, error?: unknown) => void;
};

/** File name extensions of a kind, the first is the one we write. */
export const EXTENSIONS: Readonly<Record<FileKind, readonly string[]>> = {
  vault: ['keepbook'],
  list: ['xlsx', 'csv', 'vcf', 'txt', 'tsv', 'xlsm', 'xls', 'vcard'],
  rows: ['csv'],
  backup: ['age'],
  export: ['age'],
  kit: ['html'],
  key: ['keepbook-key'],
};
