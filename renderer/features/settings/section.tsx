import { Stack, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';

type Props = { readonly title: string; readonly children: ReactNode };

/** One titled part of the settings. */
export function Section({ title, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Title order={2} id={id} mb="xs">
        {title}
      </Title>
      <Stack gap="sm" align="flex-start">
        {children}
      </Stack>
    </section>
  );
}
