import { Checkbox, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ROLES, RoleRef, type Permission } from '../../../shared/model/access.ts';
import { isBuiltIn } from '../../../shared/model/roles.ts';
import { callQuery } from '../../api/query.ts';

type Props = {
  readonly value: readonly RoleRef[];
  readonly onChange: (roles: readonly RoleRef[]) => void;
  /** Roles the viewer may give or leave. */
  readonly may: readonly RoleRef[];
};

/** The same choice is the same list. */
export function inRoleOrder(roles: readonly RoleRef[]): readonly RoleRef[] {
  return [...ROLES.filter((role) => roles.includes(role)), ...roles.filter((role) => !isBuiltIn(role))];
}

/** The roles everybody knows, then the vault's own where somebody may have them. */
export function RolePicker({ value, onChange, may }: Props) {
  const { t } = useTranslation();
  const defined = useQuery(callQuery('roles.list')).data?.roles ?? [];
  const own = defined.filter(({ id }) => may.includes(id) || value.includes(id));
  // What a reader opens, both open anyway.
  const includesReader = (['salesperson', 'lead'] as const).find((role) => value.includes(role));
  const said = (permissions: readonly Permission[]) =>
    permissions.map((each) => t(`permission.${each}.name`)).join(t('common.listSeparator'));
  return (
    <Checkbox.Group
      label={t('people.invite.roles')}
      value={[...value]}
      onChange={(next) => onChange(next.map((role) => RoleRef.parse(role)))}
      error={value.length === 0 ? t('people.invite.needRole') : undefined}
    >
      <Stack gap={8} mt={6}>
        {ROLES.map((role) => (
          <Checkbox
            key={role}
            value={role}
            label={t(`roles.${role}`)}
            description={
              role === 'reader' && includesReader !== undefined
                ? t('people.roleHint.included', { role: t(`roles.${includesReader}`) })
                : t(`people.roleHint.${role}`)
            }
            disabled={!may.includes(role) || (role === 'reader' && includesReader !== undefined && !value.includes('reader'))}
          />
        ))}
        {own.map(({ id, name, permissions }) => (
          <Checkbox key={id} value={id} label={name} description={said(permissions)} disabled={!may.includes(id)} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
