import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

type EmptyStateProps = { readonly title: string; readonly text: string; readonly action?: ReactNode };

/** Says what would be here and offers the one next step. */
export function EmptyState({ title, text, action }: EmptyStateProps) {
  return (
    <Stack align="center" gap="xs" py={64} px="lg">
      <Title order={2}>{title}</Title>
      <Text c="dimmed" ta="center" maw={460}>
        {text}
      </Text>
      {action && <div>{action}</div>}
    </Stack>
  );
}
