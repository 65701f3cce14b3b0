// A stream of bytes, looked at through a window: what is needed is read, what was taken is let go.

const FIRST = 64 << 10;

export class Window {
  readonly #chunks: Iterator<Uint8Array>;
  #bytes = new Uint8Array(FIRST);
  #start = 0;
  #end = 0;
  #done = false;
  /** Offset in the stream of the first byte that was not taken. */
  offset = 0;

  constructor(chunks: Iterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.iterator]();
  }

  /** Reads until at least so many bytes can be seen, or the stream ends. */
  fill(count: number): Uint8Array {
    while (this.#end - this.#start < count && !this.#done) {
      const { value, done } = this.#chunks.next();
      if (done === true) this.#done = true;
      else this.#append(value);
    }
    return this.seen();
  }

  /** What can be seen without reading; valid until the next call of `fill`. */
  seen(): Uint8Array {
    return this.#bytes.subarray(this.#start, this.#end);
  }

  /** Whether nothing comes behind what can be seen. */
  get ended(): boolean {
    return this.#done;
  }

  take(count: number): void {
    const taken = Math.min(count, this.#end - this.#start);
    this.#start += taken;
    this.offset += taken;
  }

  /** Everything that is left, as chunks. Each is valid until the next is asked for. */
  *rest(): Generator<Uint8Array> {
    for (let bytes = this.fill(1); bytes.length > 0; bytes = this.fill(1)) {
      const chunk = bytes.slice();
      this.take(chunk.length);
      yield chunk;
    }
  }

  close(): void {
    this.#chunks.return?.();
  }

  #append(chunk: Uint8Array): void {
    const length = this.#end - this.#start;
    if (this.#end + chunk.length > this.#bytes.length) {
      const size = Math.max(this.#bytes.length, FIRST);
      const bytes =
        length + chunk.length <= size >> 1
          ? this.#bytes
          : new Uint8Array(2 * Math.max(size, length + chunk.length));
      bytes.set(this.#bytes.subarray(this.#start, this.#end));
      this.#bytes = bytes;
      this.#start = 0;
      this.#end = length;
    }
    this.#bytes.set(chunk, this.#end);
    this.#end += chunk.length;
  }
}
