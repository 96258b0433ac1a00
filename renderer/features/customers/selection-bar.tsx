import { ActionIcon, Button } from '@mantine/core';
import { IconArrowBarUp, IconArrowRight, IconHandGrab, IconPrinter, IconRestore, IconTrash, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { BookView } from '../../../shared/model/access.ts';
import { PATHS } from '../../app/places.ts';
import { useMayWrite, useSession } from '../../app/session.ts';
import { ALL_CUSTOMERS, useUiStore, type ListScope } from '../../app/ui-store.ts';
import { CallListButton } from './call-list-button.tsx';
import { focusListIfLost } from './focus-list.ts';
import { MoveSelectedDialog } from './move-selected-dialog.tsx';
import { PrintDialog } from './print-dialog.tsx';
import { SelectionCount } from './selection-count.tsx';
import { TagButton } from './tag-button.tsx';
import { useClaim } from './use-claims.ts';
import { useListActions } from './use-list-actions.ts';

type SelectionBarProps = {
  readonly scope: ListScope;
  /** Of the whole list. */
  readonly total: number;
  readonly books: readonly BookView[];
};

/** What can be done with the selected customers; in sight only while there are some. */
export function SelectionBar({ scope, total, books }: SelectionBarProps) {
  const { t } = useTranslation();
  const { permissions } = useSession();
  const mayWrite = useMayWrite();
  const selection = useUiStore((store) => store.selection);
  const [printing, setPrinting] = useState(false);
  const [moving, setMoving] = useState(false);
  const actions = useListActions(books);
  const claim = useClaim();
  const [, navigate] = useLocation();
  const none = selection.size === 0;
  useEffect(() => {
    if (none) focusListIfLost();
  }, [none]);
  if (none) return undefined;
  const ids = [...selection];
  const handleExport = () => {
    const { listQuery, setExportQuery } = useUiStore.getState();
    setExportQuery({ ...ALL_CUSTOMERS, sort: listQuery.sort, descending: listQuery.descending, ids });
    navigate(PATHS.export);
  };
  return (
    <div className="kb-selection" role="toolbar" aria-label={t('customers.select.bar')}>
      <SelectionCount scope={scope} selected={ids.length} total={total} />
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
          {mayWrite && <TagButton ids={ids} />}
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
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconArrowBarUp size={15} color="var(--kb-leaving)" aria-hidden />}
            onClick={handleExport}
          >
            {t('customers.select.export')}
          </Button>
          {mayWrite && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconTrash size={15} aria-hidden />}
              loading={actions.busy}
              aria-label={t('customers.trash.put')}
              title={t('customers.trash.put')}
              onClick={() => actions.trash(ids)}
            >
              {t('customers.trash.short')}
            </Button>
          )}
        </>
      )}
      <ActionIcon
        variant="subtle"
        ml="auto"
        aria-label={t('customers.select.none')}
        title={t('customers.select.none')}
        onClick={() => useUiStore.getState().select(new Set())}
      >
        <IconX size={17} aria-hidden />
      </ActionIcon>
      <PrintDialog opened={printing} ids={ids} onClose={() => setPrinting(false)} />
      {moving && (
        <MoveSelectedDialog
          ids={ids}
          scope={scope}
          books={books}
          onClose={() => setMoving(false)}
          onMove={(bookId, reason) => actions.move(ids, bookId, reason)}
        />
      )}
    </div>
  );
}
