import { Button, Select, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type ClipboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { BookView } from '../../../shared/model/access.ts';
import { CARD_TEXT_MAX } from '../../../shared/model/new-customer.ts';
import { call } from '../../api/client.ts';
import { useSession } from '../../app/session.ts';
import { offerUndo } from '../../ui/edits.ts';
import { useDraft } from '../../api/drafts.ts';
import { useUiStore } from '../../app/ui-store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { cardOf, EMPTY_CARD, newReachOf, type AddedReach } from './card-draft.ts';
import { MoreFields, NameFields } from './card-fields.tsx';
import { ContactFields } from './contact-fields.tsx';
import { FormFrame } from './form-frame.tsx';
import { isCardText, NewDraft, newDraftOf, withPasted, type PastedField } from './pasted-card.ts';
import { AddedReachFields } from './reach-fields.tsx';
import { SimilarNotice } from './similar-notice.tsx';
import { useCreateCustomer } from './use-customer.ts';
import { useMissing } from './use-missing.ts';

type CreateFormProps = { readonly books: readonly BookView[] };

const EMPTY = newDraftOf('');

/** Whether something stands in a field that is folded away at first. */
function hasMore({ card, added, note }: NewDraft): boolean {
  return added.length > 0 || note !== '' || JSON.stringify({ ...card, name: '', company: '' }) !== JSON.stringify(EMPTY_CARD);
}

type Pasted = { readonly before: NewDraft; readonly filled: readonly PastedField[] };

/** A new customer: name, company and phone first, the rest only when asked for or when a pasted card says it. */
export function CreateForm({ books }: CreateFormProps) {
  const { t } = useTranslation();
  const missing = useMissing();
  const { memberId } = useSession();
  const writable = books.filter((book) => book.opens.card && book.opens.private);
  const own = writable.find((book) => book.ownerId === memberId) ?? writable[0];
  const [unsaved, setUnsaved] = useDraft('new', NewDraft);
  const draft = unsaved ?? EMPTY;
  const [pasted, setPasted] = useState<Pasted>();
  const [bookId, setBookId] = useState<string | undefined>(own?.id);
  const [more, setMore] = useState(unsaved !== undefined && hasMore(unsaved));
  const rest = useRef<HTMLDivElement>(null);
  const create = useCreateCustomer();
  const { openCustomer, setDetailMode } = useUiStore.getState();

  const change = (part: Partial<NewDraft>) => setUnsaved({ ...draft, ...part });
  const read = useMutation({
    mutationFn: (text: string) => call('customers.recognise', { text }),
    onSuccess: (found) => {
      const next = withPasted(draft, found);
      setPasted({ before: draft, filled: next.filled });
      setUnsaved(next.draft);
      if (next.filled.some((field) => !['name', 'company', 'phone'].includes(field)) || next.draft.added.length > 0) setMore(true);
      read.reset();
    },
  });
  const handlePaste = (event: ClipboardEvent<HTMLFormElement>) => {
    const text = event.clipboardData.getData('text/plain').slice(0, CARD_TEXT_MAX);
    if (event.target instanceof HTMLTextAreaElement || !isCardText(text)) return;
    event.preventDefault();
    read.mutate(text);
  };
  const handleUnpaste = () => {
    if (pasted) setUnsaved(pasted.before);
    setPasted(undefined);
  };
  const handleMore = () => {
    // The button goes away; without another place the keyboard would stand nowhere, and Esc would reach nothing.
    flushSync(() => setMore(true));
    rest.current?.querySelector('input')?.focus();
  };
  const handleCancel = () => {
    setUnsaved(undefined);
    setDetailMode('view');
  };
  const handleSave = () => {
    const first: AddedReach = { key: 0, kind: 'phone', text: draft.phone, label: '' };
    const book = writable.find((each) => each.id === bookId);
    create.mutate(
      {
        card: cardOf(draft.card),
        reach: newReachOf([first, ...draft.added], draft.card.contacts),
        ...(book ? { bookId: book.id } : {}),
        ...(draft.note.trim() === '' ? {} : { note: draft.note.trim() }),
      },
      {
        onSuccess: ({ id }) => {
          setUnsaved(undefined);
          openCustomer(id);
          offerUndo(t('customers.new.done', { name: draft.card.name.trim() }));
        },
      },
    );
  };

  return (
    <FormFrame
      title={t('customers.new.title')}
      missing={missing(draft.card)}
      saving={create.isPending || read.isPending}
      notice={create.error && <ErrorNotice error={create.error} />}
      onSave={handleSave}
      onCancel={handleCancel}
      onPaste={handlePaste}
    >
      {pasted ? (
        <Text size="sm" className="kb-pasted" role="status">
          {t(pasted.filled.length === 0 ? 'customers.new.pastedNothing' : 'customers.new.pasted', {
            fields: pasted.filled.map((field) => t(`customers.new.pastedField.${field}`)).join(t('common.listSeparator')),
          })}{' '}
          <Button variant="subtle" size="compact-xs" onClick={handleUnpaste}>
            {t('customers.new.unpaste')}
          </Button>
        </Text>
      ) : (
        <Text size="xs" c="dimmed">
          {t('customers.new.pasteHint')}
        </Text>
      )}
      <NameFields draft={draft.card} onChange={(card) => change({ card })} />
      <TextInput
        label={t('customers.kind.phone')}
        value={draft.phone}
        maxLength={500}
        inputMode="tel"
        autoComplete="off"
        onChange={(event) => change({ phone: event.currentTarget.value })}
      />
      <SimilarNotice draft={draft} saving={create.isPending || create.isSuccess} />
      {more && (
        <div ref={rest} className="kb-form">
          <AddedReachFields added={draft.added} contacts={draft.card.contacts} onChange={(added) => change({ added })} />
          <ContactFields contacts={draft.card.contacts} onChange={(contacts) => change({ card: { ...draft.card, contacts } })} />
          <MoreFields draft={draft.card} onChange={(card) => change({ card })} />
          <Textarea
            label={t('customers.notes.title')}
            value={draft.note}
            maxLength={10_000}
            autosize
            minRows={2}
            onChange={(event) => change({ note: event.currentTarget.value })}
          />
        </div>
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
          <Button variant="subtle" size="compact-sm" onClick={handleMore}>
            {t('customers.new.more')}
          </Button>
        </div>
      )}
    </FormFrame>
  );
}
