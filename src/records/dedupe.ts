// Which records were seen before: a table of ids in typed arrays, 16 bytes a slot.

/** Where a record stands: the number of its file in the run, and its index there. */
export interface Place {
  readonly file: number;
  readonly index: number;
}

/** Slots are added by a quarter when nine of ten are taken: at most 16 / 0.72 = 22.3 bytes a record. */
const FULL = 0.9;
const GROWTH = 1.25;

/** Tables that the ids are spread over: only one of them is copied at a time while it grows. */
const SHARDS = 64;

/** Remembers the first place of each id. */
export class FirstCopies {
  readonly #shards = Array.from({ length: SHARDS }, () => new Shard());

  /** @returns the place of the first record with this id, or null if this is the first. */
  add(id: string, place: Place): Place | null {
    const high = Number.parseInt(id.slice(0, 8), 16);
    const low = Number.parseInt(id.slice(8, 16), 16);
    return this.#shards[low % SHARDS]!.add(high, low, place);
  }

  /** Bytes of the tables. */
  get bytes(): number {
    return this.#shards.reduce((sum, { bytes }) => sum + bytes, 0);
  }
}

class Shard {
  #size = 0;
  #capacity = 16;
  // Four numbers a slot: both halves of the id, file + 1 (0 is a free slot), index.
  #slots = new Uint32Array(4 * this.#capacity);

  add(high: number, low: number, { file, index }: Place): Place | null {
    if (this.#size >= FULL * this.#capacity) this.#grow();
    const at = this.#find(high, low);
    const taken = this.#slots[at + 2]!;
    if (taken !== 0) return { file: taken - 1, index: this.#slots[at + 3]! };
    this.#slots.set([high, low, file + 1, index], at);
    this.#size++;
    return null;
  }

  get bytes(): number {
    return this.#slots.byteLength;
  }

  #find(high: number, low: number): number {
    let slot = high % this.#capacity;
    for (;;) {
      const at = 4 * slot;
      if (this.#slots[at + 2] === 0 || (this.#slots[at] === high && this.#slots[at + 1] === low)) return at;
      slot = slot + 1 === this.#capacity ? 0 : slot + 1;
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#capacity = Math.ceil(this.#capacity * GROWTH);
    this.#slots = new Uint32Array(4 * this.#capacity);
    for (let at = 0; at < old.length; at += 4) {
      if (old[at + 2] !== 0) this.#slots.set(old.subarray(at, at + 4), this.#find(old[at]!, old[at + 1]!));
    }
  }
}
