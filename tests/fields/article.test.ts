// Title, date and author of a page with one article: what its head claims, held against what it shows.

import { expect, test } from 'vitest';
import { type ArticleRecord, emptyProfile, extract, type RawPage, understand } from '../../src/index.ts';

const TEXT = [
  'The new lens came in four crates from the works on the mainland, and it took six men and a day of calm weather to bring it up the tower.',
  'The keeper climbed the stairs at dusk, trimmed the lamp and wrote the wind and the height of the water into the book before the ferry passed.',
  'Visitors may see the engine room on the first Sunday of the month; children go with an adult, and the gallery is closed when it blows.',
]
  .map((paragraph) => `<p>${paragraph}</p>`)
  .join('\n');

/** The one record of a page. */
function articleOf(head: string, above: string): ArticleRecord {
  const text = `<!DOCTYPE html><html lang="en">${head}<body><div class="article">${above}${TEXT}</div></body></html>`;
  const raw: RawPage = { file: 'a.html', site: '', text, firstLine: 1, media: 'html' };
  const { records } = extract(raw, understand(emptyProfile()));
  expect(records).toHaveLength(1);
  return records[0]!;
}

test.each([
  // The site's name, its address, the title: the heading that the title says again is the article's.
  [
    '<title>Skerry! Tower | Skerry.example - The lens in four crates</title>',
    '<h1>Notes!</h1><h2>The lens in four crates</h2>',
    'The lens in four crates',
  ],
  // A name of a host is a site, on whichever side it stands.
  ['<title>The lens in four crates - Notes - skerry.example</title>', '', 'The lens in four crates - Notes'],
  // Both parts are short enough for a site's name: the one shown as the heading is the title.
  ['<title>Lens in crates | The Keepers of Skerry</title>', '<h1>Lens in crates</h1>', 'Lens in crates'],
  // The name of the site in a heading of the first order is no title.
  ['<title>The lens in four crates | Skerry</title>', '<h1>Skerry</h1>', 'The lens in four crates'],
  // A heading of two lines, of which one is a label.
  [
    '<title>Four crates | Skerry Shop Window</title>',
    '<h1><div>Out of the log</div><div>Four crates</div></h1>',
    'Four crates',
  ],
  // A later heading is of the first order too; the quotes differ from the title.
  [
    '<title>The ‘lens’ in crates - Tower</title>',
    "<h1>The 'lens' in crates</h1><p>The log of the tower in brief, as it was kept.</p><h1>The crates</h1>",
    "The 'lens' in crates",
  ],
  // The heading says more than the title, and another one repeats the name of the site.
  [
    '<title>Crates of a lens | Notes | Skerry Tower</title>',
    '<h2>Skerry Tower</h2><h1>The lens in four crates</h1>',
    'The lens in four crates',
  ],
])('title: %s %s', (head, above, title) => {
  expect(articleOf(`<head>${head}</head>`, above).title).toBe(title);
});

test.each([
  ['<meta itemprop="datePublished" content="2013-06-01T08:00:00+0200">'],
  ['<meta itemprop="dateCreated datePublished" content="2013-06-01">'],
  ['<meta name="sailthru.date" content="2013-06-01 08:00">'],
  ['<meta name="publish-date" content="2013-06-01">'],
  ['<meta name="DCTERMS.issued" content="2013-06-01">'],
  // Scholarly pages write the year first, with strokes.
  ['<meta name="citation_publication_date" content="2013/06/01">'],
  [`<meta name="script:ld+json" content='{"@type":"Article","headline":"A","datePublished":"2013-06-01"}'>`],
])('date: %s', (meta) => {
  const { date, dateText } = articleOf(`<head>${meta}</head>`, '<h1>The lens</h1>');
  expect([date, dateText]).toEqual(['2013-06-01', null]);
});

test('a date with two kinds of strokes, or of no day, is none', () => {
  for (const content of ['2013/06-01', '2013/13/01'])
    expect(articleOf(`<head><meta name="date" content="${content}"></head>`, '<h1>The lens</h1>').date).toBe(
      null,
    );
});

test('what a page says of itself counts where its head has no tags, and is no line of it', () => {
  const { title, date, body } = articleOf(
    '<title>The lens in four crates</title><meta property="article:published_time" content="2013-06-01">',
    '<h1>The lens in four crates</h1>',
  );
  expect([title, date, body.length]).toEqual(['The lens in four crates', '2013-06-01', 3]);
});

test('a property of an item in the text does not date the page', () => {
  const related = '<div itemscope><meta itemprop="datePublished" content="2009-01-01"></div>';
  expect(articleOf('<head></head>', `${related}<h1>The lens</h1>`).date).toBe(null);
});

test('a paper names each of its authors', () => {
  const head =
    '<head><meta name="citation_author" content="Ann Keeper"><meta name="citation_author" content="Miller, Ben"></head>';
  expect(articleOf(head, '<h1>The lens</h1>').author).toBe('Ann Keeper, Ben Miller');
});
