import type { Language } from '../../../shared/model/app.ts';
import { EXPORT_FIELDS, type ExportField, type ExportRequest } from '../../../shared/model/exchange.ts';
import type { CustomerQuery } from '../../../shared/model/list.ts';

/** Columns of the card, then those that need the private key. */
export const PRIVATE_FIELDS: readonly ExportField[] = ['phones', 'emails', 'wechat', 'addresses'];
export const CARD_FIELDS: readonly ExportField[] = EXPORT_FIELDS.filter((field) => !PRIVATE_FIELDS.includes(field));

export type ExportDraft = {
  readonly fields: ReadonlySet<ExportField>;
  readonly targetKind: 'passphrase' | 'recipient';
  readonly passphrase: string;
  readonly again: string;
  readonly acceptable: boolean;
  readonly recipient: string;
  readonly reason: string;
};

export const EMPTY_DRAFT: ExportDraft = {
  fields: new Set(['name', 'company', 'title', 'city', 'tags', 'phones']),
  targetKind: 'passphrase',
  passphrase: '',
  again: '',
  acceptable: false,
  recipient: '',
  reason: '',
};

/** Looks like the recipients `age-keygen` prints; whether it is one is checked where the file is made. */
export function looksLikeRecipient(text: string): boolean {
  return /^age1[0-9a-z]{50,4000}$/.test(text.trim());
}

export type Missing = 'fields' | 'target' | 'again' | 'differs' | 'weak' | 'recipient' | 'reason';

/** What still has to be said before the export can run, in the order of the form. */
export function missingIn(draft: ExportDraft): readonly Missing[] {
  const missing: Missing[] = [];
  if (draft.fields.size === 0) missing.push('fields');
  const target = missingTarget(draft);
  if (target) missing.push(target);
  if (draft.reason.trim() === '') missing.push('reason');
  return missing;
}

/** `weak` as well while a passphrase is still being judged; the field says which. */
function missingTarget({ targetKind, passphrase, again, acceptable, recipient }: ExportDraft): Missing | undefined {
  if (targetKind === 'recipient') return looksLikeRecipient(recipient) ? undefined : 'recipient';
  if (passphrase === '') return 'target';
  if (again === '') return 'again';
  if (again !== passphrase) return 'differs';
  return acceptable ? undefined : 'weak';
}

/** The request for the vault, with column heads in `language`; columns keep the order of the list, whatever the order of clicking. */
export function requestOf(draft: ExportDraft, query: CustomerQuery, language: Language): ExportRequest {
  return {
    query,
    fields: EXPORT_FIELDS.filter((field) => draft.fields.has(field)),
    target:
      draft.targetKind === 'passphrase'
        ? { kind: 'passphrase', passphrase: draft.passphrase }
        : { kind: 'recipient', recipient: draft.recipient.trim() },
    reason: draft.reason.trim(),
    language,
  };
}
