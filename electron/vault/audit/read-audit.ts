/** The log as leads and auditors read it: entry by entry, and who did how much. Rule A1. */
import { z } from 'zod';
import { VaultError } from '../../../shared/errors.ts';
import {
  AUDIT_TOPICS,
  AuditAction,
  DEED_TOPICS,
  type AuditPage,
  type AuditQuery,
  type AuditSummary,
  type AuditSummaryQuery,
  type DeedTopic,
} from '../../../shared/model/audit.ts';
import { DAY_MS } from '../../../shared/model/day.ts';
import { MemberId } from '../../../shared/model/ids.ts';
import { roster, selfMember, type UnlockedVault } from '../session/unlocked-vault.ts';
import { listAudit, openSessions, readsLog } from './audit-log.ts';

const PEOPLE_MAX = 500;

function sinceOf(vault: UnlockedVault, days: number | undefined): number {
  return days === undefined ? 0 : vault.ports.clock.now() - days * DAY_MS;
}

async function openForReader(vault: UnlockedVault): Promise<void> {
  if (!readsLog(roster(vault), selfMember(vault))) throw new VaultError('FORBIDDEN', 'the log is for leads and auditors');
  await openSessions(vault.audit);
}

/** One page, newest first. Throws FORBIDDEN. */
export async function readAudit(vault: UnlockedVault, { topic, days, ...query }: AuditQuery): Promise<AuditPage> {
  await openForReader(vault);
  const actions = topic === undefined ? undefined : AUDIT_TOPICS[topic];
  return listAudit(vault.audit, query, roster(vault), { actions, since: sinceOf(vault, days) });
}

const Deeds = z.array(z.object({ actor: MemberId, action: AuditAction, entries: z.int() }));
const Failures = z.array(z.object({ subject: z.string().nullable(), sum: z.int() }));

/** Entries by person and topic. Reads the index once: some 30 ms for 100,000 entries. Throws FORBIDDEN. */
export async function summariseAudit(vault: UnlockedVault, { days }: AuditSummaryQuery): Promise<AuditSummary> {
  await openForReader(vault);
  const since = sinceOf(vault, days);
  return { people: deedsSince(vault, since), failed: failuresSince(vault, since) };
}

function deedsSince(vault: UnlockedVault, since: number): AuditSummary['people'] {
  const topicOf = new Map(DEED_TOPICS.flatMap((topic) => AUDIT_TOPICS[topic].map((action): [AuditAction, DeedTopic] => [action, topic])));
  const found = vault.audit.db
    .prepare(
      `select actor, action, count(*) as entries from audit
       where at >= @since and action in (select value from json_each(@actions)) group by actor, action`,
    )
    .all({ since, actions: JSON.stringify([...topicOf.keys()]) });
  const people = new Map<MemberId, Record<DeedTopic, number>>();
  for (const { actor, action, entries } of Deeds.parse(found)) {
    const counts = people.get(actor) ?? { exports: 0, reveals: 0, prints: 0, rights: 0 };
    const topic = topicOf.get(action);
    if (topic !== undefined) counts[topic] += entries;
    people.set(actor, counts);
  }
  const { members } = roster(vault);
  const sumOf = (counts: Record<DeedTopic, number>): number => DEED_TOPICS.reduce((sum, topic) => sum + counts[topic], 0);
  return [...people]
    .map(([actorId, counts]) => ({ actorId, actor: members[actorId]?.name ?? actorId, counts }))
    .sort((a, b) => sumOf(b.counts) - sumOf(a.counts) || a.actor.localeCompare(b.actor))
    .slice(0, PEOPLE_MAX);
}

/** An entry tells how many there were since the one before. */
function failuresSince(vault: UnlockedVault, since: number): AuditSummary['failed'] {
  const found = vault.audit.db
    .prepare(
      `select subject, sum(coalesce(count, 1)) as sum from audit
       where at >= @since and action = 'signin.failed' group by subject order by sum desc limit @most`,
    )
    .all({ since, most: PEOPLE_MAX });
  return Failures.parse(found).map(({ subject, sum }) => ({ ...(subject === null ? {} : { subject }), count: sum }));
}
