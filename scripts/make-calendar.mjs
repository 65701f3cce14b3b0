#!/usr/bin/env node
// Writes src/lexicon/calendar.ts: month and weekday names of every language, from CLDR as Node's Intl holds it.
// The result is kept in the repository because the names differ between versions of Node.
//   node scripts/make-calendar.mjs
import { writeFileSync } from 'node:fs';

const languages =
  'en de fr es pt it nl sv da nb fi cs sk pl hu hr sl ro uk ru bg sr el tr ca ja zh ko vi id th hi bn ar fa he'.split(
    ' ',
  );
// Spellings that sites use and CLDR has not (any more); Arabic months are those of Egypt and of the Levant. Short names are
// those that strftime of glibc writes.
const more = {
  en: { 9: ['sept'] },
  ar: {
    1: ['كانون الثاني', 'ينا'],
    2: ['شباط', 'فبر'],
    3: ['آذار', 'مار'],
    4: ['نيسان', 'أبر'],
    5: ['أيار', 'ماي'],
    6: ['حزيران', 'يون'],
    7: ['تموز', 'يول'],
    8: ['آب', 'أغس'],
    9: ['أيلول', 'سبت'],
    10: ['تشرين الأول', 'أكت'],
    11: ['تشرين الثاني', 'نوف'],
    12: ['كانون الأول', 'ديس'],
  },
  bg: { 1: ['яну'], 2: ['фев'], 11: ['ное'] },
  bn: { 1: ['জানুয়ারী'], 2: ['ফেব্রুয়ারী'] },
  cs: { 6: ['čen'], 7: ['čec'] },
  el: {
    1: ['ιανουάριος'],
    2: ['φεβρουάριος'],
    3: ['μάρτιος', 'μάρ'],
    4: ['απρίλιος'],
    5: ['μάιος', 'μάι'],
    6: ['ιούνιος', 'ιούν'],
    7: ['ιούλιος', 'ιούλ'],
    8: ['αύγουστος', 'αύγ'],
    9: ['σεπτέμβριος'],
    10: ['οκτώβριος'],
    11: ['νοέμβριος', 'νοέ'],
    12: ['δεκέμβριος'],
  },
  he: { 6: ['יונ'], 7: ['יול'] },
  hi: { 10: ['अक्तू॰', 'अक्तूबर'] },
  uk: { 4: ['кві'], 5: ['тра'], 6: ['чер'], 8: ['сер'], 10: ['жов'], 11: ['лис'], 12: ['гру'] },
  de: { 1: ['jänner'], 2: ['feber'] },
  fa: { 5: ['می'], 7: ['جولای'], 8: ['آگوست'], 10: ['اكتبر'] },
  ru: { 2: ['фев'], 5: ['май'], 6: ['июнь'], 7: ['июль'], 9: ['сен'], 11: ['ноя'] },
};
const moreWeekdays = 'nie wto śro pią τρι πεμ σαβ çrş prş cts พฤหัสบดี'.split(' ');
const clean = (s) =>
  s
    .normalize('NFKC')
    .toLocaleLowerCase('en')
    .replace(/[.׳\u200e\u200f]/g, '')
    .trim();
const months = new Map();
const weekdays = new Set(moreWeekdays);
const add = (name, month, language) => {
  const key = clean(name);
  if (key.length < 2 || /\d/.test(key)) return;
  const at = months.get(key) ?? new Map();
  at.set(month, [...new Set([...(at.get(month) ?? []), language])]);
  months.set(key, at);
};
for (const language of languages) {
  for (let month = 0; month < 12; month++) {
    const date = new Date(Date.UTC(2021, month, 15));
    for (const style of ['long', 'short']) {
      for (const options of [
        { month: style },
        { month: style, day: 'numeric' },
        { month: style, day: 'numeric', year: 'numeric' },
      ]) {
        const parts = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, {
          ...options,
          timeZone: 'UTC',
        }).formatToParts(date);
        for (const part of parts) if (part.type === 'month') add(part.value, month + 1, language);
      }
    }
    for (const name of more[language]?.[month + 1] ?? []) add(name, month + 1, language);
  }
  for (let day = 0; day < 7; day++) {
    for (const style of ['long', 'short']) {
      const name = clean(
        new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' }).format(
          new Date(Date.UTC(2021, 1, 1 + day)),
        ),
      );
      if (name.length > 1) weekdays.add(name);
    }
  }
}
const jalali = 'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند'.split(' ');
const byCode = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const single = {};
const contested = {};
for (const [name, at] of [...months].sort((a, b) => byCode(a[0], b[0]))) {
  if (at.size === 1) single[name] = [...at.keys()][0];
  else
    contested[name] = Object.fromEntries(
      [...at].sort((a, b) => a[0] - b[0]).flatMap(([m, ls]) => ls.map((l) => [l, m])),
    );
}
// Names of one only of the languages that read some name differently: they tell how to read it.
const readers = new Set(Object.values(contested).flatMap((at) => Object.keys(at)));
const telling = {};
for (const [name, at] of [...months].sort((a, b) => byCode(a[0], b[0]))) {
  const own = [...at.values()].flat().filter((language) => readers.has(language));
  if (at.size === 1 && own.length === 1) telling[name] = own[0];
}
writeFileSync(
  new URL('../src/lexicon/calendar.ts', import.meta.url),
  `// Made by scripts/make-calendar.mjs; do not edit by hand.
// Languages: ${languages.join(' ')}.

/** Month names, lower case, NFKC, without full stops, to the number of the month. */
export const monthNames: Readonly<Record<string, number>> = ${JSON.stringify(single, null, 2)};

/** Names that mean different months in different languages: name to language to month. */
export const contestedMonthNames: Readonly<Record<string, Readonly<Record<string, number>>>> = ${JSON.stringify(contested, null, 2)};

/** Names of months that only one of these languages has. */
export const tellingMonthNames: Readonly<Record<string, string>> = ${JSON.stringify(telling, null, 2)};

/** Months of the Persian (Jalali) calendar, in order. */
export const jalaliMonthNames: readonly string[] = ${JSON.stringify(jalali)};

/** Weekday names, lower case, without full stops. */
export const weekdayNames: readonly string[] = ${JSON.stringify([...weekdays].sort(byCode), null, 2)};
`,
);
