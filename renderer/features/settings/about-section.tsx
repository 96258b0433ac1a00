import { Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Enforcement } from '../../../shared/model/access.ts';
import { useAppState } from '../../app/app-store.ts';
import { EnforcementBadge } from '../../ui/enforcement-badge.tsx';
import { headingId } from './section-names.ts';

/** The threat model: attacker, and what holds against them; `undefined` where nothing does. */
const THREATS = [
  ['thief', 'key'],
  ['colleague', 'key'],
  ['whole', 'key'],
  ['own', 'deterrent'],
  ['lead', 'signature'],
  ['malware', undefined],
  ['damage', 'signature'],
] as const satisfies readonly (readonly [string, Enforcement | undefined])[];

/** What the product stops, what it only shows, and what it does not stop. */
export function AboutSection() {
  const { t } = useTranslation();
  const { version, shell, keyStore } = useAppState();
  return (
    <section aria-labelledby={headingId('about')}>
      <Title order={2} id={headingId('about')} tabIndex={-1} className="kb-section-title" mt={40} mb={4}>
        {t('settings.about.title')}
      </Title>
      <Text c="dimmed" mb="sm">
        {t('settings.about.intro')}
      </Text>
      <Table className="kb-table" aria-label={t('settings.about.title')} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('settings.about.attacker')}</Table.Th>
            <Table.Th>{t('settings.about.stops')}</Table.Th>
            <Table.Th>{t('settings.about.held')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {THREATS.map(([threat, enforcement]) => (
            <Table.Tr key={threat}>
              <Table.Th scope="row" fw={400}>
                {t(`settings.about.${threat}`)}
              </Table.Th>
              <Table.Td>{t(`settings.about.${threat}Stop`)}</Table.Td>
              <Table.Td>
                {enforcement ? (
                  <EnforcementBadge enforcement={enforcement} />
                ) : (
                  <Text span size="sm" c="var(--kb-leaving)">
                    {t('settings.about.notStopped')}
                  </Text>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="sm" c="dimmed" mt="md">
        {t('settings.about.version', { version })} ·{' '}
        {t(shell === 'electron' ? 'settings.about.shellElectron' : 'settings.about.shellPreview')}
      </Text>
      <Text size="sm" c="dimmed">
        {t(keyStore === 'os' ? 'settings.about.keyStoreOs' : 'settings.about.keyStoreNone')}
      </Text>
    </section>
  );
}
