import { Checkbox, Fieldset, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ROLES } from '../../../shared/model/access.ts';
import { EnforcedText } from '../../ui/enforced-text.tsx';
import type { PolicyDraft } from './policy-draft.ts';

type Props = { readonly draft: PolicyDraft; readonly readOnly: boolean; readonly onChange: (change: Partial<PolicyDraft>) => void };

/** Which roles need a second factor that is mixed into the key. */
export function FactorRoles({ draft, readOnly, onChange }: Props) {
  const { t } = useTranslation();
  const toggle = (role: (typeof ROLES)[number]) =>
    // In the order of the roles, so that the same choice is the same rules.
    onChange({ factorRoles: ROLES.filter((each) => (each === role) !== draft.factorRoles.includes(each)) });
  return (
    <Fieldset legend={t('policy.factors.title')} disabled={readOnly}>
      <Stack gap="sm">
        <EnforcedText by="program">{t('policy.factors.text')}</EnforcedText>
        <Group gap="lg">
          {ROLES.map((role) => (
            <Checkbox key={role} label={t(`roles.${role}`)} checked={draft.factorRoles.includes(role)} onChange={() => toggle(role)} />
          ))}
        </Group>
      </Stack>
    </Fieldset>
  );
}
