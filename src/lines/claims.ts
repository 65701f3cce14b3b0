// What the markup itself says of the article: in its head, or in the attributes of an element.

import type { CheerioAPI } from 'cheerio/slim';
import type { Element } from 'domhandler';
import type { Claim, ClaimField, PageClaim } from '../types.ts';
import type { Tag } from './tree.ts';

/** Microformats (h-entry and the older hAtom) and schema.org, by name of class, relation or property. */
const CLASSES: Readonly<Record<string, ClaimField>> = {
  'p-author': 'author',
  'entry-author': 'author',
  'entry-title': 'title',
  'p-name': 'title',
  'dt-published': 'date',
  'entry-date': 'date',
  published: 'date',
  'p-category': 'category',
};
const RELATIONS: Readonly<Record<string, ClaimField>> = {
  author: 'author',
  tag: 'tag',
  category: 'category',
};
const PROPERTIES: Readonly<Record<string, ClaimField>> = {
  author: 'author',
  headline: 'title',
  datePublished: 'date',
  articleSection: 'category',
  keywords: 'tag',
};

/** What an element says of the text inside it; a date is what its attribute says. */
export function claimsOfTag({ name, attribs }: Tag): Omit<Claim, 'range'>[] {
  const found = new Map<ClaimField, Omit<Claim, 'range'>>();
  const add = (field: ClaimField | undefined, by: string): void => {
    if (field === undefined || found.has(field)) return;
    const value =
      field === 'date' ? (attribs['datetime'] ?? attribs['title'] ?? attribs['content']) : undefined;
    if (field === 'date' && value === undefined) return;
    found.set(field, { field, value: value ?? null, by });
  };
  if (name === 'time' && attribs['datetime'] !== undefined) add('date', 'time');
  const { class: classes, rel, itemprop } = attribs;
  if (rel !== undefined) {
    const relations = rel.toLowerCase().split(/\s+/);
    // "category tag" is a category.
    if (relations.includes('category')) add('category', 'rel');
    else for (const relation of relations) add(RELATIONS[relation], 'rel');
  }
  if (itemprop !== undefined)
    for (const property of itemprop.split(/\s+/)) add(PROPERTIES[property], 'itemprop');
  if (classes !== undefined) for (const each of classes.split(/\s+/)) add(CLASSES[each], 'class');
  return [...found.values()];
}

const METAS: Readonly<Record<string, ClaimField>> = {
  'og:title': 'title',
  'twitter:title': 'title',
  'article:published_time': 'date',
  'og:article:published_time': 'date',
  datepublished: 'date',
  date: 'date',
  pubdate: 'date',
  publishdate: 'date',
  'publish-date': 'date',
  publish_date: 'date',
  publisheddate: 'date',
  'published-date': 'date',
  'publication-date': 'date',
  publication_date: 'date',
  'dc.date': 'date',
  'dc.date.issued': 'date',
  'dcterms.created': 'date',
  'dcterms.date': 'date',
  'dcterms.issued': 'date',
  'parsely-pub-date': 'date',
  'sailthru.date': 'date',
  citation_publication_date: 'date',
  citation_online_date: 'date',
  citation_date: 'date',
  author: 'author',
  'dc.creator': 'author',
  'dcterms.creator': 'author',
  'parsely-author': 'author',
  'sailthru.author': 'author',
  citation_author: 'author',
  'article:author': 'author',
  'og:url': 'url',
  'og:site_name': 'site',
  'og:type': 'kind',
};

/** Elements that speak of the page; they stand in its head, or where it leaves that out. */
export const OF_HEAD: ReadonlySet<string> = new Set(['head', 'title', 'script', 'link', 'meta']);

/** What the head of a page, or an element that belongs there, says of the page. */
export function claimsOfHead($: CheerioAPI, head: Tag): PageClaim[] {
  if (head.name !== 'head') return claimsOf(head, false);
  const tags = $(head as unknown as Element)
    .find('title, script, link, meta')
    .get();
  return withAuthors(tags.flatMap((tag) => claimsOf(tag, true)));
}

// A paper names each of its authors by itself, some as "Family, Given".
function withAuthors(claims: readonly PageClaim[]): PageClaim[] {
  const cited = claims.filter(({ by }) => by === 'citation_author');
  if (cited.length === 0) return [...claims];
  const names = cited.map(({ value }) => value.replace(/^([^,]+),\s*([^,]+)$/, '$2 $1'));
  const value = names.join(', ');
  return [
    ...claims.filter((claim) => !cited.includes(claim)),
    { field: 'author', value, by: 'citation_author' },
  ];
}

function claimsOf(tag: Tag, inHead: boolean): PageClaim[] {
  const { name: element, attribs } = tag;
  if (element === 'title') return [{ field: 'title', value: textOf(tag), by: 'title' }];
  if (element === 'script') return linkedData(sourceOf(tag), attribs['type']);
  if (element === 'link')
    return attribs['rel']?.toLowerCase() === 'canonical' && attribs['href'] !== undefined
      ? [{ field: 'url', value: attribs['href'], by: 'canonical' }]
      : [];
  const content = attribs['content']?.trim() ?? '';
  if (content === '') return [];
  const names = (attribs['property'] ?? attribs['name'] ?? '').toLowerCase();
  // Some frameworks write what was meant for a script as a meta element.
  if (names === 'script:ld+json') return linkedData(content, LINKED_DATA);
  // A property of an item speaks of the page where it stands in the head; else of that item.
  const properties = inHead ? (attribs['itemprop'] ?? '').toLowerCase().split(/\s+/) : [];
  const name = [names, ...properties].find((each) => Object.hasOwn(METAS, each));
  return name === undefined ? [] : [{ field: METAS[name]!, value: content, by: name }];
}

const LINKED_DATA = 'application/ld+json';

const textOf = (tag: Tag): string => sourceOf(tag).replace(/\s+/g, ' ').trim();

const sourceOf = ({ children }: Tag): string => children.map(({ data }) => data ?? '').join('');

const ARTICLES = /^(?:.*Article|.*Posting|Report|Review|Recipe|HowTo|WebPage)$/;
const PUBLISHED =
  /\\?"(?:datePublished|publish(?:ed)?(?:_?at|_?date|_?time)?|publicationDate|posted_?at|datePosted|firstPublished(?:At|Date)?)\\?"\s*:\s*\\?"(\d{4}-\d{2}-\d{2}[^"\\]{0,20})/i;

// Data that a script makes the page of.
function scriptData(source: string): PageClaim[] {
  const [, value] = PUBLISHED.exec(source) ?? [];
  return value === undefined ? [] : [{ field: 'date', value, by: 'script' }];
}

// A name, an object with one, or a reference to one.
function nameOf(author: unknown, names: ReadonlyMap<string, string>): string {
  if (typeof author === 'string') return author.trim();
  const { name, '@id': id } = (author ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof name === 'string') return name.trim();
  return typeof id === 'string' ? (names.get(id) ?? '') : '';
}

// Values in scripts are not decoded by the parser, and many are written as for HTML.
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

const decoded = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/giu, (entity, hex, decimal, name) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    if (name !== undefined) return ENTITIES[name] ?? entity;
    return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
  });

/** Objects of linked data that are looked at. */
const MOST_OBJECTS = 1000;

// JSON-LD: the first article of the page, wherever in the graph it stands.
function linkedData(source: string, type: string | undefined): PageClaim[] {
  if (type !== LINKED_DATA) return scriptData(source);
  let data: unknown;
  try {
    data = JSON.parse(source);
  } catch {
    return [];
  }
  const claims: PageClaim[] = [];
  const queue: unknown[] = [data];
  const names = new Map<string, string>();
  for (let i = 0; i < queue.length && i < MOST_OBJECTS; i++) {
    const each = queue[i];
    if (typeof each !== 'object' || each === null) continue;
    const object = each as Readonly<Record<string, unknown>>;
    if (typeof object['@id'] === 'string' && typeof object['name'] === 'string')
      names.set(object['@id'], object['name']);
    queue.push(...Object.values(object).filter((value) => typeof value === 'object'));
  }
  for (const each of queue.slice(0, MOST_OBJECTS)) {
    if (typeof each !== 'object' || each === null) continue;
    const object = each as Readonly<Record<string, unknown>>;
    const type = [object['@type']].flat().find((name) => typeof name === 'string' && ARTICLES.test(name));
    if (type === undefined) continue;
    const by = type === 'WebPage' ? 'json-ld-page' : 'json-ld';
    if (by === 'json-ld') claims.push({ field: 'kind', value: 'article', by });
    const add = (field: ClaimField, value: unknown): void => {
      if (typeof value === 'string' && value.trim() !== '')
        claims.push({ field, value: decoded(value).trim(), by });
    };
    add('title', object['headline'] ?? object['name']);
    add('date', object['datePublished']);
    if (object['datePublished'] === undefined && typeof object['dateModified'] === 'string')
      claims.push({ field: 'date', value: object['dateModified'], by: 'json-ld-modified' });
    add(
      'author',
      [object['author']]
        .flat()
        .map((author) => nameOf(author, names))
        .filter(Boolean)
        .join(', '),
    );
    if (type !== 'WebPage') add('text', object['articleBody']);
  }
  return claims;
}
