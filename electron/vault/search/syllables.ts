/** How a typed run of letters can be read as pinyin. */

/** Toneless syllables of Mandarin, `ü` as `v` and as `u`. */
const SYLLABLES = new Set(
  (
    'a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce cen ceng cha chai chan chang chao che ' +
    'chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo ci cong cou cu cuan cui cun cuo da dai dan dang dao de dei den deng di ' +
    'dia dian diao die ding diu dong dou du duan dui dun duo e ei en eng er fa fan fang fei fen feng fo fou fu ga gai gan gang gao ge gei gen ' +
    'geng gong gou gu gua guai guan guang gui gun guo ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo ji jia jian ' +
    'jiang jiao jie jin jing jiong jiu ju juan jue jun ka kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang kui kun kuo la lai lan ' +
    'lang lao le lei leng li lia lian liang liao lie lin ling liu lo long lou lu luan lue lun luo lv lve ma mai man mang mao me mei men meng mi ' +
    'mian miao mie min ming miu mo mou mu na nai nan nang nao ne nei nen neng ni nian niang niao nie nin ning niu nong nou nu nuan nue nuo nv nve ' +
    'o ou pa pai pan pang pao pei pen peng pi pian piao pie pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun ran ' +
    'rang rao re ren reng ri rong rou ru rua ruan rui run ruo sa sai san sang sao se sen seng sha shai shan shang shao she shei shen sheng shi ' +
    'shou shu shua shuai shuan shuang shui shun shuo si song sou su suan sui sun suo ta tai tan tang tao te tei teng ti tian tiao tie ting tong ' +
    'tou tu tuan tui tun tuo wa wai wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye ' +
    'yi yin ying yo yong you yu yuan yue yun za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu ' +
    'zhua zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo'
  ).split(' '),
);
const LONGEST = 6;
const READINGS_MAX = 6;

/** `syllables` are complete but for the last, which may have just begun; `initials` are single letters that follow (zhang·s·f). */
export type Spelling = { readonly syllables: readonly string[]; readonly initials: readonly string[] };

/**
 * Readings of `letters` with at least three pieces: shorter ones need none, because the index holds pairs of syllables
 * and finds them as prefixes. Most syllables first, at most six.
 */
export function spellingsOf(letters: string): readonly Spelling[] {
  const found: Spelling[] = [];
  walk(letters, [], found);
  return found;
}

function walk(rest: string, syllables: readonly string[], found: Spelling[]): void {
  if (found.length >= READINGS_MAX) return;
  if (rest === '') {
    if (syllables.length >= 3) found.push({ syllables, initials: [] });
    return;
  }
  for (let length = Math.min(LONGEST, rest.length); length >= 1; length -= 1) {
    const piece = rest.slice(0, length);
    if (SYLLABLES.has(piece)) walk(rest.slice(length), [...syllables, piece], found);
    else if (length === rest.length && syllables.length >= 2 && BEGINNINGS.has(piece)) walk('', [...syllables, piece], found);
  }
  const initials = rest.split('');
  const pieces = syllables.length + initials.length;
  if (syllables.length > 0 && pieces >= 3 && initials.every((letter) => BEGINNINGS.has(letter)) && found.length < READINGS_MAX) {
    found.push({ syllables, initials });
  }
}

const BEGINNINGS = new Set([...SYLLABLES].flatMap((syllable) => Array.from(syllable, (_, index) => syllable.slice(0, index + 1))));

/** Whether the letters are two or more whole syllables in a row. */
export function isSpelled(letters: string): boolean {
  const reached = new Map<number, number>([[0, 0]]);
  for (let at = 0; at < letters.length; at += 1) {
    const count = reached.get(at);
    if (count === undefined) continue;
    for (let length = 1; length <= LONGEST && at + length <= letters.length; length += 1) {
      if (SYLLABLES.has(letters.slice(at, at + length))) reached.set(at + length, Math.max(reached.get(at + length) ?? 0, count + 1));
    }
  }
  return (reached.get(letters.length) ?? 0) >= 2;
}
