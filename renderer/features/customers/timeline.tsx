import { Button, Text, Title } from '@mantine/core';
import { IconMail, IconMapPin, IconMessage, IconNote, IconPencil, IconPhone, IconUserCheck } from '@tabler/icons-react';
import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoteKind } from '../../../shared/model/customer.ts';
import type { HistoryEntry } from '../../../shared/model/history.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import type { CustomerDetail } from '../../../shared/model/list.ts';
import { callQuery } from '../../api/query.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { HistoryItem } from './history-item.tsx';
import { NoteComposer } from './note-composer.tsx';

type TimelineProps = { readonly detail: CustomerDetail; readonly input: RefObject<HTMLTextAreaElement | null> };

type Item = { readonly at: number; readonly note: CustomerDetail['notes'][number] } | { readonly at: number; readonly entry: HistoryEntry };

const FIRST_CHANGES = 20;
const PAGE_CHANGES = 100;
const ICONS: Readonly<Record<NoteKind, typeof IconPhone>> = {
  call: IconPhone,
  visit: IconMapPin,
  message: IconMessage,
  email: IconMail,
  contact: IconUserCheck,
  note: IconNote,
};

/** The newest changes, and page by page what was before. */
function useHistory(id: CustomerId) {
  const [pages, setPages] = useState(0);
  const limit = pages === 0 ? FIRST_CHANGES : PAGE_CHANGES;
  const found = useQueries({
    queries: Array.from({ length: Math.max(1, pages) }, (_, page) => ({
      ...callQuery('customers.history', { id, offset: page * PAGE_CHANGES, limit }),
      placeholderData: keepPreviousData,
    })),
  });
  const entries = found.flatMap(({ data }) => data?.entries ?? []);
  const total = found[0]?.data?.total ?? 0;
  return { entries, more: entries.length < total ? () => setPages(pages + 1) : undefined };
}

/** Calls, visits, messages, notes and changes of one customer, newest first, and the box for the next note. */
export function Timeline({ detail, input }: TimelineProps) {
  const { t } = useTranslation();
  const history = useHistory(detail.id);
  const items: readonly Item[] = [
    ...detail.notes.map((note) => ({ at: note.at, note })),
    ...history.entries.map((entry) => ({ at: entry.at, entry })),
  ].toSorted((a, b) => b.at - a.at);
  if (!detail.canEdit && items.length === 0) return undefined;
  return (
    <section>
      <Title order={3}>{t('customers.timeline.title')}</Title>
      {detail.canEdit && <NoteComposer id={detail.id} input={input} />}
      <ul className="kb-notes">
        {items.map((item) =>
          'note' in item ? (
            <NoteItem key={item.note.id} note={item.note} />
          ) : (
            <li key={item.entry.id}>
              <IconPencil size={15} className="kb-note-icon" aria-hidden />
              <div>
                <HistoryItem detail={detail} entry={item.entry} />
              </div>
            </li>
          ),
        )}
      </ul>
      {history.more && (
        <Button variant="subtle" size="compact-sm" onClick={history.more}>
          {t('customers.history.more')}
        </Button>
      )}
    </section>
  );
}

function NoteItem({ note }: { readonly note: CustomerDetail['notes'][number] }) {
  const { t } = useTranslation();
  const kind = note.kind ?? 'note';
  const Icon = ICONS[kind];
  return (
    <li>
      <Icon size={15} className="kb-note-icon" aria-hidden />
      <div>
        <p>{note.text}</p>
        <Text size="xs" c="dimmed">
          {t(`customers.noteKind.${kind}`)} · {note.byName} · <TimeText at={note.at} />
        </Text>
      </div>
    </li>
  );
}
