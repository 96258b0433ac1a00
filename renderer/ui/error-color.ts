import type { ErrorCode } from '../../shared/errors.ts';

/** What was written is no longer as it was: that is an alarm. */
const ALARMS: readonly ErrorCode[] = ['VAULT_DAMAGED', 'JOURNAL_DAMAGED', 'BACKUP_DAMAGED', 'SECRET_UNREADABLE'];

/** Most errors only say that something did not happen. */
export function errorColor(code: ErrorCode): 'amber' | 'vermilion' {
  return ALARMS.includes(code) ? 'vermilion' : 'amber';
}
