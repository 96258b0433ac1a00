import { Button, Text } from '@mantine/core';
import { IconArrowRight, IconHandGrab, IconPrinter, IconRestore, IconTrash } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookView } from '../../../shared/model/access.ts';
import { useMayWrite, useSession } from '../../app/session.ts';
import { useUiStore, type ListScope } from '../../app/ui-store.ts';
import { formatCount } from '../../ui/format.ts';
import { CallListButton } from './call-list-button.tsx';
import { focusListIfLost } from './focus-list.ts';
import { onlyBook } from './list-query.ts';
import { MoveDialog } from './move-dialog.tsx';
import { PrintDialog } from './print-dialog.tsx';
import { useClaim } from './use-claims.ts';
import { useListActions } from './use-list-actions.ts';

type SelectionBarProps = { readonly scope: ListScope; readonly books: readonly BookView[] };

/** What can be done with the selected customers; in sight only while there are some. */
export function SelectionBar({ scope, books }: SelectionBarProps) {
  const { t } = useTranslation();
  const { permissions } = useSession();
  const mayWrite = useMayWrite();
  const selection = useUiStore((store) => store.selection);
  const [printing, setPrinting] = useState(false);
  const [moving, setMoving] = useState(false);
  const actions = useListActions(books);
  const claim = useClaim();
  const none = selection.size === 0;
  useEffect(() => {
    if (none) focusListIfLost();
  }, [none]);
  if (none) return undefined;
  const ids = [...selection];
  return (
    <div className="kb-selection" role="toolbar" aria-label={t('customers.select.bar')}>
      <Text size="sm" fw={600} mr="sm" role="status">
        {t('customers.select.count', { count: ids.length, shown: formatCount(ids.length) })}
      </Text>
      {scope === 'trash' && mayWrite && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconRestore size={15} aria-hidden />}
          onClick={() => actions.restore(ids)}
        >
          {t('customers.trash.restore')}
        </Button>
      )}
      {scope !== 'trash' && (
        <>
          {scope === 'pool' && permissions.claimCustomers && (
            <Button
              size="compact-sm"
              leftSection={<IconHandGrab size={15} aria-hidden />}
              loading={claim.isPending}
              onClick={() => claim.mutate(ids)}
            >
              {t('customers.claim.button')}
            </Button>
          )}
          {mayWrite && <CallListButton ids={ids} />}
          {permissions.moveCustomers && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconArrowRight size={15} aria-hidden />}
              onClick={() => setMoving(true)}
            >
              {t('customers.move.button')}
            </Button>
          )}
          <Button size="compact-sm" variant="default" leftSection={<IconPrinter size={15} aria-hidden />} onClick={() => setPrinting(true)}>
            {t('customers.print.button')}
          </Button>
          {mayWrite && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconTrash size={15} aria-hidden />}
              loading={actions.busy}
              onClick={() => actions.trash(ids)}
            >
              {t('customers.trash.put')}
            </Button>
          )}
        </>
      )}
      <Button size="compact-sm" variant="subtle" ml="auto" onClick={() => useUiStore.getState().select(new Set())}>
        {t('customers.select.none')}
      </Button>
      <PrintDialog opened={printing} ids={ids} onClose={() => setPrinting(false)} />
      <MoveDialog
        opened={moving}
        count={ids.length}
        books={books}
        from={onlyBook(scope, books)?.id}
        onClose={() => setMoving(false)}
        onMove={(bookId, reason) => actions.move(ids, bookId, reason)}
      />
    </div>
  );
}
