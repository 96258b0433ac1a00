import { ActionIcon, Kbd } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Trans, useTranslation } from 'react-i18next';
import { useSetPreferences } from '../ui/look-switch.tsx';
import { useAppState } from './app-store.ts';

/** The three keys worth knowing on the first day, until they are put away for good. */
export function FirstHints() {
  const { t } = useTranslation();
  const { hints } = useAppState().preferences;
  const preferences = useSetPreferences();
  if (!hints) return undefined;
  return (
    <aside className="kb-hints" aria-label={t('hints.label')}>
      <span>
        <Trans i18nKey="hints.text" components={{ key: <Kbd size="xs" /> }} />
      </span>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={t('hints.dismiss')}
        title={t('hints.dismiss')}
        onClick={() => preferences.mutate({ hints: false })}
      >
        <IconX size={14} aria-hidden />
      </ActionIcon>
    </aside>
  );
}
