/** What a person or a team arranged: columns, views, mappings. */
import { withReminderStart } from '../../vault/customers/reminders.ts';
import { changeSettings, readSettings } from '../../vault/session/own-settings.ts';
import { readTeamViews, writeTeamViews } from '../../vault/session/team-views.ts';
import { definedOnly } from '../defined.ts';
import type { CallTable, ServiceState } from './state.ts';

type Calls = 'settings.get' | 'settings.set' | 'views.list' | 'views.share';

export function settingsCalls(state: ServiceState): CallTable<Calls> {
  return {
    'settings.get': () => readSettings(state.unlocked()),
    'settings.set': (change) => changeSettings(state.unlocked(), withReminderStart(state.unlocked(), definedOnly(change))),
    'views.list': () => readTeamViews(state.unlocked()),
    'views.share': ({ views }) => writeTeamViews(state.unlocked(), views),
  };
}
