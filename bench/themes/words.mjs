// Made-up text in the script and with the labels of a language.

import { lexiconOf } from '../../dist/lexicon/index.js';

const SYLLABLES = {
  latin:
    'ba be bi bo da de di do fa fe ga go ha ka ke la le li lo ma me mi mo na ne no pa pe ra re ri ro sa se ta te ti to va ve za'.split(
      ' ',
    ),
  cyrillic:
    'ба бе ва во га да де жа за ко ка ла ле ли ма ме ми на не но па по ра ре ри са се та те то ча'.split(' '),
  greek: 'βα γο δε κα κο λα λε μα με να νε πα πο ρα σα σε τα τε το'.split(' '),
  arabic: 'با بو تا جا دا را سا شا عا فا قا كا لا ما نا ها وا'.split(' '),
  hebrew: 'בא גו דא הא וא זא חא טא כא לא מא נא סא פא קא רא'.split(' '),
  kana: 'あ い う か き く さ し す た ち つ な に の は ひ ま み も や ゆ ら り れ わ'.split(' '),
  han: '山水木火土金日月人大小中上下左右天地花鳥風雨雪田川海石竹米車門'.split(''),
  hangul: '가 나 다 라 마 바 사 아 자 차 카 타 파 하 거 너 더'.split(' '),
  devanagari: 'का कि खा गा चा जा ता ति दा ना पा बा मा रा ला सा हा'.split(' '),
};
const SCRIPT = {
  ru: 'cyrillic',
  uk: 'cyrillic',
  bg: 'cyrillic',
  el: 'greek',
  ar: 'arabic',
  fa: 'arabic',
  he: 'hebrew',
  ja: 'kana',
  zh: 'han',
  ko: 'hangul',
  hi: 'devanagari',
};
const FULL_STOP = { ja: '。', zh: '。', hi: '।' };

export const languages = [
  'en',
  'en',
  'de',
  'fr',
  'es',
  'pt',
  'it',
  'nl',
  'sv',
  'da',
  'fi',
  'cs',
  'pl',
  'hu',
  'hr',
  'uk',
  'ru',
  'bg',
  'el',
  'ja',
  'zh',
  'ko',
  'id',
  'tr',
  'ar',
  'he',
];

/** The words of one site in one language. */
export function wordsOf(language, r) {
  const script = SCRIPT[language] ?? 'latin';
  const spaced = script !== 'kana' && script !== 'han';
  const lexicon = lexiconOf(language);
  const word = () => Array.from({ length: 1 + r.below(3) }, () => r.pick(SYLLABLES[script])).join('');
  const capital = (text) => text[0].toUpperCase() + text.slice(1);
  const run = (count) => Array.from({ length: count }, word).join(spaced ? ' ' : '');
  const sentence = () => `${capital(run(8 + r.below(14)))}${FULL_STOP[language] ?? '.'}`;
  const phrase = (least, most) => capital(run(least + r.below(most - least + 1)));
  return {
    language,
    rtl: script === 'arabic' || script === 'hebrew',
    name: () => `${capital(word())} ${capital(word())}`,
    title: () => phrase(3, 8),
    phrase,
    label: () => phrase(1, 2),
    paragraph: () => Array.from({ length: 2 + r.below(4) }, sentence).join(spaced ? ' ' : ''),
    says: (kind) =>
      capital(
        r.pick(
          kind === 'none'
            ? lexicon.comments.none
            : kind === 'invite'
              ? lexicon.comments.invite.slice(0, 2)
              : kind === 'nouns'
                ? lexicon.comments.nouns.slice(0, 2)
                : lexicon[kind].slice(0, 3),
        ),
      ),
    /** The same choice for all records of a site. */
    fixed: (kind) =>
      capital(
        kind === 'nouns'
          ? (lexicon.comments.nouns[1] ?? lexicon.comments.nouns[0])
          : kind === 'none'
            ? lexicon.comments.none[0]
            : kind === 'invite'
              ? lexicon.comments.invite[0]
              : lexicon[kind][0],
      ),
  };
}
