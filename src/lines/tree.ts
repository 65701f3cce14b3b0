// The tree of a page: cheerio over a parser that nests no deeper than browsers do.

import { createRequire } from 'node:module';
import type { CheerioAPI, load } from 'cheerio/slim';
import type { DomHandler, Parser } from 'htmlparser2';

/** A node of the tree, as far as it is looked at. */
export interface Node {
  readonly type: string;
  /** Text, of a text node. */
  readonly data?: string;
  /** Offset in the source. */
  readonly startIndex?: number | null;
  readonly name?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly Node[];
}

export interface Tag extends Node {
  readonly name: string;
  readonly attribs: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
}

export const isTag = (node: Node): node is Tag => node.attribs !== undefined;

/**
 * Elements within elements, at most; browsers stop there too (Blink: 512). The parser looks through all that are open, so
 * without a limit a page that nests 100 000 deep takes half a minute.
 */
const MOST_NESTED = 512;

/** Their text is read as such; an element that may not nest would give it to its parent. */
const RAW = new Set(['script', 'style', 'title', 'textarea', 'xmp', 'iframe', 'noembed', 'noframes']);

/** What makes trees. */
interface Maker {
  readonly load: typeof load;
  readonly Handler: ReturnType<typeof measured>;
  readonly LimitedParser: ReturnType<typeof limited>;
}

// Loaded with the first HTML page: it costs as much time as a hundred pages of text.
const require = createRequire(import.meta.url);
let maker: Maker | null = null;

function loaded(): Maker {
  const { DomHandler: Handler, Parser: Base } = require('htmlparser2') as {
    DomHandler: typeof DomHandler;
    Parser: typeof Parser;
  };
  const slim = require('cheerio/slim') as { load: typeof load };
  return { load: slim.load, Handler: measured(Handler), LimitedParser: limited(Base) };
}

/** Parses a page. An element that lies too deep is empty, and what is in it stands behind it; nothing is lost. */
export function treeOf(source: string): CheerioAPI {
  maker ??= loaded();
  const handler = new maker.Handler(undefined, { withStartIndices: true });
  new maker.LimitedParser(handler, source).end(source);
  return maker.load(handler.root, { xml: { xmlMode: false } });
}

/** A handler that tells how many elements are open. */
function measured(Base: typeof DomHandler) {
  return class extends Base {
    get depth(): number {
      return this.tagStack.length - 1;
    }
  };
}

type Measured = InstanceType<ReturnType<typeof measured>>;

/** A parser that nests no deeper than `MOST_NESTED`. */
function limited(Base: typeof Parser) {
  return class extends Base {
    readonly #handler: Measured;
    readonly #source: string;
    /** How many elements of each name are open that may not nest. */
    readonly #flat = new Map<string, number>();
    /** Whether the tag at hand opens one, and whether it was counted. */
    #isFlat = false;
    #isCounted = false;

    constructor(handler: Measured, source: string) {
      super(handler);
      this.#handler = handler;
      this.#source = source;
    }

    override onopentagname(start: number, end: number): void {
      this.#isFlat = this.#handler.depth >= MOST_NESTED;
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
          this.#handler.onopentag(name, {});
          this.#handler.onclosetag();
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
