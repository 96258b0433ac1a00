import { ActionIcon, Text, Tooltip } from '@mantine/core';
import {
  IconArrowBarToDown,
  IconArrowBarUp,
  IconArchive,
  IconCalendarDue,
  IconChartBar,
  IconListDetails,
  IconLock,
  IconPool,
  IconSettings,
  IconUsers,
  IconWritingSign,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { BookView } from '../../shared/model/access.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { isoDay } from '../../shared/model/day.ts';
import { callQuery } from '../api/query.ts';
import { formatCount } from '../ui/format.ts';
import { useNow } from '../ui/now.ts';
import { useLock } from './lock.ts';
import { countIn, PATHS, placesFor, type Place } from './places.ts';
import { useRoleName } from '../api/role-names.ts';
import { useSession } from './session.ts';
import { ALL_CUSTOMERS, useUiStore } from './ui-store.ts';

type RailProps = { readonly books: readonly BookView[] };

/** One's own account is behind one's own name, at the foot. */
const ICONS = {
  today: IconCalendarDue,
  customers: IconListDetails,
  pool: IconPool,
  dashboard: IconChartBar,
  import: IconArrowBarToDown,
  export: IconArrowBarUp,
  people: IconUsers,
  audit: IconWritingSign,
  backup: IconArchive,
  settings: IconSettings,
} as const;
type Listed = keyof typeof ICONS;

/** The places this person has, with counts, and who is signed in. */
export function Rail({ books }: RailProps) {
  const { t } = useTranslation();
  const roleName = useRoleName();
  const session = useSession();
  const [path] = useLocation();
  const lock = useLock();
  return (
    <nav className="kb-rail" aria-label={t('app.places')}>
      <div className="kb-rail-name" title={session.vaultName}>
        {session.vaultName}
      </div>
      {listed(placesFor(session, books)).map((place) => {
        const Icon = ICONS[place];
        const handleEnter = () => {
          const { enterList, exportQuery, setExportQuery } = useUiStore.getState();
          if (place === 'customers' || place === 'pool') enterList(place);
          // Whoever only looked into the pool before does not mean to export it.
          const isOfPool = exportQuery.books?.every((id) => books.find((book) => book.id === id)?.kind === 'pool') ?? false;
          if (place === 'export' && isOfPool) setExportQuery(ALL_CUSTOMERS);
        };
        return (
          <Link
            key={place}
            href={PATHS[place]}
            className="kb-rail-link"
            onClick={handleEnter}
            aria-current={path === PATHS[place] ? 'page' : undefined}
          >
            <Icon size={17} stroke={1.6} aria-hidden />
            <span>{t(`app.place.${place}`)}</span>
            <RailCount place={place} books={books} />
          </Link>
        );
      })}
      <div className="kb-rail-foot">
        <Link href={PATHS.account} className="kb-rail-self" aria-current={path === PATHS.account ? 'page' : undefined}>
          <span className="kb-visually-hidden">{t('app.place.account')}: </span>
          <Text size="sm" fw={600} truncate>
            {session.name}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {session.roles.map(roleName).join(' · ')}
          </Text>
        </Link>
        <Tooltip label={t('app.lockHint')}>
          <ActionIcon variant="default" size="lg" aria-label={t('app.lock')} onClick={() => lock.mutate()} loading={lock.isPending}>
            <IconLock size={17} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
    </nav>
  );
}

function listed(places: readonly Place[]): readonly Listed[] {
  return places.filter((place) => place !== 'account');
}

function RailCount({ place, books }: RailProps & { readonly place: Place }) {
  const { t } = useTranslation();
  const { waiting } = useSession();
  if (place === 'people' && waiting.confirmations === 0 && waiting.reviewOverdue) {
    return (
      <span className="kb-rail-count kb-rail-count-due" aria-label={t('review.overdue')}>
        !
      </span>
    );
  }
  if (place === 'people' && waiting.confirmations > 0) {
    return (
      <span className="kb-rail-count kb-rail-count-due" aria-label={t('app.toConfirm', { count: waiting.confirmations })}>
        {waiting.confirmations}
      </span>
    );
  }
  if (place === 'today') return <TodayCount />;
  if (place !== 'customers' && place !== 'pool') return undefined;
  return <span className="kb-rail-count">{formatCount(countIn(books, place === 'pool'))}</span>;
}

/** Steps due, and whoever was handed over: what somebody is waiting for. */
function TodayCount() {
  const { t } = useTranslation();
  const on = isoDay(useNow());
  const counts = useQuery({ ...callQuery('today.counts', { scope: 'mine', on }), placeholderData: keepPreviousData }).data;
  const waiting = (counts?.due ?? 0) + (counts?.allotted ?? 0) + (counts?.arrivals ?? 0) + (counts?.returning ?? 0);
  if (waiting === 0) return undefined;
  return (
    <span className="kb-rail-count kb-rail-count-due" aria-label={t('today.waiting', { count: waiting })}>
      {formatCount(waiting)}
    </span>
  );
}
