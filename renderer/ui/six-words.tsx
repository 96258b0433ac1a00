import { useTranslation } from 'react-i18next';
import type { SixWords } from '../../shared/model/app.ts';

type SixWordsViewProps = { readonly words: SixWords; readonly size?: 'md' | 'lg' };

const LANGUAGES = [
  { language: 'zh', lang: 'zh-CN', name: '中文' },
  { language: 'en', lang: 'en', name: 'English' },
] as const;

/** The same six words in both languages, numbered, so that two people can compare them aloud in either. */
export function SixWordsView({ words, size = 'md' }: SixWordsViewProps) {
  const { t } = useTranslation();
  return (
    <div>
      <div className={`kb-words kb-words-${size}`}>
        {LANGUAGES.map(({ language, lang, name }) => (
          <div key={language} lang={lang}>
            <span className="kb-words-caption" aria-hidden>
              {name}
            </span>
            <ol aria-label={t(`words.${language}`)}>
              {words[language].map((word, index) => (
                <li key={index}>{word}</li>
              ))}
            </ol>
          </div>
        ))}
      </div>
      <p className="kb-words-caption">{t('words.same')}</p>
    </div>
  );
}
