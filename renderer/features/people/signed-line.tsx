import { Group, List } from '@mantine/core';
import type { Enforcement } from '../../../shared/model/access.ts';
import { EnforcementBadge } from '../../ui/enforcement-badge.tsx';

type Props = { readonly by: Enforcement; readonly text: string };

/** One consequence of a signature, with what holds it up; stands in a list. */
export function SignedLine({ by, text }: Props) {
  return (
    <List.Item>
      <Group gap={8} wrap="nowrap" align="flex-start">
        <EnforcementBadge enforcement={by} />
        <span>{text}</span>
      </Group>
    </List.Item>
  );
}
