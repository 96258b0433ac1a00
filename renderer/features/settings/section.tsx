import { Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { headingId, type SectionName } from './section-names.ts';

type Props = { readonly name: SectionName; readonly title: string; readonly children: ReactNode };

/** One titled part of the settings. */
export function Section({ name, title, children }: Props) {
  const id = headingId(name);
  return (
    <section aria-labelledby={id}>
      <Title order={2} id={id} tabIndex={-1} className="kb-section-title" mb="xs">
        {title}
      </Title>
      <Stack gap="sm" align="flex-start">
        {children}
      </Stack>
    </section>
  );
}
