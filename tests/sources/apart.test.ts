// Sites in one folder: what tells them apart, and what every site says.

import { expect, test } from 'vitest';
import { linesOf } from '../../src/index.ts';
import { type Look, SitesApart } from '../../src/sources/apart.ts';
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
  const apart = new SitesApart(inputs, 'auto', look);
  const sites = new Set(inputs.map((input) => apart.filesOf(input)));
  return [...sites].map((files) => files.map(({ name }) => name).join(' ')).sort();
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

test('a folder is looked at when the first of its files is asked for', () => {
  const opened: string[] = [];
  const input = (site: string, name: string): Input => ({ name, path: name, site }) as Input;
  const inputs = [input('a', 'a1'), input('a', 'a2'), input('b', 'b1'), input('b', 'b2')];
  const apart = new SitesApart(inputs, 'auto', {
    chunksOf: ({ name }) => {
      opened.push(name);
      return [new TextEncoder().encode(`${EVERYWHERE}Text of ${name}.\n`)];
    },
    linesOf: ({ text }) => text.split('\n'),
  });
  expect(apart.filesOf(inputs[1]!).map(({ name }) => name)).toEqual(['a1', 'a2']);
  expect(apart.filesOf(inputs[0]!)).toBe(apart.filesOf(inputs[1]!));
  expect(opened).toEqual(['a1', 'a2']);
});

const sentences = (of: string, count: number): string =>
  Array.from(
    { length: count },
    (_, i) => `${of} ${String.fromCharCode(97 + (i % 26)).repeat(1 + i / 26)}\n`,
  ).join('');

test('a page whose chrome is lost in its text goes with the site that shares its first lines', () => {
  const [harbour, school] = ['Harbour notes\nQuay\nPilots\n', 'School paper\nForm one\nForm two\n'];
  const pages = {
    a1: harbour + sentences('The crane turns', 8),
    a2: harbour + sentences('A ferry sails', 8),
    b1: school + sentences('The bell rings', 8),
    b2: school + sentences('A desk is sold', 8),
    c1: harbour + sentences('Somebody counts the nets', 80),
  };
  expect(groupsOf(pages)).toEqual(['a1 a2 c1', 'b1 b2']);
  // Lines that both sites have tell neither of them.
  const both = {
    ...pages,
    c1: `Quay\nForm one\nForm two\nPilots\n${sentences('Somebody counts the nets', 80)}`,
  };
  expect(groupsOf(both)).toEqual(['a1 a2', 'b1 b2', 'c1']);
});
