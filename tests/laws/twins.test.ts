// What a text dump yields, its HTML twin yields too, but for what only one of them can say.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ArticleRecord } from '../../src/index.ts';
import { caseNames, extractPages, openCase, pagesOf } from '../fixtures.ts';

/** Alternative texts, escapes, wraps and line breaks that a flattener made: HTML has none of these. */
const OF_FLATTENERS =
  /^(?:html|alt-text|image|flattener|delimiter|lines|caption)--|joined|cut-off|values-below|embedded-frame|picture-text|text-browser/;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The plainest page that a flattener would make the text of. */
function twinOf(text: string): string {
  const blocks: string[] = [];
  let open: string[] = [];
  const close = (): void => {
    if (open.length > 0) blocks.push(`<p>${open.join('<br>\n')}</p>`);
    open = [];
  };
  let list = false;
  for (const line of text.split(/\r?\n/)) {
    const item = /^\s*[•*]\s+(.*)$/.exec(line);
    if (item !== null || line.trim() === '') close();
    // What is indented below an item belongs to the list; a blank line ends it.
    if (item === null && list && /^(?:\S|$)/.test(line)) {
      blocks.push('</ul>');
      list = false;
    }
    if (item !== null) {
      if (!list) blocks.push('<ul>');
      list = true;
      blocks.push(`<li>${escaped(item[1]!)}</li>`);
    } else if (line.trim() !== '') open.push(escaped(line.trim()));
  }
  close();
  if (list) blocks.push('</ul>');
  return `<!DOCTYPE html>\n<html><body>\n${blocks.join('\n')}\n</body></html>\n`;
}

function valuesOf({
  title,
  date,
  dateText,
  author,
  categories,
  tags,
  comments,
  body,
  credits,
}: ArticleRecord) {
  return { title, date, dateText, author, categories, tags, comments, body, credits };
}

test.each(caseNames.filter((name) => !OF_FLATTENERS.test(name)))('%s', async (name) => {
  const { inputs, options } = await openCase(name);
  const texts = inputs.map(({ path }) => readFileSync(path ?? '', 'utf8').replace(/^\ufeff/, ''));
  const records = (sources: readonly string[]): ArticleRecord[] =>
    extractPages(
      sources.flatMap((source, i) => pagesOf(new TextEncoder().encode(source), `${i}.txt`)),
      options,
    ).extractions.flatMap((extraction) => extraction.records);
  expect(records(texts.map(twinOf)).map(valuesOf)).toEqual(records(texts).map(valuesOf));
});
