import { Button, Stack, Text, Textarea, Title } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import type { ClipboardEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import type { ChosenFile } from './import-draft.ts';

type Props = { readonly onChosen: (file: ChosenFile) => void };

/** First step: the file, and how to get a good one out of Excel. */
export function ChooseStep({ onChosen }: Props) {
  const { t } = useTranslation();
  const choose = useMutation({
    mutationFn: () => call('imports.choose'),
    onSuccess: (chosen) => {
      if (!('cancelled' in chosen)) onChosen({ ...chosen, pasted: false });
    },
  });

  const paste = useMutation({
    mutationFn: (text: string) => call('imports.paste', { name: t('import.paste.name'), text }),
    onSuccess: (chosen) => onChosen({ ...chosen, pasted: true }),
  });
  // Taken from the event and never put into the page.
  const handlePaste = (event: ClipboardEvent) => {
    event.preventDefault();
    const text = event.clipboardData.getData('text/plain');
    if (text.trim() !== '') paste.mutate(text);
  };

  return (
    <Stack gap="sm" align="flex-start" maw={640}>
      <Title order={2}>{t('import.choose.title')}</Title>
      <Text>{t('import.choose.hint')}</Text>
      <Text c="dimmed">{t('import.choose.excel')}</Text>
      <Button
        mt="xs"
        leftSection={<IconFileImport size={16} aria-hidden />}
        loading={choose.isPending}
        onClick={() => choose.mutate()}
        data-autofocus
      >
        {t('import.choose.button')}
      </Button>
      <Textarea
        label={t('import.paste.label')}
        placeholder={t('import.paste.placeholder')}
        description={t('import.paste.hint')}
        value=""
        onChange={() => undefined}
        onPaste={handlePaste}
        rows={2}
        w="100%"
      />
      <Text size="sm" c="dimmed">
        {t('import.choose.nothingWritten')}
      </Text>
    </Stack>
  );
}
