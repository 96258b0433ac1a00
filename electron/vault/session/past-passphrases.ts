/**
 * Tags of the passphrases a person had, newest first, inside their own sealed slot: outside they would be one more thing to
 * guess at, and a cheaper one. One salt for all, so that one derivation compares with every tag. Rule K10.
 */
import { timingSafeEqual } from 'node:crypto';
import { base64, fromBase64 } from '../crypto/bytes.ts';
import { checkCost, deriveKey } from '../crypto/kdf.ts';
import type { PastPassphrases } from '../crypto/keyslot.ts';
import type { Ports } from '../ports.ts';

type PastPorts = Pick<Ports, 'random' | 'kdf'>;

async function tagOf(past: Omit<PastPassphrases, 'tags'>, passphrase: string, { kdf }: PastPorts): Promise<string> {
  checkCost(past.cost, kdf);
  const key = await deriveKey(passphrase, fromBase64(past.salt), past.cost);
  const tag = base64(key.bytes);
  key.purge();
  return tag;
}

/**
 * What the slot of `passphrase` remembers of it and of those before, at most `keep` of them; one derivation at the lowest
 * cost. `isUsed` when it is one of them already.
 */
export async function rememberPassphrase(
  before: PastPassphrases | undefined,
  passphrase: string,
  keep: number,
  ports: PastPorts,
): Promise<{ readonly past: PastPassphrases; readonly isUsed: boolean }> {
  const place = before ?? { cost: ports.kdf.floor, salt: base64(ports.random.bytes(16)), tags: [] };
  const tag = await tagOf(place, passphrase, ports);
  const known = place.tags.slice(0, keep);
  const isUsed = known.some((other) => timingSafeEqual(fromBase64(other), fromBase64(tag)));
  return { past: { ...place, tags: [tag, ...known].slice(0, Math.max(1, keep)) }, isUsed };
}
