/** Answers every method of the contract that main itself answers. */
import type { Handlers } from '../../shared/contract.ts';
import { VaultError } from '../../shared/errors.ts';
import type { Language } from '../../shared/model/app.ts';
import { createFileHandlers, type FileHandlers } from './file-handlers.ts';
import { CLIPBOARD_CLEARS_AFTER_MS } from './clipboard-guard.ts';
import type { MainParts } from './main-parts.ts';

export function createMainHandlers(parts: MainParts): Handlers<'main'> {
  return { ...lifeHandlers(parts), ...reachHandlers(parts), ...createFileHandlers(parts) };
}

/** macOS says “Keepbook is trying to …” before it. */
const REASONS: Readonly<Record<Language, string>> = { 'zh-CN': '回到刚才的会话', en: 'go back to where you were' };

type ReachMethod = 'customers.copy' | 'customers.copyBlock' | 'customers.call';

function lifeHandlers(parts: MainParts): Omit<Handlers<'main'>, keyof FileHandlers | ReachMethod> {
  const { lifecycle, preferences, handles, idle, demo, wayBack, state } = parts;
  return {
    'app.state': () => state(),
    'app.touch': () => {
      idle.touch();
    },
    'preferences.set': (change) => {
      const changed = preferences.change(change);
      parts.announce();
      return changed;
    },
    'vaults.open': async ({ handle }) => {
      const path = handles.resolve('vault', handle);
      await lifecycle.open(path);
      preferences.remember(path);
      return state();
    },
    'vaults.close': async () => {
      wayBack.forget();
      await lifecycle.close();
      return state();
    },
    'vaults.create': async ({ handle, ...founder }) => {
      const path = handles.resolve('new-vault', handle);
      const sheet = await lifecycle.create(path, founder);
      preferences.remember(path);
      parts.announce();
      return sheet;
    },
    'vaults.createDemo': async ({ language }) => {
      await lifecycle.close();
      const { path, founder } = demo.prepare(language);
      await lifecycle.create(path, founder);
      await lifecycle.call('demo.fill', undefined);
      return state();
    },
    'vault.unlock': async ({ keyFile, ...who }) => {
      const file: { readonly keyFile?: string } = keyFile === undefined ? {} : { keyFile: handles.resolve('key-file', keyFile) };
      await lifecycle.unlock('vault.unlock', { ...who, ...file });
      if (file.keyFile !== undefined) parts.keyFiles.set(who.slotId, file.keyFile);
      return state();
    },
    'vault.unlockWithTouch': async () => {
      if (lifecycle.path() === undefined) throw new VaultError('NO_VAULT_OPEN');
      const sealed = await wayBack.take(lifecycle.path(), REASONS[preferences.preferences().language]);
      await lifecycle.unlock('vault.comeBack', { sealed });
      return state();
    },
    'vault.unlockWithKit': async (input) => {
      await lifecycle.unlock('vault.unlockWithKit', input);
      return state();
    },
    'vault.unlockWithSecurityKey': async (input) => {
      await lifecycle.unlock('vault.unlockWithSecurityKey', input);
      return state();
    },
    'vault.join': async (input) => {
      await lifecycle.unlock('vault.join', input);
      return state();
    },
    'vault.lock': () => {
      // Not awaited: the window shows the sign-in at once while the process settles.
      lifecycle.lock('user').catch((error: unknown) => {
        parts.ports.log('locking failed', error);
      });
      return state();
    },
  };
}

function reachHandlers({ lifecycle, clipboard, ports }: MainParts): Pick<Handlers<'main'>, ReachMethod> {
  return {
    'customers.copy': async (which) => {
      const { value } = await lifecycle.call('customers.copyValue', which);
      await clipboard.copy(value);
      return { clearsAfterMs: CLIPBOARD_CLEARS_AFTER_MS };
    },
    'customers.copyBlock': async (which) => {
      const { text } = await lifecycle.call('customers.copyBlockText', which);
      await clipboard.copy(text);
      return { rows: which.ids.length, clearsAfterMs: CLIPBOARD_CLEARS_AFTER_MS };
    },
    'customers.call': async (which) => {
      const { number } = await lifecycle.call('customers.callValue', which);
      return { opened: isDialable(number) && (await ports.external.openTel(number)) };
    },
  };
}

/** Only what belongs into a `tel:` address (RFC 3966) goes to another program. */
function isDialable(number: string): boolean {
  return /^\+?[0-9*#]{2,32}(;ext=[0-9]{1,8})?$/.test(number);
}
