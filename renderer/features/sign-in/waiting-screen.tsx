import { Button, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { callQuery } from '../../api/query.ts';
import { useLock } from '../../app/lock.ts';
import { useSession } from '../../app/session.ts';
import { Gate } from '../../ui/gate.tsx';
import { SixWordsView } from '../../ui/six-words.tsx';

/** Joined, but no lead has compared the words: shows them, and whom to go to. */
export function WaitingScreen() {
  const { t } = useTranslation();
  const session = useSession();
  const people = useQuery(callQuery('people.list'));
  const lock = useLock();
  const leads = (people.data ?? []).filter((member) => member.state === 'active' && member.roles.includes('lead'));
  const own = leads.filter((lead) => lead.teamId === session.teamId);
  const names = (own.length > 0 ? own : leads).map((lead) => lead.name);
  return (
    <Gate>
      <Stack gap="lg">
        <div>
          <Text c="dimmed">
            {session.name} · {session.teamName}
          </Text>
          <Title order={1}>{t('waiting.title')}</Title>
          <Text mt="xs">{names.length > 0 ? t('waiting.goTo', { names: names.join(t('waiting.or')) }) : t('waiting.goToLead')}</Text>
        </div>
        <SixWordsView words={session.words} size="lg" />
        <Text size="sm" c="dimmed">
          {t('waiting.why')}
        </Text>
        <div>
          <Button variant="default" loading={lock.isPending} onClick={() => lock.mutate()}>
            {t('waiting.lock')}
          </Button>
        </div>
      </Stack>
    </Gate>
  );
}
