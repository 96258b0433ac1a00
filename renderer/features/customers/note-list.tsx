import { Button, Group, Text, Textarea, Title } from '@mantine/core';
import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '../../../shared/model/list.ts';
import { useUiStore } from '../../app/ui-store.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { useAddNote } from './use-customer.ts';

type NoteListProps = { readonly detail: CustomerDetail; readonly input: RefObject<HTMLTextAreaElement | null> };

/** Notes, newest first, and the box for the next one. What is typed survives a lock in this window's memory. */
export function NoteList({ detail, input }: NoteListProps) {
  const { t } = useTranslation();
  const draft = useUiStore((store) => store.noteDrafts.get(detail.id) ?? '');
  const { setNoteDraft } = useUiStore.getState();
  const add = useAddNote(detail.id);
  const handleAdd = () => {
    if (draft.trim() !== '') add.mutate(draft.trim(), { onSuccess: () => setNoteDraft(detail.id, '') });
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) handleAdd();
    if (event.key === 'Escape') input.current?.blur();
  };
  const newestFirst = detail.notes.toSorted((a, b) => b.at - a.at);
  return (
    <section>
      <Title order={3}>{t('customers.notes.title')}</Title>
      {detail.canEdit && (
        <>
          <Textarea
            ref={input}
            aria-label={t('customers.notes.new')}
            placeholder={t('customers.notes.placeholder')}
            value={draft}
            maxLength={10_000}
            autosize
            minRows={2}
            maxRows={8}
            onChange={(event) => setNoteDraft(detail.id, event.currentTarget.value)}
            onKeyDown={handleKeyDown}
          />
          {draft !== '' && (
            <Group justify="flex-end" mt={6}>
              <Button size="compact-sm" loading={add.isPending} title={t('customers.notes.keys')} onClick={handleAdd}>
                {t('customers.notes.add')}
              </Button>
            </Group>
          )}
        </>
      )}
      <ul className="kb-notes">
        {newestFirst.map((note) => (
          <li key={note.id}>
            <p>{note.text}</p>
            <Text size="xs" c="dimmed">
              {note.byName} · <TimeText at={note.at} />
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
