import { Button, Group, Text, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Enforcement } from '../../../shared/model/access.ts';
import type { Factor } from '../../../shared/model/factors.ts';
import { EnforcementBadge } from '../../ui/enforcement-badge.tsx';

type Props = {
  readonly factor: Factor;
  readonly isInUse: boolean;
  /** Why nothing can be changed yet. */
  readonly hindrance: string | undefined;
  readonly changing: boolean;
  readonly enforcement: Enforcement;
  readonly onChange: () => void;
};

/** One factor: what it stands for, whether it is in use, and the one thing to do about it. */
export function FactorLine({ factor, isInUse, hindrance, changing, enforcement, onChange }: Props) {
  const { t } = useTranslation();
  const name = t(`factors.names.${factor}`);
  const action = t(isInUse ? 'factors.remove' : `factors.add.${factor}`);
  const handleClick = () => {
    if (hindrance === undefined) onChange();
  };
  return (
    <div>
      <Group gap={8} wrap="nowrap">
        <EnforcementBadge enforcement={enforcement} />
        <Text fw={600}>{name}</Text>
        <Text size="sm" c={isInUse ? 'var(--kb-proven)' : 'dimmed'}>
          {t(isInUse ? 'factors.inUse' : 'factors.notInUse')}
        </Text>
      </Group>
      <Text size="sm" c="dimmed" my={4}>
        {t(enforcement === 'deterrent' ? `factors.weak.${factor}` : `factors.about.${factor}`)}
      </Text>
      <Tooltip label={hindrance} disabled={hindrance === undefined}>
        <Button
          variant="default"
          size="compact-sm"
          disabled={changing}
          aria-disabled={hindrance !== undefined}
          {...(hindrance === undefined ? {} : { 'data-disabled': true })}
          aria-label={t('factors.action', { action, name })}
          onClick={handleClick}
        >
          {action}
        </Button>
      </Tooltip>
    </div>
  );
}
