/** What a person types to prove who they are crosses main sealed: no method may be forgotten. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { contract, type Method } from '../../shared/contract.ts';
import { changeFields, SEALED_MAX, SECRET_FIELDS } from '../../shared/secret-fields.ts';
import { createSecretBox } from '../../electron/ipc/secret-box.ts';
import { sealSecret } from '../../renderer/api/seal-secret.ts';

type Node = {
  readonly maxLength?: number;
  readonly items?: Node;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
};

/** Paths of the texts that are as long as a sealed one may be. */
function secretsIn(node: Node, path = ''): readonly string[] {
  if (node.maxLength === SEALED_MAX) return [path];
  const inside = Object.entries(node.properties ?? {}).flatMap(([name, child]) => secretsIn(child, path === '' ? name : `${path}.${name}`));
  const others = [node.items, ...(node.anyOf ?? []), ...(node.oneOf ?? [])].flatMap((child) =>
    child === undefined ? [] : secretsIn(child, path),
  );
  return [...new Set([...inside, ...others])];
}

test('every secret the contract takes is sealed by the window, and nothing else is', () => {
  const found = Object.fromEntries(
    (Object.keys(contract) as Method[]).flatMap((method): [string, readonly string[]][] => {
      const secrets = secretsIn(z.toJSONSchema(contract[method].input, { io: 'input', unrepresentable: 'any' }) as Node);
      return secrets.length === 0 ? [] : [[method, secrets]];
    }),
  );
  expect(found).toEqual(SECRET_FIELDS);
});

test('only the process it was sealed to opens it', async () => {
  const [box, other] = [createSecretBox(), createSecretBox()];
  const seal = async (text: string) => sealSecret(text, await box.publicKey());
  const sealed = await seal('红色账本 ledger 42');
  expect(sealed).not.toBe(await seal('红色账本 ledger 42'));
  expect(Buffer.from(sealed.slice('sealed:'.length), 'base64').includes('ledger')).toBe(false);
  expect(await box.open('vault.unlock', { slotId: 's', passphrase: sealed })).toEqual({ slotId: 's', passphrase: '红色账本 ledger 42' });
  expect(await box.open('exports.write', { path: '/p', request: { target: { passphrase: sealed } } })).toMatchObject({
    request: { target: { passphrase: '红色账本 ledger 42' } },
  });
  expect(await box.open('recovery.rehearse', { codes: [sealed, 'as typed'] })).toEqual({ codes: ['红色账本 ledger 42', 'as typed'] });
  await expect(other.open('vault.unlock', { passphrase: sealed })).rejects.toMatchObject({ code: 'SECRET_UNREADABLE' });
  for (const broken of ['sealed:', 'sealed:AAAA', `${sealed.slice(0, -8)}AAAAAAA=`])
    await expect(box.open('vault.unlock', { passphrase: broken })).rejects.toMatchObject({ code: 'SECRET_UNREADABLE' });
  await expect(box.open('vault.unlock', { passphrase: 'x'.repeat(1_025) })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  const longest = '𠮷'.repeat(512);
  expect((await seal(longest)).length).toBeLessThanOrEqual(SEALED_MAX);
  expect(await box.open('vault.unlock', { passphrase: await seal(longest) })).toEqual({ passphrase: longest });
});

test('what is no text, no object or not named stays as it is', async () => {
  const shout = (text: string) => Promise.resolve(text.toUpperCase());
  expect(await changeFields(undefined, ['a'], shout)).toBeUndefined();
  expect(await changeFields({ a: 'x', b: 'y', c: 1 }, ['a', 'c', 'd.e'], shout)).toEqual({ a: 'X', b: 'y', c: 1 });
  const input = { a: 'x' };
  await changeFields(input, ['a'], shout);
  expect(input).toEqual({ a: 'x' });
});
