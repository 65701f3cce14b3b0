// The tree of a page, as the parser reads it and as far as it is looked at.

import { createRequire } from 'node:module';
import type { Handler, Parser } from 'htmlparser2';

export type Node = Text | Tag;

interface Text {
  readonly type: 'text';
  readonly data: string;
  /** Offset in the source. */
  readonly start: number;
}

export interface Tag {
  readonly type: 'tag';
  readonly name: string;
  readonly attribs: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
}

/**
 * Elements within elements, at most; browsers stop there too (Blink: 512). The parser looks through all that are open, so
 * without a limit a page that nests 100 000 deep takes half a minute.
 */
const MOST_NESTED = 512;

/** Their text is read as such; an element that may not nest would give it to its parent. */
const RAW = new Set(['script', 'style', 'title', 'textarea', 'xmp', 'iframe', 'noembed', 'noframes']);

// Loaded with the first HTML page.
const require = createRequire(import.meta.url);
let LimitedParser: ReturnType<typeof limited> | null = null;

/**
 * Parses a page. An element that lies too deep is empty, and what is in it stands behind it; nothing is lost.
 * @returns a root, whose children are the nodes of the page
 */
export function treeOf(source: string): Tag {
  LimitedParser ??= limited((require('htmlparser2') as { Parser: typeof Parser }).Parser);
  const builder = new Builder();
  new LimitedParser(builder, source).end(source);
  return builder.root;
}

// While they are made.
interface OpenTag extends Tag {
  readonly children: Node[];
}

interface OpenText extends Text {
  data: string;
}

class Builder implements Partial<Handler> {
  readonly root: OpenTag = { type: 'tag', name: '', attribs: {}, children: [] };
  readonly #open: OpenTag[] = [this.root];
  /** Text that goes on: entities come apart. */
  #text: OpenText | null = null;
  #parser: Parser | null = null;

  /** Elements that are open. */
  get depth(): number {
    return this.#open.length - 1;
  }

  onparserinit(parser: Parser): void {
    this.#parser = parser;
  }

  onopentag(name: string, attribs: Readonly<Record<string, string>>): void {
    const tag: OpenTag = { type: 'tag', name, attribs, children: [] };
    this.#open.at(-1)!.children.push(tag);
    this.#open.push(tag);
    this.#text = null;
  }

  onclosetag(): void {
    this.#open.pop();
    this.#text = null;
  }

  ontext(data: string): void {
    if (this.#text !== null) {
      this.#text.data += data;
      return;
    }
    this.#text = { type: 'text', data, start: this.#parser!.startIndex };
    this.#open.at(-1)!.children.push(this.#text);
  }

  oncomment(): void {
    this.#text = null;
  }

  onprocessinginstruction(): void {
    this.#text = null;
  }

  oncdatastart(): void {
    this.#text = null;
  }

  oncdataend(): void {
    this.#text = null;
  }
}

/** A parser that nests no deeper than `MOST_NESTED`. */
function limited(Base: typeof Parser) {
  return class extends Base {
    readonly #builder: Builder;
    readonly #source: string;
    /** How many elements of each name are open that may not nest. */
    readonly #flat = new Map<string, number>();
    /** Whether the tag at hand opens one, and whether it was counted. */
    #isFlat = false;
    #isCounted = false;

    constructor(builder: Builder, source: string) {
      super(builder);
      this.#builder = builder;
      this.#source = source;
    }

    override onopentagname(start: number, end: number): void {
      this.#isFlat = this.#builder.depth >= MOST_NESTED;
      this.#isCounted = false;
      super.onopentagname(start, end);
    }

    override onclosetag(start: number, end: number): void {
      this.#isFlat = false;
      if (this.#flat.size > 0) {
        const name = this.#source.slice(start, end).toLowerCase();
        const open = this.#flat.get(name) ?? 0;
        if (open > 0) {
          this.#flat.set(name, open - 1);
          // A block ends the line.
          this.#builder.onopentag(name, {});
          this.#builder.onclosetag();
          this.endIndex = end;
          this.startIndex = end + 1;
          return;
        }
      }
      super.onclosetag(start, end);
    }

    // Asked twice of each tag that opens.
    protected override isVoidElement(name: string): boolean {
      if (super.isVoidElement(name)) return true;
      if (!this.#isFlat || RAW.has(name)) return false;
      if (!this.#isCounted) this.#flat.set(name, (this.#flat.get(name) ?? 0) + 1);
      this.#isCounted = true;
      return true;
    }
  };
}
