/** A pasted text as lines worth reading: half width, broken before labels, without greetings and small print. */
import { plainText } from '../plain-text.ts';
import { breakAtLabels } from './label-words.ts';

const TEXT_MAX = 10_000;
const LINES_MAX = 200;
const LINE_MAX = 400;

const CLOSING =
  /^(?:-{2,}|_{2,}|={2,}|[*~—–]{2,}|(?:best|kind|warm|warmest|many|with)?,? ?(?:regards|wishes)|best|cheers|thanks|thank you|many thanks|sincerely|yours (?:truly|sincerely|faithfully)|sent from my .{1,30}|发自我的.{1,20}|此致|敬礼|顺颂商祺|祝好|谢谢|名片|business card|签名|联系方式)[\s,，.。:：!！]*$/iu;
const SMALL_PRINT =
  /^(?:发送时间|发送日期|日期|时间|主题|抄送|Sent|Date|Subject|Cc|To|Re) ?[:：]|confidential|disclaimer|intended only for|保密|免责声明|仅供收件人/iu;

export function linesOf(text: string): readonly string[] {
  const tidy = halfWidth(plainText(text.slice(0, TEXT_MAX)));
  return breakAtLabels(tidy)
    .split('\n')
    .slice(0, LINES_MAX)
    .map((line) =>
      line
        .slice(0, LINE_MAX)
        .trim()
        .replace(/^[,，、.。;；]+|[,，、;；]+$/gu, '')
        .trim(),
    )
    .filter((line) => line !== '' && !CLOSING.test(line) && !SMALL_PRINT.test(line));
}

/** Letters, digits and the signs of numbers and addresses; Chinese punctuation stays as written. */
function halfWidth(text: string): string {
  return text
    .replace(/[０-９Ａ-Ｚａ-ｚ＠．＋－＿＃]/gu, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\u00a0\u3000\u2002\u2003\u2009]/gu, ' ')
    .replace(/[‐‑‒−]/gu, '-')
    .replace(/[(（](85[23]|886)[)）] ?(?=\d)/gu, '+$1 ');
}
