import { Group, Text } from '@mantine/core';
import type { Enforcement } from '../../shared/model/access.ts';
import { EnforcementBadge } from './enforcement-badge.tsx';

type Props = { readonly by: Enforcement; readonly children: string };

/** A sentence on a rule, behind what holds the rule up. */
export function EnforcedText({ by, children }: Props) {
  return (
    <Group gap={8} wrap="nowrap" align="flex-start">
      <EnforcementBadge enforcement={by} />
      <Text size="sm" c="dimmed">
        {children}
      </Text>
    </Group>
  );
}
