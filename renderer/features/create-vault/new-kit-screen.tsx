import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { KitSheet } from '../../../shared/model/app.ts';
import { useKitStore } from '../../app/kit-store.ts';
import { Gate } from '../../ui/gate.tsx';
import { KitSheetView } from '../../ui/kit-sheet.tsx';

type NewKitScreenProps = { readonly sheet: KitSheet };

/** Last step of a new vault: the paper that opens it when everything else is lost. */
export function NewKitScreen({ sheet }: NewKitScreenProps) {
  const { t } = useTranslation();
  return (
    <Gate wide>
      <Text size="sm" c="dimmed">
        {t('common.step', { step: 4, steps: 4 })}
      </Text>
      <Title order={1} mb={4}>
        {t('create.kit.title')}
      </Title>
      <Text c="dimmed" mb="md">
        {t('create.kit.text')}
      </Text>
      <KitSheetView sheet={sheet} onDone={useKitStore((store) => store.done)} />
    </Gate>
  );
}
