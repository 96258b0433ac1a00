import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

type ScreenProps = {
  readonly title: string;
  readonly intro?: string;
  readonly actions?: ReactNode;
  /** For tables and charts, which gain from a large window; text is read in short lines. */
  readonly wide?: boolean;
  readonly children: ReactNode;
};

/** The body of every screen that is read rather than scanned: one heading, its actions, then the content. */
export function Screen({ title, intro, actions, wide = false, children }: ScreenProps) {
  return (
    <div className="kb-scroll">
      <div className={wide ? 'kb-screen kb-screen-wide' : 'kb-screen'}>
        <Group justify="space-between" align="flex-start" mb="lg" wrap="nowrap">
          <div>
            <Title order={1}>{title}</Title>
            {intro && (
              <Text c="dimmed" mt={4} maw={720}>
                {intro}
              </Text>
            )}
          </div>
          {actions && (
            <Group gap="xs" wrap="nowrap">
              {actions}
            </Group>
          )}
        </Group>
        {children}
      </div>
    </div>
  );
}
