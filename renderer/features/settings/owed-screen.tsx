import { Button, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLock } from '../../app/lock.ts';
import { EnforcedText } from '../../ui/enforced-text.tsx';
import { Gate } from '../../ui/gate.tsx';

type OwedScreenProps = { readonly title: string; readonly text: string; readonly why: string; readonly children: ReactNode };

/** What the rules ask for after signing in and before anything else; locking is always possible. */
export function OwedScreen({ title, text, why, children }: OwedScreenProps) {
  const { t } = useTranslation();
  const lock = useLock();
  return (
    <Gate>
      <Stack gap="lg">
        <div>
          <Title order={1}>{title}</Title>
          <Text mt="xs">{text}</Text>
        </div>
        {children}
        <EnforcedText by="program">{why}</EnforcedText>
        <div>
          <Button variant="default" loading={lock.isPending} onClick={() => lock.mutate()}>
            {t('settings.lock.now')}
          </Button>
        </div>
      </Stack>
    </Gate>
  );
}
