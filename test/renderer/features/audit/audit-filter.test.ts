import { expect, test } from 'vitest';
import { AUDIT_ACTIONS, AuditQuery } from '../../../../shared/model/audit.ts';
import type { Role } from '../../../../shared/model/access.ts';
import { MemberId } from '../../../../shared/model/ids.ts';
import {
  ACTION_GROUPS,
  FIRST_FILTER,
  isFiltered,
  pageInput,
  saysCountBeside,
  scopeOf,
} from '../../../../renderer/features/audit/audit-filter.ts';

test('every action of the log can be filtered by, once', () => {
  expect(Object.values(ACTION_GROUPS).flat().toSorted()).toEqual([...AUDIT_ACTIONS].toSorted());
});

test('the third page starts after four hundred entries and asks for no more than the contract allows', () => {
  const input = pageInput(FIRST_FILTER, 3);
  expect(AuditQuery.parse(input)).toEqual({ offset: 400, limit: 200, days: 30 });
});

test('filters reach the vault without blanks, and blanks are no filter', () => {
  const actorId = MemberId.parse('0190a000-0000-7000-8000-000000000001');
  expect(pageInput({ actorId, action: 'export.made', subject: ' C-7F3K9Q ' }, 1)).toEqual({
    offset: 0,
    limit: 200,
    actorId,
    action: 'export.made',
    subject: 'C-7F3K9Q',
  });
  expect(pageInput({ topic: 'reveals', subject: '' }, 1)).toEqual({ offset: 0, limit: 200, topic: 'reveals' });
  expect(isFiltered({ subject: '  ' })).toBe(false);
  expect(isFiltered({ subject: '', action: 'checkpoint' })).toBe(true);
  expect(isFiltered({ subject: '', topic: 'exports' })).toBe(true);
  expect(isFiltered({ subject: '', days: 7 })).toBe(false);
});

const reading = (roles: readonly Role[]) => ({ roles, permissions: { readAuditLog: true } });

test('an auditor who is also a lead reads as auditor, a salesperson reads their own entries', () => {
  expect(scopeOf(reading(['lead', 'auditor']))).toBe('auditor');
  expect(scopeOf(reading(['admin', 'lead']))).toBe('lead');
  // By a role of the vault.
  expect(scopeOf(reading(['salesperson']))).toBe('lead');
  expect(scopeOf({ roles: ['admin', 'salesperson'], permissions: { readAuditLog: false } })).toBe('own');
});

test('a number is said beside the sentence only when the sentence does not say it', () => {
  expect(saysCountBeside('value.revealed', 3)).toBe(true);
  expect(saysCountBeside('value.revealed', 1)).toBe(false);
  expect(saysCountBeside('export.made', 3)).toBe(false);
  expect(saysCountBeside('value.revealed', undefined)).toBe(false);
});
