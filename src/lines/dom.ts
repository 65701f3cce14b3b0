// The tree that the parser makes, as far as it is looked at.

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
