import { expect, test } from 'vitest';
import { findCounter } from '../../src/text/counters.ts';
import { findDates } from '../../src/text/dates.ts';

const count = (text: string) => findCounter(text, findDates(text));

test.each([
  ['January 5, 2013 0 comments', 0, '0 comments'],
  ['January 5, 20131 comment', 1, '1 comment'],
  ['No Comments', 0, 'No Comments'],
  ['One comment', 1, 'One comment'],
  ['1,204 comments', 1204, '1,204 comments'],
  ['Comments (3)', 3, 'Comments (3)'],
  ['Comments: 12', 12, 'Comments: 12'],
  ['Ann · Comments 12', 12, 'Comments 12'],
  ['댓글 3개', 3, '댓글 3개'],
  ['2013年1月5日 コメント0件', 0, 'コメント0件'],
  ['评论 12条', 12, '评论 12条'],
  ['January 5, 2013 3 commentsFacebookTwitter', 3, '3 comments'],
  ['December 3, 2011adminNo comments', 0, 'No comments'],
  ['3 Dec 2011Mazda PaNo comments', 0, 'No comments'],
  [
    '[January 5, 2013 at 1:49 am] · by Ann Holm · in The council of the harbour, its many committees and what they say · No comments »',
    0,
    'No comments',
  ],
])('%s', (text, number, written) => {
  const counter = count(text);
  expect(counter?.count).toBe(number);
  expect(text.slice(...counter!.range)).toBe(written);
});

test('an invitation says no number', () => {
  expect(count('Leave a comment')).toEqual({ range: [0, 15], count: null });
});

test.each([
  'commentary',
  'He made 3 points',
  'comments on the news',
  'January 5, 2013',
  'comments 3 and 4 of the letter',
  'コメント3日目',
  'On January 5, 2013 the council of the harbour was asked what the second crane had cost, who had ordered it, and said: no comment.',
  'The council of the harbour was asked what the second crane had cost, who had ordered it, and who should pay for it: no comments',
])('%s counts nothing', (text) => {
  expect(count(text)).toBeNull();
});
