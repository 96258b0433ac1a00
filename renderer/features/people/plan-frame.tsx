import { Alert, List, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

type Props = {
  /** Before and after in one line. */
  readonly title: string;
  /** Said where nothing would change. */
  readonly unchanged: string | false;
  /** Why it cannot be signed. */
  readonly hindrance: string | false;
  /** `SignedLine`s. */
  readonly children: ReactNode;
};

/** What a change would do, before it is signed: before and after, and the keys that come and go. */
export function PlanFrame({ title, unchanged, hindrance, children }: Props) {
  const { t } = useTranslation();
  if (unchanged !== false)
    return (
      <Text size="sm" c="dimmed">
        {unchanged}
      </Text>
    );
  if (hindrance !== false)
    return (
      <Alert color="amber" variant="light" title={t('change.cannot')}>
        {hindrance}
      </Alert>
    );
  return (
    <Stack gap={6} role="status">
      {title !== '' && <Text fw={600}>{title}</Text>}
      <List spacing={6} size="sm" listStyleType="none">
        {children}
      </List>
    </Stack>
  );
}
