/** A person's own account: sign-ins, devices and what they took out, from entries sealed to themselves. Rule A1. */
import { z } from 'zod';
import { ACCOUNT_DAYS, type Account, type AccountQuery, type AccountTopic } from '../../../shared/model/account.ts';
import type { AuditAction, AuditPage } from '../../../shared/model/audit.ts';
import { DAY_MS } from '../../../shared/model/day.ts';
import { DeviceId, SlotId } from '../../../shared/model/ids.ts';
import { roster, selfMember, type UnlockedVault } from '../session/unlocked-vault.ts';
import { listAudit, openSessions } from './audit-log.ts';
import { exposuresOf } from './exposures.ts';

const ACTIONS: Readonly<Record<AccountTopic, readonly AuditAction[] | undefined>> = {
  all: undefined,
  signIns: ['vault.unlocked'],
  out: [
    'value.revealed',
    'value.copied',
    'value.called',
    'value.found',
    'block.copied',
    'export.made',
    'print.made',
    'report.made',
    'rights.saved',
    'backup.begun',
    'backup.made',
    'backup.failed',
  ],
  refused: ['reveal.refused', 'export.refused'],
};

function times(vault: UnlockedVault, topic: AccountTopic, since: number): readonly number[] {
  const rows = vault.audit.db
    .prepare(
      'select at from audit where actor = @actor and at >= @since and action in (select value from json_each(@actions)) order by at desc',
    )
    .pluck()
    .all({ actor: vault.self.member, since, actions: JSON.stringify(ACTIONS[topic] ?? []) });
  return z.array(z.int()).parse(rows);
}

export async function accountOf(vault: UnlockedVault): Promise<Account> {
  await openSessions(vault.audit);
  const since = vault.ports.clock.now() - ACCOUNT_DAYS * DAY_MS;
  const self = selfMember(vault);
  const state = roster(vault);
  const out = exposuresOf(vault.audit.db, self.id, since, { offset: 0, limit: 0 });
  const signIns = times(vault, 'signIns', since);
  const [, before] = times(vault, 'signIns', 0);
  const devices = Object.entries(state.devices).filter(([, member]) => member === self.id);
  return {
    signIns: signIns.length,
    ...(before === undefined ? {} : { lastSignInAt: before }),
    out: out.sums,
    customersOut: out.total,
    refused: times(vault, 'refused', since).length,
    devices: devices.map(([id]) => ({
      id: DeviceId.parse(id),
      ...(self.joinedAt === undefined ? {} : { since: self.joinedAt }),
      isThis: id === vault.self.device,
    })),
    ways: Object.entries(state.slots).flatMap(([id, { kind, by }]) =>
      by === self.id && (kind === 'passphrase' || kind === 'kit') ? [{ id: SlotId.parse(id), kind, isThis: id === vault.self.slot }] : [],
    ),
  };
}

/** Newest first. */
export async function accountEntries(vault: UnlockedVault, { topic, ...page }: AccountQuery): Promise<AuditPage> {
  await openSessions(vault.audit);
  return listAudit(vault.audit, { ...page, actorId: vault.self.member }, roster(vault), { actions: ACTIONS[topic] });
}
