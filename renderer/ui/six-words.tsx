import { Text } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { SixWords } from '../../shared/model/app.ts';

type SixWordsViewProps = {
  readonly words: SixWords;
  /** `md` is read, the others are read aloud: `lg` as what a page is about, `lines` as one thing among others. */
  readonly size?: 'md' | 'lg' | 'lines';
};

/** The same six words in both languages, numbered, so that two people can compare them aloud in either. */
export function SixWordsView({ words, size = 'md' }: SixWordsViewProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div>
      <div className={`kb-words kb-words-${size}`}>
        {(['zh', 'en'] as const).map((language) => (
          <div key={language}>
            <span className="kb-words-said" id={`${id}${language}`}>
              {t(`words.${language}`)}
            </span>
            <ol aria-labelledby={`${id}${language}`} lang={language === 'zh' ? 'zh-CN' : language}>
              {words[language].map((word, index) => (
                <li key={index}>{word}</li>
              ))}
            </ol>
          </div>
        ))}
      </div>
      {size !== 'md' && (
        <Text size="xs" c="dimmed" mt={6}>
          {t('words.aloud')}
        </Text>
      )}
    </div>
  );
}
