import { Group, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ROLES, type Enforcement } from '../../../shared/model/access.ts';
import { EnforcementBadge } from '../../ui/enforcement-badge.tsx';
import type { openPools } from './rights-cells.ts';

const COLUMNS = ['role', 'card', 'private', 'else'] as const;

/** What holds up the last column; the first two are keys for everyone. */
const ELSE_HELD_BY = {
  salesperson: 'program',
  lead: 'program',
  reader: 'signature',
  admin: 'signature',
  auditor: 'key',
  recovery: 'key',
} as const satisfies Record<string, Enforcement>;

type Props = { readonly pools: ReturnType<typeof openPools> };

/** The role table of the design: what opens by key, and what this program alone refuses. */
export function RightsTable({ pools }: Props) {
  const { t } = useTranslation();
  const roles = [...ROLES, 'recovery' as const];
  const contactsOf = (role: (typeof roles)[number]) =>
    t(role === 'salesperson' ? `people.rights.salespersonContacts.${pools}` : `people.rights.lines.${role}Private`);
  const nameOf = (role: (typeof roles)[number]) => (role === 'recovery' ? t('people.rights.lines.recovery') : t(`roles.${role}`));

  return (
    <section aria-labelledby="rights-title">
      <Title order={2} id="rights-title">
        {t('people.rights.title')}
      </Title>
      <Text c="dimmed" mt={4} mb="sm" maw={760}>
        {t('people.rights.lead')}
      </Text>
      <Table aria-label={t('people.rights.table')} className="kb-table" verticalSpacing={8}>
        <Table.Thead>
          <Table.Tr>
            {COLUMNS.map((column) => (
              <Table.Th key={column}>{t(`people.rights.${column}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {roles.map((role) => (
            <Table.Tr key={role}>
              <Table.Th scope="row">{nameOf(role)}</Table.Th>
              <Held by="key" text={t(`people.rights.lines.${role}Card`)} />
              <Held by="key" text={contactsOf(role)} />
              <Held by={ELSE_HELD_BY[role]} text={t(`people.rights.lines.${role}Else`)} />
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="sm" c="dimmed" mt="sm">
        {t('people.rights.founder')}
      </Text>
    </section>
  );
}

function Held({ by, text }: { readonly by: Enforcement; readonly text: string }) {
  return (
    <Table.Td>
      <Group gap={8} wrap="nowrap" align="center">
        <EnforcementBadge enforcement={by} />
        <span>{text}</span>
      </Group>
    </Table.Td>
  );
}
