// A stream of bytes, looked at through a window: what is needed is read, what was taken is let go.

const FIRST = 64 << 10;
const NONE = new Uint8Array(0);

export class Window {
  readonly #chunks: Iterator<Uint8Array>;
  #bytes: Uint8Array<ArrayBufferLike> = NONE;
  /** Whether the bytes are a chunk as it came, valid until the next is asked for. */
  #borrowed = false;
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
      this.#keep();
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
      this.take(bytes.length);
      yield bytes;
    }
  }

  close(): void {
    this.#chunks.return?.();
  }

  // What was not taken of a borrowed chunk is copied before the next one comes.
  #keep(): void {
    if (!this.#borrowed) return;
    const left = this.#bytes.subarray(this.#start, this.#end);
    this.#bytes = left.length === 0 ? NONE : new Uint8Array(2 * Math.max(FIRST, left.length));
    this.#bytes.set(left);
    this.#borrowed = false;
    this.#start = 0;
    this.#end = left.length;
  }

  #append(chunk: Uint8Array): void {
    if (this.#start === this.#end) {
      this.#bytes = chunk;
      this.#borrowed = true;
      this.#start = 0;
      this.#end = chunk.length;
      return;
    }
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
