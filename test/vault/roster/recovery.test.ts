/** Who may say what of the recovery key. Rules V1 to V3. */
import { expect, test } from 'vitest';
import { applyStatement } from '../../../electron/vault/roster/apply.ts';
import type { Roster } from '../../../electron/vault/roster/roster.ts';
import type { Statement } from '../../../electron/vault/roster/statements.ts';
import { booksOwedKeys } from '../../../electron/vault/session/rotate.ts';
import { by, people, RECIPIENT, type Name } from './people.ts';

const other = (letter: string): string => `age1${letter.repeat(58)}`;
const shares = (...digits: readonly string[]): string[] => digits.map((digit) => digit.repeat(64));
const splitting = (threshold: number, commitments: string[]): Statement => ({
  type: 'recovery.split',
  recipient: RECIPIENT,
  threshold,
  commitments,
});
const rehearsing = (commitments: string[]): Statement => ({ type: 'recovery.rehearsed', commitments });
const offering = (recipient: string): Statement => ({
  type: 'recovery.offered',
  recipient,
  threshold: 2,
  commitments: shares('4', '5', '6'),
});
const agreeing = (recipient: string): Statement => ({ type: 'recovery.agreed', recipient });

function outcome(roster: Roster, statement: Statement, name: Name): Roster | string {
  const judged = applyStatement(roster, statement, by(name));
  return 'refusal' in judged ? judged.refusal : judged.roster;
}

function after(roster: Roster, statement: Statement, name: Name): Roster {
  const judged = outcome(roster, statement, name);
  if (typeof judged === 'string') throw new Error(judged);
  return judged;
}

test('V1 a split somebody made up takes the shares of the one before nothing', () => {
  const real = after(people(), splitting(2, shares('1', '2', '3')), 'boss');
  const both = after(real, splitting(2, shares('a', 'b')), 'adam');
  expect(both.recoveryShares.splits).toHaveLength(2);
  expect(outcome(both, rehearsing(shares('1', '3')), 'sal')).not.toBeTypeOf('string');
  expect(outcome(people(), splitting(2, shares('1', '1')), 'boss')).toBe('wrong-keys');
});

test('V2 a rehearsal names enough shares of one split, each once, by somebody active', () => {
  const roster = after(after(people(), splitting(2, shares('1', '2', '3')), 'boss'), splitting(2, shares('a', 'b')), 'boss');
  expect(after(roster, rehearsing(shares('1', '2')), 'aud').recoveryShares.rehearsed).toBeDefined();
  expect(outcome(roster, rehearsing(shares('1', 'a')), 'boss')).toBe('wrong-keys');
  expect(outcome(roster, rehearsing(shares('1', '1')), 'boss')).toBe('wrong-keys');
  expect(outcome(roster, rehearsing(shares('1', '2')), 'wait')).toBe('no-right');
  const strict = after(people(), splitting(3, shares('1', '2', '3')), 'boss');
  expect(outcome(strict, rehearsing(shares('1', '2')), 'boss')).toBe('wrong-keys');
});

test('V3 no lead puts a key of theirs over another team’s customers: it holds when a lead of every team agreed', () => {
  const offered = after(people(), offering(other('z')), 'boss');
  expect(offered.recovery).toBe(RECIPIENT);
  expect(booksOwedKeys(offered).map(({ name }) => name)).toEqual(booksOwedKeys(people()).map(({ name }) => name));
  for (const name of ['adam', 'sal', 'aud', 'wait', 'gone'] as const) expect(outcome(offered, agreeing(other('z')), name)).toBe('no-right');
  expect(outcome(offered, agreeing(other('z')), 'boss')).toBe('already-exists');
  const held = after(offered, agreeing(other('z')), 'lena');
  expect(held.recovery).toBe(other('z'));
  expect(held.recoveryShares).toMatchObject({ epoch: 2, splits: [{ threshold: 2, commitments: shares('4', '5', '6') }] });
  expect(held.recoveryShares.offer).toBeUndefined();
  expect(booksOwedKeys(held)).toHaveLength(Object.keys(held.books).length);
});

test('V3 an agreement is to one key: it cannot be carried over to another offer, nor said again', () => {
  const offered = after(people(), offering(other('z')), 'boss');
  const exchanged = after(offered, offering(other('x')), 'boss');
  expect(outcome(exchanged, agreeing(other('z')), 'lena')).toBe('wrong-keys');
  const held = after(exchanged, agreeing(other('x')), 'lena');
  expect(outcome(held, agreeing(other('x')), 'lena')).toBe('wrong-state');
  // Shares of the key before are of no key now.
  expect(outcome(held, splitting(2, shares('1', '2')), 'boss')).toBe('wrong-keys');
});
