import { SimpleGrid, Stack } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Screen } from '../../ui/screen.tsx';
import { AboutSection } from './about-section.tsx';
import { CodeSection } from './code-section.tsx';
import { FactorSection } from './factor-section.tsx';
import { KitSection } from './kit-section.tsx';
import { LockSection } from './lock-section.tsx';
import { LookSection } from './look-section.tsx';
import { jumpToAsked } from './open-section.ts';
import { PassphraseSection } from './passphrase-section.tsx';
import { ReminderSection } from './reminder-section.tsx';
import { SectionJump } from './section-jump.tsx';
import { SecurityKeySection } from './security-key-section.tsx';
import { YouSection } from './you-section.tsx';

/** What one person sets for themselves and this computer, and what the product protects against. */
export function SettingsScreen() {
  const { t } = useTranslation();
  useEffect(jumpToAsked, []);
  return (
    <Screen title={t('settings.title')}>
      <SectionJump />
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing={40} verticalSpacing="xl">
        <Stack gap="xl">
          <LookSection />
          <LockSection />
          <ReminderSection />
          <YouSection />
        </Stack>
        <Stack gap="xl">
          <PassphraseSection />
          <KitSection />
          <FactorSection />
          <SecurityKeySection />
          <CodeSection />
        </Stack>
      </SimpleGrid>
      <AboutSection />
    </Screen>
  );
}
