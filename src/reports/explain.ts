// A page with, beside each line, what became of it and why.

import { Chalk, type ChalkInstance } from 'chalk';
import type { Extraction, Fate } from '../types.ts';
import { visible } from './visible.ts';

type Paint = (chalk: ChalkInstance) => ChalkInstance;

const PAINTS: Readonly<Record<Fate, Paint>> = {
  title: (c) => c.bold.green,
  date: (c) => c.cyan,
  byline: (c) => c.cyan,
  credit: (c) => c.cyan,
  category: (c) => c.magenta,
  tag: (c) => c.magenta,
  comments: (c) => c.cyan,
  body: (c) => c.reset,
  caption: (c) => c.yellow,
  image: (c) => c.yellow,
  'alt-text': (c) => c.yellow.inverse,
  'page-chrome': (c) => c.gray,
  'record-chrome': (c) => c.gray,
  blank: (c) => c.gray,
};

const FATE_COLUMNS = 13;

/** One text line for each line, or part of a line, of the page. */
export function* explain({ page, records, entries }: Extraction, colour: boolean): Generator<string> {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const digits = String(page.endLine).length;
  for (const { part, record } of entries) {
    const raw = page.raw(part.line);
    const text = part.range === null ? raw : raw.slice(...part.range);
    const number = String(page.at(part.line)).padStart(digits);
    const index = record === null ? '' : String(records[record]?.index ?? '');
    const place = part.range === null ? '' : ` ${part.range[0]}-${part.range[1]}`;
    const evidence = Object.entries(part.reason.evidence)
      .map(([name, value]) => ` ${name}=${value}`)
      .join('');
    const why = chalk.dim(`  (${part.reason.rule}${evidence}${place})`);
    const paint = PAINTS[part.fate](chalk);
    yield `${number} ${index.padStart(3)} ${paint(`${part.fate.padEnd(FATE_COLUMNS)} ${visible(text)}`)}${why}\n`;
  }
}
