import { Button, Group, List, Stack, Text, Title } from '@mantine/core';
import { IconArrowBarUp } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useCallback, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportDecision, ExportResult } from '../../../shared/model/exchange.ts';
import type { CustomerQuery } from '../../../shared/model/list.ts';
import { call } from '../../api/client.ts';
import { useRunningJob } from '../../api/running-job.ts';
import { useAppState } from '../../app/app-store.ts';
import { EnforcedText } from '../../ui/enforced-text.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { ReasonField } from '../../ui/reason-field.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { EMPTY_DRAFT, missingIn, requestOf, type ExportDraft } from './export-draft.ts';
import { FieldChoice } from './field-choice.tsx';
import { TargetFields } from './target-fields.tsx';

type Props = {
  readonly query: CustomerQuery;
  readonly decision: ExportDecision;
  readonly onExported: (result: ExportResult, targetKind: ExportDraft['targetKind']) => void;
};

/** Columns, receiver, reason; main asks for the place once the button is pressed. */
export function ExportForm({ query, decision, onExported }: Props) {
  const { t } = useTranslation();
  const { language } = useAppState().preferences;
  const job = useRunningJob('export');
  const [draft, setDraft] = useState<ExportDraft>(EMPTY_DRAFT);
  const change = useCallback((part: Partial<ExportDraft>) => setDraft((before) => ({ ...before, ...part })), []);
  const run = useMutation({
    mutationFn: () => call('exports.run', requestOf(draft, query, language)),
    onSuccess: (result) => {
      if ('cancelled' in result) showDone(t('export.cancelled'));
      else onExported(result, draft.targetKind);
    },
  });
  const missing = missingIn(draft);
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (missing.length === 0) run.mutate();
  };

  return (
    <form onSubmit={handleSubmit}>
      <Stack gap="lg" maw={760}>
        <FieldChoice chosen={draft.fields} onChange={(fields) => change({ fields })} />
        <TargetFields draft={draft} onChange={change} />
        <ReasonField hint={t('export.reasonHint')} value={draft.reason} onChange={(reason) => change({ reason })} />
        <section aria-labelledby="notes-title">
          <Title order={2} id="notes-title" mb={4}>
            {t('export.notes.title')}
          </Title>
          <EnforcedText by="program">{t('export.allowed', { max: decision.maxRows })}</EnforcedText>
          <List size="sm" spacing={2} mt={4}>
            <List.Item>{t('export.notes.file')}</List.Item>
            <List.Item>{t('export.notes.log')}</List.Item>
            <List.Item>{t('export.notes.out')}</List.Item>
          </List>
        </section>
        {run.isPending && job ? (
          <JobProgress title={t('export.progress')} job={job} cancelLabel={t('common.cancel')} />
        ) : (
          <Group className="kb-sticky-foot">
            <Button
              type="submit"
              color="vermilion"
              leftSection={<IconArrowBarUp size={16} aria-hidden />}
              disabled={missing.length > 0}
              loading={run.isPending}
            >
              {t('export.run', { count: decision.rows })}
            </Button>
            {missing[0] && (
              <Text size="sm" c="dimmed">
                {missing[0] === 'reason' ? t('common.giveReason') : t(`export.missing.${missing[0]}`)}
              </Text>
            )}
          </Group>
        )}
      </Stack>
    </form>
  );
}
