import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PERMISSION_HELD_BY, type RoleView } from '../../../shared/model/roles.ts';
import { EnforcementBadge } from '../../ui/enforcement-badge.tsx';

type Props = {
  readonly roles: readonly RoleView[];
  readonly onChange: (role: RoleView) => void;
  readonly onRemove: (role: RoleView) => void;
};

/** What each role of this vault holds, where people can have it, and who does. */
export function OwnRolesTable({ roles, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  return (
    <Table className="kb-table" aria-label={t('ownRoles.title')} verticalSpacing={8}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={220}>{t('ownRoles.name')}</Table.Th>
          <Table.Th>{t('ownRoles.permissions')}</Table.Th>
          <Table.Th>{t('ownRoles.where')}</Table.Th>
          <Table.Th>{t('ownRoles.holders')}</Table.Th>
          <Table.Th>
            <span className="kb-visually-hidden">{t('people.table.actions')}</span>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {roles.map((role) => (
          <Table.Tr key={role.id}>
            <Table.Th scope="row" maw={220} style={{ overflowWrap: 'anywhere' }}>
              {role.name}
            </Table.Th>
            <Table.Td>
              <Stack gap={4}>
                {role.permissions.map((permission) => (
                  <Group key={permission} gap={8} wrap="nowrap">
                    <span className="kb-enforcement-slot">
                      <EnforcementBadge enforcement={PERMISSION_HELD_BY[permission]} />
                    </span>
                    <span>{t(`permission.${permission}.name`)}</span>
                  </Group>
                ))}
              </Stack>
            </Table.Td>
            <Table.Td>{role.teamName === undefined ? t('ownRoles.everywhere') : t('ownRoles.from', { team: role.teamName })}</Table.Td>
            <Table.Td maw={240} style={{ overflowWrap: 'anywhere' }}>
              <Holders holders={role.holders} />
            </Table.Td>
            <Table.Td>
              {role.mayChange && (
                <Group gap={4} wrap="nowrap" justify="flex-end">
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`${t('ownRoles.change')}: ${role.name}`}
                    onClick={() => onChange(role)}
                  >
                    {t('ownRoles.change')}
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`${t('ownRoles.remove')}: ${role.name}`}
                    onClick={() => onRemove(role)}
                  >
                    {t('ownRoles.remove')}
                  </Button>
                </Group>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Holders({ holders }: Pick<RoleView, 'holders'>) {
  const { t } = useTranslation();
  if (holders.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('ownRoles.nobody')}
      </Text>
    );
  return (
    <Stack gap={2}>
      {holders.map(({ memberId, name, state }) => (
        <span key={memberId}>
          {name}
          {state !== 'holds' && (
            <Text span size="xs" c="var(--kb-due)">
              {' '}
              {t(`ownRoles.state.${state}`)}
            </Text>
          )}
        </span>
      ))}
    </Stack>
  );
}
