import { Button, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Job } from '../../shared/model/app.ts';
import { call } from '../api/client.ts';
import { formatCount } from './format.ts';
import { TimeLeft } from './time-left.tsx';

type Props = {
  readonly title: string;
  readonly text?: string;
  readonly job: Job | undefined;
  /** Absent where stopping half way makes no sense. */
  readonly cancelLabel?: string;
};

/** Long work on a screen: how far it is, and a way to stop it where it can be stopped. */
export function JobProgress({ title, text, job, cancelLabel }: Props) {
  const cancel = useMutation({ mutationFn: (id: string) => call('jobs.cancel', { id }) });
  const isCounted = job !== undefined && job.total > 0;

  return (
    <Stack gap="sm" maw={640} aria-busy>
      <Title order={2}>{title}</Title>
      {text && <Text c="dimmed">{text}</Text>}
      <Progress value={isCounted ? (100 * job.done) / job.total : 100} aria-label={title} animated={!isCounted} striped={!isCounted} />
      <Group justify="space-between">
        <Text className="kb-figures" size="sm">
          {isCounted && `${formatCount(job.done)} / ${formatCount(job.total)} · `}
          {job && <TimeLeft job={job} />}
        </Text>
        {cancelLabel && job?.canCancel && (
          <Button variant="default" size="compact-sm" loading={cancel.isPending} onClick={() => cancel.mutate(job.id)}>
            {cancelLabel}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
