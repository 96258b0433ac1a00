/** One input for every method that the vault accepts in the right state. A method of the contract without one does not compile. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Method } from '../../../shared/contract.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { DEFAULT_POLICY } from '../../../shared/model/access.ts';
import { FIRST_RULES } from '../../../shared/model/passphrase-rules.ts';
import type { CustomerQuery } from '../../../shared/model/list.ts';
import { PASSPHRASE } from '../../support/vault-world.ts';
import type { Door } from './door.ts';
import { ROLE_EXAMPLES } from './role-examples.ts';
import type { Scene } from './scene.ts';

/** `vault`: a vault is open, nobody signed in. `session`: an admin and lead is signed in. */
export type Needs = 'nothing' | 'vault' | 'session';

export type Example = {
  readonly needs: Needs;
  readonly input: (scene: Scene, door: Door) => unknown;
  /** Answers of the dialogs the method asks. */
  readonly dialogs?: (scene: Scene) => readonly string[];
  /** Where the accepted answer is a refusal, because nothing is there to act on. */
  readonly refusal?: ErrorCode;
};

export const ALL: CustomerQuery = { search: '', sort: 'updated', descending: true };
const NO_SLOT = '0198c0de-0000-7000-8000-00000000000f';
const REASON = 'agreed with the owner';
const REQUEST = {
  query: ALL,
  fields: ['name', 'phones'],
  target: { kind: 'passphrase', passphrase: 'seven quiet rivers' },
  reason: REASON,
  language: 'en',
};

const nothing = (): undefined => undefined;
const ownValue = ({ customers }: Scene): unknown => ({ id: customers.li.id, valueId: customers.li.phone });
const selected = ({ customers }: Scene): unknown => ({ ids: [customers.shared.id] });

async function handleOf(door: Door, method: 'imports.choose' | 'restores.choose' | 'vaults.chooseNew', path: string): Promise<string> {
  door.ports.dialogAnswers.unshift(path);
  const answer = await door.value(method, method === 'vaults.chooseNew' ? { suggestedName: 'new' } : undefined);
  if (!('handle' in answer)) throw new Error('the dialog was cancelled');
  return answer.handle;
}

async function plan(scene: Scene, door: Door): Promise<unknown> {
  return {
    handle: await handleOf(door, 'imports.choose', scene.csv),
    format: { kind: 'csv', encoding: 'utf-8', delimiter: ',', headerRow: 0 },
    mapping: ['name', 'phone'],
    bookId: scene.books.li,
    duplicates: 'skip',
  };
}

/** The import made by the example before this one; none where nobody is signed in. */
async function lastImport(door: Door): Promise<string | undefined> {
  const reply = await door.main.dispatch('imports.list', undefined);
  return reply.ok ? (reply.value as readonly { readonly id: string }[])[0]?.id : undefined;
}

async function backupKey(scene: Scene, door: Door): Promise<unknown> {
  return { handle: await handleOf(door, 'restores.choose', scene.backup), key: scene.founderKit.recoveryKey };
}

async function versionOf(door: Door, id: string): Promise<number> {
  const reply = await door.main.dispatch('customers.get', { id });
  return reply.ok ? (reply.value as { version: number }).version : 0;
}

async function firstSlot(door: Door): Promise<unknown> {
  const { labels } = await door.state();
  return { slotId: labels.find(({ label }) => label === 'boss')?.slotId ?? '0198c0de-0000-7000-8000-000000000001', passphrase: PASSPHRASE };
}

function shareSheet({ vaultName, vaultWords, createdAt, qrPath, qrSize }: Scene['founderKit'], index: number): unknown {
  return { code: '07EC-9YFH', index, shares: 2, threshold: 2, mark: '029782FF', vaultName, vaultWords, createdAt, qrPath, qrSize };
}

export const EXAMPLES: Readonly<Record<Method, Example>> = {
  'app.state': { needs: 'nothing', input: nothing },
  'preferences.set': { needs: 'nothing', input: () => ({ theme: 'dark' }) },
  'vaults.chooseNew': {
    needs: 'nothing',
    input: () => ({ suggestedName: 'team' }),
    dialogs: ({ folder }) => [join(folder, 'chosen.keepbook')],
  },
  'vaults.chooseExisting': { needs: 'nothing', input: nothing, dialogs: ({ path }) => [path] },
  'vaults.open': { needs: 'nothing', input: async (_scene, door) => ({ handle: (await door.state()).recent[0]?.handle }) },
  'vaults.close': { needs: 'nothing', input: nothing },
  'vaults.create': {
    needs: 'nothing',
    input: async ({ folder }, door) => ({
      handle: await handleOf(door, 'vaults.chooseNew', join(folder, `made-${String(Date.now())}.keepbook`)),
      teamName: 'South',
      name: 'Mei',
      label: 'mei',
      passphrase: PASSPHRASE,
      language: 'zh-CN',
    }),
  },
  'vaults.createDemo': { needs: 'nothing', input: () => ({ language: 'en' }) },
  'vault.unlock': { needs: 'vault', input: (_scene, door) => firstSlot(door) },
  'vault.unlockWithTouch': { needs: 'vault', input: nothing, refusal: 'WAY_BACK_OVER' },
  'vault.unlockWithKit': { needs: 'vault', input: ({ kitCode }) => ({ code: kitCode }) },
  'vault.inspectInvitation': { needs: 'vault', input: ({ invitation }) => ({ code: invitation }) },
  'vault.join': { needs: 'vault', input: ({ invitation }) => ({ code: invitation, label: 'newcomer', passphrase: PASSPHRASE }) },
  'vault.lock': { needs: 'nothing', input: nothing },
  'app.touch': { needs: 'nothing', input: nothing },
  'session.get': { needs: 'session', input: nothing },
  'health.get': { needs: 'session', input: nothing },
  'health.acceptRestore': { needs: 'session', input: () => ({ reason: REASON }) },
  'secrets.key': { needs: 'nothing', input: nothing },
  'passphrase.judge': { needs: 'nothing', input: () => ({ passphrase: 'four walls', own: ['boss'], strict: true, rules: FIRST_RULES }) },
  'passphrase.generate': { needs: 'nothing', input: () => ({ language: 'en', rules: FIRST_RULES }) },
  'passphrase.change': { needs: 'session', input: () => ({ current: PASSPHRASE, next: PASSPHRASE }), refusal: 'PASSPHRASE_USED' },
  'keyFiles.choose': { needs: 'nothing', input: nothing, dialogs: ({ folder }) => [join(folder, 'made.keepbook-key')] },
  'factors.addDevice': { needs: 'session', input: () => ({ passphrase: PASSPHRASE }) },
  // Refused: with a key file nobody could sign in by the passphrase alone any more.
  'factors.addKeyFile': {
    needs: 'session',
    input: () => ({ passphrase: 'wrong' }),
    dialogs: ({ folder }) => [join(folder, 'made.keepbook-key')],
    refusal: 'WRONG_PASSPHRASE',
  },
  'factors.remove': {
    needs: 'session',
    input: async (_scene, door) => {
      await door.code('factors.addDevice', { passphrase: PASSPHRASE });
      return { passphrase: PASSPHRASE, factor: 'device' };
    },
  },
  'codes.begin': { needs: 'session', input: () => ({ passphrase: PASSPHRASE }) },
  'codes.confirm': {
    needs: 'session',
    input: async (_scene, door) => {
      await door.code('codes.begin', { passphrase: PASSPHRASE });
      return { passphrase: PASSPHRASE, code: '000000' };
    },
    refusal: 'WRONG_CODE',
  },
  'codes.remove': { needs: 'session', input: () => ({ passphrase: PASSPHRASE }), refusal: 'NOT_FOUND' },
  'codes.enter': { needs: 'session', input: () => ({ code: '000000' }) },
  'securityKeys.begin': { needs: 'session', input: () => ({ passphrase: PASSPHRASE }) },
  'securityKeys.add': {
    needs: 'session',
    input: () => ({ passphrase: PASSPHRASE, slotId: NO_SLOT, credentialId: 'aGVsbG8', secret: Buffer.alloc(32, 7).toString('base64') }),
  },
  'securityKeys.remove': { needs: 'session', input: () => ({ passphrase: PASSPHRASE, slotId: NO_SLOT }) },
  'vault.unlockWithSecurityKey': {
    needs: 'vault',
    input: () => ({ slotId: NO_SLOT, secret: Buffer.alloc(32, 7).toString('base64') }),
    refusal: 'WRONG_KEY',
  },
  'codes.left': { needs: 'session', input: nothing },
  'kit.create': { needs: 'session', input: () => ({ passphrase: PASSPHRASE }) },
  'kit.save': {
    needs: 'nothing',
    input: ({ founderKit }) => ({ sheet: founderKit, language: 'en' }),
    dialogs: ({ folder }) => [join(folder, 'kit.html')],
  },
  'books.list': { needs: 'session', input: nothing },
  'customers.list': { needs: 'session', input: () => ({ query: ALL, offset: 0, limit: 200 }) },
  'customers.facets': { needs: 'session', input: () => ({ query: ALL }) },
  'customers.get': { needs: 'session', input: ({ customers }) => ({ id: customers.li.id }) },
  'customers.create': {
    needs: 'session',
    input: ({ books }) => ({
      bookId: books.shared,
      card: { name: 'Zhao', tags: [] },
      reach: [{ kind: 'phone', value: '13800138222' }],
      note: 'met at the fair',
    }),
  },
  'customers.recognise': { needs: 'session', input: () => ({ text: 'Jane Doe\nAcme Ltd\n+44 7911 123456' }) },
  'customers.similar': { needs: 'session', input: () => ({ name: 'Zhao', phones: ['13800138222'], emails: [] }) },
  'customers.update': {
    needs: 'session',
    input: async ({ customers }, door) => ({
      id: customers.shared.id,
      version: await versionOf(door, customers.shared.id),
      card: { name: 'Renamed', tags: [] },
      reach: [{ op: 'add', value: { kind: 'email', value: 'a@b.example' } }],
    }),
  },
  'customers.updateMany': {
    needs: 'session',
    input: ({ customers }) => ({
      rows: [
        {
          id: customers.shared.id,
          cells: [
            { field: 'city', text: '上海' },
            { field: 'nextStepOn', text: '2026/12/1' },
          ],
        },
      ],
    }),
  },
  'customers.history': { needs: 'session', input: ({ customers }) => ({ id: customers.shared.id, offset: 0, limit: 50 }) },
  'customers.restoreValue': {
    needs: 'session',
    input: async ({ customers: { shared } }, door) => {
      const version = await versionOf(door, shared.id);
      await door.main.dispatch('customers.update', { id: shared.id, version, card: { name: `Renamed ${String(version)}`, tags: [] } });
      const reply = await door.main.dispatch('customers.history', { id: shared.id, offset: 0, limit: 1 });
      const pastId = reply.ok ? (reply.value as { entries: readonly { id: string }[] }).entries[0]?.id : undefined;
      return {
        id: shared.id,
        version: await versionOf(door, shared.id),
        pastId: pastId ?? '0198c0de-0000-7000-8000-000000000001',
        target: { group: 'card', field: 'name' },
      };
    },
  },
  'customers.finishStep': {
    needs: 'session',
    input: ({ customers }) => ({
      id: customers.shared.id,
      note: { kind: 'call', text: 'wants an offer' },
      next: { text: 'send it', on: '2026-12-01' },
    }),
  },
  'today.list': { needs: 'session', input: () => ({ section: 'due', scope: 'mine', on: '2026-11-22', offset: 0, limit: 50 }) },
  'today.counts': { needs: 'session', input: () => ({ scope: 'all', on: '2026-11-22' }) },
  'duplicates.find': { needs: 'session', input: () => ({ reasons: ['phone'], apart: false, offset: 0, limit: 50 }) },
  'duplicates.setApart': { needs: 'session', input: ({ customers: { wu, li } }) => ({ first: wu.id, second: li.id, apart: true }) },
  'customers.merge': {
    needs: 'session',
    input: async ({ customers }, door) => ({
      survivor: { id: customers.wu.id, version: await versionOf(door, customers.wu.id) },
      other: { id: customers.shared.id, version: await versionOf(door, customers.shared.id) },
      take: ['name'],
    }),
  },
  'customers.trash': { needs: 'session', input: selected },
  'customers.restore': { needs: 'session', input: selected },
  'customers.move': {
    needs: 'session',
    input: ({ customers, books }) => ({ ids: [customers.shared.id], bookId: books.pool, reason: REASON }),
  },
  'customers.moveAll': {
    needs: 'session',
    input: ({ books }) => ({ query: { ...ALL, search: 'nobody is called this' }, bookId: books.shared, reason: REASON }),
  },
  'handovers.list': { needs: 'session', input: nothing },
  'handovers.seeAll': { needs: 'session', input: nothing },
  'notes.add': { needs: 'session', input: ({ customers }) => ({ id: customers.li.id, text: 'called, calls back' }) },
  'edits.undo': { needs: 'session', input: nothing },
  'edits.redo': { needs: 'session', input: nothing },
  'edits.state': { needs: 'session', input: nothing },
  'customers.reveal': { needs: 'session', input: ownValue },
  'customers.copy': { needs: 'session', input: ownValue },
  'customers.copyBlock': { needs: 'session', input: ({ customers: { li } }) => ({ ids: [li.id], fields: ['name', 'phone'] }) },
  'customers.call': { needs: 'session', input: ownValue },
  'settings.get': { needs: 'session', input: nothing },
  'settings.set': { needs: 'session', input: () => ({ fontSize: 'large', columns: [{ id: 'name', visible: true, width: 200 }] }) },
  'views.list': { needs: 'session', input: nothing },
  'views.share': {
    needs: 'session',
    input: () => ({ views: [{ id: '0198c0de-0000-7000-8000-000000000005', name: 'A customers', query: { ...ALL, levels: ['A'] } }] }),
  },
  'imports.choose': { needs: 'nothing', input: nothing, dialogs: ({ csv }) => [csv] },
  'imports.preview': {
    needs: 'session',
    input: async ({ csv }, door) => ({ handle: await handleOf(door, 'imports.choose', csv), language: 'en' }),
  },
  'imports.check': { needs: 'session', input: plan },
  'imports.duplicates': {
    needs: 'session',
    input: async (scene, door) => {
      const checked = (await plan(scene, door)) as { readonly handle: string };
      await door.main.dispatch('imports.check', checked);
      return { handle: checked.handle, offset: 0, limit: 50 };
    },
  },
  'imports.commit': { needs: 'session', input: plan },
  'imports.paste': { needs: 'session', input: () => ({ name: 'Pasted rows', text: 'Name\tPhone\nZhao\t13800138333' }) },
  'imports.saveRows': {
    needs: 'session',
    input: async (scene, door) => ({ ...((await plan(scene, door)) as object), which: 'out', language: 'en' }),
    dialogs: ({ folder }) => [join(folder, 'refused.csv')],
  },
  'imports.deleteSource': {
    needs: 'nothing',
    input: async ({ folder }, door) => {
      const path = join(folder, 'to-delete.csv');
      writeFileSync(path, 'Name\nZhao');
      return { handle: await handleOf(door, 'imports.choose', path) };
    },
  },
  'imports.list': { needs: 'session', input: nothing },
  'imports.undo': {
    needs: 'session',
    input: async (_scene, door) => ({ id: (await lastImport(door)) ?? '0198c0de-0000-7000-8000-000000000001' }),
  },
  'jobs.list': { needs: 'nothing', input: nothing },
  'jobs.cancel': { needs: 'nothing', input: () => ({ id: 'none' }), refusal: 'NOT_FOUND' },
  'people.list': { needs: 'session', input: nothing },
  'people.cancelInvitation': { needs: 'session', input: ({ members }) => ({ memberId: members.invited }) },
  'people.confirm': { needs: 'session', input: ({ members }) => ({ memberId: members.waiting }) },
  'people.changePlan': { needs: 'session', input: ({ members }) => ({ memberId: members.li, roles: ['reader'] }) },
  'people.change': {
    needs: 'session',
    input: ({ members }) => ({ memberId: members.li, roles: ['salesperson', 'reader'], reason: REASON }),
  },
  'people.confirmChange': { needs: 'session', input: ({ members }) => ({ memberId: members.li, roles: ['salesperson', 'reader'] }) },
  'people.movePlan': { needs: 'session', input: ({ members, teamId }) => ({ memberId: members.li, teamId, customers: 'stay' }) },
  'people.move': {
    needs: 'session',
    input: ({ members, teamId, books }) => ({ memberId: members.li, teamId, customers: 'stay', reason: REASON, handTo: books.shared }),
  },
  'people.endPause': { needs: 'session', input: ({ members }) => ({ memberId: members.li }) },
  'people.leavePlan': { needs: 'session', input: ({ members }) => ({ memberId: members.li }) },
  'people.leave': { needs: 'session', input: ({ members }) => ({ memberId: members.boss, reason: REASON }), refusal: 'FORBIDDEN' },
  'people.exposure': { needs: 'session', input: ({ members }) => ({ memberId: members.li, days: 30, offset: 0, limit: 50 }) },
  'exposures.print': {
    needs: 'session',
    input: ({ members }) => ({ memberId: members.li, days: 90, language: 'en' }),
    dialogs: ({ folder }) => [join(folder, 'exposure.html')],
  },
  'pool.status': { needs: 'session', input: nothing },
  // The founder has no own book to claim into.
  'pool.setOpen': { needs: 'session', input: () => ({ open: false }) },
  'pool.claim': { needs: 'session', input: ({ customers }) => ({ ids: [customers.pool.id] }), refusal: 'FORBIDDEN' },
  'pool.allot': { needs: 'session', input: nothing },
  'pool.exempt': { needs: 'session', input: ({ customers }) => ({ ids: [customers.li.id], exempt: true }) },
  'pool.release': { needs: 'session', input: ({ customers }) => ({ ids: [customers.pool.id], reason: REASON }), refusal: 'NOT_FOUND' },
  'recovery.status': { needs: 'session', input: nothing },
  'recovery.split': { needs: 'session', input: ({ founderKit }) => ({ key: founderKit.recoveryKey, threshold: 2, shares: 3 }) },
  'recovery.prepare': { needs: 'session', input: () => ({ threshold: 2, shares: 3 }) },
  'recovery.replace': { needs: 'session', input: () => ({ codes: ['07EC-9YFH', '07EC-9YFJ'] }), refusal: 'WRONG_RECOVERY_KEY' },
  'recovery.agree': { needs: 'session', input: nothing, refusal: 'NOT_FOUND' },
  'recovery.rehearse': { needs: 'session', input: () => ({ codes: ['07EC-9YFH', '07EC-9YFJ'] }) },
  'shares.save': {
    needs: 'nothing',
    input: ({ founderKit }) => ({ sheets: [1, 2].map((index) => shareSheet(founderKit, index)), language: 'en' }),
    dialogs: ({ folder }) => [join(folder, 'shares.html')],
  },
  'account.get': { needs: 'session', input: nothing },
  'account.entries': { needs: 'session', input: () => ({ topic: 'out', offset: 0, limit: 50 }) },
  'agreement.get': { needs: 'session', input: nothing },
  'agreement.set': { needs: 'session', input: () => ({ text: 'Customers stay here.' }) },
  'agreement.sign': {
    needs: 'session',
    input: async (_scene, door) => ({
      version: await door.value('agreement.get').then(
        ({ current }) => current?.version ?? 1,
        () => 1,
      ),
    }),
  },
  'reviews.get': { needs: 'session', input: nothing },
  'reviews.sign': {
    needs: 'session',
    input: async ({ members }, door) => ({
      results: await door.value('reviews.get').then(
        (review) => review.members.map(({ id, roles }) => ({ member: id, roles, verdict: 'keep' })),
        () => [{ member: members.li, roles: ['salesperson'], verdict: 'keep' }],
      ),
    }),
  },
  'rights.matrix': { needs: 'session', input: nothing },
  'rights.why': { needs: 'session', input: ({ members, books }) => ({ holder: members.li, bookId: books.pool, group: 'card' }) },
  'rights.save': { needs: 'session', input: () => ({ language: 'en' }), dialogs: ({ folder }) => [join(folder, 'rights.csv')] },
  'teams.list': { needs: 'session', input: nothing },
  'teams.create': { needs: 'session', input: ({ teamId }) => ({ name: 'West', parentId: teamId }) },
  'teams.rename': { needs: 'session', input: ({ teamId }) => ({ teamId, name: 'Renamed', reason: REASON }) },
  'teams.placePlan': { needs: 'session', input: ({ teamId }) => ({ teamId, parentId: teamId }) },
  'teams.place': { needs: 'session', input: ({ teamId }) => ({ teamId, parentId: teamId, reason: REASON }), refusal: 'FORBIDDEN' },
  ...ROLE_EXAMPLES,
  'policy.set': { needs: 'session', input: () => ({ policy: DEFAULT_POLICY, reason: REASON }) },
  'exports.decide': { needs: 'session', input: () => ({ query: ALL }) },
  'exports.run': { needs: 'session', input: () => REQUEST, dialogs: ({ folder }) => [join(folder, 'list.csv.age')] },
  'prints.run': {
    needs: 'session',
    input: ({ customers }) => ({ ids: [customers.li.id], phones: 'tokens', language: 'en' }),
    dialogs: ({ folder }) => [join(folder, 'page.html')],
  },
  'backups.run': { needs: 'session', input: nothing, dialogs: ({ folder }) => [join(folder, 'again.age')] },
  'restores.choose': { needs: 'nothing', input: nothing, dialogs: ({ backup }) => [backup] },
  'restores.inspect': { needs: 'nothing', input: backupKey },
  'restores.run': { needs: 'nothing', input: backupKey, dialogs: ({ folder }) => [join(folder, 'restored.keepbook')] },
  'dashboard.get': { needs: 'session', input: () => ({ weeks: 12 }) },
  'audit.list': { needs: 'session', input: () => ({ offset: 0, limit: 50 }) },
  'audit.summary': { needs: 'session', input: () => ({ days: 30 }) },
  'audit.verify': { needs: 'session', input: nothing },
};

/** Sends the example of a method, answering the dialogs it asks. */
export async function sendExample(method: Method, scene: Scene, door: Door): ReturnType<Door['main']['dispatch']> {
  const example = EXAMPLES[method];
  const input: unknown = await example.input(scene, door);
  door.ports.dialogAnswers.length = 0;
  door.ports.dialogAnswers.push(...(example.dialogs?.(scene) ?? []));
  return door.main.dispatch(method, input);
}
