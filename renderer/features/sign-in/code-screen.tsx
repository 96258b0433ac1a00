import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { useLock } from '../../app/lock.ts';
import { useSession } from '../../app/session.ts';
import { EnforcedText } from '../../ui/enforced-text.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Gate } from '../../ui/gate.tsx';
import { useWaitSeconds, WaitNotice } from './wait-notice.tsx';

/** The passphrase was right; the code of the authenticator app is still to come. */
export function CodeScreen() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { name } = useSession();
  const [code, setCode] = useState('');
  const lock = useLock();
  const enter = useMutation({
    mutationFn: () => call('codes.enter', { code }),
    onSuccess: () => void client.invalidateQueries(),
    onError: () => setCode(''),
    meta: { inline: true },
  });
  const waitSeconds = useWaitSeconds(enter.error, enter.submittedAt);
  const ready = code.trim() !== '' && waitSeconds === 0;
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (ready) enter.mutate();
  };
  return (
    <Gate>
      <Stack gap="lg">
        <div>
          <Text c="dimmed">{name}</Text>
          <Title order={1}>{t('codes.gate.title')}</Title>
        </div>
        <form onSubmit={handleSubmit} className="kb-form">
          <TextInput
            label={t('codes.gate.label')}
            description={t('codes.gate.text')}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            maxLength={40}
            inputMode="numeric"
            autoComplete="off"
            spellCheck={false}
            autoFocus
            className="kb-code-input"
          />
          {enter.error && <ErrorNotice error={enter.error} />}
          {enter.error && <WaitNotice error={enter.error} waitSeconds={waitSeconds} />}
          <Group justify="space-between">
            <Button variant="default" loading={lock.isPending} onClick={() => lock.mutate()}>
              {t('codes.gate.leave')}
            </Button>
            <Button
              type="submit"
              disabled={!ready}
              title={code.trim() === '' ? t('codes.setUp.missing') : undefined}
              loading={enter.isPending}
            >
              {t('signIn.unlock')}
            </Button>
          </Group>
        </form>
        <Text size="sm" c="dimmed">
          {t('codes.gate.lost')}
        </Text>
        <EnforcedText by="program">{t('codes.gate.honest')}</EnforcedText>
      </Stack>
    </Gate>
  );
}
