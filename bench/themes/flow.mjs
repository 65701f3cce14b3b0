// Elements flow into lines: what all flatteners do, each in its style.

const BLOCKS = new Set(
  'html body p h1 h2 h3 h4 pre ul ol dl blockquote table div li dt dd header footer main aside article form'.split(
    ' ',
  ),
);
const HEADING = /^h\d$/;
const LISTS = new Set(['ul', 'ol']);

function wrapped(value, { width, widthOf }, margin) {
  const lines = [''];
  // Words with the space behind them; where none is written, characters.
  for (const word of value.match(UNITS) ?? []) {
    if (margin + widthOf(lines.at(-1) + word.trimEnd()) > width && lines.at(-1) !== '') lines.push('');
    lines[lines.length - 1] += word;
  }
  return lines.map((line) => line.trimEnd());
}

const UNITS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][。、…]?\s*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+\s*/gu;

/**
 * The lines of nodes, written in a style.
 * @param notes collects the addresses of links, where the style numbers them
 */
export function linesOf(nodes, style, notes) {
  const lines = [];
  let text = '';
  let gap = 0;
  let indent = style.margin;
  let marker = '';
  let heading = null;
  const close = () => {
    for (const piece of text.split('\n')) {
      const value = piece.replace(/ +/g, ' ').trim();
      if (value === '') continue;
      for (let i = 0; i < gap; i++) if (lines.length > 0) lines.push('');
      gap = 0;
      const margin =
        (heading === null || indent > style.margin ? undefined : style.headed) ??
        (style.flat && marker === '' ? 0 : indent);
      const shown = heading === null ? value : (style.heading?.(value, heading) ?? value);
      const own = marker === '' || !style.keepsItems ? wrapped(shown, style, margin) : [shown];
      own.forEach((line, i) => {
        const hang = i === 0 && marker !== '' ? marker.padStart(margin) : ' '.repeat(margin);
        lines.push(hang + line);
      });
      marker = '';
    }
    text = '';
  };
  const visit = (node, depth) => {
    if (node.type === 'text') {
      text += node.parent?.name === 'pre' ? node.data : node.data.replace(/\s+/g, ' ');
      return;
    }
    const { name, children = [], attribs = {} } = node;
    if (name === undefined || name === 'head') {
      if (name === undefined) for (const child of children) visit(child, depth);
      return;
    }
    if (name === 'br') text += '\n';
    else if (name === 'img') text += style.alt ? (style.image?.(attribs.alt) ?? attribs.alt) : '';
    else if (name === 'input') text += style.input?.(attribs) ?? '';
    else if (name === 'a' && style.link !== undefined) {
      const before = text;
      text = '';
      for (const child of children) visit(child, depth);
      text = before + style.link(text, attribs.href, notes);
    } else if (name === 'em' || name === 'strong' || name === 'b') {
      const sign = style.stress?.[name] ?? '';
      text += sign;
      for (const child of children) visit(child, depth);
      text += sign;
    } else if (name === 'table') {
      close();
      gap = Math.max(gap, style.spaced.test('table') ? 1 : 0);
      for (let i = 0; i < gap; i++) if (lines.length > 0) lines.push('');
      gap = 0;
      lines.push(...tableOf(node, { ...style, margin: indent }, notes));
      gap = style.spaced.test('table') ? 1 : 0;
    } else if (BLOCKS.has(name) && !style.flowing.test(name)) {
      close();
      const space = style.spaced.test(name) && !(LISTS.has(name) && depth > 0) ? 1 : 0;
      gap = Math.max(gap, space);
      const outer = indent;
      indent += !LISTS.has(name)
        ? (style.indents[name] ?? 0)
        : depth > 0
          ? style.nested
          : style.step + style.bullet.length;
      if (name === 'li')
        marker = node.parent.name === 'ol' ? `${1 + items(node.parent).indexOf(node)}. ` : style.bullet;
      if (HEADING.test(name)) heading = name;
      for (const child of children) visit(child, depth + (LISTS.has(name) ? 1 : 0));
      close();
      heading = null;
      indent = outer;
      gap = Math.max(gap, space);
    } else for (const child of children) visit(child, depth);
  };
  for (const node of nodes) visit(node, 0);
  close();
  return lines;
}

const items = (list) => list.children.filter(({ name }) => name === 'li');
const rowsOf = (table) =>
  table.children
    .filter(({ name }) => name === 'tr')
    .map((tr) => tr.children.filter(({ name }) => name === 'td'));
const holdsBlocks = (cell) => cell.children.some(({ name }) => BLOCKS.has(name));

function tableOf(table, style, notes) {
  const rows = rowsOf(table);
  const margin = ' '.repeat(style.margin);
  if (style.columns) return columnsOf(rows, style, notes).map((line) => (margin + line).trimEnd());
  return rows.flatMap((row, i) => {
    if (row.some(holdsBlocks) && !style.joinsCells)
      return row.flatMap((cell, k) => [
        ...(k > 0 && style.spaced.test('td') ? [''] : []),
        ...linesOf(cell.children, style, notes),
      ]);
    const inner = {
      ...style,
      margin: 0,
      ...(style.joinsCells ? { flowing: /^(?:p|div|main|aside|article)$/ } : {}),
    };
    const line = row.map((cell) => linesOf(cell.children, inner, notes).join('\n')).join(style.cell);
    return [
      ...line.split('\n').map((each) => margin + each),
      ...(i === 0 && style.rule ? [row.map(() => '---').join('|')] : []),
    ];
  });
}

/** Cells side by side: what does not fit is broken in the cells that are wider than their share. */
function columnsOf(rows, style, notes) {
  const cellsIn = (widths) =>
    rows.map((row) =>
      row.map((cell, i) => linesOf(cell.children, { ...style, margin: 0, width: widths[i] }, notes)),
    );
  const widest = (cells) =>
    cells[0].map((_, i) => Math.max(...cells.flatMap((row) => row[i].map((line) => style.widthOf(line))), 0));
  const natural = widest(cellsIn(rows[0].map(() => Number.POSITIVE_INFINITY)));
  const share = style.width / natural.length;
  const small = natural.filter((width) => width <= share);
  const rest = style.width - small.reduce((sum, width) => sum + width + style.between.length, 0);
  const cells = cellsIn(
    natural.map((width) => (width <= share ? width : Math.floor(rest / (natural.length - small.length)))),
  );
  const widths = widest(cells);
  return cells.flatMap((row) => sideBySide(row, widths, style));
}

/** The cells of a row as columns; a lower one stands in the middle. */
function sideBySide(cells, widths, style) {
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, y) =>
    cells
      .map((lines, i) => {
        const line = lines[y - Math.floor((height - lines.length) / 2)] ?? '';
        return line + ' '.repeat(widths[i] - style.widthOf(line));
      })
      .join(style.between),
  );
}
