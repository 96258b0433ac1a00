import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SavedView } from '../../../shared/model/settings.ts';
import { call } from '../../api/client.ts';
import { callQuery } from '../../api/query.ts';
import { useSettings } from '../../api/settings.ts';
import { useSession } from '../../app/session.ts';
import { useUiStore, withoutNumbers } from '../../app/ui-store.ts';

export type ViewScope = 'own' | 'team';

/** A person's own views and those of the team; leads change the team's. */
export function useViews() {
  const client = useQueryClient();
  const { settings, change } = useSettings();
  const { roles } = useSession();
  const { queryKey } = callQuery('views.list');
  const team = useQuery(callQuery('views.list')).data ?? [];
  const { mutate: share } = useMutation({
    mutationFn: (views: readonly SavedView[]) => call('views.share', { views }),
    onSuccess: (views) => client.setQueryData(queryKey, views),
  });
  const keep = (scope: ViewScope, edit: (views: readonly SavedView[]) => readonly SavedView[]) => {
    if (scope === 'team') share(edit(team));
    else change({ views: edit(settings.views) });
  };
  const add = (scope: ViewScope, name: string) => {
    const { listQuery } = useUiStore.getState();
    const columns = settings.columns.length === 0 ? {} : { columns: settings.columns };
    const view: SavedView = { id: crypto.randomUUID(), name, query: withoutNumbers(listQuery), ...columns };
    keep(scope, (views) => [...views, view]);
  };
  const remove = (scope: ViewScope, id: string) => keep(scope, (views) => views.filter((view) => view.id !== id));
  const open = (view: SavedView) => {
    useUiStore.getState().setListQuery(view.query);
    if (view.columns !== undefined) change({ columns: view.columns });
  };
  return { own: settings.views, team, canShare: roles.includes('lead'), add, remove, open };
}
