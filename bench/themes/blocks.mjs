// A page without markup, written as each flattener would: what the themes were before they were rendered as HTML.

const join = ({ pieces, separator = ' ' }) => pieces.join(separator);
const inline = (block) => (block.kind === 'text' || block.kind === 'heading' ? block.value : join(block));

const wrap = (value, width, indent) =>
  value
    .split('\n')
    .map((line) => wrapLine(line, width, indent))
    .join('\n');

function wrapLine(value, width, indent) {
  const lines = [];
  let at = '';
  for (const word of value.split(' ')) {
    if (at !== '' && at.length + 1 + word.length > width) {
      lines.push(at);
      at = word;
    } else at = at === '' ? word : `${at} ${word}`;
  }
  return [...lines, at].map((each) => ' '.repeat(indent) + each).join('\n');
}

/** Blank lines between blocks, bullets in lists. */
const blocks = (page, step = 2) =>
  page
    .map((block, i) =>
      block.kind === 'item'
        ? `${page[i - 1]?.kind === 'item' ? '' : '\n'}${' '.repeat(step)}• ${inline(block)}`
        : `\n${inline(block)}`,
    )
    .join('\n');

const blocksOf = ({ head, days, pager, side, calendar, foot }) => [
  ...head,
  ...days.flatMap(({ heading, articles }) => [...heading, ...articles.flat()]),
  ...pager,
  ...side,
  ...calendar,
  ...foot,
];

const writers = {
  resiliparse: (page) => blocks(page),
  /** One block a line, no blank lines, no bullets. */
  wet: (page) => page.map(inline).join('\n'),
  /** One text node a line, many blank lines. */
  bs4: (page) =>
    page
      .map((block) =>
        block.kind === 'item' || block.kind === 'line'
          ? `${block.pieces.map((piece) => piece.trim()).join('\n')}\n\n`
          : `\n${block.value}\n\n`,
      )
      .join('\n'),
  lynx: (page) =>
    page
      .map((block) =>
        block.kind === 'item'
          ? `     * ${wrap(inline(block), 65, 7).trimStart()}`
          : block.kind === 'heading'
            ? `\n${wrap(inline(block), 72, 0)}`
            : `\n${wrap(inline(block), 72, 3)}`,
      )
      .join('\n'),
  html2text: (page) =>
    page
      .map((block) =>
        block.kind === 'item'
          ? `  * ${inline(block)}`
          : block.kind === 'heading'
            ? `\n##  ${inline(block)}`
            : `\n${inline(block)}`,
      )
      .join('\n'),
  inscriptis: (page) =>
    page
      .map((block) =>
        block.kind === 'item'
          ? `  * ${inline(block)}`
          : block.kind === 'heading'
            ? `\n  ${inline(block)}\n`
            : `  ${inline(block)}`,
      )
      .join('\n'),
};

export const blockFlatteners = Object.fromEntries(
  Object.entries(writers).map(([name, write]) => [name, (page) => write(blocksOf(page))]),
);
