// What a tool wrote before every line of a dump, and what lines begin with by themselves.

import { describe, expect, test } from 'vitest';
import { withoutPrefixes } from '../../src/sources/prefixes.ts';

const LINES = [
  'The log',
  '',
  ...Array.from({ length: 12 }, (_, i) => `Story ${i} of the keeper`),
  '',
  '  And so on.',
];
const TEXT = LINES.join('\n');

describe('what stands before every line', () => {
  test.each([
    ['a sign of quotation', LINES.map((line) => `> ${line}`)],
    ['the same, without space on blank lines', LINES.map((line) => (line === '' ? '>' : `> ${line}`))],
    ['a bar', LINES.map((line) => `| ${line}`)],
    ['numbers and tabs', LINES.map((line, i) => `${String(i + 1).padStart(6)}\t${line}`)],
    ['numbers and colons', LINES.map((line, i) => `${i + 1}:${line}`)],
    ['numbers of lines that are not blank', LINES.map((line, i) => (line === '' ? '' : `${i + 1}  ${line}`))],
  ])('%s', (_, lines) => {
    expect(withoutPrefixes(lines.join('\n'))).toBe(TEXT);
  });
});

describe('what stays', () => {
  test.each([
    ['a quotation in a text', ['> No, he said.', ...LINES]],
    ['few lines', LINES.slice(0, 5).map((line) => `> ${line}`)],
    ['a list that counts', LINES.map((line, i) => `${i + 1}. ${line}`)],
    ['times', LINES.map((line, i) => `${(i * 7) % 12}:${line}`)],
    ['years', LINES.map((line, i) => `${1990 + i * 9}: ${line}`)],
  ])('%s', (_, lines) => {
    expect(withoutPrefixes(lines.join('\n'))).toBe(lines.join('\n'));
  });
});
