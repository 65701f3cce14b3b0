/** 52 bits of two multiplicative hashes (the mixing of MurmurHash3's finaliser); a number, so it needs no object. */
export function hash(text: string): number {
  let a = 0x9e3779b9;
  let b = 0x85ebca6b;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x85ebca6b);
    b = Math.imul(b ^ unit, 0xc2b2ae35);
    a ^= a >>> 15;
    b ^= b >>> 13;
  }
  return join(a, b);
}

/** Hash of a row of hashes. */
export function combine(hashes: Iterable<number>): number {
  let a = 0x9e3779b9;
  let b = 0x85ebca6b;
  for (const part of hashes) {
    a = Math.imul(a ^ (part >>> 0), 0x85ebca6b);
    b = Math.imul(b ^ Math.floor(part / 0x100000), 0xc2b2ae35);
    a ^= a >>> 15;
    b ^= b >>> 13;
  }
  return join(a, b);
}

const join = (a: number, b: number): number => (a >>> 0) * 0x100000 + (b >>> 12);
