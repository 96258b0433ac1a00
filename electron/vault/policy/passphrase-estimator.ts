import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { CHINESE_NAMES, PINYIN_SYLLABLES } from './words/chinese-names.ts';
import { CHINESE_PASSWORDS } from './words/chinese-passwords.ts';
import { PINYIN_WORDS } from './words/pinyin-words.ts';

let estimator: Promise<ZxcvbnFactory> | undefined;

/** zxcvbn with its common and English dictionaries and ours for Chinese, loaded once and only when somebody chooses a passphrase. */
export function loadEstimator(): Promise<ZxcvbnFactory> {
  estimator ??= createEstimator();
  return estimator;
}

async function createEstimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  return new ZxcvbnFactory({
    dictionary: {
      ...common.dictionary,
      ...english.dictionary,
      'passwords-zh': [...CHINESE_PASSWORDS],
      'names-zh': [...CHINESE_NAMES],
      'words-zh': [...PINYIN_WORDS],
      'syllables-zh': [...PINYIN_SYLLABLES],
    },
    graphs: common.adjacencyGraphs,
    // Trying out more exchanges of letters (p@ssw0rd) costs seconds for text that is nothing but such characters.
    l33tMaxSubstitutions: 20,
  });
}
