import type { Handle } from '../../../shared/model/app.ts';

/** A backup chosen in main's dialog; its path stays there. */
export type BackupFile = { readonly handle: Handle; readonly fileName: string; readonly bytes: number };
