/**
 * Audit entries: sealed under a key made per session, which is sealed once to the actor, their leads, the auditors and
 * recovery. What this person may read is indexed in memory; the rest waits sealed. Rules A1 to A4.
 */
import { z } from 'zod';
import { AuditAction, type AuditEntry, type AuditPage, type AuditQuery } from '../../../shared/model/audit.ts';
import { CustomerId, MemberId, ValueId } from '../../../shared/model/ids.ts';
import { openAge, sealTo } from '../crypto/age.ts';
import { base64, frame, fromBase64, newUuid, utf8, uuidBytes } from '../crypto/bytes.ts';
import { keyFromText, keyText } from '../crypto/keyslot.ts';
import { open, seal } from '../crypto/seal.ts';
import { SecretKey } from '../crypto/secret-key.ts';
import type { NumberedBatch } from '../journal/chain.ts';
import type { Ports } from '../ports.ts';
import { leads } from '../roster/leading.ts';
import { permits } from '../roster/permits.ts';
import { hasRole, memberOf, membersOf, type Member, type Roster } from '../roster/roster.ts';
import type { Statement, StatementOf } from '../roster/statements.ts';
import type { Db } from '../storage/database.ts';
import { createExposures, noteExposure } from './exposures.ts';
import { createReveals, noteAllotted, noteReveal } from './reveals.ts';
import { stateEntry } from './state-entry.ts';

/** What an action leaves in the log. `customers` name the rows an export held. */
export const AuditFact = z.strictObject({
  action: AuditAction,
  subject: z.string().max(300).optional(),
  count: z.int().optional(),
  reason: z.string().max(300).optional(),
  customer: CustomerId.optional(),
  value: ValueId.optional(),
  customers: z.array(CustomerId).max(1_000_000).readonly().optional(),
});
export type AuditFact = z.infer<typeof AuditFact>;

const TABLES = `
create table if not exists audit (
  seq integer not null, idx integer not null, at integer not null, actor text not null, action text not null,
  subject text, count integer, reason text, primary key (seq, idx)
) strict, without rowid;
create table if not exists audit_sealed (
  seq integer not null, idx integer not null, at integer not null, actor text not null, session text not null, sealed text not null,
  primary key (seq, idx)
) strict, without rowid;
create index if not exists audit_sealed_session on audit_sealed (session);
create table if not exists audit_sessions (
  session text primary key, actor text not null, sealed text not null, key text, tried integer not null default 0
) strict, without rowid;
create table if not exists audit_handed (to_member text not null, session text not null, primary key (to_member, session)) strict, without rowid;
`;

const SharedKeys = z.array(z.tuple([z.uuid(), z.base64().length(44)])).max(100_000);

function sessionAad(vaultId: string, session: string): Buffer {
  return frame(utf8('keepbook/1 audit entry'), uuidBytes(vaultId), uuidBytes(session));
}

export type AuditLog = {
  readonly db: Db;
  readonly vaultId: string;
  readonly session: string;
  readonly key: SecretKey;
  readonly self: { readonly member: MemberId; readonly identity: string };
  /** Stated with the first entry of the session. */
  announcement: StatementOf<'audit.session'> | undefined;
};

/** Who reads a member's entries besides recovery: the member, active auditors, whoever leads the member's team or reads its log by a custom role. */
export function auditReaders(roster: Roster, actor: MemberId): MemberId[] {
  const team = memberOf(roster, actor)?.team;
  return membersOf(roster)
    .filter(
      (m) =>
        m.id === actor || hasRole(m, 'auditor') || (team !== undefined && (leads(roster, m, team) || permits(roster, m, 'log.read', team))),
    )
    .filter((m) => m.keys !== undefined)
    .map((m) => m.id);
}

/** Whether somebody reads other people's entries at all. */
export function readsLog(roster: Roster, member: Member): boolean {
  return hasRole(member, 'auditor') || hasRole(member, 'lead') || permits(roster, member, 'log.read');
}

export async function beginAudit(
  ports: Ports,
  db: Db,
  vaultId: string,
  roster: Roster,
  self: { readonly member: MemberId; readonly identity: string },
): Promise<AuditLog> {
  db.exec(TABLES);
  createExposures(db);
  createReveals(db);
  const session = newUuid(ports.clock.now());
  const key = new SecretKey(ports.random.bytes(32));
  const readers = auditReaders(roster, self.member).flatMap((id) => roster.members[id]?.keys?.recipient ?? []);
  const sealed = base64(await sealTo([roster.recovery, ...readers], key.bytes));
  return { db, vaultId, session, key, self, announcement: { type: 'audit.session', session, sealed } };
}

/** Statements for the facts; the session's announcement comes first, once. */
export function auditStatements(log: AuditLog, facts: readonly AuditFact[]): Statement[] {
  const announced = log.announcement === undefined ? [] : [log.announcement];
  const entries = facts.map((fact): Statement => ({
    type: 'audit.entry',
    session: log.session,
    sealed: base64(seal(log.key, utf8(JSON.stringify(fact)), sessionAad(log.vaultId, log.session))),
  }));
  return [...announced, ...entries];
}

function index(log: Pick<AuditLog, 'db' | 'self'>, place: { seq: number; idx: number; at: number; actor: string }, fact: AuditFact): void {
  log.db
    .prepare(
      'insert or replace into audit (seq, idx, at, actor, action, subject, count, reason) values (@seq, @idx, @at, @actor, @action, @subject, @count, @reason)',
    )
    .run({ ...place, action: fact.action, subject: fact.subject ?? null, count: fact.count ?? null, reason: fact.reason ?? null });
  if (place.actor === log.self.member) noteReveal(log.db, place.at, fact);
  noteExposure(log.db, place, fact);
}

function openEntry(vaultId: string, session: string, key: SecretKey, sealed: string): AuditFact {
  return AuditFact.parse(JSON.parse(open(key, fromBase64(sealed), sessionAad(vaultId, session)).toString('utf8')));
}

/** Files what a batch states: readable facts into the index, sealed ones aside until their session's key is known. */
export function indexBatch(log: Pick<AuditLog, 'db' | 'self' | 'vaultId'>, numbered: NumberedBatch, roster: Roster): void {
  const { header } = numbered.batch;
  header.statements.forEach((statement, idx) => {
    const place = { seq: numbered.seq, idx, at: header.at, actor: header.author };
    if (statement.type === 'audit.session') {
      log.db
        .prepare('insert or ignore into audit_sessions (session, actor, sealed) values (?, ?, ?)')
        .run(statement.session, header.author, statement.sealed);
      return;
    }
    if (statement.type === 'audit.entry') {
      log.db
        .prepare(
          'insert or replace into audit_sealed (seq, idx, at, actor, session, sealed) values (@seq, @idx, @at, @actor, @session, @sealed)',
        )
        .run({ ...place, session: statement.session, sealed: statement.sealed });
      return;
    }
    if (statement.type === 'audit.shared' && statement.to === log.self.member) {
      log.db
        .prepare('insert or ignore into audit_sessions (session, actor, sealed) values (?, ?, ?)')
        .run(`shared:${String(numbered.seq)}/${String(idx)}`, header.author, statement.sealed);
      return;
    }
    if (statement.type === 'customer.allotted') {
      noteExposure(log.db, { ...place, actor: statement.to }, { action: 'customer.allotted', customers: statement.customers });
      if (statement.to === log.self.member) noteAllotted(log.db, place.at, statement.customers);
    }
    const fact = stateEntry(statement, roster);
    if (fact !== undefined) index(log, place, fact);
  });
}

function learn(log: Pick<AuditLog, 'db'>, session: string, key: SecretKey): void {
  log.db
    .prepare(
      "insert into audit_sessions (session, actor, sealed, key, tried) values (?, '', '', ?, 1) on conflict (session) do update set key = excluded.key, tried = 1",
    )
    .run(session, keyText(key));
}

const Row = z.object({ seq: z.int(), idx: z.int(), at: z.int(), actor: z.string(), sealed: z.string() });

/** Opens what has become readable. Call before answering questions on the log. */
export async function openSessions(log: Pick<AuditLog, 'db' | 'self' | 'vaultId'>): Promise<void> {
  const untried = z
    .array(z.object({ session: z.string(), sealed: z.string() }))
    .parse(log.db.prepare('select session, sealed from audit_sessions where tried = 0').all());
  for (const { session, sealed } of untried) {
    const opened = await openAge(log.self.identity, fromBase64(sealed));
    log.db.prepare('update audit_sessions set tried = 1 where session = ?').run(session);
    if (opened === undefined) continue;
    if (!session.startsWith('shared:')) learn(log, session, new SecretKey(opened));
    else for (const [id, key] of SharedKeys.parse(JSON.parse(Buffer.from(opened).toString('utf8')))) learn(log, id, keyFromText(key));
  }
  // Only sessions with something waiting: over the years there are thousands of others.
  const readable = 'select session from audit_sessions where key is not null and session in (select session from audit_sealed)';
  for (const session of z.array(z.string()).parse(log.db.prepare(readable).pluck().all())) openReadable(log, session);
}

/** Indexes the entries of one session whose key is known. */
function openReadable(log: Pick<AuditLog, 'db' | 'self' | 'vaultId'>, session: string): void {
  const key = z
    .string()
    .optional()
    .parse(log.db.prepare('select key from audit_sessions where session = ? and key is not null').pluck().get(session));
  if (key === undefined) return;
  const sessionKey = keyFromText(key);
  const waiting = log.db.prepare('select seq, idx, at, actor, sealed from audit_sealed where session = ?').all(session);
  log.db.transaction(() => {
    for (const raw of waiting) {
      const { sealed, ...place } = Row.parse(raw);
      index(log, place, openEntry(log.vaultId, session, sessionKey, sealed));
    }
    log.db.prepare('delete from audit_sealed where session = ?').run(session);
  })();
}

/** Files our own batch, readable at once. */
export function indexOwn(log: AuditLog, numbered: NumberedBatch, roster: Roster): void {
  indexBatch(log, numbered, roster);
  learn(log, log.session, log.key);
  openReadable(log, log.session);
}

/** Session keys this person can open and `to` should read but was not handed yet; one age file for all. */
export async function shareStatement(log: AuditLog, roster: Roster, to: MemberId): Promise<StatementOf<'audit.shared'> | undefined> {
  const recipient = roster.members[to]?.keys?.recipient;
  if (recipient === undefined || to === log.self.member) return undefined;
  const known = z
    .array(z.object({ session: z.string(), actor: z.string(), key: z.string() }))
    .parse(
      log.db
        .prepare(
          "select session, actor, key from audit_sessions where key is not null and actor <> '' and session not in (select session from audit_handed where to_member = ?)",
        )
        .all(to),
    );
  const due = known.filter(({ actor }) => actor !== to && auditReaders(roster, actor as MemberId).includes(to));
  if (due.length === 0) return undefined;
  const keys = due.map(({ session, key }) => [session, key]);
  for (const { session } of due) log.db.prepare('insert or ignore into audit_handed (to_member, session) values (?, ?)').run(to, session);
  return { type: 'audit.shared', to, sealed: base64(await sealTo([recipient], utf8(JSON.stringify(keys)))) };
}

const AuditRow = z.object({
  seq: z.int(),
  idx: z.int(),
  at: z.int(),
  actor: z.string(),
  action: AuditAction,
  subject: z.string().nullable(),
  count: z.int().nullable(),
  reason: z.string().nullable(),
});

type Narrowing = { readonly actions?: readonly AuditAction[] | undefined; readonly since?: number };

/** Newest first; `narrowing` to several kinds and to entries from an instant (ms) on. */
export function listAudit(
  log: Pick<AuditLog, 'db'>,
  query: Omit<AuditQuery, 'topic' | 'days'>,
  roster: Roster,
  { actions, since = 0 }: Narrowing = {},
): AuditPage {
  const where = `where at >= @since and (@actor is null or actor = @actor) and (@action is null or action = @action) and (@actions is null or action in (select value from json_each(@actions))) and (@subject is null or instr(lower(subject), lower(@subject)) > 0)`;
  const filters = {
    actor: query.actorId ?? null,
    action: query.action ?? null,
    subject: query.subject ?? null,
    actions: actions === undefined ? null : JSON.stringify(actions),
    since,
  };
  const total = z.int().parse(log.db.prepare(`select count(*) from audit ${where}`).pluck().get(filters));
  const rows = log.db
    .prepare(
      `select seq, idx, at, actor, action, subject, count, reason from audit ${where} order by seq desc, idx desc limit @limit offset @offset`,
    )
    .all({ ...filters, limit: query.limit, offset: query.offset });
  const entries = rows.map((raw): AuditEntry => {
    const row = AuditRow.parse(raw);
    return {
      seq: row.seq,
      index: row.idx,
      at: row.at,
      actorId: MemberId.parse(row.actor),
      actor: roster.members[row.actor]?.name ?? row.actor,
      action: row.action,
      ...(row.subject === null ? {} : { subject: row.subject }),
      ...(row.count === null ? {} : { count: row.count }),
      ...(row.reason === null || row.reason === '' ? {} : { reason: row.reason }),
    };
  });
  return { total, entries };
}
