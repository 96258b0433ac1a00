import { Button, Checkbox, CloseButton, Group, Popover, Stack, TextInput } from '@mantine/core';
import { IconBookmarkPlus, IconUsersGroup } from '@tabler/icons-react';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedView } from '../../../shared/model/settings.ts';
import { ALL_CUSTOMERS, useUiStore } from '../../app/ui-store.ts';
import { isNarrowed } from './list-query.ts';
import { useViews, type ViewScope } from './use-views.ts';

/** Lists worth coming back to, one click each: the person's own, and the team's. */
export function ViewChips() {
  const { t } = useTranslation();
  const chosen = useUiStore((store) => store.listQuery);
  const { own, team, canShare, add, remove, open } = useViews();
  if (own.length + team.length === 0 && !isNarrowed(chosen)) return undefined;
  const isOpen = (view: SavedView) => JSON.stringify(view.query) === JSON.stringify(chosen);
  const chip = (view: SavedView, scope: ViewScope) => (
    <Group key={view.id} gap={0} wrap="nowrap">
      <Button
        size="compact-sm"
        variant={isOpen(view) ? 'light' : 'subtle'}
        aria-pressed={isOpen(view)}
        leftSection={scope === 'team' && <IconUsersGroup size={13} aria-label={t('customers.views.ofTeam')} />}
        onClick={() => open(view)}
      >
        {view.name}
      </Button>
      {isOpen(view) && (scope === 'own' || canShare) && (
        <CloseButton size="sm" aria-label={t('customers.views.remove', { name: view.name })} onClick={() => remove(scope, view.id)} />
      )}
    </Group>
  );
  const known = [...own, ...team].some(isOpen);
  return (
    <Group gap={4} role="group" aria-label={t('customers.views.label')}>
      <Button size="compact-sm" variant="subtle" onClick={() => useUiStore.getState().setListQuery(ALL_CUSTOMERS)}>
        {t('customers.views.all')}
      </Button>
      {own.map((view) => chip(view, 'own'))}
      {team.map((view) => chip(view, 'team'))}
      {!known && isNarrowed(chosen) && <NewView canShare={canShare} onAdd={add} />}
    </Group>
  );
}

type NewViewProps = { readonly canShare: boolean; readonly onAdd: (scope: ViewScope, name: string) => void };

function NewView({ canShare, onAdd }: NewViewProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    onAdd(shared ? 'team' : 'own', name.trim());
    setOpened(false);
    setName('');
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" shadow="md" trapFocus returnFocus width={260}>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconBookmarkPlus size={14} aria-hidden />}
          onClick={() => setOpened((before) => !before)}
        >
          {t('customers.views.save')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('customers.views.save')}>
        <form onSubmit={handleSubmit}>
          <Stack gap="xs">
            <TextInput
              label={t('customers.views.name')}
              value={name}
              maxLength={40}
              autoComplete="off"
              onChange={(event) => setName(event.currentTarget.value)}
            />
            {canShare && (
              <Checkbox
                size="xs"
                label={t('customers.views.share')}
                checked={shared}
                onChange={(event) => setShared(event.currentTarget.checked)}
              />
            )}
            <Button type="submit" size="compact-md" disabled={name.trim() === ''}>
              {t('common.save')}
            </Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
