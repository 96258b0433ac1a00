import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { VaultError } from '../../../shared/errors.ts';
import type { SecurityKeyRequest } from '../../../shared/model/app.ts';
import { call } from '../../api/client.ts';
import { askSecurityKey } from '../../api/security-key.ts';
import { acceptAppState } from '../../app/app-store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';

type Props = { readonly keys: readonly SecurityKeyRequest[] };

/** The first of the keys that answers. */
async function unlockWith(keys: readonly SecurityKeyRequest[]) {
  for (const { slotId, credentialId, question } of keys) {
    const secret = await askSecurityKey(credentialId, question);
    if (secret !== undefined) return call('vault.unlockWithSecurityKey', { slotId, secret });
  }
  throw new VaultError('KEY_DECLINED', 'no key answered');
}

/** Signing in with a security key instead of the passphrase. */
export function SecurityKeyButton({ keys }: Props) {
  const { t } = useTranslation();
  const unlock = useMutation({ mutationFn: () => unlockWith(keys), onSuccess: acceptAppState, meta: { inline: true } });
  return (
    <>
      <Button variant="default" loading={unlock.isPending} onClick={() => unlock.mutate()}>
        {t('securityKeys.use')}
      </Button>
      {unlock.error && <ErrorNotice error={unlock.error} />}
    </>
  );
}
