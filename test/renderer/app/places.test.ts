import { expect, test } from 'vitest';
import { countIn, placesFor } from '../../../renderer/app/places.ts';
import { BookView } from '../../../shared/model/access.ts';
import { Permissions, Session } from '../../../shared/model/app.ts';
import { DEFAULT_POLICY } from '../../../shared/model/access.ts';

const id = '01900000-0000-7000-8000-000000000001';
const words = { en: [], zh: [] };
const nothing = Object.fromEntries(Object.keys(Permissions.shape).map((name) => [name, false]));
const session = (permissions: object) =>
  Session.parse({
    vaultId: id,
    vaultName: 'x',
    vaultWords: words,
    memberId: id,
    name: 'x',
    state: 'active',
    words,
    roles: ['auditor'],
    teamId: id,
    teamName: 'x',
    permissions: { ...nothing, ...permissions },
    policy: DEFAULT_POLICY,
    waiting: { confirmations: 0, reviewOverdue: false, agreement: false },
    revealsToday: 0,
    hasKit: false,
    factors: [],
    codes: 'none',
    owesFactor: false,
    securityKeys: [],
  });
const book = (kind: string, card: boolean) =>
  BookView.parse({ id, kind, name: 'x', teamId: id, customers: 7, opens: { card, private: false } });

test('an auditor finds the log and no customers', () => {
  expect(placesFor(session({ readAuditLog: true }), [book('personal', false)])).toEqual(['people', 'audit', 'settings', 'account']);
});

test('who may not export still finds the screen that says who decides', () => {
  expect(placesFor(session({ createCustomers: true }), [book('personal', true)])).toContain('export');
});

test('the pool is there for whoever can read its cards', () => {
  expect(placesFor(session({}), [book('pool', true)])).toEqual(['pool', 'export', 'people', 'settings', 'account']);
});

test('counts leave out books the person cannot read', () => {
  expect(countIn([book('personal', true), book('shared', false), book('pool', true)], false)).toBe(7);
});
