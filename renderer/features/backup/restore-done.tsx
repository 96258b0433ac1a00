import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type Props = { readonly keptAs: string | undefined; readonly onFinish: () => void };

/** Last step: the vault is in its place; signing in is next. */
export function RestoreDone({ keptAs, onFinish }: Props) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm">
      <div role="status">
        <Title order={2} c="var(--kb-proven)">
          {t('restore.done.title')}
        </Title>
      </div>
      <Text>{t('restore.done.text')}</Text>
      {keptAs !== undefined && <Text>{t('restore.done.kept', { name: keptAs })}</Text>}
      <Group>
        <Button onClick={onFinish}>{t('restore.done.button')}</Button>
      </Group>
    </Stack>
  );
}
