import { ActionIcon, Group, SegmentedControl, Tooltip } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Input } from '../../shared/contract.ts';
import { LANGUAGES, type Theme } from '../../shared/model/app.ts';
import { call } from '../api/client.ts';
import { refreshAppState, useAppState } from '../app/app-store.ts';

const NEXT: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' };
const ICONS = { system: IconDeviceDesktop, light: IconSun, dark: IconMoon } as const;

/** Stores language, theme or density with main, then shows what main kept. */
export function useSetPreferences() {
  return useMutation({
    mutationFn: async (change: Input<'preferences.set'>) => {
      const kept = await call('preferences.set', change);
      await refreshAppState();
      return kept;
    },
  });
}

/** Language and theme for the screens before sign-in, where settings are out of reach. */
export function LookSwitch() {
  const { t } = useTranslation();
  const { language, theme } = useAppState().preferences;
  const preferences = useSetPreferences();
  const Icon = ICONS[theme];
  return (
    <Group gap="xs">
      <SegmentedControl
        size="xs"
        aria-label={t('look.language')}
        value={language}
        onChange={(next) => preferences.mutate({ language: next })}
        data={LANGUAGES.map((each) => ({ value: each, label: t(`look.languages.${each}`) }))}
      />
      <Tooltip label={t(`look.themes.${theme}`)}>
        <ActionIcon
          variant="default"
          size="md"
          aria-label={t('look.theme', { theme: t(`look.themes.${theme}`) })}
          onClick={() => preferences.mutate({ theme: NEXT[theme] })}
        >
          <Icon size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
