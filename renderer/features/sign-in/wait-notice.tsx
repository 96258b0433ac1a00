import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asVaultError } from '../../api/client.ts';
import { EnforcedText } from '../../ui/enforced-text.tsx';

const SOON = 2;

/** Seconds of the wait that a refused sign-in asked for at `refusedAt` (ms), counted down; 0 without one. */
export function useWaitSeconds(error: unknown, refusedAt: number): number {
  const [now, setNow] = useState(() => Date.now());
  const seconds = error ? Number(asVaultError(error).details['seconds'] ?? 0) : 0;
  useEffect(() => {
    if (seconds === 0) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [seconds, refusedAt]);
  return Math.max(0, Math.min(seconds, Math.ceil((refusedAt + seconds * 1_000 - now) / 1_000)));
}

type Props = { readonly error: unknown; readonly waitSeconds: number };

/** What a further slip costs, and what such a pause is worth: it slows guessing at this screen, not at a copied file. */
export function WaitNotice({ error, waitSeconds }: Props) {
  const { t } = useTranslation();
  const { code, details } = asVaultError(error);
  const tries = Number(details['triesLeft'] ?? SOON + 1);
  if (code !== 'TRY_LATER' && waitSeconds === 0 && tries > SOON) return null;
  const minutes = String(Math.floor(waitSeconds / 60));
  const seconds = String(waitSeconds % 60).padStart(2, '0');
  return (
    <div>
      <Text size="sm" fw={600} role="timer">
        {waitSeconds > 0 ? t('signIn.wait.left', { time: `${minutes}:${seconds}` }) : null}
        {waitSeconds === 0 && code === 'TRY_LATER' ? t('signIn.wait.over') : null}
        {waitSeconds === 0 && code !== 'TRY_LATER' ? t('signIn.wait.soon', { count: tries }) : null}
      </Text>
      <EnforcedText by="program">{t('signIn.wait.honest')}</EnforcedText>
    </div>
  );
}
