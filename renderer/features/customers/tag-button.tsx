import { Button, Popover } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconTag } from '@tabler/icons-react';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '../../../shared/model/ids.ts';
import { useUiStore } from '../../app/ui-store.ts';
import { TagForm } from './tag-form.tsx';

const NO_WAIT = { duration: 0 } as const;

/** Tags of the selected customers, opened by T unless somebody is calling, who sets days with that key. */
export function TagButton({ ids }: { readonly ids: readonly CustomerId[] }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  // At once, so that letters typed right after the key are the tag already, and no keys of the list.
  const handleKey = () => {
    if (useUiStore.getState().calls.length === 0) flushSync(() => setOpened(true));
  };
  useHotkeys([['T', handleKey]]);
  return (
    <Popover opened={opened} onChange={setOpened} position="top-start" shadow="md" trapFocus width={320} transitionProps={NO_WAIT}>
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
