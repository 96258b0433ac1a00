/** The browser's profile lives in memory where that exists, in a temporary folder elsewhere, and is deleted at exit. */
import { accessSync, constants, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'keepbook-preview-';

/**
 * What Chromium would otherwise remember or send. Measured: with the defaults, autofill wrote a name and a phone into the profile.
 * Keys are those of Chromium's `Preferences` file; content settings: 2 blocks.
 */
const PROFILE_PREFERENCES = {
  autofill: { enabled: false, profile_enabled: false, credit_card_enabled: false },
  payments: { can_make_payment_enabled: false },
  credentials_enable_service: false,
  credentials_enable_autosignin: false,
  profile: {
    password_manager_enabled: false,
    default_content_setting_values: {
      notifications: 2,
      geolocation: 2,
      media_stream: 2,
      media_stream_mic: 2,
      media_stream_camera: 2,
      midi_sysex: 2,
      popups: 2,
      automatic_downloads: 2,
    },
  },
  translate: { enabled: false },
  browser: { enable_spellchecking: false },
  spellcheck: { dictionaries: [], use_spelling_service: false },
  safebrowsing: { enabled: false, enhanced: false },
  search: { suggest_enabled: false },
  alternate_error_pages: { enabled: false },
  dns_prefetching: { enabled: false },
  net: { network_prediction_options: 2 },
  printing: { enabled: false },
  protocol_handler: { excluded_schemes: { tel: true, mailto: true, sms: true, callto: true, skype: true } },
  savefile: { allow_downloads: false },
  download_restrictions: 3,
} as const;

export type ProfileFolder = { readonly path: string; readonly remove: () => void };

/** Makes a folder only this user can read; folders of previews that were killed are removed on the way. */
export function createProfileFolder(): ProfileFolder {
  const root = memoryFolder() ?? tmpdir();
  removeAbandoned(root);
  const path = mkdtempSync(join(root, `${PREFIX}${String(process.pid)}-`));
  mkdirSync(join(path, 'Default'));
  writeFileSync(join(path, 'Default', 'Preferences'), JSON.stringify(PROFILE_PREFERENCES), { mode: 0o600 });
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    },
  };
}

function memoryFolder(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    accessSync('/dev/shm', constants.W_OK);
    return '/dev/shm';
  } catch {
    return undefined;
  }
}

function removeAbandoned(root: string): void {
  for (const name of readdirSync(root)) {
    const pid = /^keepbook-preview-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    try {
      rmSync(join(root, name), { recursive: true, force: true });
    } catch {
      // Another person's folder: theirs to remove.
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
