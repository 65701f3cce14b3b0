// Bytes become text: one streaming decoder, so that nothing depends on where a chunk ends.

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

export interface Decoder {
  readonly encoding: Encoding;
  decode(chunk: Uint8Array): string;
  end(): string;
}

/** Bytes that a decoder must see to choose the encoding. */
export const HEAD_BYTES = 4096;

/** UTF-8, unless a byte order mark says otherwise. The mark itself is no text. */
export function decoderFor(head: Uint8Array): Decoder {
  const encoding =
    head[0] === 0xff && head[1] === 0xfe
      ? 'utf-16le'
      : head[0] === 0xfe && head[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  const decoder = new TextDecoder(encoding);
  return {
    encoding,
    decode: (chunk) => decoder.decode(chunk, { stream: true }),
    end: () => decoder.decode(),
  };
}

/** Whether bytes are no text: a NUL in what is not UTF-16. */
export function isBinary(head: Uint8Array): boolean {
  return decoderFor(head).encoding === 'utf-8' && head.includes(0);
}
