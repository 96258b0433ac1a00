import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DuplicatePair } from '../../../shared/model/duplicates.ts';
import { asVaultError, call } from '../../api/client.ts';
import { showError, showUndo, withdrawUndo } from '../../ui/toasts.tsx';

/** Says that the two are not the same, which can be undone at once, or takes it back. */
export function useSetApart({ first, second }: DuplicatePair) {
  const { t } = useTranslation();
  const say = (apart: boolean) => call('duplicates.setApart', { first: first.id, second: second.id, apart });
  const takeBack = () => void say(false).catch((error: unknown) => showError(asVaultError(error)));
  return useMutation({
    mutationFn: say,
    onSuccess: (_done, apart) => {
      if (apart) showUndo(t('customers.duplicates.apartDone'), takeBack);
      else withdrawUndo();
    },
  });
}
