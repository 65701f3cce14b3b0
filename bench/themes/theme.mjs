// A random theme, and pages in it. Themes are drawn from what is possible, not from what works.

import { languages, wordsOf } from './words.mjs';

/** What a theme shows and where. */
export function drawTheme(r) {
  const language = r.pick(languages);
  const list = r.chance(0.12);
  return {
    language,
    list,
    date: list
      ? r.pick(['inside-behind', 'inside-before', 'below', 'heading'])
      : r.pick(['above', 'below', 'below', 'below', 'behind', 'behind', 'heading']),
    form: r.pick(['long', 'long', 'long', 'short', 'iso', 'dots', 'dmy', 'mdy']),
    posted: r.chance(0.4),
    author: list ? 'none' : r.pick(['none', 'none', 'by', 'by', 'bare', 'own-line']),
    category: list ? 'none' : r.pick(['none', 'none', 'kicker', 'in-line', 'footer', 'footer']),
    comments: list ? 'none' : r.pick(['none', 'none', 'in-line', 'footer', 'number']),
    tags: list ? 'none' : r.pick(['none', 'none', 'none', 'footer', 'items']),
    body: list ? 'none' : r.pick(['full', 'full', 'excerpt', 'excerpt']),
    more: !list && r.chance(0.4),
    thumbnail: list ? 'none' : r.pick(['none', 'none', 'none', 'title', 'other', 'file']),
    share: list ? 'none' : r.pick(['none', 'none', 'none', 'behind', 'top']),
    readers: !list && r.chance(0.06),
    separator: r.pick([' | ', ' · ', ' - ', ' / ', ', ', ' ', '']),
    titleTwice: r.chance(0.06),
    sidebar: r.chance(0.6),
    calendar: r.chance(0.15),
    records: 3 + r.below(8),
    pages: 3 + r.below(5),
  };
}

/** What a theme shows without a label, beside or instead of what it labels: a person, terms, figures on lines of their own. */
export function drawBare(theme, r) {
  const free = (field) => !theme.list && theme[field] === 'none';
  return {
    person: free('author') ? r.pick(['none', 'below-title', 'below-meta', 'behind']) : 'none',
    terms: free('category') && free('tags') ? r.pick(['none', 'below-meta', 'behind', 'behind']) : 'none',
    joined: r.pick(['lines', ' ', ', ', ' / ', '']),
    many: 1 + r.below(3),
    capitals: r.chance(0.2),
    figure: theme.list ? 'none' : r.pick(['none', 'none', 'in-line', 'below-meta', 'behind']),
  };
}

/** What the texts of a site hold beside paragraphs, as shares of their blocks; and how long its titles are. */
export function drawRich(r) {
  const share = (most) => r.pick([0, 0, most / 2, most]);
  return {
    heading: share(0.25),
    list: share(0.25),
    quote: share(0.2),
    code: r.pick([0, 0, 0, 0.2]),
    short: share(0.35),
    dated: share(0.2),
    labelled: share(0.15),
    titles: r.pick(['plain', 'plain', 'long', 'word', 'marks', 'years']),
  };
}

const pad = (n) => String(n).padStart(2, '0');

/** A date as the theme writes it. */
export function dateText({ language, form }, [year, month, day]) {
  const options = {
    timeZone: 'UTC',
    year: 'numeric',
    day: 'numeric',
    numberingSystem: 'latn',
    calendar: 'gregory',
  };
  const at = new Date(Date.UTC(year, month - 1, day));
  if (form === 'long' || form === 'short')
    return new Intl.DateTimeFormat(language, { ...options, month: form }).format(at);
  if (form === 'iso') return `${year}-${pad(month)}-${pad(day)}`;
  if (form === 'dots') return `${pad(day)}.${pad(month)}.${year}`;
  if (form === 'dmy') return `${pad(day)}/${pad(month)}/${year}`;
  return `${pad(month)}/${pad(day)}/${year}`;
}

/** Records of a site, newest first: made up, or dressed in the titles, texts and names of records that were given. */
function makeRecords(theme, words, r, given) {
  const pool = (own, made) => (own.length > 0 ? own : made);
  const authors = pool(given?.authors ?? [], [words.name(), words.name()]);
  const categories = pool(given?.categories ?? [], [
    words.label(),
    words.label(),
    words.label(),
    words.label(),
  ]);
  const tags = Array.from({ length: 6 }, () => words.label());
  const records = [];
  let day = Date.UTC(2018, 11, 28);
  for (let i = 0; i < theme.records * theme.pages; i++) {
    day -= (theme.date === 'heading' ? r.below(3) : 1 + r.below(20)) * 86_400_000;
    const at = new Date(day);
    const paragraphs = theme.body === 'none' ? 0 : theme.body === 'excerpt' ? 1 : 1 + r.below(5);
    records.push({
      title:
        given?.records[i].title ?? (theme.rich === undefined ? words.title() : richTitle(theme, words, r)),
      date: [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()],
      author: r.pick(authors),
      category: r.pick(categories),
      tags: [r.pick(tags), r.pick(tags)],
      terms: theme.bare === undefined ? [] : categories.slice(i % 2, (i % 2) + 1 + (i % theme.bare.many)),
      figure: 1 + ((i * 7) % 23),
      comments: r.chance(0.4) ? 0 : 1 + r.below(30),
      body:
        given !== undefined
          ? given.records[i].body
              .slice(0, theme.body === 'full' ? undefined : paragraphs)
              .map((each) => text('body', each))
          : theme.rich === undefined
            ? Array.from({ length: paragraphs }, () => text('body', words.paragraph()))
            : richBody(theme, words, r, paragraphs),
    });
  }
  return records;
}

// A block has a kind, which says how it is written, and a role, which says what it is.
const line = (role, ...pieces) => ({ kind: 'line', role, pieces: pieces.filter((piece) => piece !== '') });
const text = (role, value) => ({ kind: 'text', role, value });
const heading = (role, value) => ({ kind: 'heading', role, value });
const item = (role, ...pieces) => ({ kind: 'item', role, pieces });

function richTitle({ rich }, words, r) {
  if (rich.titles === 'long') return words.phrase(8, 16);
  if (rich.titles === 'word') return words.phrase(1, 3);
  if (rich.titles === 'marks')
    return r.pick([
      () => `${words.title()}?`,
      () => `${words.title()}!`,
      () => `${words.label()}: ${words.title()}`,
      () => `${words.title()} (${words.label()})`,
      () => `„${words.title()}“`,
    ])();
  if (rich.titles === 'years')
    return r.pick([
      () => words.title(),
      () => `${words.label()} ${1990 + r.below(40)}`,
      () => `${1 + r.below(30)} ${words.title()}`,
      () => `${words.label()} ${1 + r.below(9)}.${r.below(9)}`,
    ])();
  return words.title();
}

// The first block of a text is a paragraph, most others may be anything.
function richBody(theme, words, r, count) {
  const blocks = [];
  for (let i = 0; i < count; i++) {
    let rest = r.below(1000) / 1000;
    const kind =
      i === 0 && r.chance(0.8)
        ? undefined
        : ['heading', 'list', 'quote', 'code', 'short', 'dated', 'labelled'].find((each) => {
            rest -= theme.rich[each];
            return rest < 0;
          });
    if (kind === 'heading') {
      blocks.push(heading('body', words.phrase(1, 5)), text('body', words.paragraph()));
    } else if (kind === 'list') {
      const [least, most] = r.pick([
        [1, 3],
        [3, 12],
      ]);
      for (let n = 2 + r.below(4); n > 0; n--) blocks.push(item('body', words.phrase(least, most)));
      if (r.chance(0.6)) blocks.push(text('body', words.paragraph()));
    } else if (kind === 'quote') blocks.push({ ...text('body', words.paragraph()), as: 'quote' });
    else if (kind === 'code') blocks.push({ ...text('body', code(words, r)), as: 'code' });
    else if (kind === 'short')
      blocks.push(text('body', words.phrase(1, 6) + r.pick(['!', '.', '…', ':', ''])));
    else if (kind === 'dated') {
      const day = dateText({ ...theme, form: 'long' }, [
        2001 + r.below(25),
        1 + r.below(12),
        1 + r.below(28),
      ]);
      blocks.push(text('body', `${words.phrase(4, 8)} ${day} ${words.paragraph()}`));
    } else if (kind === 'labelled') blocks.push(text('body', `${words.label()}: ${words.phrase(2, 9)}`));
    else blocks.push(text('body', words.paragraph()));
  }
  return blocks;
}

const code = (words, r) =>
  Array.from(
    { length: 2 + r.below(5) },
    () => `${'  '.repeat(r.below(3))}${words.name().replace(' ', '_')} = ${r.below(100)};`,
  ).join('\n');

function counter(words, count) {
  return count === 0 ? words.fixed('none') : `${count} ${words.fixed('nouns').toLowerCase()}`;
}

/** A figure that a site shows of every record: "5 minutes". */
function figureText({ language }, { figure }) {
  const options = { style: 'unit', unit: 'minute', unitDisplay: 'long', numberingSystem: 'latn' };
  return new Intl.NumberFormat(language, options).format(figure);
}

function termsOf({ bare }, { terms }) {
  return bare.capitals ? terms.map((term) => term.toUpperCase()) : terms;
}

// The lines that a theme shows without a label at one place.
function bareLines(theme, record, place) {
  const { bare } = theme;
  if (bare === undefined) return [];
  const terms = termsOf(theme, record);
  return [
    ...(bare.person === place ? [line('person', record.author)] : []),
    ...(bare.terms !== place
      ? []
      : bare.joined === 'lines'
        ? terms.map((term) => line('term', term))
        : [{ ...line('terms', ...terms), separator: bare.joined }]),
    ...(bare.figure === place ? [line('figure', figureText(theme, record))] : []),
  ];
}

function article(theme, words, record) {
  const blocks = [];
  const date = dateText(theme, record.date);
  const meta = [];
  const dated = (theme.posted && theme.separator !== '' ? `${words.fixed('posted')} ` : '') + date;
  if (theme.date !== 'heading' && !theme.date.startsWith('inside')) meta.push(dated);
  if (theme.author === 'by') meta.push(`${words.fixed('by')} ${record.author}`);
  if (theme.author === 'bare') meta.push(record.author);
  if (theme.category === 'in-line') meta.push(`${words.fixed('categories')}: ${record.category}`);
  if (theme.comments === 'in-line') meta.push(counter(words, record.comments));
  if (theme.bare?.figure === 'in-line') meta.push(figureText(theme, record));
  const metaLine = meta.length === 0 ? [] : [{ ...line('meta', ...meta), separator: theme.separator }];
  const thumbnail =
    theme.thumbnail === 'title'
      ? [line('picture', record.title)]
      : theme.thumbnail === 'file'
        ? [line('picture', `img_${record.date.join('')}_thumb`)]
        : theme.thumbnail === 'other'
          ? [line('picture', words.title())]
          : [];
  const share = [line('share', 'Facebook', 'Twitter', 'Email')];
  if (theme.list) {
    if (theme.date === 'inside-behind') return [item('row', record.title, date)];
    if (theme.date === 'inside-before') return [item('row', date, record.title)];
    return theme.date === 'heading'
      ? [item('row', record.title)]
      : [item('row', record.title), line('meta', date)];
  }
  blocks.push(...thumbnail);
  if (theme.category === 'kicker') blocks.push(line('category', record.category));
  if (theme.date === 'above') blocks.push(...metaLine);
  blocks.push(heading('title', record.title));
  if (theme.titleTwice) blocks.push(line('copy', record.title));
  if (theme.comments === 'number') blocks.push(line('comments', String(record.comments)));
  if (theme.author === 'own-line') blocks.push(line('author', `${words.fixed('by')} ${record.author}`));
  blocks.push(...bareLines(theme, record, 'below-title'));
  if (theme.date === 'below') blocks.push(...metaLine);
  blocks.push(...bareLines(theme, record, 'below-meta'));
  if (theme.share === 'top') blocks.push(...share);
  blocks.push(...bodyOf(theme, record));
  if (theme.more) blocks.push(line('more', words.fixed('more')));
  if (theme.share === 'behind') blocks.push(...share);
  if (theme.category === 'footer')
    blocks.push(line('category', `${words.fixed('categories')}: ${record.category}`));
  if (theme.tags === 'footer') blocks.push(line('tags', `${words.fixed('tags')}: ${record.tags.join(', ')}`));
  if (theme.tags === 'items') blocks.push(...record.tags.map((tag) => item('tags', tag)));
  blocks.push(...bareLines(theme, record, 'behind'));
  if (theme.comments === 'footer') blocks.push(line('comments', counter(words, record.comments)));
  if (theme.date === 'behind' || (theme.date === 'heading' && metaLine.length > 0)) blocks.push(...metaLine);
  if (theme.readers)
    blocks.push(
      line('readers-heading', words.fixed('nouns')),
      text('reader', words.paragraph()),
      text('reader', words.paragraph()),
    );
  return blocks;
}

// An excerpt ends in the middle of a sentence.
function bodyOf(theme, { body }) {
  return body.map((block, i) =>
    theme.body === 'excerpt' && i === body.length - 1 && block.kind === 'text' && block.as === undefined
      ? { ...block, value: `${block.value.slice(0, -1)}…` }
      : block,
  );
}

/** The pages of a site, as blocks: what stands above, the records under their days, what stands below. */
export function renderSite(theme, r, given) {
  const words = wordsOf(theme.language, r);
  const records = makeRecords(theme, words, r, given);
  const menu = Array.from({ length: 4 + r.below(6) }, () => item('menu', words.label()));
  const site = words.label();
  const recent = Array.from({ length: 5 }, () => [
    item('recent', words.title()),
    line('recent-date', dateText(theme, [2019, 1 + r.below(12), 1 + r.below(28)])),
  ]).flat();
  const about = text('about', words.paragraph());
  return Array.from({ length: theme.pages }, (_, number) => {
    const own = records.slice(number * theme.records, (number + 1) * theme.records);
    const days = [];
    let day = null;
    for (const record of own) {
      const date = dateText(theme, record.date);
      const isNew = theme.date === 'heading' && date !== day;
      if (isNew || days.length === 0)
        days.push({ heading: isNew ? [heading('day', date)] : [], articles: [] });
      day = date;
      days.at(-1).articles.push(article(theme, words, record));
    }
    return {
      site,
      head: [line('site', site), ...menu],
      days,
      pager: [line('pager', words.says('pager')), line('pager', words.says('pager'))],
      side: theme.sidebar ? [heading('widget', words.fixed('widgets')), ...recent, about] : [],
      calendar: theme.calendar
        ? Array.from({ length: 4 }, (_, week) =>
            line('week', ...Array.from({ length: 7 }, (_, i) => String(week * 7 + i + 1))),
          )
        : [],
      foot: [line('copyright', `© 2012 ${site}`), ...menu.slice(0, 3)],
      records: own,
    };
  });
}

/** What a record of the theme should give. */
export function expected(theme, record) {
  return {
    title: record.title,
    date: record.date.map((n, i) => (i === 0 ? String(n) : pad(n))).join('-'),
    body: bodyOf(theme, record).map((block) => block.value ?? block.pieces[0]),
    author: theme.author === 'none' && (theme.bare?.person ?? 'none') === 'none' ? null : record.author,
    category: categoryOf(theme, record),
    comments: theme.comments === 'none' ? null : record.comments,
  };
}

// Terms that run into each other cannot be told apart.
function categoryOf(theme, record) {
  if (theme.category !== 'none') return record.category;
  const { terms = 'none', joined } = theme.bare ?? {};
  return terms === 'none' || (joined !== 'lines' && joined.trim() === '') ? null : termsOf(theme, record)[0];
}
