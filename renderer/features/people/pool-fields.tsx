import { Fieldset, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Enforcement } from '../../../shared/model/access.ts';
import { EnforcementBadge } from '../../ui/enforcement-badge.tsx';
import type { NumberLimit, PolicyDraft } from './policy-draft.ts';
import { PolicyNumber } from './policy-number.tsx';

type PoolFieldsProps = {
  readonly draft: PolicyDraft;
  readonly readOnly: boolean;
  readonly onChange: (change: Partial<PolicyDraft>) => void;
};

/** Limits on claiming, each with what holds it up: others' programs count claims and days, the rest this program alone. */
const LIMITS = [
  { limit: 'claimsPerDay', unit: 'Times', by: 'signature' },
  { limit: 'coolingOffDays', unit: 'Days', by: 'signature' },
  { limit: 'holdingMax', unit: 'Customers', by: 'program' },
  { limit: 'allotPerDay', unit: 'Customers', by: 'program' },
  { limit: 'returnAfterDays', unit: 'Days', by: 'program' },
  { limit: 'returnWarnDays', unit: 'Days', by: 'program' },
] as const satisfies readonly { readonly limit: NumberLimit; readonly unit: string; readonly by: Enforcement }[];

/** An open pool needs no key from a keeper, so that nothing of a claim passes others' programs. */
const LAST_COUNTED: NumberLimit = 'coolingOffDays';

/** The rules of the pool. */
export function PoolFields({ draft, readOnly, onChange }: PoolFieldsProps) {
  const { t } = useTranslation();
  return (
    <Fieldset legend={t('policy.pool')} disabled={readOnly}>
      <Stack gap="sm">
        {LIMITS.map(({ limit, unit, by }) => (
          <div key={limit}>
            <PolicyNumber limit={limit} label={t(`policy.${limit}`)} unit={unit} draft={draft} onChange={onChange} />
            <Group gap={6} mt={4} wrap="nowrap" align="flex-start">
              <EnforcementBadge enforcement={by} />
              <Text size="xs" c="dimmed">
                {t(`policy.${limit}Hint`)}
              </Text>
            </Group>
            {limit === LAST_COUNTED && (
              <Text size="xs" c="dimmed" mt={4}>
                {t('policy.openPoolNote')}
              </Text>
            )}
          </div>
        ))}
      </Stack>
    </Fieldset>
  );
}
