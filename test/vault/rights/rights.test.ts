/** The permission matrix: what it says of people in every state, why, and as a list for an auditor. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rightsMatrix } from '../../../electron/vault/rights/matrix.ts';
import { rightsCsv } from '../../../electron/vault/rights/rights-csv.ts';
import { whyRight } from '../../../electron/vault/rights/why.ts';
import type { Member, Roster } from '../../../electron/vault/roster/roster.ts';
import { roster } from '../../../electron/vault/session/unlocked-vault.ts';
import { listAudit } from '../../../electron/vault/audit/audit-log.ts';
import type { ActionRight, RightAction } from '../../../shared/model/rights.ts';
import { books, ids, NORTH, people, SOUTH, VAULT, type Name } from '../roster/people.ts';
import { as, bookNamed, dissolve, found, hire, inviteAs, joinAs, memberNamed, type Company } from '../session/company.ts';

const matrix = (state: Roster) => rightsMatrix(state, VAULT, 10);

function right(name: Name, action: RightAction, state: Roster = people()): Partial<ActionRight> | undefined {
  const found = matrix(state).actions.find(({ memberId, action: each }) => memberId === ids[name] && each === action);
  return found && { scope: found.scope, heldBy: found.heldBy, ...(found.limit === undefined ? {} : { limit: found.limit }) };
}

function holding(name: Name, book: keyof typeof books, group: 'card' | 'private'): string | undefined {
  return matrix(people()).keys.find(({ holder, bookId, group: each }) => holder === ids[name] && bookId === books[book] && each === group)
    ?.holding;
}

test('a key is held, owed, promised or too many, and otherwise not named', () => {
  expect(holding('sal', 'shared', 'private')).toBe('holds');
  expect(holding('ben', 'shared', 'card')).toBe('missing');
  expect(holding('wait', 'shared', 'card')).toBe('waiting');
  expect(holding('inv', 'pool', 'card')).toBe('waiting');
  expect(holding('gone', 'pool', 'private')).toBe('surplus');
  for (const [name, book] of [
    ['sal', 'pool'],
    ['adam', 'shared'],
    ['aud', 'shared'],
    ['lena', 'shared'],
    ['ben', 'sal'],
  ] as const)
    expect(holding(name, book, 'private')).toBeUndefined();
});

test('R13 rows follow the tree: each team before those below it, with its people together', () => {
  const state = people();
  const { teams, people: rows } = matrix({ ...state, teams: { ...state.teams, [NORTH]: { name: 'North', parent: SOUTH } } });
  expect(teams.map(({ name, depth }) => [name, depth])).toEqual([
    ['South', 0],
    ['North', 1],
  ]);
  expect(rows.map(({ teamId }) => teamId)).toEqual([SOUTH, ...rows.slice(1).map(() => NORTH)]);
  expect(matrix(state).teams.map(({ name }) => name)).toEqual(['North', 'South']);
});

test('who left stands in it while a newest key is theirs', () => {
  expect(matrix(people()).people.map(({ id }) => id)).toContain(ids.gone);
  const state = people();
  const rotated = Object.fromEntries(
    Object.entries(state.books).map(([id, book]) => [id, { ...book, epochs: [...book.epochs, ...book.epochs], grants: {} }]),
  );
  expect(matrix({ ...state, books: rotated }).people.map(({ id }) => id)).not.toContain(ids.gone);
});

test('actions carry what holds them up: signatures for people and rules, keys for the log, this program for the rest', () => {
  expect(right('boss', 'invite')).toEqual({ scope: 'vault', heldBy: 'signature' });
  expect(right('lena', 'invite')).toEqual({ scope: 'team', heldBy: 'signature' });
  expect(right('sal', 'invite')).toEqual({ scope: 'none', heldBy: 'signature' });
  expect(right('lena', 'confirm')).toEqual({ scope: 'vault', heldBy: 'signature' });
  expect(right('adam', 'confirm')).toEqual({ scope: 'none', heldBy: 'signature' });
  expect(right('adam', 'setPolicy')).toEqual({ scope: 'vault', heldBy: 'signature' });
  expect(right('lena', 'setPolicy')).toEqual({ scope: 'none', heldBy: 'signature' });
  expect(right('aud', 'readLog')).toEqual({ scope: 'vault', heldBy: 'key' });
  expect(right('boss', 'readLog')).toEqual({ scope: 'team', heldBy: 'key' });
  expect(right('sal', 'readLog')).toEqual({ scope: 'self', heldBy: 'key' });
  expect(right('sal', 'backUp')).toEqual({ scope: 'none', heldBy: 'program' });
  expect(right('sal', 'reveal')).toEqual({ scope: 'books', heldBy: 'program', limit: 200 });
  // Whoever holds no key is stopped by that, not by this program.
  expect(right('aud', 'reveal')).toEqual({ scope: 'none', heldBy: 'key' });
  expect(right('adam', 'export')).toEqual({ scope: 'none', heldBy: 'key' });
});

test('the policy of the day decides what the program lets out', () => {
  expect(right('sal', 'export')).toEqual({ scope: 'none', heldBy: 'program' });
  const state = people();
  const open = { ...state, policy: { ...state.policy, salespersonMayExport: true, exportMaxRows: 7 } };
  expect(right('sal', 'export', open)).toEqual({ scope: 'books', heldBy: 'program', limit: 7 });
  expect(right('wait', 'confirm', withState('wait', 'active'))).toEqual({ scope: 'vault', heldBy: 'signature' });
});

function withState(name: Name, state: Member['state']): Roster {
  const before = people();
  const member = before.members[ids[name]];
  if (member === undefined) throw new Error('nobody');
  return { ...before, members: { ...before.members, [ids[name]]: { ...member, state } } };
}

let company: Company;
beforeAll(async () => {
  company = await found();
  await hire(company, 'ann', ['salesperson']);
  await joinAs(company, await as(company, 'boss', (vault) => inviteAs(vault, '=ben', ['salesperson'], 'North')), 'ben');
}, 60_000);
afterAll(() => dissolve(company));

test('a cell says which rule stands behind it, who granted the key, and who compared the words', async () => {
  await as(company, 'boss', (vault) => {
    const state = roster(vault);
    const pool = bookNamed(state, 'pool', 'North');
    const ann = memberNamed(state, 'ann');
    const card = whyRight(vault, { holder: ann, bookId: pool, group: 'card' });
    expect(card).toMatchObject({ entitlement: 'team', granted: { by: 'boss' }, confirmed: { by: 'boss' } });
    expect(whyRight(vault, { holder: ann, bookId: pool, group: 'private' })).toEqual({
      entitlement: 'keepers-only',
      confirmed: card.confirmed,
    });
    expect(whyRight(vault, { holder: ann, bookId: bookNamed(state, 'personal', 'ann'), group: 'card' })).toMatchObject({
      entitlement: 'owner',
      granted: { by: 'ann' },
    });
    const recovery = whyRight(vault, { holder: 'recovery', bookId: pool, group: 'card' });
    expect(recovery).toMatchObject({ entitlement: 'recovery', granted: { by: 'boss' } });
    expect(whyRight(vault, { holder: memberNamed(state, '=ben'), bookId: pool, group: 'card' })).toEqual({ entitlement: 'not-confirmed' });
  });
});

test('P5 a pool that is open to its team says so', async () => {
  await as(company, 'boss', (vault) => {
    const state = roster(vault);
    const pool = state.books[bookNamed(state, 'pool', 'North')];
    if (pool === undefined) throw new Error('no pool');
    const openIn = (one: Roster) => rightsMatrix(one, vault.journal.vaultId, 0).books.filter(({ isOpen }) => isOpen);
    expect(openIn(state)).toEqual([]);
    expect(openIn({ ...state, books: { ...state.books, [pool.id]: { ...pool, open: true } } })).toMatchObject([{ id: pool.id }]);
  });
});

test('E1 E2 the list for an auditor has a line a right, runs as no formula, and stands in the log', async () => {
  await as(company, 'boss', async (vault) => {
    const { pieces, rows, logToken } = await rightsCsv(vault, 'en');
    const lines = Buffer.concat([...pieces])
      .toString('utf8')
      .trimEnd()
      .split('\r\n');
    expect(lines).toHaveLength(rows + 2);
    expect(lines.find((line) => line.startsWith('ann,') && /pool/i.test(line) && line.includes('key of the cards'))).toMatch(
      /holds,key,salesperson of the team,,boss,/i,
    );
    expect(lines.find((line) => line.includes("'=ben") && line.includes('cards'))).toContain('after confirmation');
    expect(lines.at(-1)).toContain(logToken);
    const inChinese = Buffer.concat([...(await rightsCsv(vault, 'zh-CN')).pieces]).toString('utf8');
    expect(inChinese).toContain('North · 公海: 名片的密钥');
    const [entry] = listAudit(vault.audit, { offset: 0, limit: 1 }, roster(vault)).entries;
    expect(entry).toMatchObject({ action: 'rights.saved', actor: 'boss', count: rows });
  });
  await as(company, 'ann', async (vault) => {
    await expect(rightsCsv(vault, 'en')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
