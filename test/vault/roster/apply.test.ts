/** Who may state what: every statement by everybody, against a table written by hand. Rules R2 to R8. */
import { expect, test } from 'vitest';
import type { KeyGroup, Role } from '../../../shared/model/access.ts';
import { DEFAULT_POLICY } from '../../../shared/model/access.ts';
import { BookId, CustomerId, InvitationId, MemberId, SlotId, TeamId, type BookId as Book } from '../../../shared/model/ids.ts';
import type { ReviewResult } from '../../../shared/model/review.ts';
import { base64 } from '../../../electron/vault/crypto/bytes.ts';
import { agreementHash } from '../../../electron/vault/roster/agreement.ts';
import { applyStatement } from '../../../electron/vault/roster/apply.ts';
import { isEntitled, mayWrite } from '../../../electron/vault/roster/entitlement.ts';
import { hasRole, keysHash, type Roster } from '../../../electron/vault/roster/roster.ts';
import type { Statement, StatementOf } from '../../../electron/vault/roster/statements.ts';
import {
  books,
  by,
  devices,
  EXPIRES_AT,
  ids,
  INVITE_SIGNER,
  joining,
  NAMES,
  NORTH,
  OTHERS_SLOT,
  people,
  RECIPIENT,
  SOUTH,
  VAULT,
  type Name,
} from './people.ts';

const HASH = '0'.repeat(64);
const OTHER_KEY = `age1${'p'.repeat(58)}`;
const COMMITMENTS = ['1', '2'].map((digit) => digit.repeat(64));
const NEW = '0198c0de-0000-7000-8000-000000000999';

function refusal(statement: Statement, author: Name, roster: Roster = people(), at = 10): string | undefined {
  const outcome = applyStatement(roster, statement, by(author, at));
  return 'refusal' in outcome ? outcome.refusal : undefined;
}

function after(roster: Roster, statement: Statement, author: Name): Roster {
  const outcome = applyStatement(roster, statement, by(author));
  if ('refusal' in outcome) throw new Error(outcome.refusal);
  return outcome.roster;
}

const inviting = (roles: readonly Role[], team = NORTH): StatementOf<'member.invited'> => ({
  type: 'member.invited',
  member: MemberId.parse(NEW),
  name: 'new',
  roles,
  team,
  invitation: InvitationId.parse(NEW),
  inviteKey: base64(INVITE_SIGNER.publicKey),
  expiresAt: EXPIRES_AT,
});
const confirming = (name: Name, roles: readonly Role[], keys = keysHash(VAULT, joining(name))): Statement => ({
  type: 'member.confirmed',
  member: ids[name],
  keys,
  roles,
});
const book = (kind: 'shared' | 'pool' | 'personal', owner?: Name, team = NORTH): Statement => ({
  type: 'book.created',
  book: BookId.parse(NEW),
  kind,
  name: 'b',
  team,
  ...(owner === undefined ? {} : { owner: ids[owner] }),
  card: RECIPIENT,
  private: RECIPIENT,
});
const granting = (to: Name | 'recovery', id: Book, group: KeyGroup, epoch = 1): Statement => ({
  type: 'key.granted',
  book: id,
  group,
  epoch,
  to: to === 'recovery' ? to : ids[to],
  sealed: 'BBBB',
});

const rotating = (id: Book, epoch: number): Statement => ({ type: 'book.rotated', book: id, epoch, card: RECIPIENT, private: RECIPIENT });

const changing = (name: Name, from: readonly Role[], to: readonly Role[]): Statement => ({
  type: 'member.changed',
  member: ids[name],
  from,
  to,
  reason: 'r',
});
const signing = (name: Name, from: readonly Role[], to: readonly Role[], keys = keysHash(VAULT, joining(name))): Statement => ({
  type: 'change.confirmed',
  member: ids[name],
  keys,
  from,
  to,
});

const moving = (name: Name, roles: readonly Role[], from: TeamId, to: TeamId): Statement => ({
  type: 'member.moved',
  member: ids[name],
  roles,
  from,
  to,
  customers: 'stay',
  reason: 'r',
});

const reviewing = (change: (results: readonly ReviewResult[]) => readonly ReviewResult[] = (same) => same): Statement => {
  const there = Object.values(people().members).filter(({ state }) => state === 'active');
  return { type: 'review.signed', results: change(there.map(({ id, roles }) => ({ member: id, roles, verdict: 'keep' }))) };
};

const PRESENT: readonly Name[] = ['boss', 'adam', 'lena', 'sal', 'ben', 'aud', 'wait'];

/** Authors whose statement counts; nobody else's does. */
const TABLE: readonly (readonly [what: string, statement: Statement, may: readonly Name[]])[] = [
  ['a second genesis', { type: 'vault.created', name: 'mine', recovery: RECIPIENT, policy: DEFAULT_POLICY }, []],
  ['a team', { type: 'team.created', team: TeamId.parse(NEW), name: 'West' }, ['boss', 'adam', 'lena']],
  ['a team that exists', { type: 'team.created', team: SOUTH, name: 'South' }, []],
  ['a team under North', { type: 'team.created', team: TeamId.parse(NEW), name: 'West', parent: NORTH }, ['boss', 'adam']],
  ['a team under South', { type: 'team.created', team: TeamId.parse(NEW), name: 'West', parent: SOUTH }, ['boss', 'adam', 'lena']],
  ['a team under an unknown one', { type: 'team.created', team: TeamId.parse(NEW), name: 'West', parent: TeamId.parse(NEW) }, []],
  ['another name of South', { type: 'team.renamed', team: SOUTH, from: 'South', to: 'West', reason: 'r' }, ['boss', 'adam', 'lena']],
  ['another name of North', { type: 'team.renamed', team: NORTH, from: 'North', to: 'West', reason: 'r' }, ['boss', 'adam']],
  ['another name of what is called otherwise', { type: 'team.renamed', team: SOUTH, from: 'East', to: 'West', reason: 'r' }, []],
  ['the same name', { type: 'team.renamed', team: SOUTH, from: 'South', to: 'South', reason: 'r' }, []],
  ['South, which has no books, under North', { type: 'team.placed', team: SOUTH, to: NORTH, reason: 'r' }, ['boss', 'adam', 'lena']],
  ['North, whose books the founder reads, under South', { type: 'team.placed', team: NORTH, to: SOUTH, reason: 'r' }, ['boss']],
  ['a team under an unknown one', { type: 'team.placed', team: SOUTH, to: TeamId.parse(NEW), reason: 'r' }, []],
  ['a team from where it does not stand', { type: 'team.placed', team: SOUTH, from: NORTH, reason: 'r' }, []],
  ['another team for sal', moving('sal', ['salesperson'], NORTH, SOUTH), ['boss', 'adam', 'lena']],
  ['another team for the last lead of theirs', moving('lena', ['lead'], SOUTH, NORTH), []],
  ['another team for roles they do not have', moving('sal', ['lead'], NORTH, SOUTH), []],
  ['another team for somebody from a third', moving('sal', ['salesperson'], SOUTH, NORTH), []],
  ['an unknown team for sal', moving('sal', ['salesperson'], NORTH, TeamId.parse(NEW)), []],
  ['the same team for sal', moving('sal', ['salesperson'], NORTH, NORTH), []],
  ['another team for somebody waiting', moving('wait', ['salesperson', 'lead'], NORTH, SOUTH), []],
  ['inviting a salesperson to North', inviting(['salesperson']), ['boss', 'adam']],
  ['inviting a salesperson to South', inviting(['salesperson'], SOUTH), ['boss', 'adam', 'lena']],
  ['inviting a lead', inviting(['lead'], SOUTH), ['boss', 'adam']],
  ['inviting an admin', inviting(['admin'], SOUTH), ['boss', 'adam']],
  ['inviting an auditor', inviting(['salesperson', 'auditor'], SOUTH), ['boss', 'adam']],
  ['inviting to an unknown team', inviting(['salesperson'], TeamId.parse(NEW)), []],
  ['inviting in place of somebody', { ...inviting(['salesperson']), replaces: ids.sal }, ['boss', 'adam']],
  ['inviting in place of somebody of another team', { ...inviting(['salesperson'], SOUTH), replaces: ids.sal }, []],
  ['inviting in place of somebody who left', { ...inviting(['salesperson']), replaces: ids.gone }, []],
  ['inviting a member anew', { ...inviting(['lead']), member: ids.adam }, []],
  ['cancelling an invitation', { type: 'invitation.cancelled', member: ids.inv }, ['boss', 'adam']],
  ['cancelling one that was used', { type: 'invitation.cancelled', member: ids.wait }, []],
  ['joining with the invitation', joining('inv'), ['inv']],
  ['joining a second time', joining('sal'), []],
  ['confirming', confirming('wait', ['salesperson', 'lead']), ['boss', 'lena']],
  ['confirming other keys', confirming('wait', ['salesperson', 'lead'], HASH), []],
  ['confirming fewer roles', confirming('wait', ['salesperson']), []],
  ['confirming other roles', confirming('wait', ['salesperson', 'admin']), []],
  ['confirming somebody active', confirming('adam', ['admin']), []],
  ['confirming somebody only invited', confirming('inv', ['salesperson']), []],
  ['confirming somebody revoked', confirming('gone', ['admin', 'lead', 'salesperson']), []],
  ['revoking', { type: 'member.revoked', member: ids.sal, reason: 'left' }, ['boss', 'adam']],
  ['revoking the last lead of a team', { type: 'member.revoked', member: ids.lena, reason: 'left' }, []],
  ['revoking one of two admins', { type: 'member.revoked', member: ids.adam, reason: 'left' }, ['boss', 'adam']],
  ['new keys for the shared book', rotating(books.shared, 2), ['boss']],
  ['new keys that skip an epoch', rotating(books.shared, 3), []],
  ['new keys for an unknown book', rotating(BookId.parse(NEW), 2), []],
  ['a new key of the journal', { type: 'journal.rekeyed', epoch: 2, sealed: 'AAAA' }, ['boss', 'adam', 'lena']],
  ['a key of the journal out of turn', { type: 'journal.rekeyed', epoch: 1, sealed: 'AAAA' }, []],
  [
    'a split of the recovery key',
    { type: 'recovery.split', recipient: RECIPIENT, threshold: 2, commitments: COMMITMENTS },
    ['boss', 'adam', 'lena'],
  ],
  ['a split of another key', { type: 'recovery.split', recipient: OTHER_KEY, threshold: 2, commitments: COMMITMENTS }, []],
  [
    'a split that needs more shares than there are',
    { type: 'recovery.split', recipient: RECIPIENT, threshold: 3, commitments: COMMITMENTS },
    [],
  ],
  ['a rehearsal with shares nobody made', { type: 'recovery.rehearsed', commitments: COMMITMENTS }, []],
  ['another recovery key', { type: 'recovery.offered', recipient: OTHER_KEY, threshold: 2, commitments: COMMITMENTS }, ['boss', 'lena']],
  ['the same recovery key anew', { type: 'recovery.offered', recipient: RECIPIENT, threshold: 2, commitments: COMMITMENTS }, []],
  ['agreement to what nobody offered', { type: 'recovery.agreed', recipient: OTHER_KEY }, []],
  ['a claim of a pool customer', { type: 'customer.claimed', pool: books.pool, customers: [CustomerId.parse(NEW)] }, ['sal']],
  ['opening the pool to the team', { type: 'pool.opened', pool: books.pool, open: true }, ['boss']],
  ['opening what is no pool', { type: 'pool.opened', pool: books.shared, open: true }, []],
  ['keeping a customer out of the pool', { type: 'customer.exempted', customers: [CustomerId.parse(NEW)], exempt: true }, ['boss']],
  ['giving up a claim that does not stand', { type: 'claim.released', customers: [CustomerId.parse(NEW)], reason: 'r' }, []],
  ['sealing rows anew', { type: 'rows.resealed' }, PRESENT],
  ['revoking somebody revoked', { type: 'member.revoked', member: ids.gone, reason: 'left' }, []],
  ['other roles of a salesperson', changing('sal', ['salesperson'], ['reader']), ['boss', 'adam']],
  ['a lead made of a salesperson', changing('sal', ['salesperson'], ['salesperson', 'lead']), ['boss', 'adam']],
  ['an auditor made of a lead of South', changing('lena', ['lead'], ['lead', 'auditor']), ['boss', 'adam']],
  ['a salesperson made of a lead of South', changing('lena', ['lead'], ['lead', 'salesperson']), ['boss', 'adam', 'lena']],
  ['no lead left in South', changing('lena', ['lead'], ['auditor']), []],
  ['one of two admins less', changing('boss', ['admin', 'lead'], ['lead']), ['boss', 'adam']],
  ['no lead left in North', changing('boss', ['admin', 'lead'], ['admin']), []],
  ['a change of roles they do not have', changing('sal', ['lead'], ['reader']), []],
  ['the roles they have', changing('sal', ['salesperson'], ['salesperson']), []],
  ['a role twice', changing('sal', ['salesperson'], ['salesperson', 'salesperson']), []],
  ['roles of somebody waiting', changing('wait', ['salesperson', 'lead'], ['salesperson']), []],
  ['roles of somebody revoked', changing('gone', ['admin', 'lead', 'salesperson'], ['salesperson']), []],
  ['a signature under a change nobody proposed', signing('sal', ['salesperson'], ['salesperson', 'lead']), []],
  ['the first agreement', { type: 'agreement.set', version: 1, text: 't' }, ['boss', 'adam']],
  ['an agreement that skips a version', { type: 'agreement.set', version: 2, text: 't' }, []],
  ['a signature under no agreement', { type: 'agreement.signed', version: 1, text: agreementHash('t') }, []],
  ['a review of everybody', reviewing(), ['boss', 'adam']],
  ['a review that leaves somebody out', reviewing((results) => results.slice(1)), []],
  ['a review of somebody twice', reviewing((results) => [...results.slice(1), ...results.slice(1, 2)]), []],
  ['a review of roles they do not have', reviewing((results) => results.map((result) => ({ ...result, roles: ['auditor'] }))), []],
  ['a shared book of North', book('shared'), ['boss']],
  ['a pool of South', book('pool', undefined, SOUTH), ['lena']],
  ['a shared book with an owner', book('shared', 'boss'), []],
  ["ben's personal book", book('personal', 'ben'), ['ben']],
  ["a waiting person's own book", book('personal', 'wait'), ['wait']],
  ["a second book of sal's", book('personal', 'sal'), []],
  ["an admin's personal book", book('personal', 'adam'), []],
  ['a personal book of another team', book('personal', 'ben', SOUTH), []],
  ['a book that exists', { ...book('shared'), book: books.shared } as Statement, []],
  ["the shared book's key to ben", granting('ben', books.shared, 'private'), ['boss', 'sal']],
  ["the pool's card key to ben", granting('ben', books.pool, 'card'), ['boss', 'sal']],
  ["the pool's private key to ben", granting('ben', books.pool, 'private'), []],
  ["the pool's private key to the admin", granting('adam', books.pool, 'private'), []],
  ["the pool's private key to the auditor", granting('aud', books.pool, 'private'), []],
  ["the shared book's key to a lead of another team", granting('lena', books.shared, 'card'), []],
  ["the shared book's key to somebody waiting", granting('wait', books.shared, 'card'), []],
  ["the shared book's key to somebody invited", granting('inv', books.shared, 'card'), []],
  ["the shared book's key to somebody revoked", granting('gone', books.shared, 'card'), []],
  ["sal's book to a colleague", granting('ben', books.sal, 'card'), []],
  ["sal's book to the admin", granting('adam', books.sal, 'card'), []],
  ["sal's book to the lead anew", granting('boss', books.sal, 'card'), ['boss']],
  ['a key to recovery', granting('recovery', books.shared, 'private'), ['boss', 'sal']],
  ['a key of an epoch to come', granting('ben', books.shared, 'private', 2), []],
  ['a key of an unknown book', granting('ben', BookId.parse(NEW), 'card'), []],
  ['a policy', { type: 'policy.set', policy: DEFAULT_POLICY, reason: 'r' }, ['boss', 'adam']],
  ['a kit', { type: 'kit.created', recipient: RECIPIENT, slot: SlotId.parse(NEW) }, PRESENT],
  ['a restore', { type: 'vault.restored', reason: 'r' }, ['boss', 'adam', 'lena']],
  ['that a backup began', { type: 'backup.begun', rows: 1 }, ['boss', 'adam', 'lena']],
  ['a backup', { type: 'backup.made', rows: 1 }, ['boss', 'adam', 'lena']],
  ['that a backup failed', { type: 'backup.failed', made: 1 }, ['boss', 'adam', 'lena']],
  ['a new passphrase', { type: 'passphrase.changed' }, PRESENT],
  ['a keyslot of their own', { type: 'slot.stated', slot: SlotId.parse(NEW), kind: 'passphrase', digest: HASH }, PRESENT],
  [
    'a keyslot in the place of the founder’s',
    { type: 'slot.stated', slot: SlotId.parse(OTHERS_SLOT), kind: 'passphrase', digest: HASH },
    ['boss'],
  ],
  ['that the founder’s keyslot is gone', { type: 'slot.stated', slot: SlotId.parse(OTHERS_SLOT), kind: 'passphrase' }, ['boss']],
  ['a checkpoint', { type: 'checkpoint', rows: 0, state: HASH }, PRESENT],
  ['a session of the log', { type: 'audit.session', session: NEW, sealed: 'AAAA' }, PRESENT],
  ['session keys handed on', { type: 'audit.shared', to: ids.aud, sealed: 'AAAA' }, PRESENT],
  ['a log entry', { type: 'audit.entry', session: NEW, sealed: 'AAAA' }, PRESENT],
];

test.each(TABLE)('R2 R5 R8 %s is stated by the people of the table alone', (_what, statement, may) => {
  const accepted = NAMES.filter((name) => refusal(statement, name) === undefined);
  expect(accepted).toEqual(NAMES.filter((name) => may.includes(name)));
});

test('R2 the table has every type of statement', () => {
  const types = new Set(TABLE.map(([, { type }]) => type));
  expect(types.size).toBe(40);
});

test('R3 an invitation holds until it expires, once, and only with its proof', () => {
  const proof = joining('inv');
  expect(refusal(proof, 'inv', people(), EXPIRES_AT)).toBeUndefined();
  expect(refusal(proof, 'inv', people(), EXPIRES_AT + 1)).toBe('expired');
  const { inviteProof: _, ...bare } = proof;
  expect(refusal(bare, 'inv')).toBe('wrong-proof');
  expect(refusal({ ...proof, recipient: `age1${'p'.repeat(58)}` }, 'inv')).toBe('wrong-proof');
  expect(refusal({ ...proof, deviceKey: joining('sal').deviceKey }, 'inv')).toBe('wrong-proof');
  expect(refusal({ ...proof, device: devices.sal }, 'inv')).toBe('no-right');
  expect(refusal({ ...joining('inv'), inviteProof: joining('ben').inviteProof ?? '' }, 'inv')).toBe('wrong-proof');
  const joined = after(people(), proof, 'inv');
  expect(refusal(proof, 'inv', joined)).toBe('wrong-state');
  const cancelled = after(people(), { type: 'invitation.cancelled', member: ids.inv }, 'adam');
  expect(refusal(proof, 'inv', cancelled)).toBe('wrong-state');
});

test('R3 whoever invited somebody may cancel it, and no other salesperson or lead', () => {
  const invited = after(people(), inviting(['salesperson'], SOUTH), 'lena');
  const cancel: Statement = { type: 'invitation.cancelled', member: MemberId.parse(NEW) };
  expect(NAMES.filter((name) => refusal(cancel, name, invited) === undefined)).toEqual(['boss', 'adam', 'lena']);
});

test('R6 roles count from the confirmation on, and nobody confirms themselves', () => {
  const roster = people();
  expect(hasRole(roster.members[ids.wait], 'lead')).toBe(false);
  expect(refusal(confirming('wait', ['salesperson', 'lead']), 'wait', roster)).toBe('no-right');
  expect(refusal(confirming('wait', ['salesperson', 'lead']), 'adam', roster)).toBe('no-right');
  const confirmed = after(roster, confirming('wait', ['lead', 'salesperson']), 'boss');
  expect(hasRole(confirmed.members[ids.wait], 'lead')).toBe(true);
  expect(refusal(granting('wait', books.shared, 'private'), 'boss', confirmed)).toBeUndefined();
});

test('R12 everybody signs the version in force for themselves, once, and no other text', () => {
  const first = after(people(), { type: 'agreement.set', version: 1, text: 'one' }, 'adam');
  const sign = (version: number, text: string): Statement => ({ type: 'agreement.signed', version, text: agreementHash(text) });
  expect(NAMES.filter((name) => refusal(sign(1, 'one'), name, first) === undefined)).toEqual(PRESENT);
  expect(refusal(sign(1, 'other'), 'sal', first)).toBe('wrong-keys');
  const signed = after(first, sign(1, 'one'), 'sal');
  expect(refusal(sign(1, 'one'), 'sal', signed)).toBe('wrong-state');
  const second = after(signed, { type: 'agreement.set', version: 2, text: 'two' }, 'boss');
  expect(refusal(sign(1, 'one'), 'ben', second)).toBe('wrong-state');
  expect(refusal(sign(2, 'two'), 'sal', second)).toBeUndefined();
});

test('R9 an admin cannot make themselves a lead: it waits for a lead, and nobody signs for themselves', () => {
  const proposed = after(people(), changing('adam', ['admin'], ['admin', 'lead']), 'adam');
  expect(hasRole(proposed.members[ids.adam], 'lead')).toBe(false);
  const sign = signing('adam', ['admin'], ['admin', 'lead']);
  expect(NAMES.filter((name) => refusal(sign, name, proposed) === undefined)).toEqual(['boss', 'lena']);
  const signed = after(proposed, sign, 'boss');
  expect(hasRole(signed.members[ids.adam], 'lead')).toBe(true);
  expect(refusal(granting('adam', books.shared, 'private'), 'boss', signed)).toBeUndefined();
});

test('R9 a lead signs for exactly what was proposed, as long as who proposed it still may', () => {
  const to: readonly Role[] = ['salesperson', 'lead'];
  const proposed = after(people(), changing('sal', ['salesperson'], to), 'adam');
  expect(refusal(signing('sal', ['salesperson'], ['salesperson', 'admin']), 'boss', proposed)).toBe('wrong-keys');
  expect(refusal(signing('sal', ['reader'], to), 'boss', proposed)).toBe('wrong-keys');
  expect(refusal(signing('sal', ['salesperson'], to, HASH), 'boss', proposed)).toBe('wrong-keys');
  const replaced = after(proposed, changing('sal', ['salesperson'], ['salesperson', 'auditor']), 'adam');
  expect(refusal(signing('sal', ['salesperson'], to), 'boss', replaced)).toBe('wrong-keys');
  const takenBack = after(proposed, changing('sal', ['salesperson'], ['salesperson']), 'boss');
  expect(refusal(signing('sal', ['salesperson'], to), 'boss', takenBack)).toBe('wrong-state');
  const demoted = after(proposed, changing('adam', ['admin'], ['reader']), 'boss');
  const without = after(demoted, signing('adam', ['admin'], ['reader']), 'lena');
  expect(refusal(signing('sal', ['salesperson'], to), 'boss', without)).toBe('no-right');
  const revoked = after(proposed, { type: 'member.revoked', member: ids.adam, reason: 'left' }, 'boss');
  expect(refusal(signing('sal', ['salesperson'], to), 'boss', revoked)).toBe('no-right');
});

test('R9 a change stated again, after another one, does not count', () => {
  const give = changing('sal', ['salesperson'], ['salesperson', 'lead']);
  const sign = signing('sal', ['salesperson'], ['salesperson', 'lead']);
  const lead = after(after(people(), give, 'adam'), sign, 'boss');
  expect(refusal(give, 'adam', lead)).toBe('wrong-state');
  expect(refusal(sign, 'boss', lead)).toBe('wrong-state');
  const take = changing('sal', ['salesperson', 'lead'], ['reader', 'salesperson']);
  const taken = after(after(lead, take, 'boss'), signing('sal', ['salesperson', 'lead'], ['reader', 'salesperson']), 'lena');
  expect(refusal(sign, 'boss', taken)).toBe('wrong-state');
  expect(refusal(give, 'adam', taken)).toBe('wrong-state');
});

test('R9 what only takes away counts at once, and takes the right to the keys and to writing with it', () => {
  const both = after(
    after(people(), changing('sal', ['salesperson'], ['salesperson', 'reader']), 'boss'),
    signing('sal', ['salesperson'], ['salesperson', 'reader']),
    'boss',
  );
  const reader = after(both, changing('sal', ['salesperson', 'reader'], ['reader']), 'boss');
  const member = reader.members[ids.sal];
  const shared = reader.books[books.shared] ?? never();
  const pool = reader.books[books.pool] ?? never();
  const own = reader.books[books.sal] ?? never();
  for (const group of ['card', 'private'] as const) {
    expect(isEntitled(reader, shared, group, member)).toBe(true);
    expect(isEntitled(reader, pool, group, member)).toBe(false);
    expect(isEntitled(reader, own, group, member)).toBe(false);
  }
  expect([shared, pool, own].map((each) => mayWrite(reader, each, member))).toEqual([false, false, false]);
  expect(mayWrite(both, own, both.members[ids.sal])).toBe(true);
});

test('R8 a revoked reader loses every right, although old grants still name them', () => {
  const roster = people();
  for (const name of NAMES)
    expect(isEntitled(roster, roster.books[books.shared] ?? never(), 'card', roster.members[ids[name]])).toBe(
      ['boss', 'sal', 'ben'].includes(name),
    );
  expect(TABLE.filter(([, statement]) => refusal(statement, 'gone') === undefined)).toEqual([]);
  const revoked = after(roster, { type: 'member.revoked', member: ids.sal, reason: 'left' }, 'boss');
  expect(isEntitled(revoked, roster.books[books.sal] ?? never(), 'card', revoked.members[ids.sal])).toBe(false);
});

function never(): never {
  throw new Error('book is missing');
}
