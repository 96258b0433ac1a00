import { Center, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../shared/model/app.ts';
import type { MemberId } from '../../shared/model/ids.ts';
import { callQuery } from '../api/query.ts';
import { ExpiredScreen } from '../features/settings/expired-screen.tsx';
import { FactorOwedScreen } from '../features/settings/factor-owed-screen.tsx';
import { CodeScreen } from '../features/sign-in/code-screen.tsx';
import { WaitingScreen } from '../features/sign-in/waiting-screen.tsx';
import { useNow } from '../ui/now.ts';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { takeUpDrafts, useDraftsReady } from '../api/drafts.ts';
import { useAppState } from './app-store.ts';
import { Frame } from './frame.tsx';
import { keepPlace, resumePlace } from './place-draft.ts';
import { SessionContext } from './session.ts';
import { useTouch } from './touch.ts';
import { useUiStore } from './ui-store.ts';

/** The place comes back for whoever was here last; somebody else starts at the list. */
function settleIn(memberId: MemberId, last: MemberId | undefined): void {
  useUiStore.getState().settle(memberId);
  if (last === memberId) resumePlace();
  else if (last !== undefined) window.location.hash = '#/';
}

function screenFor({ state, codes, owesFactor, passphraseExpiresAt }: Session, now: number) {
  if (codes === 'waiting') return <CodeScreen />;
  if (passphraseExpiresAt !== undefined && passphraseExpiresAt <= now) return <ExpiredScreen />;
  if (owesFactor) return <FactorOwedScreen />;
  return state === 'waiting' ? <WaitingScreen /> : <Frame />;
}

/** The root of everything that may show vault contents. Unmounted as a whole at lock. */
export function Unlocked() {
  const { t } = useTranslation();
  const session = useQuery(callQuery('session.get'));
  const settings = useQuery(callQuery('settings.get'));
  const hasDrafts = useDraftsReady();
  const settledFor = useUiStore((store) => store.memberId);
  const memberId = session.data?.memberId;
  const [{ lastMemberId }] = useState(useAppState());
  const now = useNow();
  useTouch();
  useEffect(() => {
    if (!memberId || !hasDrafts) return undefined;
    settleIn(memberId, lastMemberId);
    const stop = keepPlace();
    return () => {
      stop();
      useUiStore.getState().leave();
    };
  }, [memberId, lastMemberId, hasDrafts]);

  useEffect(() => {
    if (hasDrafts || (settings.data === undefined && settings.error === null)) return;
    takeUpDrafts(settings.data?.drafts ?? []);
  }, [hasDrafts, settings.data, settings.error]);

  if (session.error) return <ErrorNotice error={session.error} />;
  if (!session.data || settledFor !== memberId || !hasDrafts) {
    return (
      <Center h="100%">
        <Loader aria-label={t('common.loading')} />
      </Center>
    );
  }
  return <SessionContext value={session.data}>{screenFor(session.data, now)}</SessionContext>;
}
