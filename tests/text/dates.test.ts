import { expect, test } from 'vitest';
import { dateHabits, settle } from '../../src/text/date-habits.ts';
import { findDates, findDayOfYear, isMonthName } from '../../src/text/dates.ts';

test.each([
  ['January 5, 2013 0 comments', '2013-01-05', 'January 5, 2013'],
  ['adminJanuary 5, 2013Leave a comment', '2013-01-05', 'January 5, 2013'],
  ['January 5, 20130 comments', '2013-01-05', 'January 5, 2013'],
  ['May 30th, 2009 by Anna', '2009-05-30', 'May 30th, 2009'],
  ['am 31. Oktober 201631. Oktober 2017', '2016-10-31', '31. Oktober 2016'],
  ['Publicado el 23 de abril de 2006 por Ana', '2006-04-23', '23 de abril de 2006'],
  ['3 Březen, 2010 - 10:10', '2010-03-03', '3 Březen, 2010'],
  ['15e september 2019', '2019-09-15', '15e september 2019'],
  ['1ste mei 2018', '2018-05-01', '1ste mei 2018'],
  ['чт 15 ноя 2018', '2018-11-15', '15 ноя 2018'],
  ['1 лис 2019', '2019-11-01', '1 лис 2019'],
  ['nie 06 stycznia 2019', '2019-01-06', '06 stycznia 2019'],
  ['15 Μάρ 2019', '2019-03-15', '15 Μάρ 2019'],
  ['15 أغس 2019', '2019-08-15', '15 أغس 2019'],
  ['12 अक्तूबर 2019', '2019-10-12', '12 अक्तूबर 2019'],
  ['2013. január 5.', '2013-01-05', '2013. január 5'],
  ['fell in 2003. December 22, 2012 0 comments', '2012-12-22', 'December 22, 2012'],
  ['2013. jan. 5.', '2013-01-05', '2013. jan. 5'],
  ['2018年12月08日 Anna', '2018-12-08', '2018年12月08日'],
  ['2016.12.01.', '2016-12-01', '2016.12.01'],
  ['2023-12-10 · 5 min', '2023-12-10', '2023-12-10'],
  ['27/11/2013', '2013-11-27', '27/11/2013'],
  ['3/27/2014', '2014-03-27', '3/27/2014'],
  ['1. 2. 2013', '2013-02-01', '1. 2. 2013'],
  ['مارس 25, 2022', '2022-03-25', 'مارس 25, 2022'],
  ['۲۵ خرداد ۱۴۰۴', '2025-06-15', '۲۵ خرداد ۱۴۰۴'],
  ['3 آگوست 2009', '2009-08-03', '3 آگوست 2009'],
  ['5 มกราคม 2556', '2013-01-05', '5 มกราคม 2556'],
  ['3 tháng 5, 2014', '2014-05-03', '3 tháng 5, 2014'],
  ['28 พ.ย. 2555', '2012-11-28', '28 พ.ย. 2555'],
  ['28 XI 2012', '2012-11-28', '28 XI 2012'],
  ['2012. XI. 28.', '2012-11-28', '2012. XI. 28'],
  ['平成24年11月28日', '2012-11-28', '平成24年11月28日'],
  ['民國101年11月28日', '2012-11-28', '民國101年11月28日'],
  ['۱۳۹۱/۰۹/۰۸', '2012-11-28', '۱۳۹۱/۰۹/۰۸'],
  ["28 Nov '12", '2012-11-28', "28 Nov '12"],
  ["Nov 28, '99 by Ann", '1999-11-28', "Nov 28, '99"],
  ['28-Nov-12 10:30', '2012-11-28', '28-Nov-12'],
  ['Nr. 20121128', '2012-11-28', '20121128'],
])('%s', (text, iso, written) => {
  const [date] = findDates(text);
  expect(date?.iso).toBe(iso);
  expect(text.slice(...date!.range)).toBe(written);
});

test.each([
  'no date',
  'May I come in?',
  'in March',
  'version 1.2.3',
  '30 February 2013',
  '2013-13-01',
  'Room 5, 2013',
  '12:30:2013',
  'May 5 - 12 comments',
  '5-May-10:30',
  'World War II 1945',
  '192.168.10.12',
  '10.11.12.13',
  '۱۳۹۱/۱۳/۰۸',
  'all of the 20121128 letters that were counted',
  '11月 2020',
  '13月 7, 2020',
  '1月5日',
  '三月 2020',
  `version 10.4.11, ${'which runs on machines with one processor and with two of them'.repeat(2)}`,
])('%s holds no date', (text) => {
  expect(findDates(text)).toEqual([]);
});

test('a word that every object knows is no month', () => {
  expect(isMonthName('constructor')).toBe(false);
  expect(findDates('5 constructor 2012')).toEqual([]);
});

test('two dates of a line are both found', () => {
  expect(findDates('May 3, 1911 and June 1, 1911').map(({ iso }) => iso)).toEqual([
    '1911-05-03',
    '1911-06-01',
  ]);
});

test('a numeric date that can be read in two ways waits for the order of its site', () => {
  const [open] = findDates('05/11/2013');
  expect(open?.iso).toBeNull();
  expect(settle(open!, { order: 'dmy', shortOrder: null, language: null })).toBe('2013-11-05');
  expect(settle(open!, { order: 'mdy', shortOrder: null, language: null })).toBe('2013-05-11');
  expect(settle(open!, null)).toBeNull();
});

test('the order of a site follows from its dates that can be read in one way, if they agree', () => {
  const dates = (...texts: string[]) => texts.flatMap((text) => findDates(text));
  const orderOf = (mentions: ReturnType<typeof dates>) => dateHabits(mentions).order;
  expect(orderOf(dates('05/11/2013', '27/11/2013'))).toBe('dmy');
  expect(orderOf(dates('05/11/2013', '11/27/2013'))).toBe('mdy');
  expect(orderOf(dates('27/11/2013', '11/27/2013'))).toBeNull();
  expect(orderOf(dates('05/11/2013'))).toBeNull();
});

test('where the year is in three times two digits follows from the other dates of the site', () => {
  const settled = (...texts: string[]) => {
    const mentions = texts.flatMap((text) => findDates(text));
    const habits = dateHabits(mentions);
    return mentions.map((mention) => settle(mention, habits));
  };
  expect(settled('28.11.12', '09.11.12')).toEqual(['2012-11-28', '2012-11-09']);
  expect(settled('11/28/12', '11/09/12')).toEqual(['2012-11-28', '2012-11-09']);
  expect(settled('12.11.28', '12.11.09', '12.10.30')).toEqual(['2012-11-28', '2012-11-09', '2012-10-30']);
  // Each of them could be the year.
  expect(settled('10.11.12')).toEqual([null]);
  expect(settled('28.11.12', '12/31/12')).toEqual([null, null]);
  expect(settle(findDates('28.11.12')[0]!, null)).toBeNull();
});

test('a name that means another month in another language is read as the other names of the site say', () => {
  const habitsOf = (...texts: string[]) => dateHabits(texts.flatMap((text) => findDates(text)));
  const [open] = findDates('27. listopada 2018.');
  expect(habitsOf('18. prosinca 2018.', '28. rujna 2018.').language).toBe('hr');
  expect(settle(open!, habitsOf('18. prosinca 2018.'))).toBe('2018-10-27');
  expect(settle(open!, habitsOf('18 grudnia 2018'))).toBe('2018-11-27');
  expect(settle(open!, habitsOf('18. prosinca 2018.', '18 grudnia 2018'))).toBe('2018-11-27');
  expect(settle(open!, null)).toBe('2018-11-27');
});

test('a day of the year is no part of a full date, but a title before it may end in a year', () => {
  expect(findDayOfYear('Harbour notes Apr 7')?.day).toEqual([4, 7]);
  expect(findDayOfYear('Apr 7')?.day).toEqual([4, 7]);
  expect(findDayOfYear('The regatta of 2011 Aug 18')?.day).toEqual([8, 18]);
  expect(findDayOfYear('June 25, 2014 0 comments')).toBeNull();
  expect(findDayOfYear('25 June 2014')).toBeNull();
});

test.each([
  ['11月 7, 2020', '2020-11-07', '11月 7, 2020'],
  ['11월 7, 2020', '2020-11-07', '11월 7, 2020'],
  ['7 11月 2020', '2020-11-07', '7 11月 2020'],
  ['发表于三月 14, 2020', '2020-03-14', '三月 14, 2020'],
  ['发表于十二月 24, 2020', '2020-12-24', '十二月 24, 2020'],
  ['投稿日：十一月 3, 2020', '2020-11-03', '十一月 3, 2020'],
])('%s has its month as East Asia writes it, in a western order', (text, iso, own) => {
  const [date, ...others] = findDates(text);
  expect(date?.iso).toBe(iso);
  expect(text.slice(...date!.range)).toBe(own);
  expect(others).toEqual([]);
});
