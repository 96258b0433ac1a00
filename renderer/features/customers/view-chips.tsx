import { Button, CloseButton, Group } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SavedView } from '../../../shared/model/settings.ts';
import { ALL_CUSTOMERS, useUiStore } from '../../app/ui-store.ts';
import { isSameQuery } from './list-query.ts';
import { useViews, type ViewScope } from './use-views.ts';

/** Lists worth coming back to, one click each: the person's own, and the team's. */
export function ViewChips() {
  const { t } = useTranslation();
  const chosen = useUiStore((store) => store.listQuery);
  const { own, team, canShare, remove, open } = useViews();
  if (own.length + team.length === 0) return undefined;
  const isOpen = (view: SavedView) => isSameQuery(view.query, chosen);
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
  return (
    <Group gap={4} role="group" aria-label={t('customers.views.label')}>
      <Button size="compact-sm" variant="subtle" onClick={() => useUiStore.getState().setListQuery(ALL_CUSTOMERS)}>
        {t('customers.views.all')}
      </Button>
      {own.map((view) => chip(view, 'own'))}
      {team.map((view) => chip(view, 'team'))}
    </Group>
  );
}
