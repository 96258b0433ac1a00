import { ActionIcon, Button, CloseButton, Menu, Text, TextInput, Title } from '@mantine/core';
import {
  IconArrowRight,
  IconArrowsJoin,
  IconChartBar,
  IconArrowBarUp,
  IconDots,
  IconPlus,
  IconSearch,
  IconTrash,
  IconX,
} from '@tabler/icons-react';
import { useHotkeys } from '@mantine/hooks';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { PATHS } from '../../app/places.ts';
import { useMayWrite, useSession } from '../../app/session.ts';
import { useUiStore, type ListScope } from '../../app/ui-store.ts';
import { useCallFirst } from '../../ui/call-first.ts';
import { formatCount } from '../../ui/format.ts';
import { ColumnChooser } from './column-chooser.tsx';
import { DuplicatesDialog } from './duplicates-dialog.tsx';
import { MoveAllDialog } from './move-all-dialog.tsx';

type ToolbarProps = {
  readonly scope: ListScope;
  readonly total: number;
  /** Of the list with nothing narrowed; absent while it is not narrowed, or where that is not known. */
  readonly whole: number | undefined;
  /** Nothing to narrow yet: what fills the list comes first. */
  readonly isEmpty: boolean;
  readonly countedAsReveal: boolean;
  /** Whether counts by value stand below the filters. */
  readonly counting: boolean;
  readonly onCount: () => void;
  readonly children: ReactNode;
};

/** Search, filters, and what can be done with the list as a whole. */
export function Toolbar({ scope, total, whole, isEmpty, countedAsReveal, counting, onCount, children }: ToolbarProps) {
  const { t } = useTranslation();
  const { permissions, policy } = useSession();
  const mayWrite = useMayWrite();
  const search = useUiStore((store) => store.listQuery.search);
  const { narrow, setDetailMode } = useUiStore.getState();
  const input = useRef<HTMLInputElement>(null);
  const [moving, setMoving] = useState(false);
  const [finding, setFinding] = useState(false);
  const [, navigate] = useLocation();
  const dial = useCallFirst();
  useHotkeys([['/', () => input.current?.select()]]);

  const handleClear = () => {
    narrow({ search: '' });
    input.current?.focus();
  };
  const handleKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const grid = document.querySelector<HTMLElement>('.kb-grid');
    if (event.key === 'Escape') {
      if (search === '') grid?.focus();
      else narrow({ search: '' });
    }
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      grid?.focus();
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      const { exportQuery } = useUiStore.getState();
      dial.mutate({ query: { ...exportQuery, search: event.currentTarget.value } });
    } else if (event.key === 'Enter') {
      grid?.focus();
      grid?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    }
  };

  return (
    <div className="kb-toolbar">
      <div className="kb-toolbar-row">
        <Title order={1} className="kb-visually-hidden">
          {t(`customers.title.${scope}`)}
        </Title>
        {scope === 'trash' && (
          <Button
            variant="light"
            size="compact-md"
            rightSection={<IconX size={14} aria-hidden />}
            onClick={() => narrow({ trashed: false })}
          >
            {t('customers.trash.leave')}
          </Button>
        )}
        <TextInput
          ref={input}
          className="kb-search"
          type="search"
          aria-label={t('customers.search.label')}
          placeholder={t('customers.search.placeholder')}
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={
            search === '' ? (
              <kbd className="kb-key">/</kbd>
            ) : (
              <CloseButton size="sm" aria-label={t('customers.search.clear')} onClick={handleClear} />
            )
          }
          value={search}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => narrow({ search: event.currentTarget.value })}
          onKeyDown={handleKeyDown}
        />
        {whole !== undefined && (
          <Text size="sm" c="dimmed" className="kb-figures kb-found" role="status">
            {t('customers.search.of', { shown: formatCount(total), whole: formatCount(whole) })}
          </Text>
        )}
        {permissions.createCustomers && scope === 'customers' && (
          <Button
            variant={isEmpty ? 'default' : 'filled'}
            leftSection={<IconPlus size={16} aria-hidden />}
            title={t('customers.new.keys')}
            onClick={() => setDetailMode('create')}
          >
            {t('customers.new.button')}
          </Button>
        )}
        <ColumnChooser />
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <ActionIcon variant="default" size="input-sm" aria-label={t('customers.list.more')}>
              <IconDots size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {scope !== 'trash' && (
              <Menu.Item
                leftSection={<IconArrowBarUp size={16} color="var(--kb-leaving)" aria-hidden />}
                onClick={() => navigate(PATHS.export)}
              >
                {t('customers.list.export', { count: total, shown: formatCount(total) })}
                {total > policy.exportMaxRows && (
                  <Text size="xs" c="dimmed">
                    {t('customers.list.exportMax', { max: policy.exportMaxRows })}
                  </Text>
                )}
              </Menu.Item>
            )}
            <Menu.Item leftSection={<IconChartBar size={16} aria-hidden />} onClick={onCount}>
              {t(counting ? 'customers.groups.hide' : 'customers.groups.show')}
            </Menu.Item>
            {mayWrite && (
              <Menu.Item leftSection={<IconArrowsJoin size={16} aria-hidden />} onClick={() => setFinding(true)}>
                {t('customers.duplicates.open')}
              </Menu.Item>
            )}
            {scope !== 'trash' && permissions.moveCustomers && total > 0 && (
              <Menu.Item leftSection={<IconArrowRight size={16} aria-hidden />} onClick={() => setMoving(true)}>
                {t('customers.move.all', { count: total, shown: formatCount(total) })}
              </Menu.Item>
            )}
            {scope !== 'trash' && (
              <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={() => narrow({ trashed: true })}>
                {t('customers.trash.open')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </div>
      {moving && <MoveAllDialog total={total} onClose={() => setMoving(false)} />}
      <DuplicatesDialog opened={finding} onClose={() => setFinding(false)} />
      {children}
      {countedAsReveal && (
        <Text size="xs" c="var(--kb-leaving)" role="status">
          {t('customers.search.counted')}
        </Text>
      )}
    </div>
  );
}
