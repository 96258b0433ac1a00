import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { SixWords } from '../../../shared/model/app.ts';
import { Banner } from '../../ui/banner.tsx';
import { SixWordsView } from '../../ui/six-words.tsx';

type Props = { readonly words: SixWords; readonly onCompared: () => void };

/** A computer without memory of this vault cannot know whether the file is old; people can, with six words. */
export function FirstTimeNotice({ words, onCompared }: Props) {
  const { t } = useTranslation();
  const [opened, { open }] = useDisclosure(false);
  return (
    <Banner
      color="amber"
      title={t('health.firstTime.title')}
      text={t('health.firstTime.text')}
      actions={
        opened ? (
          <Button size="compact-sm" onClick={onCompared}>
            {t('health.firstTime.dismiss')}
          </Button>
        ) : (
          <Button variant="default" size="compact-sm" onClick={open}>
            {t('health.firstTime.show')}
          </Button>
        )
      }
    >
      {opened && <SixWordsView words={words} />}
    </Banner>
  );
}
