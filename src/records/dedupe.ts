// Which records were seen before: ids in typed arrays, 16 bytes a slot.

/** Where a record stands: the number of its file in the run, and its index there. */
export interface Place {
  readonly file: number;
  readonly index: number;
}

/** Slots of a page, and pages of a bucket. */
const SLOTS = 512;
const PAGES = 4;
/** Both halves of the id, file, index: 32 bits each. */
const NUMBERS = 4;

/**
 * Remembers the first place of each id. Ids lie in buckets by their last bits; a full one is split in two by the next bit (Fagin et
 * al., *Extendible Hashing*, TODS 1979), so no table is ever copied into a larger one and left as garbage. A bucket takes
 * page after page, of which only the last has free slots: 16 to 24 bytes a record.
 */
export class FirstCopies {
  /** For the last `#bits` bits of an id its bucket; one with fewer bits stands at several places. */
  #buckets: Bucket[] = [new Bucket(0)];
  #bits = 0;

  /** @returns the place of the first record with this id, or null if this is the first. */
  add(id: string, { file, index }: Place): Place | null {
    const high = Number.parseInt(id.slice(0, 8), 16);
    const low = Number.parseInt(id.slice(8, 16), 16);
    for (;;) {
      const bucket = this.#buckets[low & ((1 << this.#bits) - 1)]!;
      const known = bucket.find(high, low);
      if (known !== null) return known;
      if (bucket.add(high, low, file, index)) return null;
      this.#split(bucket);
    }
  }

  /** Bytes of the buckets. */
  get bytes(): number {
    return [...new Set(this.#buckets)].reduce((sum, { bytes }) => sum + bytes, 0);
  }

  #split(bucket: Bucket): void {
    if (bucket.bits === this.#bits) {
      this.#buckets = [...this.#buckets, ...this.#buckets];
      this.#bits++;
    }
    const bit = 1 << bucket.bits;
    const other = bucket.split();
    for (const [at, each] of this.#buckets.entries())
      if (each === bucket && (at & bit) !== 0) this.#buckets[at] = other;
  }
}

class Bucket {
  /** Last bits that its ids have in common. */
  bits: number;
  #size = 0;
  readonly #pages: Uint32Array[] = [];

  constructor(bits: number) {
    this.bits = bits;
  }

  get bytes(): number {
    return this.#pages.length * SLOTS * NUMBERS * Uint32Array.BYTES_PER_ELEMENT;
  }

  find(high: number, low: number): Place | null {
    for (const [number, page] of this.#pages.entries()) {
      const end = NUMBERS * Math.min(SLOTS, this.#size - number * SLOTS);
      for (let at = 0; at < end; at += NUMBERS)
        if (page[at + 1] === low && page[at] === high) return { file: page[at + 2]!, index: page[at + 3]! };
    }
    return null;
  }

  /** @returns whether there was room */
  add(...slot: readonly [high: number, low: number, file: number, index: number]): boolean {
    if (this.#size === PAGES * SLOTS) return false;
    const number = Math.floor(this.#size / SLOTS);
    if (number === this.#pages.length) this.#pages.push(new Uint32Array(NUMBERS * SLOTS));
    this.#pages[number]!.set(slot, NUMBERS * (this.#size++ % SLOTS));
    return true;
  }

  /** Gives the ids with the next bit set to a new bucket. */
  split(): Bucket {
    const bit = 1 << this.bits++;
    const other = new Bucket(this.bits);
    const size = this.#size;
    this.#size = 0;
    for (let slot = 0; slot < size; slot++) {
      const page = this.#pages[Math.floor(slot / SLOTS)]!;
      const at = NUMBERS * (slot % SLOTS);
      const [high, low, file, index] = [page[at]!, page[at + 1]!, page[at + 2]!, page[at + 3]!];
      ((low & bit) === 0 ? this : other).add(high, low, file, index);
    }
    this.#pages.length = Math.ceil(this.#size / SLOTS);
    return other;
  }
}
