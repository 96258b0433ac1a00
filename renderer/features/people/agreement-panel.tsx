import { Badge, Button, Group, Loader, Paper, Stack, Table, Text, Textarea, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AGREEMENT_MAX, type Agreement } from '../../../shared/model/agreement.ts';
import { isoMinute } from '../../../shared/model/day.ts';
import { call } from '../../api/client.ts';
import { callQuery } from '../../api/query.ts';
import { EnforcementBadge } from '../../ui/enforcement-badge.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { SignAgreement } from './sign-agreement.tsx';

const HELD_BY = ['signature', 'program'] as const;

/** The agreement in force, one's own signature, and who signed which version. */
export function AgreementPanel() {
  const { t } = useTranslation();
  const agreement = useQuery({ ...callQuery('agreement.get'), staleTime: 0 });
  if (agreement.error) return <ErrorNotice error={agreement.error} />;
  if (!agreement.data) return <Loader size="sm" aria-label={t('common.loading')} />;
  const { current, isDue, maySet } = agreement.data;
  return (
    <Stack gap="lg" maw={760}>
      <div>
        <Title order={2}>{t('agreement.title')}</Title>
        <Text c="dimmed" mt={4} mb="xs">
          {t(current ? 'agreement.lead.inForce' : 'agreement.lead.none')}
        </Text>
        {HELD_BY.map((enforcement) => (
          <Group key={enforcement} gap={8} wrap="nowrap" align="flex-start" mt={4}>
            <EnforcementBadge enforcement={enforcement} />
            <Text size="sm">{t(current ? `agreement.held.${enforcement}` : `agreement.heldOnceSet.${enforcement}`)}</Text>
          </Group>
        ))}
      </div>
      {current && (
        <Paper withBorder p="md">
          <Text size="sm" c="dimmed" mb={6}>
            {t('agreement.version', { version: current.version, by: current.by, when: isoMinute(current.at) })}
          </Text>
          <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{current.text}</Text>
          {isDue && <SignAgreement version={current.version} />}
        </Paper>
      )}
      {maySet && <NextVersion isFirst={current === undefined} />}
      {current && <Signatures agreement={agreement.data} version={current.version} />}
    </Stack>
  );
}

function NextVersion({ isFirst }: { readonly isFirst: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [text, setText] = useState<string>();
  const set = useMutation({
    mutationFn: (next: string) => call('agreement.set', { text: next }),
    onSuccess: async () => {
      setText(undefined);
      await client.invalidateQueries({ queryKey: ['agreement.get'] });
      showDone(t('agreement.isSet'));
    },
  });
  if (text === undefined)
    return (
      <Button variant={isFirst ? 'filled' : 'default'} onClick={() => setText('')} style={{ alignSelf: 'flex-start' }}>
        {t(isFirst ? 'agreement.write' : 'agreement.edit')}
      </Button>
    );
  return (
    <Stack gap="xs">
      <Textarea
        label={t('agreement.text')}
        value={text}
        maxLength={AGREEMENT_MAX}
        autosize
        minRows={6}
        maxRows={16}
        data-autofocus
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group>
        <Button disabled={text.trim() === ''} loading={set.isPending} onClick={() => set.mutate(text)}>
          {t('agreement.set')}
        </Button>
        <Button variant="default" onClick={() => setText(undefined)}>
          {t('common.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}

function Signatures({ agreement, version: inForce }: { readonly agreement: Agreement; readonly version: number }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('agreement.who')}>
      <Title order={3} mb={4}>
        {t('agreement.who')}
      </Title>
      <Table className="kb-table" verticalSpacing={5}>
        <Table.Tbody>
          {agreement.members.map(({ id, name, version, at }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row" style={{ overflowWrap: 'anywhere' }}>
                {name}
              </Table.Th>
              <Table.Td>
                <Badge variant="outline" color={version === inForce ? 'ink' : 'amber'} radius="xs" tt="none">
                  {version === undefined && t('agreement.notSigned')}
                  {version !== undefined && t(version === inForce ? 'agreement.signedVersion' : 'agreement.earlier', { version })}
                </Badge>
              </Table.Td>
              <Table.Td>{at !== undefined && <TimeText at={at} />}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
