import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ageIdentity, ageRecipient, openAge, sealTo } from '../../../electron/vault/crypto/age.ts';
import { utf8 } from '../../../electron/vault/crypto/bytes.ts';
import { SecretKey } from '../../../electron/vault/crypto/secret-key.ts';
import { isFor, stanzaKey } from '../session/age-stanza.ts';

const seed = new SecretKey(new Uint8Array(32).fill(11));
const other = new SecretKey(new Uint8Array(32).fill(12));
const TEXT = utf8('王伟 13800138000\n');

/** Runs the stock tool; without it this fails, so that no run passes unproven. */
function age(args: readonly string[], input: Uint8Array): Buffer {
  const run = spawnSync('age', args, { input });
  if (run.error !== undefined) throw new Error('the stock `age` tool is needed: apt-get install age', { cause: run.error });
  if (run.status !== 0) throw new Error(run.stderr.toString());
  return run.stdout;
}

test('B2 U1 the stock age tool opens what we seal, and we open what it seals', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keepbook-age-'));
  try {
    const key = join(folder, 'key.txt');
    writeFileSync(key, `${ageIdentity(seed)}\n`);
    const file = await sealTo([await ageRecipient(other), await ageRecipient(seed)], TEXT);
    expect(age(['-d', '-i', key], file)).toEqual(TEXT);
    const theirs = age(['-r', await ageRecipient(seed)], TEXT);
    expect(Buffer.from((await openAge(ageIdentity(seed), theirs)) ?? [])).toEqual(TEXT);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('B2 a file opens for its recipients alone, and with one bit flipped for nobody', async () => {
  const file = await sealTo([await ageRecipient(seed)], TEXT);
  expect(await openAge(ageIdentity(other), file)).toBeUndefined();
  expect([isFor(stanzaKey(seed.bytes), file, 'one'), isFor(stanzaKey(other.bytes), file, 'one')]).toEqual([true, false]);
  for (let at = 0; at < file.length; at += 3) {
    const flipped = Uint8Array.from(file);
    flipped[at] = (flipped[at] ?? 0) ^ 1;
    expect(await openAge(ageIdentity(seed), flipped)).toBeUndefined();
  }
});

test('B2 text that is no recipient is refused with a code', async () => {
  for (const text of ['', 'age1nonsense', ageIdentity(seed), (await ageRecipient(seed)).slice(0, -1)]) {
    await expect(sealTo([text], TEXT)).rejects.toMatchObject({ code: 'BAD_RECIPIENT' });
  }
});
