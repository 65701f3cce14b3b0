import type { PhrasingContent, Root, RootContent } from 'mdast';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { ArticleRecord } from '../types.ts';
import type { Emitter, EmitterOptions } from './emitter.ts';

/** One document; or, with front matter, one document a record. */
export function markdown({ frontMatter = false }: EmitterOptions): Emitter {
  return {
    name: 'md',
    extension: '.md',
    begin: () => '',
    record: (record, position) =>
      frontMatter
        ? `${yaml(record)}\n${toMarkdown(article(record, []))}`
        : `${position === 0 ? '' : '\n***\n\n'}${toMarkdown(article(record, about(record)))}`,
    end: () => '',
  };
}

const text = (value: string): PhrasingContent[] => (value === '' ? [] : [{ type: 'text', value }]);

function article(record: ArticleRecord, lead: readonly RootContent[]): Root {
  const title: RootContent[] =
    record.title === null ? [] : [{ type: 'heading', depth: 1, children: text(record.title) }];
  const body: RootContent[] = record.body.map((paragraph) => ({
    type: 'paragraph',
    children: text(paragraph),
  }));
  return { type: 'root', children: [...title, ...lead, ...body] };
}

// One line in emphasis below the title: date, author, categories, file.
function about(record: ArticleRecord): RootContent[] {
  const said = [
    record.date ?? record.dateText,
    record.author,
    record.categories.join(', '),
    `${record.file}#${record.index}`,
  ];
  const line = said.filter((value) => value !== null && value !== '').join(' · ');
  return [{ type: 'paragraph', children: [{ type: 'emphasis', children: text(line) }] }];
}

// JSON strings and arrays are YAML too, so every value is safe as it stands.
function yaml(record: ArticleRecord): string {
  const { body: _, ...values } = record;
  const lines = Object.entries(values).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `---\n${lines.join('\n')}\n---\n`;
}
