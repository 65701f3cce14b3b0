// Sites in one folder: what tells them apart, and what every site says.

import { expect, test } from 'vitest';
import { linesOf } from '../../src/index.ts';
import { type Look, sitesOf } from '../../src/sources/apart.ts';
import type { Input } from '../../src/sources/inputs.ts';

const EVERYWHERE =
  'Recent Posts\nArchives\nDecember 2018\nNovember 2018\nOlder posts\nRead more\nLeave a comment\n';

/** The groups of pages that are given by name. */
function groupsOf(pages: Readonly<Record<string, string>>): string[] {
  const inputs = Object.keys(pages).map((name): Input => ({ name, path: name, site: 'folder' }) as Input);
  const look = {
    chunksOf: ({ name }: Input) => [new TextEncoder().encode(pages[name])],
    linesOf,
    maxPageBytes: 1 << 20,
  } as Look;
  const groups = new Map<string, string[]>();
  for (const [{ name }, site] of sitesOf(inputs, 'auto', look))
    groups.set(site, [...(groups.get(site) ?? []), name]);
  return [...groups.values()].map((names) => names.join(' ')).sort();
}

const page = (menu: string, text: string): string => `${menu}${EVERYWHERE}${text}\n`;

test('words that every template of a language has, and months, join no sites', () => {
  const [harbour, school] = [
    'Harbour notes\nQuay\nBoard\nPilots\n',
    'School paper\nForm one\nForm two\nTeachers\n',
  ];
  expect(
    groupsOf({
      a1: page(harbour, 'The crane turns again.'),
      b1: page(school, 'A new bell for the yard.'),
      a2: page(harbour, 'A ferry for the islands.'),
      b2: page(school, 'The old desks are sold.'),
    }),
  ).toEqual(['a1 a2', 'b1 b2']);
});

test('lines of their own join the pages of a site', () => {
  expect(
    groupsOf({
      a1: page('Harbour notes\nQuay\nBoard\n', 'One.'),
      a2: page('Harbour notes\nQuay\nBoard\n', 'Two.'),
    }),
  ).toEqual(['a1 a2']);
});
