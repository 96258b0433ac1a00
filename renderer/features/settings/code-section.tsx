import { Button, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/contract.ts';
import { call } from '../../api/client.ts';
import { callQuery } from '../../api/query.ts';
import { useSession } from '../../app/session.ts';
import { EnforcedText } from '../../ui/enforced-text.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { CodeSetUpDialog } from './code-set-up-dialog.tsx';
import { OwnPassphrase } from './own-passphrase.tsx';
import { Section } from './section.tsx';

/** Codes of an authenticator app at sign-in: a gate of this program, and said to be one. */
export function CodeSection() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { codes, hasKit } = useSession();
  const [passphrase, setPassphrase] = useState('');
  const [setUp, setSetUp] = useState<Output<'codes.begin'>>();
  const isOn = codes !== 'none';
  const left = useQuery({ ...callQuery('codes.left'), enabled: isOn }).data?.left;
  const refresh = () => {
    setPassphrase('');
    void client.invalidateQueries({ queryKey: ['session.get'] });
    void client.invalidateQueries({ queryKey: ['codes.left'] });
  };
  const begin = useMutation({ mutationFn: () => call('codes.begin', { passphrase }), onSuccess: setSetUp, meta: { inline: true } });
  const remove = useMutation({
    mutationFn: () => call('codes.remove', { passphrase }),
    onSuccess: () => {
      refresh();
      showDone(t('codes.off'));
    },
    meta: { inline: true },
  });
  const error = begin.error ?? remove.error;
  const change = isOn ? remove : begin;

  return (
    <Section name="codes" title={t('codes.title')}>
      <EnforcedText by="program">{t('codes.honest')}</EnforcedText>
      {isOn && left !== undefined && <Text c={left < 3 ? 'var(--kb-due)' : 'dimmed'}>{t('codes.left', { count: left })}</Text>}
      {!hasKit && <Text c="var(--kb-due)">{t('factors.needsKit')}</Text>}
      <OwnPassphrase label={t('codes.passphrase')} value={passphrase} onChange={setPassphrase} disabled={!hasKit} />
      {error && <ErrorNotice error={error} />}
      <Button variant="default" disabled={passphrase === '' || !hasKit} loading={change.isPending} onClick={() => change.mutate()}>
        {t(isOn ? 'codes.remove' : 'codes.begin')}
      </Button>
      {setUp && (
        <CodeSetUpDialog
          setUp={setUp}
          passphrase={passphrase}
          onDone={() => {
            setSetUp(undefined);
            refresh();
          }}
        />
      )}
    </Section>
  );
}
