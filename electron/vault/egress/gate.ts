/**
 * The one gate for every way out: policy decision, budget, and a log entry that is on disk before the plaintext leaves.
 * Only the gate makes a `Permit`, and only a permit opens a value. Rules E1 to E4. Labelled `program`: a modified program
 * could skip it for customers whose keys it holds.
 */
import { VaultError, type ErrorCode } from '../../../shared/errors.ts';
import type { Reach } from '../../../shared/model/customer.ts';
import type { CustomerId, ValueId } from '../../../shared/model/ids.ts';
import type { CustomerQuery } from '../../../shared/model/list.ts';
import { DAY_LIST_MAX } from '../../../shared/model/print.ts';
import { readsLog, type AuditFact } from '../audit/audit-log.ts';
import { revealedToday } from '../audit/reveals.ts';
import { openCustomer } from '../customers/open-customer.ts';
import { customerToken } from '../customers/token.ts';
import { owesSignature } from '../roster/agreement.ts';
import { leadsOf } from '../roster/leading.ts';
import { permits } from '../roster/permits.ts';
import { hasRole, membersOf, type Member, type Roster } from '../roster/roster.ts';
import { fold } from '../search/fold.ts';
import { spotExact } from '../search/numbers.ts';
import { record } from '../session/record.ts';
import { roster, selfMember, type UnlockedVault } from '../session/unlocked-vault.ts';

declare const permitted: unique symbol;
/** Proof that the gate was passed for exactly these customers. */
export type Permit = { readonly customers: ReadonlySet<CustomerId>; readonly [permitted]: true };

const permit = (customers: readonly CustomerId[]): Permit => ({ customers: new Set(customers) }) as Pick<Permit, 'customers'> as Permit;

const ACTIONS = { reveal: 'value.revealed', copy: 'value.copied', call: 'value.called', find: 'value.found' } as const;
export type ValueExit = keyof typeof ACTIONS;

function refuse(vault: UnlockedVault, code: ErrorCode, entry: AuditFact, details: Readonly<Record<string, string | number>> = {}): never {
  record(vault, { audit: [{ ...entry, reason: code }] });
  throw new VaultError(code, 'refused at the gate', { details });
}

/** What a person is told whose budget for today is spent; undefined while it is not. */
function spentBudget(vault: UnlockedVault): { readonly limit: number; readonly told: string } | undefined {
  const { revealsPerDay } = roster(vault).policy;
  if (revealedToday(vault.audit, vault.ports.clock.now()).count < revealsPerDay) return undefined;
  const told = leadsOf(roster(vault), selfMember(vault).team).map((m) => m.name);
  return { limit: revealsPerDay, told: told.join('、') };
}

/** Nothing is shown or leaves before the agreement in force is signed; finding a customer by a number shows nothing. Rule R12. */
function requireAgreement(vault: UnlockedVault, entry: AuditFact): void {
  if (owesSignature(roster(vault), selfMember(vault))) refuse(vault, 'AGREEMENT_NEEDED', entry);
}

/** Whoever asked to be left alone is not called, and their numbers are neither shown nor copied to be called by hand. */
function isForCalling(exit: ValueExit, reach: Reach, value: ValueId): boolean {
  if (exit === 'find') return false;
  return exit === 'call' || reach.values.some(({ id, kind }) => id === value && kind === 'phone');
}

/** One private value. A value counts once a day. Throws BUDGET_SPENT, DO_NOT_CONTACT, NOT_FOUND, NO_KEY; refusals are logged. */
export async function letValueOut(vault: UnlockedVault, exit: ValueExit, customer: CustomerId, value: ValueId): Promise<Permit> {
  await vault.verified;
  const opened = openCustomer(vault, customer);
  if (opened.reach === undefined) throw new VaultError('NO_KEY', 'the private key of this book is not ours');
  if (!opened.reach.values.some(({ id }) => id === value)) throw new VaultError('NOT_FOUND', 'no such value');
  const entry = { subject: customerToken(customer), customer, value };
  if (exit !== 'find') requireAgreement(vault, { action: 'reveal.refused', ...entry });
  if (opened.card.doNotContact === true && isForCalling(exit, opened.reach, value))
    refuse(vault, 'DO_NOT_CONTACT', { action: 'reveal.refused', ...entry });
  const isKnown = revealedToday(vault.audit, vault.ports.clock.now()).has(customer, value);
  // List, filters and counts ask for the same text at the same time: found once is found.
  if (exit === 'find' && isKnown) return permit([customer]);
  const spent = isKnown ? undefined : spentBudget(vault);
  if (spent !== undefined) refuse(vault, 'BUDGET_SPENT', { action: 'reveal.refused', ...entry }, spent);
  record(vault, { audit: [{ action: ACTIONS[exit], ...entry }] });
  return permit([customer]);
}

/**
 * To be asked before any answer that depends on a search text. What the text names in full counts as revealed, or searching
 * would be a way to read masked digits; with the budget spent a miss is refused like a hit, or the refusal would be the
 * answer. Returns whether something counted. Throws BUDGET_SPENT. Rule E3.
 */
export async function letFindsOut(vault: UnlockedVault, query: CustomerQuery): Promise<boolean> {
  if (spotExact(fold(query.search)).length === 0) return false;
  await vault.verified;
  const { exact } = vault.projection.list(query, 0, 1);
  const today = revealedToday(vault.audit, vault.ports.clock.now());
  const fresh = exact.filter(({ id, valueId }) => !today.has(id, valueId));
  for (const { id, valueId } of fresh) await letValueOut(vault, 'find', id, valueId);
  const spent = exact.length === 0 ? spentBudget(vault) : undefined;
  if (spent !== undefined) throw new VaultError('BUDGET_SPENT', 'search by a full value', { details: spent });
  return fresh.length > 0;
}

/** The value itself; the permit must name the customer. */
export function openValue(vault: UnlockedVault, pass: Permit, customer: CustomerId, value: ValueId): string {
  if (!pass.customers.has(customer)) throw new VaultError('FORBIDDEN', 'permit is for somebody else');
  const found = openCustomer(vault, customer).reach?.values.find(({ id }) => id === value);
  if (found === undefined) throw new VaultError('NOT_FOUND', 'no such value');
  return found.value;
}

export type ExportVerdict = {
  readonly code?: 'EXPORT_NOT_ALLOWED' | 'EXPORT_TOO_LARGE' | 'VERIFICATION_PENDING';
  readonly maxRows: number;
  readonly deciders: readonly string[];
};

/** Whether policy, or a custom role, lets this person export at all. */
export function mayExport(state: Roster, member: Member): boolean {
  const { leadMayExport, salespersonMayExport } = state.policy;
  if ((hasRole(member, 'lead') && leadMayExport) || (hasRole(member, 'salesperson') && salespersonMayExport)) return true;
  return permits(state, member, 'customers.export');
}

/** Pure decision on an export of `rows` customers. */
export function decideExport(vault: UnlockedVault, rows: number): ExportVerdict {
  const { policy } = roster(vault);
  const self = selfMember(vault);
  const admins = membersOf(roster(vault))
    .filter((m) => hasRole(m, 'admin'))
    .map((m) => m.name);
  const leads = leadsOf(roster(vault), self.team)
    .filter((m) => m.id !== self.id)
    .map((m) => m.name);
  const common = { maxRows: policy.exportMaxRows, deciders: [...new Set([...(policy.leadMayExport ? leads : []), ...admins])] };
  if (!mayExport(roster(vault), self)) return { ...common, code: 'EXPORT_NOT_ALLOWED' };
  if (rows > policy.exportMaxRows) return { ...common, code: 'EXPORT_TOO_LARGE' };
  return common;
}

/**
 * A file of candidate numbers compared with the vault tells which of them are somebody's. That is what finding duplicates
 * is for, so it is not refused, but every comparison and what it found is in the log before the answer.
 */
export async function noteImportCheck(vault: UnlockedVault, fileName: string, found: number): Promise<void> {
  await vault.verified;
  record(vault, { audit: [{ action: 'import.checked', subject: fileName, count: found }] });
}

const REFUSAL_LOGGED_EVERY_MS = 60_000;
const lastRefusal = new WeakMap<UnlockedVault, { readonly code: string; readonly at: number }>();

/** Asking for an export that policy refuses is in the log too, at most once a minute for the same reason. */
export async function noteRefusedRequest(
  vault: UnlockedVault,
  code: 'EXPORT_NOT_ALLOWED' | 'EXPORT_TOO_LARGE' | 'VERIFICATION_PENDING',
  rows: number,
): Promise<void> {
  await vault.verified;
  const now = vault.ports.clock.now();
  const last = lastRefusal.get(vault);
  if (last?.code === code && now - last.at < REFUSAL_LOGGED_EVERY_MS) return;
  lastRefusal.set(vault, { code, at: now });
  record(vault, { audit: [{ action: 'export.refused', count: rows, reason: code }] });
}

/** Every exported customer is named in the entry, which is on disk before the first row is opened. */
export async function letExportOut(
  vault: UnlockedVault,
  customers: readonly CustomerId[],
  entry: { readonly fileName: string; readonly reason: string },
): Promise<{ readonly pass: Permit; readonly seq: number }> {
  await vault.verified;
  const verdict = decideExport(vault, customers.length);
  const facts = { subject: entry.fileName, count: customers.length, ...(entry.reason === '' ? {} : { reason: entry.reason }) };
  requireAgreement(vault, { ...facts, action: 'export.refused' });
  if (verdict.code !== undefined)
    refuse(
      vault,
      verdict.code,
      { ...facts, action: 'export.refused' },
      { maxRows: verdict.maxRows, deciders: verdict.deciders.join('、') },
    );
  const seq = record(vault, { audit: [{ ...facts, action: 'export.made', customers }] });
  return { pass: permit(customers), seq };
}

/**
 * A block of the list for the clipboard. One row is what a person would type off the screen; more of them are a list that
 * leaves, and the rule for exports decides. Numbers in it stay masked. Every customer is named in the entry.
 */
export async function letBlockOut(vault: UnlockedVault, customers: readonly CustomerId[]): Promise<Permit> {
  await vault.verified;
  if (customers.some((id) => vault.projection.get(id) === undefined)) throw new VaultError('NOT_FOUND', 'no such customer for this person');
  const { code, maxRows, deciders } = customers.length > 1 ? decideExport(vault, customers.length) : { maxRows: 1, deciders: [] };
  const entry = { count: customers.length, customers };
  requireAgreement(vault, { action: 'export.refused', subject: 'clipboard', ...entry });
  if (code !== undefined)
    refuse(vault, code, { action: 'export.refused', subject: 'clipboard', ...entry }, { maxRows, deciders: deciders.join('、') });
  record(vault, { audit: [{ action: 'block.copied', ...entry }] });
  return permit(customers);
}

/** Customers on paper. Every one is named in the entry, which is on disk before the page is made. */
export async function letPrintOut(
  vault: UnlockedVault,
  customers: readonly CustomerId[],
  phones: 'tokens' | 'shown',
): Promise<{ readonly pass: Permit; readonly seq: number }> {
  await vault.verified;
  if (customers.some((id) => vault.projection.get(id) === undefined)) throw new VaultError('NOT_FOUND', 'no such customer for this person');
  const isExport = phones === 'shown' || customers.length > DAY_LIST_MAX;
  const { code, maxRows, deciders } = isExport ? decideExport(vault, customers.length) : { maxRows: DAY_LIST_MAX, deciders: [] };
  const entry = { subject: 'print', count: customers.length, customers };
  requireAgreement(vault, { action: 'export.refused', ...entry });
  if (code !== undefined) refuse(vault, code, { action: 'export.refused', ...entry }, { maxRows, deciders: deciders.join('、') });
  const seq = record(vault, { audit: [{ action: 'print.made', ...entry, ...(phones === 'shown' ? { reason: 'phones' } : {}) }] });
  return { pass: permit(customers), seq };
}

/** What somebody took out, on paper: names and tokens, no values. For those who may read the log; `collect` is asked after that. Throws FORBIDDEN. */
export async function letReportOut<T extends { readonly id: CustomerId }>(
  vault: UnlockedVault,
  collect: () => { readonly about: string; readonly entries: readonly T[] },
): Promise<{ readonly entries: readonly T[]; readonly seq: number }> {
  await vault.verified;
  const self = selfMember(vault);
  if (!readsLog(roster(vault), self)) refuse(vault, 'FORBIDDEN', { action: 'export.refused', subject: 'report' });
  const { about, entries } = collect();
  const customers = entries.map(({ id }) => id);
  const seq = record(vault, { audit: [{ action: 'report.made', subject: about, count: entries.length, customers }] });
  return { entries, seq };
}

/** Who may do what, as a list for an auditor: no customer is in it, but it tells an attacker whom to ask. Throws FORBIDDEN. */
export async function letRightsOut(vault: UnlockedVault, lines: number): Promise<{ readonly seq: number }> {
  await vault.verified;
  const self = selfMember(vault);
  const may = hasRole(self, 'lead') || hasRole(self, 'admin') || hasRole(self, 'auditor');
  if (!may) refuse(vault, 'FORBIDDEN', { action: 'export.refused', subject: 'rights' });
  return { seq: record(vault, { audit: [{ action: 'rights.saved', count: lines }] }) };
}

export function mayBackUp(state: Roster, member: Member): boolean {
  return hasRole(member, 'lead') || hasRole(member, 'admin') || permits(state, member, 'backup.make');
}

/** A backup holds only what is sealed anyway, but taking the file away is still an exit. Throws FORBIDDEN. */
export async function letBackupOut(vault: UnlockedVault): Promise<void> {
  await vault.verified;
  if (!mayBackUp(roster(vault), selfMember(vault))) {
    refuse(vault, 'FORBIDDEN', { action: 'export.refused', subject: 'backup' });
  }
}
