/** How long a passphrase may be kept, where the rules say so. Pure. */
import type { Policy } from '../../../shared/model/access.ts';
import { DAY_MS } from '../../../shared/model/day.ts';

/** Instant (ms) from which on the program asks for a new one; `undefined` where passphrases do not expire. */
export function passphraseExpiresAt(setAt: number, { passphraseDays }: Pick<Policy, 'passphraseDays'>): number | undefined {
  return passphraseDays === 0 ? undefined : setAt + passphraseDays * DAY_MS;
}
