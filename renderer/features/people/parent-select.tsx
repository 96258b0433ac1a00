import { useTranslation } from 'react-i18next';
import { TeamId } from '../../../shared/model/ids.ts';
import type { TeamView } from '../../../shared/model/teams.ts';
import { TeamSelect } from './team-select.tsx';

type Props = {
  readonly teams: readonly TeamView[];
  readonly value: TeamId | undefined;
  readonly onChange: (parent: TeamId | undefined) => void;
  readonly autoFocus?: boolean;
};

const TOP = 'top';

/** Below which team, or at the top (`undefined`). */
export function ParentSelect({ teams, value, onChange, autoFocus = false }: Props) {
  const { t } = useTranslation();
  return (
    <TeamSelect
      label={t('teams.parent')}
      description={t('teams.parentHint')}
      teams={teams}
      first={{ value: TOP, label: t('teams.top') }}
      value={value ?? TOP}
      onChange={(next) => onChange(next === null || next === TOP ? undefined : TeamId.parse(next))}
      allowDeselect={false}
      data-autofocus={autoFocus || undefined}
    />
  );
}
