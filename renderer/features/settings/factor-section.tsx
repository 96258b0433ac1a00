import { Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Factor } from '../../../shared/model/factors.ts';
import { call } from '../../api/client.ts';
import { useAppState } from '../../app/app-store.ts';
import { useSession } from '../../app/session.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { FactorLine } from './factor-line.tsx';
import { OwnPassphrase } from './own-passphrase.tsx';
import { Section } from './section.tsx';

type Change = { readonly factor: Factor; readonly isInUse: boolean };

async function changeFactor({ factor, isInUse }: Change, passphrase: string): Promise<boolean> {
  if (isInUse) {
    await call('factors.remove', { passphrase, factor });
    return true;
  }
  if (factor === 'file') return !('cancelled' in (await call('factors.addKeyFile', { passphrase })));
  await call('factors.addDevice', { passphrase });
  return true;
}

type FactorSectionProps = { readonly title?: string };

/** What the own passphrase needs beside it: each mixed into the key, and each lost one replaced by the kit alone. */
export function FactorSection({ title }: FactorSectionProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { factors, hasKit } = useSession();
  const { keyStore } = useAppState();
  const [passphrase, setPassphrase] = useState('');
  const change = useMutation({
    mutationFn: (wanted: Change) => changeFactor(wanted, passphrase),
    onSuccess: (done, { factor, isInUse }) => {
      setPassphrase('');
      if (!done) return;
      void client.invalidateQueries({ queryKey: ['session.get'] });
      showDone(t(isInUse ? 'factors.removed' : 'factors.added', { factor: t(`factors.names.${factor}`) }));
    },
    meta: { inline: true },
  });
  const missing = passphrase === '' ? t('factors.passphraseFirst') : undefined;
  const hindrance = hasKit ? missing : t('factors.needsKit');
  const line = (factor: Factor) => {
    const isInUse = factors.includes(factor);
    return { factor, isInUse, hindrance, changing: change.isPending, onChange: () => change.mutate({ factor, isInUse }) };
  };

  return (
    <Section name="factors" title={title ?? t('factors.title')}>
      <Text>{t('factors.text')}</Text>
      <Text c={hasKit ? 'dimmed' : 'var(--kb-due)'}>{t(hasKit ? 'factors.lost' : 'factors.needsKit')}</Text>
      <OwnPassphrase label={t('factors.passphrase')} value={passphrase} onChange={setPassphrase} disabled={!hasKit} />
      {change.error && <ErrorNotice error={change.error} />}
      <FactorLine {...line('file')} enforcement="key" />
      <FactorLine {...line('device')} enforcement={keyStore === 'os' ? 'key' : 'deterrent'} />
    </Section>
  );
}
