import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isoDay } from '../../../shared/model/day.ts';
import { useSession } from '../../app/session.ts';
import { ChangePassphraseForm } from './change-passphrase-form.tsx';
import { Section } from './section.tsx';

/** The own passphrase: how long it lasts under the rules, and a new one. */
export function PassphraseSection() {
  const { t } = useTranslation();
  const { passphraseExpiresAt } = useSession();
  return (
    <Section name="passphrase" title={t('settings.passphrase.title')}>
      {passphraseExpiresAt !== undefined && (
        <Text c="dimmed">{t('settings.passphrase.expires', { date: isoDay(passphraseExpiresAt) })}</Text>
      )}
      <ChangePassphraseForm />
    </Section>
  );
}
