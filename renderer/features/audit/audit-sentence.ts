import type { TFunction } from 'i18next';
import { KEY_GROUPS, PERMISSIONS, ROLES } from '../../../shared/model/access.ts';
import type { AuditAction, AuditEntry } from '../../../shared/model/audit.ts';
import type { Language } from '../../../shared/model/app.ts';
import { bookNameIn } from '../../../shared/model/book-names.ts';
import { isoMinute } from '../../../shared/model/day.ts';
import { FACTORS } from '../../../shared/model/factors.ts';
import { ERROR_CODES, type ErrorCode } from '../../../shared/errors.ts';
import { saysCountBeside } from './audit-filter.ts';

/** An entry as a sentence in the reader's language; the log itself holds codes where no person typed anything. */
export function sentenceOf(
  entry: AuditEntry,
  t: TFunction,
  language: Language,
): { readonly text: string; readonly reason: string | undefined } {
  const last = entry.action === 'signin.failed' ? isoMinute(Date.parse(entry.reason ?? '')) : '';
  const words = { actor: entry.actor, subject: subjectOf(entry, t, language), count: entry.count ?? 0, last };
  const sentence =
    entry.action === 'export.refused' && entry.subject === 'backup'
      ? t('audit.backupRefused', words)
      : (placeOf(entry, t) ?? t(`audit.sentence.${entry.action}`, words));
  const count = saysCountBeside(entry.action, entry.count) ? ` · ${t('audit.items', { count: entry.count })}` : '';
  return { text: `${sentence}${count}`, reason: reasonOf(entry, t) };
}

/** Changes of roles end with the codes of the roles, before and after; the vault's own stand by their «name». */
const ROLE_CHANGE = /^(.*) · ((?:[a-z]+|«[^»]*»|\+)+) → ((?:[a-z]+|«[^»]*»|\+)+)$/u;
/** A custom role is defined and changed with the codes of its permissions at the end. */
const PERMISSION_LIST = /^(.*) · ([a-z.+]+)$/u;

/** The place of a team before and after; no team stands above one at the top. */
const PLACE_CHANGE = /^(.*) · .* → (.*)$/u;

function placeOf({ action, actor, subject = '' }: AuditEntry, t: TFunction): string | undefined {
  if (action !== 'team.placed') return undefined;
  const [, team = subject, above = '–'] = PLACE_CHANGE.exec(subject) ?? [];
  return above === '–' ? t('audit.teamOnTop', { actor, team }) : t('audit.sentence.team.placed', { actor, team, above });
}

/** Entries about a book alone. */
const BOOK_ACTIONS: readonly AuditAction[] = ['book.created', 'book.rotated', 'pool.opened', 'pool.closed'];
/** A grant names who got it, the book, and the key group by its code. */
const GRANT = /^(.*?) · (.*) · ([a-z]+)$/u;
/** A customer by code, and the book they went to. */
const MOVE = /^(C-\w+ → )(.*)$/u;

/** Grants name the key group by its code at the end, second factors are named by their code. */
function subjectOf(entry: AuditEntry, t: TFunction, language: Language): string {
  if (entry.subject === undefined) return t('audit.subjectUnknown');
  const factor = ([...FACTORS, 'codes', 'security-key'] as const).find(
    (each) => entry.action.startsWith('factor.') && entry.subject === each,
  );
  if (factor) return t(`factors.names.${factor}`);
  const change = entry.action === 'member.changed' || entry.action === 'change.confirmed' ? ROLE_CHANGE.exec(entry.subject) : null;
  if (change) {
    const [, name = '', before = '', after = ''] = change;
    return t('audit.roleChange', { name, before: rolesIn(before, t), after: rolesIn(after, t) });
  }
  const list = entry.action === 'role.defined' || entry.action === 'role.changed' ? PERMISSION_LIST.exec(entry.subject) : null;
  if (list) {
    const [, name = '', codes = ''] = list;
    const permissions = PERMISSIONS.filter((permission) => codes.split('+').includes(permission));
    return t('audit.roleSet', {
      name,
      permissions: permissions.map((each) => t(`permission.${each}.name`)).join(t('common.listSeparator')),
    });
  }
  if (BOOK_ACTIONS.includes(entry.action)) return bookNameIn(language, entry.subject);
  const [, moved, to = ''] = (entry.action === 'customer.moved' && MOVE.exec(entry.subject)) || [];
  if (moved !== undefined) return moved + bookNameIn(language, to);
  const [, name = '', book = '', code] = (entry.action === 'key.granted' && GRANT.exec(entry.subject)) || [];
  const group = KEY_GROUPS.find((each) => each === code);
  return group ? `${name} · ${bookNameIn(language, book)} · ${t(`keyGroups.${group}`)}` : entry.subject;
}

function rolesIn(codes: string, t: TFunction): string {
  return [...codes.matchAll(/«([^»]*)»|[a-z]+/gu)]
    .flatMap(([code, own]) => own ?? ROLES.filter((role) => role === code).map((role) => t(`roles.${role}`)))
    .join(t('common.listSeparator'));
}

/** Refusals told to whoever reads the log, not to whom they were told. */
const REFUSALS = [
  'EXPORT_NOT_ALLOWED',
  'EXPORT_TOO_LARGE',
  'BUDGET_SPENT',
  'AGREEMENT_NEEDED',
  'VERIFICATION_PENDING',
  'FORBIDDEN',
] as const satisfies readonly ErrorCode[];

/** Refusals carry the code of the refusal as their reason, failed sign-ins the instant of the last one. */
function reasonOf(entry: AuditEntry, t: TFunction): string | undefined {
  if (entry.action === 'signin.failed') return undefined;
  const refusal = REFUSALS.find((each) => each === entry.reason);
  if (refusal) return t(`audit.refusal.${refusal}`);
  const code = ERROR_CODES.find((each) => each === entry.reason);
  return code ? t(`errors.${code}.title`) : entry.reason;
}
