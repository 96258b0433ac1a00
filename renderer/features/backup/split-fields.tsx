import { Group, NumberInput, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SHARES_MAX, type SplitShape } from '../../../shared/model/recovery.ts';

type SplitFieldsProps = { readonly shape: SplitShape; readonly onChange: (shape: SplitShape) => void };

/** Two of three unless somebody wants otherwise. */
export const USUAL_SPLIT: SplitShape = { threshold: 2, shares: 3 };

/** How many pages, and how many of them give the key back. */
export function SplitFields({ shape, onChange }: SplitFieldsProps) {
  const { t } = useTranslation();
  const { threshold, shares } = shape;
  return (
    <div>
      <Group gap="md" align="flex-start">
        <NumberInput
          label={t('recovery.shares')}
          value={shares}
          min={2}
          max={SHARES_MAX}
          allowDecimal={false}
          w={160}
          onChange={(value) => typeof value === 'number' && onChange({ shares: value, threshold: Math.min(threshold, value) })}
        />
        <NumberInput
          label={t('recovery.threshold')}
          value={threshold}
          min={2}
          max={shares}
          allowDecimal={false}
          w={160}
          onChange={(value) => typeof value === 'number' && onChange({ shares, threshold: value })}
        />
      </Group>
      <Text size="sm" c="dimmed" mt={6}>
        {t('recovery.shapeText', { count: shares - threshold, threshold, lost: shares - threshold })}
      </Text>
    </div>
  );
}
