// HTML as each flattener writes it: own emulations of what the tools were seen to do with such pages.

import { load } from 'cheerio/slim';
import { linesOf } from './flow.mjs';

/** Characters that take two columns. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}。、…]/u;
const columnsIn = (text) => [...text].reduce((sum, each) => sum + (WIDE.test(each) ? 2 : 1), 0);

/** How a flattener writes what it finds: the differences between the tools. */
const plain = {
  /** Elements that break no line. */
  flowing: /^$/,
  /** Elements with a blank line around them. */
  spaced: /^(?:p|h\d|pre|blockquote)$/,
  alt: true,
  bullet: '• ',
  /** Columns in front of all lines, of the items of each list, and of what an element holds. */
  margin: 0,
  step: 2,
  nested: 2,
  indents: {},
  width: Number.POSITIVE_INFINITY,
  widthOf: columnsIn,
  cell: ' ',
  /** Cells side by side, and what stands between them. */
  columns: false,
  between: '  ',
};

const browser = {
  ...plain,
  spaced: /^(?:p|h\d|pre|blockquote|ul|ol|dl|table|td)$/,
  bullet: '* ',
  margin: 3,
  step: 2,
  nested: 5,
  indents: { dd: 7, blockquote: 2 },
  width: 74,
  /** Headings stand at the left edge. */
  headed: 0,
  widthOf: (text) => text.length,
};
const markdown = {
  ...plain,
  spaced: /^(?:p|h\d|pre|blockquote|ul|ol|dl|table|div|header|footer|main|aside|article)$/,
  bullet: '* ',
  heading: (text, name) => `${'#'.repeat(Number(name[1]))} ${text}`,
  stress: { em: '_', strong: '**', b: '**' },
  cell: '| ',
  rule: true,
  joinsCells: true,
  indents: { dd: 4 },
  /** What is no first line of an item stands at the left edge. */
  flat: true,
};

const numbered = (text, href, notes) => `[${notes.push(href)}]${text}`;

function references(notes) {
  return `\n\nReferences\n\n${notes.map((href, i) => `${String(i + 1).padStart(4)}. http://site.example${href}`).join('\n')}\n`;
}

const write =
  (style, below = () => '') =>
  (html) => {
    const notes = [];
    const { root } = parsed(html);
    return `${linesOf(root, style, notes).join('\n')}\n${below(notes)}`;
  };

function parsed(html) {
  const document = load(html, { xml: { xmlMode: false } });
  return { document, root: document.root()[0].children };
}

/** One text node a line, with all the space between them. */
function textNodes(node) {
  if (node.type === 'text') return [node.data];
  return (node.children ?? []).flatMap(textNodes);
}

export const flatteners = {
  resiliparse: write({ ...plain, cell: '\t\t' }),
  /** One block a line, no blank lines, no bullets. */
  wet: write({ ...plain, spaced: /^$/, alt: false, bullet: '', step: 0 }),
  bs4: (html) => parsed(html).root.flatMap(textNodes).join('\n'),
  lynx: write(browser),
  'lynx-links': write({ ...browser, link: numbered }, references),
  w3m: write({
    ...browser,
    bullet: '• ',
    margin: 0,
    width: 80,
    headed: undefined,
    widthOf: columnsIn,
    columns: true,
    between: ' ',
    nested: 4,
    input: ({ type, value = '' }) => (type === 'submit' ? `[${value}]` : '[                    ]'),
  }),
  html2text: write(markdown),
  'markdown-links': write({
    ...markdown,
    width: 79,
    keepsItems: true,
    link: (text, href) => `[${text}](${href})`,
    image: (alt) => `![${alt}](/i.jpg)`,
  }),
  inscriptis: write({
    ...plain,
    spaced: /^(?:p|h\d|pre|blockquote|ul|ol|dl)$/,
    alt: false,
    bullet: '* ',
    indents: { div: 2, dd: 4 },
    nested: 4,
    columns: true,
  }),
  html: (html) => html,
};
