import { Alert, Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { SixWords } from '../../../shared/model/app.ts';
import { SixWordsView } from '../../ui/six-words.tsx';
import classes from './health.module.css';

type Props = { readonly words: SixWords; readonly onCompared: () => void };

/** A computer without memory of this vault cannot know whether the file is old; people can, with six words. */
export function FirstTimeNotice({ words, onCompared }: Props) {
  const { t } = useTranslation();
  const [opened, { open }] = useDisclosure(false);
  return (
    <Alert color="amber" role="status" className={classes['notice']} title={t('health.firstTime.title')}>
      <Text size="sm">{t('health.firstTime.text')}</Text>
      {opened && <SixWordsView words={words} />}
      <Group gap="xs" mt={6}>
        {opened ? (
          <Button size="compact-sm" onClick={onCompared}>
            {t('health.firstTime.dismiss')}
          </Button>
        ) : (
          <Button variant="default" size="compact-sm" onClick={open}>
            {t('health.firstTime.show')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
