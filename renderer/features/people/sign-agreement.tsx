import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { showDone } from '../../ui/toasts.tsx';

/** One's own signature under the version that was read. */
export function SignAgreement({ version }: { readonly version: number }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const sign = useMutation({
    mutationFn: () => call('agreement.sign', { version }),
    onSuccess: () => {
      for (const method of ['agreement.get', 'session.get']) void client.invalidateQueries({ queryKey: [method] });
      showDone(t('agreement.signed'));
    },
  });
  return (
    <Button mt="sm" loading={sign.isPending} onClick={() => sign.mutate()}>
      {t('agreement.sign')}
    </Button>
  );
}
