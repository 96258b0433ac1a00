import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import type { KeyFile } from './use-key-file.ts';

type Props = { readonly file: KeyFile };

/** The key file beside the passphrase: which one, or that it is still to be chosen. */
export function KeyFileLine({ file }: Props) {
  const { t } = useTranslation();
  return (
    <div>
      <Group gap="sm">
        <Button variant="default" loading={file.isChoosing} onClick={file.choose}>
          {t(file.chosen ? 'signIn.keyFile.other' : 'signIn.keyFile.choose')}
        </Button>
        <Text size="sm" {...(file.chosen ? {} : { c: 'dimmed' })}>
          {file.chosen?.fileName ?? t('signIn.keyFile.needed')}
        </Text>
      </Group>
      {file.error ? <ErrorNotice error={file.error} /> : null}
    </div>
  );
}
