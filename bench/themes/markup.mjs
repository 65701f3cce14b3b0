// Pages as HTML: the same blocks in the elements that a site might write them in, drawn at random.

import { dateText } from './theme.mjs';

/** What a site writes its blocks in. */
export function drawMarkup(theme, r) {
  return {
    semantic: r.chance(0.4),
    /** Classes that tell what they hold, and those that do not. */
    telling: r.chance(0.7),
    frame: r.chance(0.06) ? 'table' : 'flow',
    side: r.pick(['before', 'behind', 'behind']),
    record: r.pick(['own', 'own', 'own', 'own', 'flat', 'items', r.pick(['own', 'cells'])]),
    heading: r.pick(['h1', 'h2', 'h2', 'h2', 'h3', 'h3', 'bold', 'plain']),
    linked: r.chance(0.8),
    meta: r.pick(['div', 'div', 'p', 'spans', 'spans', 'items']),
    paragraph: r.pick(['p', 'p', 'p', 'p', 'div', 'breaks']),
    inline: r.chance(0.5),
    more: r.pick(['own', 'own', 'inside']),
    list: r.pick(['ul', 'ul', 'table', 'dl', 'p']),
    menu: r.pick(['ul', 'ul', 'ul', 'line', 'cells']),
    pager: r.pick(['links', 'links', 'numbers']),
    readers: theme.readers ? r.pick(['plain', 'signed', 'dated']) : 'none',
    search: r.chance(0.3),
    cloud: r.chance(0.25),
  };
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const inline = (tag, attributes, text) => `<${tag}${attributes}>${text}</${tag}>`;
const link = (text) => inline('a', ' href="/p"', text);

/** The pages of a site as HTML. */
export function renderHtml(pages, theme, markup, words, r) {
  const cloud = Array.from({ length: 12 }, () => words.label());
  const names = new Map();
  // A class for each role, the same throughout the site.
  const classed = (role) => {
    if (!names.has(role)) names.set(role, markup.telling ? role : `c${names.size}`);
    return ` class="${names.get(role)}"`;
  };
  const block = (tag, role, ...content) =>
    `<${tag}${role === '' ? '' : classed(role)}>\n${content.flat().join('\n')}\n</${tag}>`;
  const line = (tag, role, text) => inline(tag, classed(role), text);
  const part = (semantic, role, ...content) =>
    content.flat().length === 0 ? '' : block(markup.semantic ? semantic : 'div', role, ...content);

  const list = (tag, role, items) =>
    block(
      tag,
      role,
      items.map((each) => inline('li', '', each)),
    );
  const row = (cells) =>
    block(
      'tr',
      '',
      cells.map((cell) => inline('td', '', cell)),
    );

  // Some words of a paragraph are linked or stressed, which no reader of the text should notice.
  const marked = (text) => {
    const parts = escaped(text).split(' ');
    if (!markup.inline || parts.length < 12) return parts.join(' ');
    const at = 2 + r.below(parts.length - 6);
    const tag = r.pick(['a href="/x"', 'em', 'strong', 'a href="/x"']);
    parts[at] = `<${tag}>${parts[at]}`;
    parts[at + 1] += `</${tag.split(' ')[0]}>`;
    return parts.join(' ');
  };

  const title = ({ value }) => {
    const text = markup.linked ? link(escaped(value)) : escaped(value);
    if (markup.heading === 'bold') return inline('p', classed('title'), inline('b', '', text));
    return line(markup.heading === 'plain' ? 'div' : markup.heading, 'title', text);
  };

  const dated = (piece, i) =>
    i === 0 && markup.semantic && /\d/.test(piece)
      ? inline('time', '', escaped(piece))
      : i === 0 || !markup.linked
        ? escaped(piece)
        : link(escaped(piece));
  const meta = ({ pieces, separator = ' ' }) => {
    if (markup.meta === 'items' && separator !== '')
      return list(
        'ul',
        'meta',
        pieces.map((piece, i) => dated(piece, i)),
      );
    const own =
      markup.meta === 'spans'
        ? pieces.map((piece, i) => inline('span', '', dated(piece, i)))
        : pieces.map(dated);
    return line(markup.meta === 'p' ? 'p' : 'div', 'meta', own.join(escaped(separator)));
  };

  const body = (blocks, more) => {
    const out = [];
    let items = [];
    const endList = () => {
      if (items.length > 0) out.push(list('ul', '', items));
      items = [];
    };
    const breaks = markup.paragraph === 'breaks';
    for (const [i, { kind, value, pieces, as }] of blocks.entries()) {
      if (kind === 'item') {
        items.push(marked(pieces[0]));
        continue;
      }
      endList();
      const text =
        (as === 'code' ? escaped(value) : marked(value)) +
        (more !== null && i === blocks.length - 1 ? ` ${link(escaped(more))}` : '');
      if (kind === 'heading') out.push(inline(markup.heading === 'h3' ? 'h4' : 'h3', '', text));
      else if (as === 'code') out.push(inline('pre', '', text));
      else if (as === 'quote') out.push(inline('blockquote', '', inline('p', '', text)));
      else if (breaks) out.push(out.length === 0 ? text : `<br>\n<br>\n${text}`);
      else out.push(inline(markup.paragraph, '', text));
    }
    endList();
    if (more !== null && blocks.at(-1).kind === 'item') out.push(inline('p', '', link(escaped(more))));
    return breaks && out.length === 0 ? [] : [block('div', 'text', out)];
  };

  const readers = (blocks) => {
    const own = blocks.map(({ value }) => {
      const name = words.name();
      const day = escaped(dateText(theme, [2019, 1 + r.below(12), 1 + r.below(28)]));
      const head =
        markup.readers === 'plain'
          ? []
          : [
              inline('b', '', escaped(name)),
              ...(markup.readers === 'dated' ? [inline('div', '', link(day))] : []),
            ];
      return [...head, inline('p', '', escaped(value))].join('\n');
    });
    return list('ol', 'reader', own);
  };

  const plain = ({ role, kind, pieces, value, separator = ' ' }) =>
    kind === 'heading' || kind === 'text'
      ? line('p', role, escaped(value))
      : line('div', role, pieces.map((piece) => link(escaped(piece))).join(escaped(separator)));

  const article = (blocks) => {
    const out = [];
    const of = (role) => blocks.filter((each) => each.role === role);
    const inside = markup.more === 'inside' && of('body').length > 0;
    const done = new Set(inside ? ['more'] : []);
    for (const each of blocks) {
      const { role, pieces } = each;
      if (done.has(role)) continue;
      if (role === 'picture')
        out.push(
          line('div', role, link(`<img src="/i.jpg" alt="${escaped(pieces[0]).replaceAll('"', '&quot;')}">`)),
        );
      else if (role === 'title') out.push(title(each));
      else if (role === 'meta') out.push(meta(each));
      else if (role === 'share')
        out.push(
          list(
            'ul',
            role,
            pieces.map((piece) => link(piece)),
          ),
        );
      else if (role === 'tags' && each.kind === 'item') {
        out.push(
          list(
            'ul',
            role,
            of(role).map((tag) => link(escaped(tag.pieces[0]))),
          ),
        );
        done.add(role);
      } else if (role === 'body') {
        out.push(...body(of(role), inside ? (of('more')[0]?.pieces[0] ?? null) : null));
        done.add(role);
      } else if (role === 'readers-heading') out.push(line('h3', role, escaped(pieces[0])));
      else if (role === 'reader') {
        out.push(readers(of(role)));
        done.add(role);
      } else out.push(plain(each));
    }
    return out;
  };

  const records = (articles) => {
    const own = articles.map(article);
    if (markup.record === 'flat') return own.flat();
    if (markup.record === 'items')
      return [
        block(
          'ul',
          'posts',
          own.map((each) => block('li', 'post', each)),
        ),
      ];
    if (markup.record === 'cells')
      return [
        block(
          'table',
          'posts',
          own.map((each) => block('tr', '', block('td', 'post', each))),
        ),
      ];
    return own.map((each) => part('article', 'post', each));
  };

  const titles = (articles) => {
    const rows = articles.map((blocks) =>
      blocks.flatMap(({ pieces }) =>
        pieces.map((piece) => (/\d{2}/.test(piece) ? escaped(piece) : link(escaped(piece)))),
      ),
    );
    if (markup.list === 'table') return [block('table', 'rows', rows.map(row))];
    if (markup.list === 'dl')
      return [
        block(
          'dl',
          'rows',
          rows.map(
            ([first, second]) => `<dt>${first}</dt>\n${second === undefined ? '' : `<dd>${second}</dd>`}`,
          ),
        ),
      ];
    // A date below its title stands on a line of its own.
    const join = theme.date === 'below' ? '<br>\n' : ' ';
    if (markup.list === 'p') return rows.map((cells) => line('p', 'row', cells.join(join)));
    return [
      list(
        'ul',
        'rows',
        rows.map((cells) => cells.join(join)),
      ),
    ];
  };

  const menuOf = (items) => {
    const links = items.map(({ pieces }) => link(escaped(pieces[0])));
    if (markup.menu === 'line') return line('div', 'menu', links.join(' | '));
    return markup.menu === 'cells' ? block('table', 'menu', row(links)) : list('ul', 'menu', links);
  };

  const side = (page) => {
    if (page.side.length === 0) return [];
    const [heading, ...rest] = page.side;
    const recent = rest.filter(({ role }) => role === 'recent');
    const dates = rest.filter(({ role }) => role === 'recent-date');
    return [
      ...(markup.search
        ? ['<form action="/s"><input type="text" name="s"> <input type="submit" value="OK"></form>']
        : []),
      line('h3', 'widget', escaped(heading.value)),
      list(
        'ul',
        'recent',
        recent.map(
          ({ pieces }, i) => `${link(escaped(pieces[0]))} ${inline('span', '', escaped(dates[i].pieces[0]))}`,
        ),
      ),
      ...(markup.cloud ? [line('p', 'cloud', cloud.map((each) => link(escaped(each))).join(' '))] : []),
      line('p', 'about', escaped(rest.at(-1).value)),
    ];
  };

  const pager = ({ pager: blocks }, number) =>
    markup.pager === 'numbers'
      ? line(
          'div',
          'pager',
          pages
            .map((_, i) => (i === number ? inline('b', '', String(i + 1)) : link(String(i + 1))))
            .join(' '),
        )
      : block(
          'div',
          'pager',
          blocks.map(({ pieces }) => line('div', 'step', link(escaped(pieces[0])))),
        );

  return pages.map((page, number) => {
    const { site, head, days, calendar, foot } = page;
    const main = part(
      'main',
      'content',
      days.flatMap(({ heading, articles }) => [
        ...heading.map(({ value }) => line('h2', 'day', escaped(value))),
        ...(theme.list ? titles(articles) : records(articles)),
      ]),
      pager(page, number),
    );
    const beside = part(
      'aside',
      'side',
      side(page),
      calendar.length === 0
        ? []
        : [
            block(
              'table',
              'calendar',
              calendar.map(({ pieces }) => row(pieces)),
            ),
          ],
    );
    const both = (markup.side === 'before' ? [beside, main] : [main, beside]).filter(Boolean);
    return [
      `<!DOCTYPE html>\n<html lang="${theme.language}">\n<head><title>${escaped(site)}</title></head>\n<body>`,
      part('header', 'head', line('h1', 'site', link(escaped(site))), menuOf(head.slice(1))),
      ...(markup.frame === 'table'
        ? [
            block(
              'table',
              'frame',
              block(
                'tr',
                '',
                both.map((each) => block('td', '', each)),
              ),
            ),
          ]
        : both),
      part('footer', 'foot', line('p', 'copyright', escaped(foot[0].pieces[0])), menuOf(foot.slice(1))),
      '</body>\n</html>\n',
    ].join('\n');
  });
}
