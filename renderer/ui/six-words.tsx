import { useTranslation } from 'react-i18next';
import type { SixWords } from '../../shared/model/app.ts';

type SixWordsViewProps = { readonly words: SixWords; readonly size?: 'md' | 'lg' };

/** The same six words in both languages, numbered, so that two people can compare them aloud in either. */
export function SixWordsView({ words, size = 'md' }: SixWordsViewProps) {
  const { t } = useTranslation();
  return (
    <div className={`kb-words kb-words-${size}`}>
      <ol aria-label={t('words.zh')} lang="zh-CN">
        {words.zh.map((word, index) => (
          <li key={index}>{word}</li>
        ))}
      </ol>
      <ol aria-label={t('words.en')} lang="en">
        {words.en.map((word, index) => (
          <li key={index}>{word}</li>
        ))}
      </ol>
    </div>
  );
}
