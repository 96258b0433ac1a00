import { ActionIcon, Button, Group, Menu, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import {
  IconArrowBackUp,
  IconArrowRight,
  IconDots,
  IconPencil,
  IconPhoneOff,
  IconPool,
  IconPrinter,
  IconRestore,
  IconTrash,
  IconX,
} from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookView } from '../../../shared/model/access.ts';
import type { CustomerDetail } from '../../../shared/model/list.ts';
import { useSession } from '../../app/session.ts';
import { useUiStore } from '../../app/ui-store.ts';
import { CallBar } from './call-bar.tsx';
import { CardFacts } from './card-facts.tsx';
import { CardHead } from './card-head.tsx';
import { CardValue } from './card-value.tsx';
import { ClaimNotice } from './claim-notice.tsx';
import { ContactList } from './contact-list.tsx';
import { useReturnFocusToList } from './focus-list.ts';
import { MoveDialog } from './move-dialog.tsx';
import { PrintDialog } from './print-dialog.tsx';
import { NextStepEditor } from './next-step-editor.tsx';
import { ReachList } from './reach-list.tsx';
import { ReaderList } from './reader-list.tsx';
import { Timeline } from './timeline.tsx';
import { useExempt } from './use-claims.ts';
import { useSaveCard } from './use-customer.ts';
import { useListActions } from './use-list-actions.ts';

type CustomerViewProps = { readonly detail: CustomerDetail; readonly books: readonly BookView[] };

/** Esc in a dialog or menu closes that, not the customer behind it. */
function isInOverlay(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role=dialog], [role=menu], [role=listbox]') !== null;
}

/** Everything about one customer that the viewer's keys open. */
export function CustomerView({ detail, books }: CustomerViewProps) {
  const { t } = useTranslation();
  const { permissions, roles, policy } = useSession();
  const leads = roles.includes('lead') && policy.returnAfterDays > 0;
  const exempt = useExempt(detail.id);
  const save = useSaveCard(detail);
  const { openCustomer, setDetailMode } = useUiStore.getState();
  const { trash, restore, move } = useListActions(books);
  const [printing, setPrinting] = useState(false);
  const [moving, setMoving] = useState<'anywhere' | 'pool'>();
  const note = useRef<HTMLTextAreaElement>(null);
  const step = useRef<HTMLInputElement>(null);
  const { card } = detail;
  const trashed = card.trashedAt !== undefined;
  const home = books.find((book) => book.id === detail.bookId);
  const inPool = home?.kind === 'pool';
  const pool = books.find((book) => book.kind === 'pool' && book.teamId === home?.teamId);
  useHotkeys([
    ['E', () => detail.canEdit && setDetailMode('edit')],
    ['N', () => note.current?.focus()],
    ['R', () => step.current?.focus()],
    ['Escape', (event) => !isInOverlay(event.target) && openCustomer(undefined)],
  ]);
  useReturnFocusToList();
  return (
    <article>
      <CallBar detail={detail} />
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Title order={2} style={{ flex: 1, minWidth: 0 }}>
          <CardValue detail={detail} field="name" />
        </Title>
        <Group gap={4} wrap="nowrap">
          {detail.canEdit && (
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconPencil size={15} aria-hidden />}
              title={t('customers.detail.editKey')}
              onClick={() => setDetailMode('edit')}
            >
              {t('customers.detail.edit')}
            </Button>
          )}
          <Menu position="bottom-end" shadow="md">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" aria-label={t('customers.detail.more')} title={t('customers.detail.more')}>
                <IconDots size={17} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {permissions.moveCustomers && (
                <Menu.Item leftSection={<IconArrowRight size={16} aria-hidden />} onClick={() => setMoving('anywhere')}>
                  {t('customers.move.open')}
                </Menu.Item>
              )}
              {permissions.moveCustomers && detail.canEdit && !inPool && pool && (
                <Menu.Item leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={() => setMoving('pool')}>
                  {t('customers.pool.return')}
                </Menu.Item>
              )}
              {leads && home?.kind === 'personal' && (
                <Menu.Item leftSection={<IconPool size={16} aria-hidden />} onClick={() => exempt.mutate(!detail.exempt)}>
                  {t(detail.exempt ? 'customers.pool.unexempt' : 'customers.pool.exempt')}
                </Menu.Item>
              )}
              {detail.canEdit && (
                <Menu.Item
                  leftSection={<IconPhoneOff size={16} aria-hidden />}
                  onClick={() => save.mutate({ doNotContact: card.doNotContact ? undefined : true })}
                >
                  {t(card.doNotContact ? 'customers.contactAgain' : 'customers.markDoNotContact')}
                </Menu.Item>
              )}
              <Menu.Item leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => setPrinting(true)}>
                {t('customers.print.open')}
              </Menu.Item>
              {detail.canEdit && trashed && (
                <Menu.Item leftSection={<IconRestore size={16} aria-hidden />} onClick={() => restore([detail.id])}>
                  {t('customers.trash.restore')}
                </Menu.Item>
              )}
              {detail.canEdit && !trashed && (
                <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={() => trash([detail.id])}>
                  {t('customers.trash.put')}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('customers.detail.close')}
            title={t('customers.detail.close')}
            onClick={() => openCustomer(undefined)}
          >
            <IconX size={17} aria-hidden />
          </ActionIcon>
        </Group>
      </Group>
      <CardHead detail={detail} />
      {inPool && !trashed && <ClaimNotice detail={detail} />}
      <ContactList detail={detail} />
      <ReachList detail={detail} inPool={inPool && !trashed} />
      {detail.canEdit && <NextStepEditor detail={detail} input={step} />}
      <CardFacts detail={detail} />
      <Timeline detail={detail} input={note} />
      <ReaderList detail={detail} />
      <PrintDialog opened={printing} ids={[detail.id]} onClose={() => setPrinting(false)} />
      {moving && (
        <MoveDialog
          opened
          count={1}
          name={card.name}
          books={books}
          from={detail.bookId}
          to={moving === 'pool' ? pool?.id : undefined}
          onClose={() => setMoving(undefined)}
          onMove={(bookId, reason) => move([detail.id], bookId, reason)}
        />
      )}
    </article>
  );
}
