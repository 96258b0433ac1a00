/** A roster of one person a role, without a file: statements can be judged against it one by one. */
import { DEFAULT_POLICY, type MemberState, type Role } from '../../../shared/model/access.ts';
import { BookId, DeviceId, InvitationId, MemberId, TeamId, VaultId } from '../../../shared/model/ids.ts';
import { base64 } from '../../../electron/vault/crypto/bytes.ts';
import { SecretKey } from '../../../electron/vault/crypto/secret-key.ts';
import { signerFrom } from '../../../electron/vault/crypto/signing.ts';
import type { JournalFacts } from '../../../electron/vault/roster/outcome.ts';
import type { StatementContext } from '../../../electron/vault/roster/outcome.ts';
import { joinMessage, keysHash, type Book, type Member, type Roster } from '../../../electron/vault/roster/roster.ts';
import type { StatementOf } from '../../../electron/vault/roster/statements.ts';

function uuid(number: number): string {
  return `0198c0de-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

export const VAULT = VaultId.parse(uuid(1));
export const NORTH = TeamId.parse(uuid(2));
export const SOUTH = TeamId.parse(uuid(3));
export const RECIPIENT = `age1${'q'.repeat(58)}`;
export const INVITE_SIGNER = signerFrom(new SecretKey(new Uint8Array(32).fill(4)));
export const EXPIRES_AT = 1_000_000;

export const NAMES = ['boss', 'adam', 'lena', 'sal', 'ben', 'aud', 'wait', 'inv', 'gone'] as const;
export type Name = (typeof NAMES)[number];

export const ids = Object.fromEntries(NAMES.map((name, i) => [name, MemberId.parse(uuid(100 + i))])) as Record<Name, MemberId>;
export const devices = Object.fromEntries(NAMES.map((name, i) => [name, DeviceId.parse(uuid(200 + i))])) as Record<Name, DeviceId>;
export const books = {
  shared: BookId.parse(uuid(300)),
  pool: BookId.parse(uuid(301)),
  sal: BookId.parse(uuid(302)),
  fresh: BookId.parse(uuid(303)),
};

type Spec = { readonly roles: readonly Role[]; readonly team?: TeamId; readonly state?: MemberState };
const SPECS: Record<Name, Spec> = {
  boss: { roles: ['admin', 'lead'] },
  adam: { roles: ['admin'] },
  lena: { roles: ['lead'], team: SOUTH },
  sal: { roles: ['salesperson'] },
  ben: { roles: ['salesperson'] },
  aud: { roles: ['auditor'] },
  wait: { roles: ['salesperson', 'lead'], state: 'waiting' },
  inv: { roles: ['salesperson'], state: 'invited' },
  gone: { roles: ['admin', 'lead', 'salesperson'], state: 'revoked' },
};

/** What somebody states when joining with keys of their own, with the invitation's proof. */
export function joining(name: Name): StatementOf<'member.joined'> {
  const stated = {
    member: ids[name],
    device: devices[name],
    deviceKey: base64(new Uint8Array(32).fill(NAMES.indexOf(name))),
    recipient: RECIPIENT,
  };
  return { type: 'member.joined', ...stated, inviteProof: base64(INVITE_SIGNER.sign(joinMessage(VAULT, stated))) };
}

function memberFrom(name: Name): Member {
  const { roles, team = NORTH, state = 'active' } = SPECS[name];
  const { device, deviceKey, recipient } = joining(name);
  return {
    id: ids[name],
    name,
    team,
    roles,
    state,
    invitation: { id: InvitationId.parse(uuid(400)), key: base64(INVITE_SIGNER.publicKey), expiresAt: EXPIRES_AT },
    invitedAt: 1,
    invitedBy: ids.boss,
    ...(state === 'invited' ? {} : { joinedAt: 2, keys: { device, deviceKey, recipient, hash: keysHash(VAULT, joining(name)) } }),
  };
}

function book(
  id: BookId,
  kind: Book['kind'],
  readers: { readonly card: readonly Name[]; readonly private: readonly Name[] },
  owner?: Name,
): Book {
  const grants = (names: readonly Name[]) => Object.fromEntries(names.map((name) => [ids[name], 'AAAA']));
  return {
    id,
    kind,
    name: kind,
    team: NORTH,
    ...(owner === undefined ? {} : { owner: ids[owner] }),
    epochs: [{ card: RECIPIENT, private: RECIPIENT, by: owner === undefined ? ids.boss : ids[owner] }],
    grants: { 'card/1': grants(readers.card), 'private/1': grants(readers.private) },
  };
}

/** Every customer asked for is in the pool and was nobody's. */
export const IN_POOL: JournalFacts = { placeOf: () => ({ book: books.pool, epoch: 1 }), formerOwner: () => undefined };

/** A keyslot that the founder stated. */
export const OTHERS_SLOT = '0198c0de-0000-7000-8000-000000000777';

/** `sal` reads the shared book, the pool's cards and an own book; `ben` nothing yet; `gone` held grants once. */
export function people(): Roster {
  const present = NAMES.filter((name) => name !== 'inv');
  return {
    vaultName: 'team',
    recovery: RECIPIENT,
    policy: DEFAULT_POLICY,
    journalEpoch: 1,
    teams: { [NORTH]: { name: 'North' }, [SOUTH]: { name: 'South' } },
    customRoles: {},
    members: Object.fromEntries(NAMES.map((name) => [ids[name], memberFrom(name)])),
    books: {
      [books.shared]: book(books.shared, 'shared', { card: ['boss', 'sal', 'gone'], private: ['boss', 'sal', 'gone'] }),
      [books.pool]: book(books.pool, 'pool', { card: ['boss', 'sal', 'gone'], private: ['boss', 'gone'] }),
      [books.sal]: book(books.sal, 'personal', { card: ['sal', 'boss'], private: ['sal', 'boss'] }, 'sal'),
    },
    slots: { [OTHERS_SLOT]: { digest: '0'.repeat(64), kind: 'passphrase', by: ids.boss } },
    recoveryShares: { epoch: 1, splits: [] },
    claims: {},
    allotments: {},
    exempt: {},
    returnRuleAt: 0,
    claimedAt: {},
    devices: Object.fromEntries(present.map((name) => [devices[name], ids[name]])),
  };
}

export function by(name: Name, at = 10, facts: JournalFacts = IN_POOL): StatementContext {
  return { vaultId: VAULT, author: ids[name], device: devices[name], at, genesis: false, facts };
}
