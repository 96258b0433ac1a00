/**
 * What a member arranged for themselves: one sealed row that only they write and only they open, leads and recovery
 * included among those who cannot. Changes are gathered and written once they come to rest. Rule O1.
 */
import { DEFAULT_SETTINGS, Settings } from '../../../shared/model/settings.ts';
import { frame, u32, utf8, uuidBytes } from '../crypto/bytes.ts';
import { open, seal } from '../crypto/seal.ts';
import { rowDigest } from '../journal/batch.ts';
import type { PreparedRow } from '../journal/journal.ts';
import { OWN_EPOCH, ownPlace, ownRowId } from '../journal/row-id.ts';
import { record } from './record.ts';
import { envelopeOf } from './rows.ts';
import type { UnlockedVault } from './unlocked-vault.ts';

/** Version of the JSON inside. */
const OWN_SCHEMA = 1;
/** Writes follow the last change by this, so that a day of dragging columns is a handful of batches. */
const REST_MS = 3_000;
/** Who was opened last and what is being typed are worth no batch of their own each time. */
const PASSING: ReadonlySet<string> = new Set(['recentCustomers', 'drafts']);
const PASSING_REST_MS = 120_000;

type Kept = { settings: Settings; dirty: boolean; timer: NodeJS.Timeout | undefined };
const byVault = new WeakMap<UnlockedVault, Kept>();

function ownAad(vault: UnlockedVault): Buffer {
  const { vaultId } = vault.journal;
  return frame(utf8('keepbook/1 own row'), uuidBytes(vaultId), ownRowId(vault.self.member), u32(OWN_SCHEMA));
}

/** Settings are worth no alarm of their own: what does not open or parse counts as none, and verification names a changed row. */
function stored(vault: UnlockedVault): Settings {
  const fact = vault.journal.state.get(ownRowId(vault.self.member));
  if (fact === undefined) return DEFAULT_SETTINGS;
  try {
    const plain: unknown = JSON.parse(open(vault.self.keys.ownKey, envelopeOf(vault, fact), ownAad(vault)).toString('utf8'));
    return Settings.parse({ ...DEFAULT_SETTINGS, ...Settings.partial().parse(plain) });
  } catch (error) {
    vault.ports.log('own settings do not open', error);
    return DEFAULT_SETTINGS;
  }
}

function keptFor(vault: UnlockedVault): Kept {
  const known = byVault.get(vault) ?? { settings: stored(vault), dirty: false, timer: undefined };
  byVault.set(vault, known);
  return known;
}

export function readSettings(vault: UnlockedVault): Settings {
  return keptFor(vault).settings;
}

/** In force at once, on disk when changes come to rest, at the latest at lock. */
export function changeSettings(vault: UnlockedVault, change: Partial<Settings>): Settings {
  const kept = keptFor(vault);
  kept.settings = { ...kept.settings, ...change };
  kept.dirty = true;
  const isPassing = Object.keys(change).every((name) => PASSING.has(name));
  if (isPassing && kept.timer !== undefined) return kept.settings;
  clearTimeout(kept.timer);
  kept.timer = setTimeout(
    () => {
      kept.timer = undefined;
      writeQuietly(vault);
    },
    isPassing ? PASSING_REST_MS : REST_MS,
  );
  kept.timer.unref();
  return kept.settings;
}

function prepare(vault: UnlockedVault, settings: Settings): PreparedRow {
  const id = ownRowId(vault.self.member);
  const sealed = seal(vault.self.keys.ownKey, utf8(JSON.stringify(settings)), ownAad(vault));
  const book = ownPlace(vault.self.member);
  return { id, book, epoch: OWN_EPOCH, sealed, digest: rowDigest(id, uuidBytes(book), OWN_EPOCH, sealed) };
}

/** Writes what was changed and not yet written. Throws what `record` throws. */
export function flushSettings(vault: UnlockedVault): void {
  const kept = byVault.get(vault);
  if (kept?.dirty !== true) return;
  clearTimeout(kept.timer);
  kept.timer = undefined;
  record(vault, { rows: [prepare(vault, kept.settings)] });
  kept.dirty = false;
}

/** While the row set is still being compared nothing is written; the next change or the lock will. */
function writeQuietly(vault: UnlockedVault): void {
  if (vault.closed || vault.health.verification === 'running') return;
  try {
    flushSettings(vault);
  } catch (error) {
    vault.ports.log('own settings not written', error);
  }
}
