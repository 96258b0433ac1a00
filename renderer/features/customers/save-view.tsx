import { ActionIcon, Button, Checkbox, Popover, Stack, TextInput } from '@mantine/core';
import { IconBookmarkPlus } from '@tabler/icons-react';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useUiStore } from '../../app/ui-store.ts';
import { isNarrowed, isSameQuery } from './list-query.ts';
import { useViews } from './use-views.ts';

/** Keeps the list as it is narrowed now under a name; absent where it is kept already. */
export function SaveView() {
  const { t } = useTranslation();
  const chosen = useUiStore((store) => store.listQuery);
  const { own, team, canShare, add } = useViews();
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    add(shared ? 'team' : 'own', name.trim());
    setOpened(false);
    setName('');
  };
  if (!isNarrowed(chosen) || [...own, ...team].some(({ query }) => isSameQuery(query, chosen))) return undefined;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" shadow="md" trapFocus returnFocus width={260}>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          size={26}
          aria-label={t('customers.views.save')}
          title={t('customers.views.save')}
          onClick={() => setOpened((before) => !before)}
        >
          <IconBookmarkPlus size={16} aria-hidden />
        </ActionIcon>
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
