import { Alert, Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppState } from '../../app/app-store.ts';
import { Gate } from '../../ui/gate.tsx';
import { JoinFlow } from './join-flow.tsx';
import { KitForm } from './kit-form.tsx';
import { PassphraseForm } from './passphrase-form.tsx';
import { TouchButton } from './touch-button.tsx';
import { useCloseVault } from './use-sign-in.ts';

type Way = 'passphrase' | 'kit' | 'invitation';

/** A vault is open but locked: the labels people chose, and the other ways in. Nothing of the vault is on screen. */
export function SignInScreen() {
  const { t } = useTranslation();
  const { vaultName, labels, lockReason, restored, touch } = useAppState();
  const [way, setWay] = useState<Way>('passphrase');
  const close = useCloseVault();
  const handleBack = () => setWay('passphrase');
  return (
    <Gate>
      <Stack gap="lg">
        <div>
          <Text c="dimmed">{vaultName}</Text>
          <Title order={1}>{t(`signIn.${way}.title`)}</Title>
          {way === 'passphrase' && lockReason && lockReason !== 'user' && (
            <Text c="dimmed" mt={4}>
              {t(`signIn.lockedBy.${lockReason}`)}
            </Text>
          )}
        </div>
        {restored && (
          <Alert color="proven" role="status">
            {restored.keptAs === undefined ? t('restore.done.text') : t('restore.done.kept', { name: restored.keptAs })}
          </Alert>
        )}
        {way === 'passphrase' && touch && <TouchButton />}
        {way === 'passphrase' && <PassphraseForm labels={labels} />}
        {way === 'kit' && <KitForm onBack={handleBack} />}
        {way === 'invitation' && <JoinFlow onBack={handleBack} />}
        {way === 'passphrase' && (
          <Group justify="space-between" className="kb-sign-in-ways">
            <Group gap="lg">
              <Anchor component="button" type="button" size="sm" onClick={() => setWay('invitation')}>
                {t('signIn.useInvitation')}
              </Anchor>
              <Anchor component="button" type="button" size="sm" onClick={() => setWay('kit')}>
                {t('signIn.useKit')}
              </Anchor>
            </Group>
            <Anchor component="button" type="button" size="sm" disabled={close.isPending} onClick={() => close.mutate()}>
              {t('signIn.otherVault')}
            </Anchor>
          </Group>
        )}
      </Stack>
    </Gate>
  );
}
