import { Checkbox, Group, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Permission, PERMISSIONS } from '../../../shared/model/access.ts';
import { PERMISSION_HELD_BY, withImplied } from '../../../shared/model/roles.ts';
import { EnforcementBadge } from '../../ui/enforcement-badge.tsx';

type Props = { readonly value: readonly Permission[]; readonly onChange: (permissions: readonly Permission[]) => void };

/** What a role can hold, each with what holds it up. */
export function PermissionPicker({ value, onChange }: Props) {
  const { t } = useTranslation();
  const held = withImplied(value);
  return (
    <Checkbox.Group
      label={t('ownRoles.permissions')}
      value={[...held]}
      onChange={(next) => onChange(PERMISSIONS.filter((permission) => next.includes(permission)).map((each) => Permission.parse(each)))}
    >
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md" verticalSpacing={8} mt={8}>
        {PERMISSIONS.map((permission) => {
          const comesAlong = permission === 'books.cards' && value.includes('books.contacts');
          return (
            <Group key={permission} gap={8} wrap="nowrap" align="flex-start">
              <span className="kb-enforcement-slot">
                <EnforcementBadge enforcement={PERMISSION_HELD_BY[permission]} />
              </span>
              <Checkbox
                value={permission}
                label={t(`permission.${permission}.name`)}
                description={`${t(`permission.${permission}.text`)}${comesAlong ? ` ${t('ownRoles.comesAlong')}` : ''}`}
                disabled={comesAlong}
              />
            </Group>
          );
        })}
      </SimpleGrid>
    </Checkbox.Group>
  );
}
