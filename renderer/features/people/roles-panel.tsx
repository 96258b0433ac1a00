import { Button, Group, Loader, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ROLES } from '../../../shared/model/access.ts';
import type { RoleView } from '../../../shared/model/roles.ts';
import { callQuery } from '../../api/query.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { ChangeRoleDialog } from './change-role-dialog.tsx';
import { DefineRoleDialog } from './define-role-dialog.tsx';
import { OwnRolesTable } from './own-roles-table.tsx';
import { RemoveRoleDialog } from './remove-role-dialog.tsx';

type Asked = { readonly about: 'define' } | { readonly about: 'change' | 'remove'; readonly role: RoleView };

/** The roles everybody knows in a line each, and those defined in this vault. */
export function RolesPanel() {
  const { t } = useTranslation();
  const { data, error } = useQuery(callQuery('roles.list'));
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Loader size="sm" aria-label={t('common.loading')} />;
  const { mayDefine } = data;
  const live = data.roles.filter(({ isRemoved }) => !isRemoved);

  return (
    <Stack gap="lg">
      <section aria-labelledby="own-roles-title">
        <Group justify="space-between" align="flex-start" wrap="nowrap" mb="sm">
          <div>
            <Title order={2} id="own-roles-title">
              {t('ownRoles.title')}
            </Title>
            <Text mt={4} maw={680}>
              {t('ownRoles.lead')}
            </Text>
            <Text size="sm" c="dimmed" mt={4} maw={680}>
              {t('ownRoles.never')}
            </Text>
          </div>
          {(mayDefine.everywhere || mayDefine.teams.length > 0) && (
            <Button variant="default" style={{ flexShrink: 0 }} onClick={() => setAsked({ about: 'define' })}>
              {t('ownRoles.define')}
            </Button>
          )}
        </Group>
        {live.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('ownRoles.none')}
          </Text>
        ) : (
          <OwnRolesTable
            roles={live}
            onChange={(role) => setAsked({ about: 'change', role })}
            onRemove={(role) => setAsked({ about: 'remove', role })}
          />
        )}
      </section>
      <section aria-labelledby="known-roles-title">
        <Title order={2} id="known-roles-title" mb="xs">
          {t('ownRoles.known')}
        </Title>
        <Table className="kb-table" aria-labelledby="known-roles-title" verticalSpacing={6}>
          <Table.Tbody>
            {ROLES.map((role) => (
              <Table.Tr key={role}>
                <Table.Th scope="row" w={220}>
                  {t(`roles.${role}`)}
                </Table.Th>
                <Table.Td>{t(`people.roleHint.${role}`)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
      {asked?.about === 'define' && <DefineRoleDialog mayDefine={mayDefine} onClose={close} />}
      {asked?.about === 'change' && <ChangeRoleDialog role={asked.role} onClose={close} />}
      {asked?.about === 'remove' && <RemoveRoleDialog role={asked.role} onClose={close} />}
    </Stack>
  );
}
