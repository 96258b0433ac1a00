import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlotId } from '../../../shared/model/ids.ts';
import { VaultError } from '../../../shared/errors.ts';
import { call } from '../../api/client.ts';
import { makeSecurityKey } from '../../api/security-key.ts';
import { useSession } from '../../app/session.ts';
import { EnforcedText } from '../../ui/enforced-text.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { OwnPassphrase } from './own-passphrase.tsx';
import { Section } from './section.tsx';
import { useSecurityKeys } from './use-security-keys.ts';

async function addKey(passphrase: string): Promise<void> {
  const { slotId, question, name } = await call('securityKeys.begin', { passphrase });
  const made = await makeSecurityKey(name, question);
  if (made === undefined) throw new VaultError('KEY_DECLINED', 'no answer from the key');
  await call('securityKeys.add', { passphrase, slotId, ...made });
}

/** Security keys that open the vault by themselves. Absent where the window cannot ask one. */
export function SecurityKeySection() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { securityKeys } = useSession();
  const [passphrase, setPassphrase] = useState('');
  const { canAsk, isShown } = useSecurityKeys();
  const change = useMutation({
    mutationFn: (remove: SlotId | undefined) =>
      remove === undefined ? addKey(passphrase) : call('securityKeys.remove', { passphrase, slotId: remove }),
    onSuccess: (_done, remove) => {
      setPassphrase('');
      void client.invalidateQueries({ queryKey: ['session.get'] });
      showDone(t(remove === undefined ? 'securityKeys.added' : 'securityKeys.removed'));
    },
    meta: { inline: true },
  });
  if (!isShown) return undefined;
  return (
    <Section name="securityKeys" title={t('securityKeys.title')}>
      <EnforcedText by="key">{t('securityKeys.text')}</EnforcedText>
      <OwnPassphrase label={t('securityKeys.passphrase')} value={passphrase} onChange={setPassphrase} />
      {change.error && <ErrorNotice error={change.error} />}
      {securityKeys.map((slotId, index) => (
        <Group key={slotId} gap="sm">
          <Text>{t('securityKeys.one', { number: index + 1 })}</Text>
          <Button
            variant="default"
            size="compact-sm"
            disabled={passphrase === '' || change.isPending}
            aria-label={t('securityKeys.removeOne', { number: index + 1 })}
            onClick={() => change.mutate(slotId)}
          >
            {t('factors.remove')}
          </Button>
        </Group>
      ))}
      {canAsk && (
        <Button variant="default" disabled={passphrase === ''} loading={change.isPending} onClick={() => change.mutate(undefined)}>
          {t('securityKeys.add')}
        </Button>
      )}
    </Section>
  );
}
