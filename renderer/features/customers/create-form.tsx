import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookView } from '../../../shared/model/access.ts';
import { useSession } from '../../app/session.ts';
import { offerUndo } from '../../ui/edits.ts';
import { useUiStore } from '../../app/ui-store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { cardOf, EMPTY_CARD, isBirthday, newReachOf, type AddedReach, type CardDraft } from './card-draft.ts';
import { MoreFields, NameFields } from './card-fields.tsx';
import { FormFrame } from './form-frame.tsx';
import { AddedReachFields } from './reach-fields.tsx';
import { useCreateCustomer } from './use-customer.ts';

type CreateFormProps = { readonly books: readonly BookView[] };

/** A new customer: name, company and phone first, the rest only when asked for. */
export function CreateForm({ books }: CreateFormProps) {
  const { t } = useTranslation();
  const { memberId } = useSession();
  const writable = books.filter((book) => book.opens.card && book.opens.private);
  const own = writable.find((book) => book.ownerId === memberId) ?? writable[0];
  const [draft, setDraft] = useState<CardDraft>(EMPTY_CARD);
  const [phone, setPhone] = useState('');
  const [added, setAdded] = useState<readonly AddedReach[]>([]);
  const [note, setNote] = useState('');
  const [bookId, setBookId] = useState<string | undefined>(own?.id);
  const [more, setMore] = useState(false);
  const create = useCreateCustomer();
  const { openCustomer, setDetailMode } = useUiStore.getState();

  const handleSave = () => {
    const first: AddedReach = { key: 0, kind: 'phone', text: phone, label: '' };
    const book = writable.find((each) => each.id === bookId);
    create.mutate(
      {
        card: cardOf(draft),
        reach: newReachOf([first, ...added]),
        ...(book ? { bookId: book.id } : {}),
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      },
      {
        onSuccess: ({ id }) => {
          openCustomer(id);
          offerUndo(t('customers.new.done', { name: draft.name.trim() }));
        },
      },
    );
  };

  return (
    <FormFrame
      title={t('customers.new.title')}
      ready={draft.name.trim() !== '' && isBirthday(draft.birthday)}
      saving={create.isPending}
      notice={create.error && <ErrorNotice error={create.error} />}
      onSave={handleSave}
      onCancel={() => setDetailMode('view')}
    >
      <NameFields draft={draft} onChange={setDraft} />
      <TextInput
        label={t('customers.kind.phone')}
        value={phone}
        maxLength={500}
        inputMode="tel"
        autoComplete="off"
        onChange={(event) => setPhone(event.currentTarget.value)}
      />
      {more && (
        <>
          <AddedReachFields added={added} onChange={setAdded} />
          <MoreFields draft={draft} onChange={setDraft} />
          <Textarea
            label={t('customers.notes.title')}
            value={note}
            maxLength={10_000}
            autosize
            minRows={2}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </>
      )}
      {writable.length > 1 && (
        <Select
          label={t('customers.detail.book')}
          data={writable.map((book) => ({ value: book.id, label: book.name }))}
          value={bookId ?? null}
          allowDeselect={false}
          onChange={(value) => setBookId(value ?? undefined)}
        />
      )}
      {!more && (
        <div>
          <Button variant="subtle" size="compact-sm" onClick={() => setMore(true)}>
            {t('customers.new.more')}
          </Button>
        </div>
      )}
    </FormFrame>
  );
}
