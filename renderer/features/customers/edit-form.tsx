import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '../../../shared/model/list.ts';
import { offerUndo } from '../../ui/edits.ts';
import { useUiStore } from '../../app/ui-store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { cardOf, changedFields, draftOf, isBirthday, reachEditsOf, type AddedReach, type CardDraft, type KeptReach } from './card-draft.ts';
import { MoreFields, NameFields } from './card-fields.tsx';
import { ContactFields } from './contact-fields.tsx';
import { FormFrame } from './form-frame.tsx';
import { AddedReachFields, KeptReachFields } from './reach-fields.tsx';
import { useUpdateCustomer } from './use-customer.ts';

/** A field of somebody else's version in a sentence. */
function shownField(value: CardDraft[keyof CardDraft]): string {
  if (typeof value !== 'object') return String(value) || '–';
  return value.map((each) => (typeof each === 'string' ? each : each.name)).join('、') || '–';
}

type EditFormProps = { readonly detail: CustomerDetail; readonly onReload: () => Promise<CustomerDetail> };

const keep = (value: CustomerDetail['reach'][number]): KeptReach => ({ value, op: 'keep', text: '', contactId: value.contactId });

/** Changes one customer from the version it was opened on, so that a faster colleague's change is never overwritten unseen. */
export function EditForm({ detail, onReload }: EditFormProps) {
  const { t } = useTranslation();
  const [base, setBase] = useState(detail);
  const [theirs, setTheirs] = useState<readonly string[]>([]);
  const [draft, setDraft] = useState(() => draftOf(detail.card));
  const [kept, setKept] = useState<readonly KeptReach[]>(() => detail.reach.map(keep));
  const [added, setAdded] = useState<readonly AddedReach[]>([]);
  const update = useUpdateCustomer();
  const { setDetailMode } = useUiStore.getState();

  const handleConflict = async () => {
    const newer = await onReload();
    setTheirs(
      changedFields(base.card, newer.card).map((field) => `${t(`customers.field.${field}`)}: ${shownField(draftOf(newer.card)[field])}`),
    );
    setKept((before) => newer.reach.map((value) => before.find((each) => each.value.id === value.id) ?? keep(value)));
    setBase(newer);
  };
  const handleSave = () => {
    const reach = reachEditsOf(kept, added);
    const input = { id: base.id, version: base.version, card: cardOf(draft), ...(reach.length > 0 ? { reach } : {}) };
    update.mutate(input, {
      onSuccess: () => {
        setDetailMode('view');
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
      ready={draft.name.trim() !== '' && isBirthday(draft.birthday)}
      saving={update.isPending}
      notice={update.error && <ErrorNotice error={update.error} action={changes} />}
      onSave={handleSave}
      onCancel={() => setDetailMode('view')}
    >
      <NameFields draft={draft} onChange={setDraft} />
      {detail.opensPrivate && (
        <>
          <KeptReachFields kept={kept} contacts={draft.contacts} onChange={setKept} />
          <AddedReachFields added={added} onChange={setAdded} />
        </>
      )}
      <ContactFields contacts={draft.contacts} onChange={(contacts) => setDraft({ ...draft, contacts })} />
      <MoreFields draft={draft} onChange={setDraft} />
    </FormFrame>
  );
}
