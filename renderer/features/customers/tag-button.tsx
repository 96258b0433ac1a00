import { Button, Popover } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconTag } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '../../../shared/model/ids.ts';
import { useUiStore } from '../../app/ui-store.ts';
import { TagForm } from './tag-form.tsx';

/** Letters typed right after the key are the tag already. */
const NO_WAIT = { duration: 0 } as const;

/** Tags of the selected customers, opened by T unless somebody is calling, who sets days with that key. */
export function TagButton({ ids }: { readonly ids: readonly CustomerId[] }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  useHotkeys([['T', () => useUiStore.getState().calls.length === 0 && setOpened(true)]]);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="top-start"
      shadow="md"
      trapFocus
      returnFocus
      width={320}
      transitionProps={NO_WAIT}
    >
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconTag size={15} aria-hidden />}
          title="T"
          onClick={() => setOpened((before) => !before)}
        >
          {t('customers.select.tag')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('customers.tagging.title')}>
        <TagForm ids={ids} onDone={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
