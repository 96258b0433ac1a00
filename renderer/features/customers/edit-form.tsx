import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Card } from '../../../shared/model/customer.ts';
import type { CustomerDetail } from '../../../shared/model/list.ts';
import { offerUndo } from '../../ui/edits.ts';
import { useDraft } from '../../api/drafts.ts';
import { useUiStore } from '../../app/ui-store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { CardDraft, cardOf, changedFields, draftOf, keptReachOf, ReachDraft, reachEditsOf } from './card-draft.ts';
import { MoreFields, NameFields } from './card-fields.tsx';
import { ContactFields } from './contact-fields.tsx';
import { FormFrame } from './form-frame.tsx';
import { AddedReachFields, KeptReachFields } from './reach-fields.tsx';
import { useUpdateCustomer } from './use-customer.ts';
import { useMissing } from './use-missing.ts';

/** A field of somebody else's version in a sentence. */
function shownField(value: CardDraft[keyof CardDraft], separator: string): string {
  if (typeof value !== 'object') return String(value) || '–';
  return value.map((each) => (typeof each === 'string' ? each : each.name)).join(separator) || '–';
}

type EditFormProps = { readonly detail: CustomerDetail; readonly onReload: () => Promise<CustomerDetail> };

/** Everything typed, and the version it was begun on. */
const EditDraft = ReachDraft.extend({ base: z.object({ version: z.int(), card: Card }), draft: CardDraft });
type EditDraft = z.infer<typeof EditDraft>;

/** Changes one customer from the version it was opened on, so that a faster colleague's change is never overwritten unseen. */
export function EditForm({ detail, onReload }: EditFormProps) {
  const { t } = useTranslation();
  const missing = useMissing();
  const [unsaved, setUnsaved] = useDraft(`edit:${detail.id}`, EditDraft);
  const [first] = useState<EditDraft>(() => ({ base: detail, draft: draftOf(detail.card), kept: keptReachOf(detail.reach), added: [] }));
  const state = unsaved ?? first;
  const { base, draft, kept, added } = state;
  const [theirs, setTheirs] = useState<readonly string[]>([]);
  const change = (part: Partial<EditDraft>) => setUnsaved({ ...state, ...part, base: { version: base.version, card: base.card } });
  const update = useUpdateCustomer();
  const { setDetailMode } = useUiStore.getState();

  const handleConflict = async () => {
    const newer = await onReload();
    setTheirs(
      changedFields(base.card, newer.card).map((field) =>
        t('customers.form.their', {
          field: t(`customers.field.${field}`),
          value: shownField(draftOf(newer.card)[field], t('common.listSeparator')),
        }),
      ),
    );
    setUnsaved({ ...state, base: { version: newer.version, card: newer.card }, kept: keptReachOf(newer.reach, kept) });
  };
  const handleLeave = () => {
    setUnsaved(undefined);
    setDetailMode('view');
  };
  const handleSave = () => {
    const reach = reachEditsOf(state, draft.contacts);
    const input = { id: detail.id, version: base.version, card: cardOf(draft), ...(reach.length > 0 ? { reach } : {}) };
    update.mutate(input, {
      onSuccess: () => {
        handleLeave();
        offerUndo(t('customers.form.saved'));
      },
      onError: (error) => {
        if (error.code === 'CONFLICT') handleConflict().catch(() => undefined);
      },
    });
  };

  const changes = theirs.length > 0 && (
    <Text size="sm" mt={6}>
      {t('customers.form.theirs')} {theirs.join(' · ')}
    </Text>
  );

  return (
    <FormFrame
      title={t('customers.form.title')}
      missing={missing(draft)}
      saving={update.isPending}
      notice={update.error && <ErrorNotice error={update.error} action={changes} />}
      onSave={handleSave}
      onCancel={handleLeave}
    >
      <NameFields draft={draft} onChange={(next) => change({ draft: next })} />
      {detail.opensPrivate && (
        <>
          <KeptReachFields kept={kept} contacts={draft.contacts} onChange={(next) => change({ kept: next })} />
          <AddedReachFields added={added} contacts={draft.contacts} onChange={(next) => change({ added: next })} />
        </>
      )}
      <ContactFields contacts={draft.contacts} onChange={(contacts) => change({ draft: { ...draft, contacts } })} />
      <MoreFields draft={draft} onChange={(next) => change({ draft: next })} />
    </FormFrame>
  );
}
