import { Button, Group, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { IconArchive, IconChevronRight, IconFolderOpen, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AppState } from '../../../shared/model/app.ts';
import { useAppState } from '../../app/app-store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useChooseVault, useOpenDemo, useOpenVault } from './use-open-vault.ts';

type WelcomeChoicesProps = { readonly recent: AppState['recent']; readonly onCreate: () => void; readonly onRestore: () => void };

/** The vaults of this computer first, then the ways to get one. */
export function WelcomeChoices({ recent, onCreate, onRestore }: WelcomeChoicesProps) {
  const { t } = useTranslation();
  const choose = useChooseVault();
  const open = useOpenVault();
  const demo = useOpenDemo();
  const { language } = useAppState().preferences;
  const error = open.error ?? choose.error ?? demo.error;
  return (
    <Stack gap="xl">
      <div>
        <Title order={1}>{t('welcome.title')}</Title>
        <Text c="dimmed" mt={4}>
          {t('welcome.text')}
        </Text>
      </div>
      {recent.length > 0 && (
        <section aria-labelledby="recent-title">
          <Title order={2} id="recent-title" mb="xs">
            {t('welcome.recent')}
          </Title>
          <ul className="kb-choices">
            {recent.map((vault) => (
              <li key={vault.handle}>
                <UnstyledButton className="kb-choice kb-choice-open" onClick={() => open.mutate(vault.handle)} disabled={open.isPending}>
                  <span>
                    <Text fw={600}>{vault.name}</Text>
                    <Text size="sm" c="dimmed">
                      {vault.folder}
                    </Text>
                  </span>
                  <IconChevronRight size={17} color="var(--mantine-color-dimmed)" style={{ flex: 'none' }} aria-hidden />
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </section>
      )}
      {error && <ErrorNotice error={error} />}
      <Group>
        <Button variant={recent.length > 0 ? 'default' : 'filled'} leftSection={<IconPlus size={16} aria-hidden />} onClick={onCreate}>
          {t('welcome.create')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconFolderOpen size={16} aria-hidden />}
          loading={choose.isPending}
          onClick={() => choose.mutate()}
        >
          {t('welcome.open')}
        </Button>
        <Button variant="default" leftSection={<IconArchive size={16} aria-hidden />} onClick={onRestore}>
          {t('welcome.restore')}
        </Button>
      </Group>
      <div>
        <Button variant="subtle" px={0} loading={demo.isPending} onClick={() => demo.mutate(language)}>
          {t('demo.open')}
        </Button>
        <Text size="sm" c="dimmed">
          {t('demo.text')}
        </Text>
      </div>
      <Text size="sm" c="dimmed">
        {t('welcome.honest')}
      </Text>
    </Stack>
  );
}
