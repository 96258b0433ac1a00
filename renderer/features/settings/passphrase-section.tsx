import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.ts';
import { formatDate } from '../../ui/format.ts';
import { ChangePassphraseForm } from './change-passphrase-form.tsx';
import { Section } from './section.tsx';

/** The own passphrase: how long it lasts under the rules, and a new one. */
export function PassphraseSection() {
  const { t } = useTranslation();
  const { passphraseExpiresAt } = useSession();
  return (
    <Section title={t('settings.passphrase.title')}>
      {passphraseExpiresAt !== undefined && (
        <Text c="dimmed">{t('settings.passphrase.expires', { date: formatDate(passphraseExpiresAt) })}</Text>
      )}
      <ChangePassphraseForm />
    </Section>
  );
}
