import { Button, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ENFORCEMENTS } from '../../../shared/model/access.ts';
import { KEY_HOLDINGS } from '../../../shared/model/rights.ts';
import { call } from '../../api/client.ts';
import { callQuery } from '../../api/query.ts';
import { useAppState } from '../../app/app-store.ts';
import { useSession } from '../../app/session.ts';
import { EnforcementBadge } from '../../ui/enforcement-badge.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { ActionGrid } from './action-grid.tsx';
import { KeyGrid } from './key-grid.tsx';
import { openPools, within, type Picked } from './rights-cells.ts';
import { RightsTable } from './rights-table.tsx';
import { RightsWhy } from './rights-why.tsx';
import css from './rights.module.css';
import { TeamSelect } from './team-select.tsx';

const EVERY_TEAM = 'every';

/** Who holds which key and may do what, as the signed roster has it; any cell says why. */
export function RightsPanel() {
  const { t } = useTranslation();
  const { language } = useAppState().preferences;
  const { permissions } = useSession();
  const matrix = useQuery(callQuery('rights.matrix'));
  const [teamId, setTeamId] = useState<string>();
  const [picked, setPicked] = useState<Picked>();
  const save = useMutation({
    mutationFn: () => call('rights.save', { language }),
    onSuccess: (result) => {
      if (!('cancelled' in result)) showDone(t('rights.saved', { file: result.fileName, token: result.logToken }));
    },
  });
  if (matrix.error) return <ErrorNotice error={matrix.error} />;
  if (!matrix.data) return <Loader size="sm" aria-label={t('common.loading')} />;
  const { teams } = matrix.data;
  const shown = within(matrix.data, teamId);

  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-end">
        <Text maw={640}>{t('rights.lead')}</Text>
        <Group gap="xs" align="flex-end">
          {teams.length > 1 && (
            <TeamSelect
              aria-label={t('people.table.team')}
              teams={teams}
              first={{ value: EVERY_TEAM, label: t('rights.everyTeam') }}
              value={teamId ?? EVERY_TEAM}
              onChange={(id) => setTeamId(id === EVERY_TEAM ? undefined : (id ?? undefined))}
              allowDeselect={false}
              w={180}
            />
          )}
          {(permissions.readAuditLog || permissions.setPolicy) && (
            <Button variant="default" loading={save.isPending} onClick={() => save.mutate()}>
              {t('rights.save')}
            </Button>
          )}
        </Group>
      </Group>
      <RightsWhy picked={picked} />
      <section aria-labelledby="rights-keys">
        <Title order={2} id="rights-keys" mb={4}>
          {t('rights.keys.title')}
        </Title>
        <Legend />
        <KeyGrid matrix={shown} onPick={setPicked} />
      </section>
      <section aria-labelledby="rights-actions">
        <Title order={2} id="rights-actions" mb={4}>
          {t('rights.actions.title')}
        </Title>
        <div className={css['legend']}>
          {ENFORCEMENTS.filter((each) => each !== 'deterrent').map((enforcement) => (
            <span key={enforcement}>
              <EnforcementBadge enforcement={enforcement} />
              {t(`rights.heldBy.${enforcement}`)}
            </span>
          ))}
          <span>
            <span className={css['sign']} data-sign={t('rights.partSign')} data-part aria-hidden />
            {t('rights.part')}
          </span>
        </div>
        <ActionGrid matrix={shown} onPick={setPicked} />
      </section>
      <RightsTable pools={openPools(shown)} />
    </Stack>
  );
}

function Legend() {
  const { t } = useTranslation();
  return (
    <div className={css['legend']}>
      {[...KEY_HOLDINGS, 'none' as const].map((holding) => (
        <span key={holding}>
          <span className={css['key']} data-holding={holding} aria-hidden />
          {t(`rights.holding.${holding}`)}
        </span>
      ))}
    </div>
  );
}
