import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRoleName } from '../../api/role-names.ts';
import { useSession } from '../../app/session.ts';
import { SixWordsView } from '../../ui/six-words.tsx';
import { Section } from './section.tsx';

/** Who is signed in, and the words others check their keys with. */
export function YouSection() {
  const { t } = useTranslation();
  const { name, roles, teamName, words, vaultWords } = useSession();
  const roleName = useRoleName();
  return (
    <Section name="you" title={t('settings.you.title')}>
      <Text>{[name, ...roles.map(roleName), teamName].join(' · ')}</Text>
      <div>
        <Title order={3}>{t('settings.you.words')}</Title>
        <SixWordsView words={words} />
        <Text size="sm" c="dimmed" mt={4}>
          {t('settings.you.wordsHint')}
        </Text>
      </div>
      <div>
        <Title order={3}>{t('settings.you.vaultWords')}</Title>
        <SixWordsView words={vaultWords} />
      </div>
    </Section>
  );
}
