// Bytes as they come out of a compressed file, with what could not be read among them.

/** Bytes that could not be read, where they stand in the file; what follows may be whole again. */
export interface Damage {
  readonly message: string;
  /** Bytes from the beginning of the file. */
  readonly offset: number;
  /** Whether the file ends there. */
  readonly truncated: boolean;
}

export type Piece = Uint8Array | Damage;

export const isBytes = (piece: Piece): piece is Uint8Array => piece instanceof Uint8Array;

export const isDamage = (piece: Piece): piece is Damage => !isBytes(piece);
