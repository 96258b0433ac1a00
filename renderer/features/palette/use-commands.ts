import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { BookView } from '../../../shared/model/access.ts';
import { LANGUAGES, Preferences, type Theme } from '../../../shared/model/app.ts';
import type { CustomerRow } from '../../../shared/model/list.ts';
import { useLock } from '../../app/lock.ts';
import { PATHS, placesFor, type Place } from '../../app/places.ts';
import { useSession } from '../../app/session.ts';
import { ALL_CUSTOMERS, useUiStore } from '../../app/ui-store.ts';
import type { FirstPhone } from '../../ui/call-first.ts';
import { formatCount } from '../../ui/format.ts';
import { useSetPreferences } from '../../ui/look-switch.tsx';
import type { FoundInList } from './use-found-in-lists.ts';

export const COMMAND_GROUPS = ['customers', 'commands', 'settings'] as const;

export type Command = {
  readonly id: string;
  readonly group: (typeof COMMAND_GROUPS)[number];
  readonly title: string;
  readonly more?: string;
  /** Told whole, however long the rest is. */
  readonly number?: string;
  readonly run: () => void;
  /** The phone that Ctrl+Enter calls. */
  readonly call?: FirstPhone;
};

/** What the palette shows of a customer; a row of the list and an opened customer both are one. */
export type PaletteCustomer = Pick<CustomerRow, 'id' | 'bookId' | 'name' | 'company' | 'maskedPhone' | 'phoneId'>;

const THEMES: readonly Theme[] = ['light', 'dark', 'system'];
const DENSITIES = Preferences.shape.density.options;
const TEXT_SIZES = Preferences.shape.textSize.options;

/** What was found for a text: the first customers, and how many more each list would show. */
export type Found = { readonly customers: readonly PaletteCustomer[]; readonly lists: readonly FoundInList[] };

/** What the palette offers for a text: the customers found, then the actions and settings whose words it is part of. */
export function useCommands(books: readonly BookView[], { customers, lists }: Found, text: string): readonly Command[] {
  const { t } = useTranslation();
  const session = useSession();
  const [, navigate] = useLocation();
  const lock = useLock();
  const preferences = useSetPreferences();
  const { enterList, openCustomer, setDetailMode, setKeysOpen, setListQuery } = useUiStore.getState();
  const enter = (place: Place) => {
    if (place === 'customers' || place === 'pool') enterList(place);
    navigate(PATHS[place]);
  };

  const found = customers.map((row): Command => {
    const home = books.find((book) => book.id === row.bookId)?.kind === 'pool' ? 'pool' : 'customers';
    const handleOpen = () => {
      enter(home);
      openCustomer(row.id);
    };
    return {
      id: row.id,
      group: 'customers',
      title: row.name,
      ...(row.company === undefined ? {} : { more: row.company }),
      ...(row.maskedPhone === undefined ? {} : { number: row.maskedPhone }),
      run: handleOpen,
      ...(row.phoneId === undefined ? {} : { call: { id: row.id, valueId: row.phoneId } }),
    };
  });
  const whole = lists.map(({ home, total }): Command => ({
    id: `all-${home}`,
    group: 'customers',
    title: t(`palette.showAll.${home}`, { count: total, shown: formatCount(total) }),
    run: () => {
      enter(home);
      setListQuery({ ...ALL_CUSTOMERS, search: text });
    },
  }));
  const create: Command = {
    id: 'create',
    group: 'commands',
    title: t('customers.new.button'),
    more: 'Ctrl+N',
    run: () => {
      enter('customers');
      setDetailMode('create');
    },
  };
  const commands: readonly Command[] = [
    ...(session.permissions.createCustomers ? [create] : []),
    ...placesFor(session, books).map((place): Command => ({
      id: place,
      group: 'commands',
      title: t('palette.goTo', { place: t(`app.place.${place}`) }),
      run: () => enter(place),
    })),
    { id: 'lock', group: 'commands', title: t('app.lock'), more: 'Ctrl+L', run: () => lock.mutate() },
    { id: 'keys', group: 'commands', title: t('palette.keys'), more: '?', run: () => setKeysOpen(true) },
  ];
  const settings: readonly Command[] = [
    ...THEMES.map((theme): Command => ({
      id: theme,
      group: 'settings',
      title: t('look.theme', { theme: t(`look.themes.${theme}`) }),
      run: () => preferences.mutate({ theme }),
    })),
    ...DENSITIES.map((density): Command => ({
      id: `density-${density}`,
      group: 'settings',
      title: `${t('settings.look.density')}: ${t(`settings.look.${density}`)}`,
      run: () => preferences.mutate({ density }),
    })),
    ...TEXT_SIZES.map((textSize): Command => ({
      id: `text-${textSize}`,
      group: 'settings',
      title: `${t('settings.look.textSize')}: ${t(`settings.look.text.${textSize}`)}`,
      run: () => preferences.mutate({ textSize }),
    })),
    ...LANGUAGES.map((language): Command => ({
      id: language,
      group: 'settings',
      title: `${t('look.language')}: ${t(`look.languages.${language}`)}`,
      run: () => preferences.mutate({ language }),
    })),
  ];
  const wanted = text.toLowerCase();
  return [...found, ...whole, ...[...commands, ...settings].filter((command) => command.title.toLowerCase().includes(wanted))];
}
