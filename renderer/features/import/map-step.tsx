import { Alert, Box, Button, Loader } from '@mantine/core';
import { keepPreviousData, useIsMutating, useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { NO_HEADER, type ImportPlan, type ImportReport } from '../../../shared/model/exchange.ts';
import { useBooks } from '../../api/books.ts';
import { call } from '../../api/client.ts';
import { callQuery } from '../../api/query.ts';
import { useRunningJob } from '../../api/running-job.ts';
import { useAppState } from '../../app/app-store.ts';
import { useSession } from '../../app/session.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { FormatFields } from './format-fields.tsx';
import { ImportSteps } from './import-steps.tsx';
import { planOf, withColumn, withFormat, writableBooks, type ImportDraft } from './import-draft.ts';
import { MappingList } from './mapping-list.tsx';
import { PlanFields } from './plan-fields.tsx';
import { PreviewTable } from './preview-table.tsx';
import classes from './import.module.css';

type Props = {
  readonly draft: ImportDraft;
  readonly onChange: (draft: ImportDraft) => void;
  readonly onChooseOther: () => void;
  readonly onChecked: (plan: ImportPlan, report: ImportReport) => void;
};

/** Second step: how the file is read and what its columns mean, with the first rows beside it. */
export function MapStep({ draft, onChange, onChooseOther, onChecked }: Props) {
  const { t } = useTranslation();
  const { memberId, roles } = useSession();
  const { language } = useAppState().preferences;
  const input = { handle: draft.file.handle, format: draft.format, language };
  const preview = useQuery({ ...callQuery('imports.preview', input), placeholderData: keepPreviousData, gcTime: 0 });
  const job = useRunningJob('check');
  const books = useBooks();
  // By its key, so that whoever left and came back still sees it run.
  const isChecking = useIsMutating({ mutationKey: ['imports.check'] }) > 0;
  const check = useMutation({
    mutationKey: ['imports.check'],
    mutationFn: (plan: ImportPlan) => call('imports.check', plan),
    onSuccess: (report, plan) => onChecked(plan, report),
  });

  const choices = writableBooks(books.data ?? [], memberId);
  const bookId = draft.bookId ?? choices[0]?.id;
  const mapping = draft.mapping ?? preview.data?.mapping ?? [];
  const plan = preview.data && !preview.isPlaceholderData ? planOf(draft, preview.data, bookId) : undefined;

  // Nothing about how it is read would help: what is left is another file.
  const isRefused = preview.isError && preview.data === undefined && Object.keys(draft.format).length === 0;

  if (isChecking)
    return (
      <>
        <ImportSteps at="check" />
        <JobProgress title={t('import.progress.checking')} job={job} cancelLabel={t('common.cancel')} />
      </>
    );
  return (
    <>
      <ImportSteps at={isRefused ? 'choose' : 'map'} />
      <FormatFields
        file={draft.file}
        found={preview.data}
        chosen={draft.format}
        onChange={(change) => onChange(withFormat(draft, change))}
        onChooseOther={isRefused ? undefined : onChooseOther}
      />
      {preview.isPending && <Loader size="sm" aria-label={t('import.progress.checking')} />}
      {preview.error && (
        <Box mt="md" maw={720}>
          <ErrorNotice
            error={preview.error}
            action={
              isRefused && (
                <Button variant="default" size="compact-sm" mt="xs" onClick={onChooseOther} data-autofocus>
                  {t('import.format.other')}
                </Button>
              )
            }
          />
        </Box>
      )}
      {preview.data && !preview.error && (
        <>
          {draft.format.headerRow === undefined && 'headerRow' in preview.data.format && preview.data.format.headerRow === NO_HEADER && (
            <Alert role="status" p="xs" mt="sm">
              {t('import.format.noHeaderFound')}
            </Alert>
          )}
          <Box className={classes['mapAndPreview']} mt="md">
            <MappingList
              headers={preview.data.headers}
              mapping={mapping}
              withOwner={roles.includes('lead')}
              onChange={(column, field) => onChange({ ...draft, choices: [], mapping: withColumn(mapping, column, field) })}
            />
            <PreviewTable preview={preview.data} mapping={mapping} />
          </Box>
          <PlanFields
            draft={draft}
            books={choices}
            bookId={bookId}
            hasOwner={mapping.includes('owner')}
            canCheck={plan !== undefined}
            onChange={onChange}
            onCheck={() => plan && check.mutate(plan)}
          />
        </>
      )}
    </>
  );
}
